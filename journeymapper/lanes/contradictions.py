"""Where map and funnel tell different stories, said in a line or two under the stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journeymapper.analysis.funnel import Contradiction, contradictions
from journeymapper.display.primitives import Icon, Primitive
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import runs
from journeymapper.lanes.styles import SMALL
from journeymapper.numerals import figure, percent

ICON: Final = "regular/scales"
_INSET: Final = 12.0
_TEXT: Final = 20.0
"""From the icon's left edge to the words."""
_LEAST: Final = 60.0


def contradictions_of(context: Context) -> tuple[Contradiction, ...]:
    """Return where the map contradicts its funnel."""
    return context.memo.shared(
        "contradictions", (context.map,), lambda: contradictions(context.map)
    )


def draw_contradictions(
    context: Context, found: Iterable[Contradiction], top: float
) -> tuple[list[Primitive], float]:
    """Return a note under each stage that contradicts the funnel, and the y below them all."""
    at = {stage.id: stage for stage in context.grid.stages}
    ink = context.palette.idea.strong
    parts: list[Primitive] = []
    below = dict.fromkeys(at, top)
    for one in found:
        stage = at[one.passage.start.id]
        x, y = stage.x + _INSET, below[stage.id]
        room = max(_LEAST, stage.w - 2 * _INSET - _TEXT)
        lines = context.wrap(_words(context, one), SMALL, room)
        parts.append(Icon(context.icons(ICON), x, y + 1, 14, ink))
        parts += runs(lines, x + _TEXT, y + 12.5, SMALL, ink)
        below[stage.id] = y + len(lines) * SMALL.line + 4
    lowest = max(below.values(), default=top)
    return parts, lowest + 6 if lowest > top else top


def _words(context: Context, one: Contradiction) -> str:
    say, language = context.say, context.language
    share = one.passage.percent or 0.0
    if one.kind == "glad_but_leaving":
        mean = figure(one.figure, language, 1, signed=context.map.scale.low < 0)
        leaving = _told(100 - share, language)
        return say("Feels good ({mean}), and yet {share} leave").format(mean=mean, share=leaving)
    pains = ", ".join(context.codes.get(card.id, card.title) for card in one.cards)
    return say("It hurts here ({pains}), and yet {share} go on").format(
        pains=pains, share=_told(share, language)
    )


def _told(share: float, language: str) -> str:
    rounded = round(share, 1)
    return percent(share, language, 0 if rounded == int(rounded) else 1)

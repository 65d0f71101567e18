"""AIDA: attention, interest, desire and action as a band over the stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from journeymapper.display.palette import mixed
from journeymapper.display.primitives import Box, Icon, Primitive, TextRun
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import middle, rounded, shortened
from journeymapper.lanes.chips import AIDA_ICONS
from journeymapper.lanes.naming import draw_slim_name
from journeymapper.lanes.styles import SMALL_BOLD
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.vocabulary import AIDA

HEIGHT: Final = 46.0
PILL: Final = 28.0
ICON: Final = 16.0
MARK: Final = 14.0
SHARES: Final = {"attention": 0.09, "interest": 0.15, "desire": 0.21, "action": 0.28}
"""How much of the accent each step shows: it deepens on the way to the action."""


def read(context: Context, _lane: Lane) -> tuple[object, ...]:
    """Return what the lane reads: the steps of stages and of touchpoints."""
    return tuple([stage.aida for stage in context.map.stages]), _steps(context)


def _steps(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Return by stage the AIDA step of each touchpoint; nothing where none has one."""
    return context.by_stage("aida", (), _told)


def _told(cards: Sequence[Card]) -> tuple[str, ...]:
    steps = tuple([card.aida for card in cards])
    return steps if any(steps) else ()


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw a pill per step, over all neighbouring stages that share it."""
    stages = context.facts.stages
    told = any(stages[stage.id].aida in AIDA for stage in context.grid.stages)
    told = told or any(_steps(context).values())
    subtitle = "" if told else context.say("No stage has an AIDA step yet")
    least = max(HEIGHT, lane.height or 0.0)
    height = max(least, draw_slim_name(context, lane, subtitle, least).height)
    parts: list[Primitive] = []
    for step, run in groupby(context.grid.stages, lambda stage: stages[stage.id].aida):
        if step in AIDA:
            spanned = tuple(run)
            right = spanned[-1].x + spanned[-1].w
            parts += _pill(context, step, spanned[0].x, right, (height - PILL) / 2)
    own = _of_touchpoints(context, (height + PILL) / 2 + 4)
    return LaneDrawing(
        height + (MARK + 4 if own else 0), (*parts, *own), subtitle=subtitle, slim=True
    )


def _of_touchpoints(context: Context, top: float) -> list[Primitive]:
    """Return the step of each touchpoint that has one of its own, as an icon under the band."""
    colour = context.palette.secondary
    return [
        Icon(
            context.icons(f"regular/{AIDA_ICONS[card.aida]}"),
            context.grid.slots[card.id].x - MARK / 2,
            top,
            MARK,
            colour,
        )
        for stage, steps in _steps(context).items()
        for card in (context.path[stage] if steps else ())
        if card.aida in AIDA_ICONS
    ]


def _pill(context: Context, step: str, left: float, right: float, top: float) -> list[Primitive]:
    """Return a pill from left to right with the step's icon and name in its middle."""
    palette = context.palette
    x, w = left + 4, right - left - 8
    name = shortened(context, context.say(AIDA[step]), SMALL_BOLD, w - ICON - 26)
    line = context.line(name, SMALL_BOLD)
    start = x + (w - ICON - 6 - line.width * SMALL_BOLD.size) / 2
    symbol = context.icons(f"regular/{AIDA_ICONS[step]}")
    baseline = middle(top, PILL, SMALL_BOLD)
    return [
        Box(
            x,
            top,
            w,
            PILL,
            mixed(palette.accent, SHARES[step], palette.paper),
            corners=rounded(PILL / 2),
        ),
        Icon(symbol, start, top + (PILL - ICON) / 2, ICON, palette.ink),
        TextRun(start + ICON + 6, baseline, line, SMALL_BOLD.size, palette.ink),
    ]


KIND = LaneKind(
    name="aida",
    label=N_("AIDA band"),
    icon="steps",
    draw=draw,
    reads=read,
    explanation=N_("Attention, interest, desire and action, over the stages that they span"),
    order=8,
    border=True,
)

"""Brackets over columns: a line with its word in the middle and a tick at either end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Box, Command, Group, Icon, Path, Primitive, Stroke
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import centred, middle, rounded, shortened
from journeymapper.lanes.styles import SMALL, SMALL_BOLD

HEIGHT: Final = 26.0
_LINE: Final = 13.0
_TICK: Final = 9.0
_BEND: Final = 4.0
_BESIDE: Final = 8.0
"""Between a word and the line on either side."""
_PILL: Final = 20.0
_WIDEST: Final = 600.0


@frozen
class Bracket:
    """Columns from ``left`` to ``right`` and their word; ``short`` where the whole does not fit.

    Without a word the line is dotted and ``absent`` says why.
    """

    left: float
    right: float
    word: str
    short: str = ""
    absent: str = ""
    alt: str = ""


@frozen
class Missing:
    """What stands between two brackets, or beside the first or last, and has no column."""

    x: float
    word: str


def draw_brackets(
    context: Context,
    brackets: Sequence[Bracket],
    missing: Sequence[Missing] = (),
    *,
    above: bool,
) -> tuple[Group, ...]:
    """Draw brackets from y = 0 to HEIGHT, their ticks towards the columns; ``above`` these."""
    least = min((bracket.left for bracket in brackets), default=0.0)
    most = max((bracket.right for bracket in brackets), default=0.0)
    pills = [_pill(context, one, brackets, least, most) for one in missing]
    taken = [(box.x, box.right) for box, _parts in pills]
    groups = [_bracket(context, bracket, taken, above=above) for bracket in brackets]
    groups += [Group(parts, box.grown(1), role="gap") for box, parts in pills]
    return tuple(groups)


def _bracket(
    context: Context, bracket: Bracket, taken: Sequence[tuple[float, float]], *, above: bool
) -> Group:
    left, right = bracket.left + 2, bracket.right - 2
    palette = context.palette
    tick = _LINE + (_TICK if above else -_TICK)
    start = max([left, *(end for begin, end in taken if begin <= left < end)])
    stop = min([right, *(begin for begin, end in taken if begin < right <= end)])
    style = SMALL_BOLD if bracket.word else SMALL
    room = stop - start - 2 * (_BESIDE + _TICK)
    text = bracket.word or bracket.absent
    if bracket.short and context.width(text, style) > room:
        text = bracket.short
    line = context.line(shortened(context, text, style, max(room, 0.0)), style)
    wide = line.width * style.size
    centre = (start + stop) / 2
    stroke = Stroke(palette.secondary, 1.2) if bracket.word else Stroke(palette.rule, 1.2, (1, 4))
    ink = palette.ink if bracket.word else palette.secondary
    parts: list[Primitive] = []
    if wide:
        parts.append(centred(line, centre, middle(0, HEIGHT, style), style, ink))
    half = wide / 2 + _BESIDE if wide else 0.0
    ends = (
        _end(start, centre - half, tick if start == left else _LINE),
        _end(stop, centre + half, tick if stop == right else _LINE),
    )
    parts += [Path(end, stroke=stroke) for end in ends]
    bounds = Rect(left, 0, right - left, HEIGHT).grown(1)
    return Group(tuple(parts), bounds, role="bracket", alt=bracket.alt)


def _end(x: float, towards: float, tick: float) -> tuple[Command, ...]:
    """Return one half of a bracket: its tick, if any, a round corner, and the line to the word."""
    if tick == _LINE:
        return (("M", x, _LINE), ("L", towards, _LINE))
    side = _BEND if towards > x else -_BEND
    down = _BEND if tick > _LINE else -_BEND
    return (
        ("M", x, tick),
        ("L", x, _LINE + down),
        ("C", x, _LINE + down / 2, x + side / 2, _LINE, x + side, _LINE),
        ("L", towards, _LINE),
    )


def _pill(
    context: Context, one: Missing, brackets: Sequence[Bracket], least: float, most: float
) -> tuple[Rect, tuple[Primitive, ...]]:
    """Draw what is missing on the border of two brackets, or inside the first or last."""
    before = next((b for b in brackets if b.right >= one.x - 4 and b.left < one.x - 4), None)
    after = next((b for b in brackets if b.left >= one.x - 4), None)
    sides = [b.right - b.left for b in (before, after) if b is not None]
    room = min([*sides, _WIDEST]) * (0.6 if len(sides) < 2 else 1.0)
    text = shortened(context, one.word, SMALL, max(room - 34, 0.0))
    line = context.line(text, SMALL)
    w = line.width * SMALL.size + (34 if text else 22)
    x = min(max(one.x - w / 2, least), most - w)
    y = (HEIGHT - _PILL) / 2
    ink = context.palette.secondary
    frame = Stroke(context.palette.neutral_line, 1, (3, 3))
    box = Rect(x, y, w, _PILL)
    parts: list[Primitive] = [
        Box(x, y, w, _PILL, fill=context.palette.card, stroke=frame, corners=rounded(_PILL / 2)),
        Icon(context.icons("regular/circle-dashed"), x + 4, y + 3, 14, ink),
    ]
    if text:
        parts.append(centred(line, x + 22 + (w - 32) / 2, middle(0, HEIGHT, SMALL), SMALL, ink))
    return box, tuple(parts)

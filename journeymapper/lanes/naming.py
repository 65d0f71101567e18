"""The name of a lane in the gutter: icon tile, title, subtitle; of a low lane the words alone."""

from __future__ import annotations

from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Box, Icon, Primitive
from journeymapper.display.text import TextStyle
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import known_icon, middle, rounded, runs
from journeymapper.lanes.grid import MARGIN
from journeymapper.lanes.styles import BODY_BOLD, SMALL, SMALL_BOLD
from journeymapper.model.document import Lane

TILE: Final = 34.0
USUAL_TOP: Final = 15.0
SMALL_TILE: Final = 26.0
SMALL_TOP: Final = 8.0
"""Of a name that stands beside its icon."""
NAME_STYLE: Final = TextStyle(BODY_BOLD.size, BODY_BOLD.weight, 18, heading=True)
USUAL_WIDTH: Final = 130.0
NARROW_WIDTH: Final = 60.0
"""A name of many lines keeps clear of what stands beside it further down."""
SLIM_PADDING: Final = 5.0


@frozen
class LaneName:
    """A lane's name, drawn from the lane's top edge; ``title`` is where its text stands."""

    parts: tuple[Primitive, ...]
    height: float
    title: Rect
    style: TextStyle = NAME_STYLE


def draw_name(
    context: Context,
    lane: Lane,
    icon: str,
    subtitle: str,
    width: float = USUAL_WIDTH,
    top: float = USUAL_TOP,
    note_top: float = 0.0,
) -> LaneName:
    """Draw the name of a lane; its own subtitle stands before a computed one.

    ``note_top`` is where the subtitle may begin, below what else stands in the gutter.
    """
    beside = context.density.beside
    palette = context.palette
    colour = lane.colour or palette.body
    side, style = (SMALL_TILE, SMALL_BOLD) if beside else (TILE, NAME_STYLE)
    top = min(top, SMALL_TOP) if beside else top
    inset, glyph = (4.0, 18.0) if beside else (6.0, 22.0)
    parts: list[Primitive] = [
        Box(MARGIN, top, side, side, fill=palette.tile, corners=rounded(side / 4.25)),
        Icon(known_icon(context, icon, "rows"), MARGIN + inset, top + inset, glyph, colour),
    ]
    if beside and width == USUAL_WIDTH:
        x, room = MARGIN + side + 7, width - side - 7
        title = context.wrap(lane.title, style, room)
        baseline = middle(top, side, style) if len(title) < 2 else top + 11
    else:
        x, room = MARGIN, width
        title = context.wrap(lane.title, style, room)
        if width < USUAL_WIDTH and len(title) > 2:
            title = context.wrap(lane.title, style, NARROW_WIDTH)
        baseline = top + side + (16 if beside else 21)
    parts += runs(title, x, baseline, style, palette.ink)
    tall = max(1, len(title)) * style.line + 4
    box = Rect(x - 2, baseline - style.size, room, tall)
    end = baseline + (len(title) - 1) * style.line if title else top + side
    below = context.wrap(lane.note or subtitle, SMALL, USUAL_WIDTH)
    if beside:
        end = max(end, top + side - 2)
    if below:
        baseline = max(end + (16 if beside else 19), note_top + 14)
        parts += runs(below, MARGIN, baseline, SMALL, palette.secondary)
        end = baseline + (len(below) - 1) * SMALL.line
    return LaneName(tuple(parts), end + (9 if beside else 14), box, style)


def draw_slim_name(context: Context, lane: Lane, subtitle: str, height: float) -> LaneName:
    """Draw the name of a low lane, centred in ``height`` as far as it has room there."""
    palette = context.palette
    title = context.wrap(lane.title, SMALL_BOLD, USUAL_WIDTH)
    below = context.wrap(lane.note or subtitle, SMALL, USUAL_WIDTH)
    tall = len(title) * SMALL_BOLD.line + len(below) * SMALL.line
    top = max(SLIM_PADDING, (height - tall) / 2)
    baseline = top + 12
    parts = runs(title, MARGIN, baseline, SMALL_BOLD, lane.colour or palette.ink)
    parts += runs(below, MARGIN, baseline + len(title) * SMALL_BOLD.line, SMALL, palette.secondary)
    box = Rect(MARGIN - 2, top - 2, USUAL_WIDTH, max(1, len(title)) * SMALL_BOLD.line + 3)
    return LaneName(tuple(parts), top + tall + SLIM_PADDING, box, SMALL_BOLD)

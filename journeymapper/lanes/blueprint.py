"""The borders of a service blueprint: a dashed line across the map between two lanes."""

from __future__ import annotations

from typing import Final

from journeymapper.display.primitives import Path, Stroke
from journeymapper.lanes.base import Context, LaneDrawing
from journeymapper.lanes.naming import draw_slim_name
from journeymapper.model.document import Lane

HEIGHT: Final = 34.0
_DASH: Final = (9.0, 6.0)


def draw_border(context: Context, lane: Lane) -> LaneDrawing:
    """Draw the line across all columns, at the height of the middle of its name."""
    least = max(HEIGHT, lane.height or 0.0)
    height = max(least, draw_slim_name(context, lane, "", least).height)
    grid, y = context.grid, height / 2
    stroke = Stroke(lane.colour or context.palette.secondary, 1.8, _DASH)
    line = Path((("M", grid.x, y), ("L", grid.right, y)), stroke=stroke)
    return LaneDrawing(height, (line,), slim=True)

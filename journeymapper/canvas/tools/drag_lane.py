"""Drag a lane's name: the lanes are put in another order."""

from __future__ import annotations

from journeymapper.canvas.tools.drag_header import DragHeader
from journeymapper.edit.lanes import move_lane
from journeymapper.i18n import N_
from journeymapper.layout.slots import Grid, HeaderDrop, lane_drop
from journeymapper.model.document import JourneyMap


class DragLane(DragHeader):
    """Moves a lane with all that stands in it."""

    label = N_("Move lane")

    def target(self, grid: Grid, x: float, y: float) -> HeaderDrop | None:  # noqa: ARG002
        """Return the gap between lanes nearest to y."""
        return lane_drop(grid, y)

    def moved(self, map_: JourneyMap, drop: HeaderDrop) -> JourneyMap:
        """Return the map with the lane there."""
        return move_lane(map_, self.ref.id, drop.before)

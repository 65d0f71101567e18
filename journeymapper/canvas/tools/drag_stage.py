"""Drag a stage's header: the stages are put in another order."""

from __future__ import annotations

from journeymapper.canvas.tools.drag_header import DragHeader
from journeymapper.edit.columns import move_stage
from journeymapper.i18n import N_
from journeymapper.layout.slots import Grid, HeaderDrop, stage_drop
from journeymapper.model.document import JourneyMap


class DragStage(DragHeader):
    """Moves a stage with all that stands in it."""

    label = N_("Move stage")

    def target(self, grid: Grid, x: float, y: float) -> HeaderDrop | None:  # noqa: ARG002
        """Return the gap between stages nearest to x."""
        return stage_drop(grid, x)

    def moved(self, map_: JourneyMap, drop: HeaderDrop) -> JourneyMap:
        """Return the map with the stage there."""
        return move_stage(map_, self.ref.id, drop.before)

"""Drag a step's header: within its stage, or into another one."""

from __future__ import annotations

from journeymapper.canvas.tools.drag_header import DragHeader
from journeymapper.edit.columns import move_step
from journeymapper.i18n import N_
from journeymapper.layout.slots import Grid, HeaderDrop, step_drop
from journeymapper.model.document import JourneyMap


class DragStep(DragHeader):
    """Moves a step with all that stands in it."""

    label = N_("Move step")

    def target(self, grid: Grid, x: float, y: float) -> HeaderDrop | None:  # noqa: ARG002
        """Return the gap between the steps of the stage at x."""
        return step_drop(grid, x)

    def moved(self, map_: JourneyMap, drop: HeaderDrop) -> JourneyMap:
        """Return the map with the step there."""
        return move_step(map_, self.ref.id, drop.parent, drop.before)

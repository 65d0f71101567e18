"""What dragging a stage, a step and a lane have in common: a line between headers, a ghost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from journeymapper.canvas.landing import paint_header_drop
from journeymapper.canvas.overlay import paint_ghost
from journeymapper.canvas.tools.base import PointerEvent
from journeymapper.canvas.tools.gesture import Gesture
from journeymapper.edit.fields import entity
from journeymapper.layout.slots import Grid, HeaderDrop
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController


class DragHeader(Gesture):
    """Carries one header along its band; subclasses say where it lands and what that does."""

    cursor = Qt.CursorShape.ClosedHandCursor
    label: ClassVar[str]

    def __init__(self, canvas: CanvasController, start: PointerEvent, ref: Ref) -> None:
        """Take up the header of ``ref``."""
        super().__init__(canvas, start)
        self.ref = ref
        self._title = str(entity(canvas.session.map, ref).title)
        self._drop: HeaderDrop | None = None
        self._pointer = start.view

    def target(self, grid: Grid, x: float, y: float) -> HeaderDrop | None:
        """Return where the header dropped at (x, y) lands."""
        raise NotImplementedError

    def moved(self, map_: JourneyMap, drop: HeaderDrop) -> JourneyMap:
        """Return the map with the header there."""
        raise NotImplementedError

    def move(self, event: PointerEvent) -> None:
        """Find where the header would land."""
        before, pointer, self._pointer = self._drop, self._pointer, event.view
        self._drop = self.target(self.canvas.picker.grid, *self.canvas.content(event))
        if self._drop == before:
            self.canvas.refresh_ghost(pointer, event.view)
        else:
            self.canvas.refresh()

    def finish(self, event: PointerEvent) -> None:
        """Put it there as one undo step."""
        self.move(event)
        drop = self._drop
        if drop is not None and drop.before != self.ref.id:
            self.canvas.session.apply(
                self.label, lambda map_: self.moved(map_, drop), select=[self.ref]
            )

    def paint(self, painter: QPainter) -> None:
        """Paint the line between the headers and the ghost."""
        if self._drop is not None:
            paint_header_drop(painter, self.canvas.view, self._drop.line)
        paint_ghost(painter, self._pointer, self.canvas.ghost(self.ref.kind, self._title, ""))

"""Pull a rectangle over an empty place: what it touches is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeymapper.canvas.overlay import paint_rubber_band
from journeymapper.canvas.tools.base import PointerEvent
from journeymapper.canvas.tools.gesture import Gesture
from journeymapper.display.geometry import Rect
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController


class RubberBand(Gesture):
    """Selects while it is pulled; with Shift it adds, with Ctrl it flips."""

    def __init__(self, canvas: CanvasController, start: PointerEvent) -> None:
        """Remember what was selected, which Shift and Ctrl build on."""
        super().__init__(canvas, start)
        self._corner = canvas.content(start)
        self._before = canvas.session.selection
        self._area = Rect(*self._corner, 0, 0)
        canvas.session.sweeping = True

    def move(self, event: PointerEvent) -> None:
        """Select what the rectangle touches now."""
        (ax, ay), (bx, by) = self._corner, self.canvas.content(event)
        self._area = Rect(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))
        touched = [Ref("card", card) for card in self.canvas.picker.cards_in(self._area)]
        if event.ctrl:
            flipped = set(touched)
            kept = [ref for ref in self._before if ref not in flipped]
            touched = kept + [ref for ref in touched if ref not in set(self._before)]
        elif event.shift:
            touched = [*self._before, *touched]
        self.canvas.session.select(touched)
        self.canvas.refresh()

    def finish(self, event: PointerEvent) -> None:
        """Keep what is selected."""
        self.move(event)
        self.canvas.session.sweeping = False

    def cancel(self) -> None:
        """Select again what was selected before."""
        self.canvas.session.select(self._before)
        self.canvas.session.sweeping = False

    def paint(self, painter: QPainter) -> None:
        """Paint the rectangle."""
        box: QRectF = self.canvas.view.rect_to_view(self._area)
        paint_rubber_band(painter, box)

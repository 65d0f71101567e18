"""What was looked for and found, marked on the map; the one looked at stands out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

_INK: Final = QColor("#B45309")
_FILL: Final = QColor(250, 204, 21, 60)


class Marks:
    """Frames around what was found."""

    def __init__(self, canvas: CanvasController) -> None:
        """Mark nothing yet."""
        self._canvas = canvas
        self.found: tuple[Ref, ...] = ()
        self.now: Ref | None = None
        """The one that is looked at."""

    def show(self, found: Iterable[Ref], now: Ref | None = None) -> None:
        """Mark these things, in the order given."""
        marked = tuple(dict.fromkeys(found))
        if (marked, now) != (self.found, self.now):
            self.found, self.now = marked, now
            self._canvas.refresh()

    def paint(self, painter: QPainter) -> None:
        """Paint a frame around each that is in sight."""
        view = self._canvas.view
        for ref in self.found:
            seen = self._canvas.seen(ref)
            if seen is None or not seen.intersects(QRectF(view.viewport().rect())):
                continue
            painter.save()
            if ref.kind == "card":
                painter.setClipRect(view.content_rect(), Qt.ClipOperation.IntersectClip)
            strong = ref == self.now
            painter.setPen(QPen(_INK, 3.0 if strong else 1.6))
            painter.setBrush(_FILL)
            radius = 7 * view.zoom
            painter.drawRoundedRect(seen.adjusted(-2, -2, 2, 2), radius, radius)
            painter.restore()

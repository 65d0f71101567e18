"""What a filter leaves out and what a search found, in the small picture of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from journeymapper.canvas.marks import HIT
from journeymapper.canvas.veil import COVER

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController
    from journeymapper.display.geometry import Rect
    from journeymapper.layout.arrangement import Arrangement

_LEAST: Final = 4.0
"""Device pixels that a hit has at least: a card alone may be smaller than one."""
_NOW: Final = 8.0
"""The same for the one that is looked at."""


class SmallMarks:
    """A picture of veil and marks, painted again when one of them or the map is another."""

    def __init__(self, canvas: CanvasController) -> None:
        """Follow the veil and the marks of ``canvas``."""
        self._canvas = canvas
        self._key: tuple[object, ...] = ()
        self._picture = QImage()
        self._arrangement: Arrangement | None = None

    def picture(self, size: QSize) -> QImage:
        """Return the picture in that size, the sheet's shape; a null one for nothing to show."""
        canvas = self._canvas
        veil, marks, arrangement = canvas.veil, canvas.marks, canvas.view.arrangement
        if veil.left is None and not marks.found:
            self._key, self._picture = (), QImage()
            return self._picture
        key = id(arrangement), veil.left, marks.found, marks.now, size.width(), size.height()
        if key != self._key:
            self._key, self._picture = key, self._painted(size)
            self._arrangement = arrangement  # kept, so that its id stays its own
        return self._picture

    def _painted(self, size: QSize) -> QImage:
        canvas, arrangement = self._canvas, self._canvas.view.arrangement
        picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        scale = size.width() / arrangement.display.width
        painter = QPainter(picture)
        painter.setPen(Qt.PenStyle.NoPen)
        left = canvas.veil.left
        if left is not None:
            painter.setBrush(COVER)
            cards = arrangement.cards.items()
            painter.drawRects([_small(box.rect, scale) for id_, box in cards if id_ not in left])
        painter.setBrush(HIT)
        now = canvas.marks.now
        spots = []
        for ref in canvas.marks.found:
            rect = canvas.view.rect_of(ref)
            if rect is not None and ref.kind in {"card", "stage", "step", "lane"}:
                spots.append(_spot(rect, scale, _NOW if ref == now else _LEAST))
        painter.drawRects(spots)
        painter.end()
        return picture


def _small(rect: Rect, scale: float) -> QRectF:
    return QRectF(rect.x * scale, rect.y * scale, rect.w * scale, rect.h * scale)


def _spot(rect: Rect, scale: float, least: float) -> QRectF:
    """Return where a hit is, large enough to be seen; of a long thing where it begins."""
    small = _small(rect, scale)
    wide, high = (max(least, min(side, least * 2)) for side in (small.width(), small.height()))
    return QRectF(small.center().x() - wide / 2, small.y(), wide, high)

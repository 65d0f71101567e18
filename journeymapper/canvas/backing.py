"""A picture of what is in sight, kept between frames: panning and edits paint only what is new."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from journeymapper.display.geometry import Rect

Paint = Callable[[QPainter, Rect, float], None]
"""Paints a part of the sheet (units), at so many device pixels a unit, ground included."""

_NOTHING: Final = QPoint(0, 0)


class Backing:
    """The pixels of a window onto the sheet, at one scale and place.

    All sizes and places are device pixels; ``origin`` is where the sheet's corner lies in them.
    """

    def __init__(self, paint: Paint) -> None:
        """Paint with ``paint`` what is not there yet."""
        self._paint = paint
        self.pixmap = QPixmap()
        self.scale = 1.0
        self.origin = _NOTHING
        self._missing = QRegion()

    def fits(self, scale: float, size: QSize) -> bool:
        """Tell whether the pixels that are there can be kept, moved at most."""
        return self.scale == scale and self.pixmap.size() == size

    def damage(self, areas: Iterable[Rect] | None) -> None:
        """Note that these parts of the sheet look different now; None: all of them."""
        everything = QRect(_NOTHING, self.pixmap.size())
        if areas is None:
            self._missing = QRegion(everything)
            return
        for area in areas:
            seen = QRectF(
                self.origin.x() + area.x * self.scale,
                self.origin.y() + area.y * self.scale,
                area.w * self.scale,
                area.h * self.scale,
            )
            self._missing += QRegion(seen.toAlignedRect().adjusted(-2, -2, 2, 2) & everything)

    def place(self, origin: QPoint, scale: float, size: QSize) -> None:
        """Look at another part of the sheet, or from another distance; keep what stays in sight."""
        everything = QRect(_NOTHING, size)
        self.pixmap.setDevicePixelRatio(1)
        if not self.fits(scale, size):
            if self.pixmap.size() != size:
                self.pixmap = QPixmap(size)
            self._missing = QRegion(everything)
        elif origin != self.origin:
            shift = origin - self.origin
            if abs(shift.x()) >= size.width() or abs(shift.y()) >= size.height():
                self._missing = QRegion(everything)
            else:
                self.pixmap.scroll(shift.x(), shift.y(), everything)
                uncovered = QRegion(everything) - QRegion(everything.translated(shift))
                self._missing = (self._missing.translated(shift) & everything) + uncovered
        self.origin, self.scale = origin, scale

    def complete(self, ratio: float) -> QPixmap:
        """Paint what is missing, and return the pixels, ``ratio`` of which are a logical one."""
        self.pixmap.setDevicePixelRatio(1)
        if not self._missing.isEmpty():
            painter = QPainter(self.pixmap)
            for hole in self._holes():
                painter.save()
                painter.setClipRect(hole)
                painter.translate(self.origin)
                painter.scale(self.scale, self.scale)
                part = hole.adjusted(-1, -1, 1, 1).translated(-self.origin)
                area = Rect(
                    part.x() / self.scale,
                    part.y() / self.scale,
                    part.width() / self.scale,
                    part.height() / self.scale,
                )
                self._paint(painter, area, self.scale)
                painter.restore()
            painter.end()
            self._missing = QRegion()
        self.pixmap.setDevicePixelRatio(ratio)
        return self.pixmap

    def _holes(self) -> list[QRect]:
        """Return what is missing as few rectangles, which do not overlap."""
        holes: list[QRect] = list(self._missing)  # type: ignore[call-overload]
        whole = self._missing.boundingRect()
        covered = sum(hole.width() * hole.height() for hole in holes)
        many = len(holes) > 1 and covered > 0.6 * whole.width() * whole.height()
        return [whole] if many or len(holes) > 24 else holes


def device_pixels(length: float, ratio: float) -> int:
    """Return whole device pixels of a length in logical pixels."""
    return math.floor(length * ratio + 0.5)

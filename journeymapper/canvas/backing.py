"""A picture of what is in sight, kept between frames: panning and edits paint only what is new."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from journeymapper.display.geometry import Rect

Paint = Callable[[QPainter, Rect, float], None]
"""Paints a part of the sheet (units), at so many device pixels a unit, ground included."""

SPARE: Final = 4
"""The picture is larger than its window by this part of it, so that most pans move no pixel."""
_CORNER: Final = QPoint(0, 0)
_NOTHING: Final = QRegion()


class Backing:
    """The pixels of a window onto the sheet, at one scale and place.

    All sizes and places are device pixels; ``origin`` is where the sheet's corner lies in the
    window. The picture is larger than the window, which moves about in it.
    """

    def __init__(self, paint: Paint) -> None:
        """Paint with ``paint`` what is not there yet."""
        self._paint = paint
        self.scale = 1.0
        self.origin = _CORNER
        self._pixmap = QPixmap()
        self._window = QRect()  # where the window lies in the picture
        self._missing = QRegion()

    @property
    def size(self) -> QSize:
        """Return the size of the window."""
        return self._window.size()

    def fits(self, scale: float, size: QSize) -> bool:
        """Tell whether the pixels that are there can be kept, moved at most."""
        return self.scale == scale and self._window.size() == size

    def damage(self, areas: Iterable[Rect] | None) -> None:
        """Note that these parts of the sheet look different now; None: all of them."""
        whole = self._pixmap.rect()
        if areas is None:
            self._missing = QRegion(whole)
            return
        corner = self.origin + self._window.topLeft()
        for area in areas:
            seen = QRectF(
                corner.x() + area.x * self.scale,
                corner.y() + area.y * self.scale,
                area.w * self.scale,
                area.h * self.scale,
            )
            self._missing += QRegion(seen.toAlignedRect().adjusted(-2, -2, 2, 2) & whole)

    def place(self, origin: QPoint, scale: float, size: QSize) -> None:
        """Look at another part of the sheet, or from another distance; keep what is still right."""
        if not self.fits(scale, size):
            if self.size != size:
                self._pixmap = QPixmap(size + size / SPARE)
                self._window = QRect(_CORNER, size)
            self._missing = QRegion(self._pixmap.rect())
        elif origin != self.origin:
            self._window.translate(self.origin - origin)
            self._make_room()
        self.origin, self.scale = origin, scale

    def _make_room(self) -> None:
        """Move the pixels where the window has left the picture, so that it moves on for long."""
        window, whole = self._window, self._pixmap.rect()
        if whole.contains(window):
            return
        room = self._pixmap.size() - window.size()
        x, y = (
            0 if at > most else most if at < 0 else at
            for at, most in ((window.x(), room.width()), (window.y(), room.height()))
        )
        shift = QPoint(x, y) - window.topLeft()
        if abs(shift.x()) >= whole.width() or abs(shift.y()) >= whole.height():
            self._missing = QRegion(whole)
        else:
            self._pixmap.scroll(shift.x(), shift.y(), whole)
            uncovered = QRegion(whole) - QRegion(whole.translated(shift))
            self._missing = (self._missing.translated(shift) & whole) + uncovered
        window.translate(shift)

    def complete(self, hidden: QRegion = _NOTHING) -> None:
        """Paint what is missing in the window, but for what is ``hidden`` by something else."""
        missing = self._missing & self._window
        corner = self._window.topLeft()
        if not hidden.isEmpty():
            missing -= hidden.translated(corner)
        if missing.isEmpty():
            return
        origin = self.origin + corner
        painter = QPainter(self._pixmap)
        for hole in _few(missing):
            painter.save()
            painter.setClipRect(hole)
            painter.translate(origin)
            painter.scale(self.scale, self.scale)
            part = hole.adjusted(-1, -1, 1, 1).translated(-origin)
            area = Rect(
                part.x() / self.scale,
                part.y() / self.scale,
                part.width() / self.scale,
                part.height() / self.scale,
            )
            self._paint(painter, area, self.scale)
            painter.restore()
            self._missing -= hole
        painter.end()

    def draw(self, painter: QPainter, at: QPoint, hidden: QRegion = _NOTHING) -> None:
        """Draw the window there, but for what is ``hidden``; the painter counts device pixels."""
        corner = self._window.topLeft()
        for seen in _rectangles(QRegion(QRect(_CORNER, self.size)) - hidden):
            painter.drawPixmap(at + seen.topLeft(), self._pixmap, seen.translated(corner))

    def draw_scaled(self, painter: QPainter, origin: QPoint, scale: float) -> None:
        """Draw the pixels there are as if the sheet lay at another place and distance."""
        grown = scale / self.scale
        corner = self.origin + self._window.topLeft()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, grown < 1)
        for there in _rectangles(QRegion(self._window) - self._missing):
            target = QRectF(
                origin.x() + (there.x() - corner.x()) * grown,
                origin.y() + (there.y() - corner.y()) * grown,
                there.width() * grown,
                there.height() * grown,
            )
            painter.drawPixmap(target, self._pixmap, QRectF(there))


def _few(region: QRegion) -> Iterable[QRect]:
    """Return a region as few rectangles, which do not overlap; perhaps with more around it."""
    holes = list(_rectangles(region))
    whole = region.boundingRect()
    covered = sum(hole.width() * hole.height() for hole in holes)
    many = len(holes) > 3 and covered > 0.6 * whole.width() * whole.height()
    return [whole] if many or len(holes) > 24 else holes


def _rectangles(region: QRegion) -> Iterator[QRect]:
    yield from region  # type: ignore[misc]


def device_pixels(length: float, ratio: float) -> int:
    """Return whole device pixels of a length in logical pixels."""
    return math.floor(length * ratio + 0.5)

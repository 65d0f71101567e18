"""The way from one slide to the next: plain steps between two views, no widget."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion

from journeymapper.canvas.projection import Projection
from journeymapper.canvas.sticky import Strip
from journeymapper.display.geometry import Rect


def place(painter: QPainter, picture: QPixmap, made_at: Projection, at: Projection) -> None:
    """Draw a picture that was made at one projection where its sheet lies at another."""
    grown = at.zoom / made_at.zoom
    size = picture.deviceIndependentSize()
    target = QRectF(
        at.x - made_at.x * grown,
        at.y - made_at.y * grown,
        size.width() * grown,
        size.height() * grown,
    )
    painter.drawPixmap(target, picture, QRectF(QPointF(0, 0), picture.size().toSizeF()))


def between(start: Projection, end: Projection, share: float) -> Projection:
    """Return a projection on the way; zoom changes by equal ratios, which looks even."""
    zoom = start.zoom * (end.zoom / start.zoom) ** share
    if abs(end.zoom - start.zoom) > 1e-6:
        share = (zoom - start.zoom) / (end.zoom - start.zoom)
    return Projection(
        zoom, start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share
    )


def rect_between(start: Rect, end: Rect, share: float) -> Rect:
    """Return a rectangle on the way from one to another."""

    def part(a: float, b: float) -> float:
        return a + (b - a) * share

    return Rect(
        part(start.x, end.x), part(start.y, end.y), part(start.w, end.w), part(start.h, end.h)
    )


def region(area: QRectF) -> QRegion:
    """Return the whole pixels of a rectangle."""
    return QRegion(area.toRect())


def moved_by(rect: QRectF, strip: Strip | None) -> QRectF:
    """Return a rectangle where its pinned strip shows it; itself without one."""
    return rect.translated(strip.dx, strip.dy) if strip else rect

"""Where the sheet lies in the viewport: plain arithmetic, no widget."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF

from journeymapper.display.geometry import Rect
from journeymapper.frozen import frozen

LEAST_ZOOM: Final = 0.05
GREATEST_ZOOM: Final = 4.0
STEPS: Final = (0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4)
"""What zooming in and out goes through."""


def clamped_zoom(zoom: float) -> float:
    """Return the nearest zoom that the canvas offers."""
    return min(GREATEST_ZOOM, max(LEAST_ZOOM, zoom))


def next_zoom(zoom: float, direction: int) -> float:
    """Return the first step above (direction 1) or below (-1) a zoom."""
    if direction > 0:
        return next((step for step in STEPS if step > zoom * 1.001), GREATEST_ZOOM)
    return next((step for step in reversed(STEPS) if step < zoom * 0.999), LEAST_ZOOM)


@frozen
class Projection:
    """Units of the sheet to logical pixels of the viewport: scaled by zoom, shifted by (x, y)."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_sheet(self, point: QPointF) -> tuple[float, float]:
        """Return the place on the sheet of a place in the viewport."""
        return (point.x() - self.x) / self.zoom, (point.y() - self.y) / self.zoom

    def to_view(self, x: float, y: float) -> QPointF:
        """Return the place in the viewport of a place on the sheet."""
        return QPointF(self.x + x * self.zoom, self.y + y * self.zoom)

    def rect_to_view(self, rect: Rect) -> QRectF:
        """Return the rectangle in the viewport of one on the sheet."""
        return QRectF(
            self.x + rect.x * self.zoom,
            self.y + rect.y * self.zoom,
            rect.w * self.zoom,
            rect.h * self.zoom,
        )

    def rect_to_sheet(self, rect: QRectF) -> Rect:
        """Return the rectangle on the sheet of one in the viewport."""
        x, y = self.to_sheet(rect.topLeft())
        return Rect(x, y, rect.width() / self.zoom, rect.height() / self.zoom)

"""The stage band and the lane gutter stay in sight: how far each is moved, and what that covers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from journeymapper.canvas.projection import Projection
from journeymapper.display.geometry import Rect
from journeymapper.frozen import frozen

GAP: Final = 6.0
"""Logical pixels between the viewport's top and the pinned band, and below it."""
SIDE: Final = 12.0
"""Logical pixels between the viewport's left edge and the pinned lane names."""
LARGEST_SHARE: Final = 0.4
"""What would cover more than this share of the viewport is not pinned."""


@frozen
class Strip:
    """A pinned part: where it shows in the viewport, and how far it is moved (viewport pixels)."""

    view: QRectF
    dx: float
    dy: float


@frozen
class Pins:
    """What is pinned now; the strips do not overlap. The corner belongs to both."""

    band: Strip | None = None
    gutter: Strip | None = None
    corner: Strip | None = None

    @property
    def strips(self) -> tuple[Strip, ...]:
        """Return the pinned strips."""
        return tuple(s for s in (self.band, self.gutter, self.corner) if s is not None)

    def strip_at(self, point: QPointF) -> Strip | None:
        """Return the strip that is seen at a place of the viewport."""
        return next((strip for strip in self.strips if strip.view.contains(point)), None)


def pins(band: Rect, gutter: Rect, projection: Projection, viewport: QSizeF) -> Pins:
    """Return what is pinned when the sheet lies like this in a viewport of that size.

    The band is pushed out again by the end of the last lane, the gutter by the end of the band.
    """
    seen_band, seen_gutter = projection.rect_to_view(band), projection.rect_to_view(gutter)
    dy = min(GAP - seen_band.top(), seen_gutter.bottom() - seen_band.bottom())
    if dy <= 0 or seen_band.height() > LARGEST_SHARE * viewport.height():
        dy = 0.0
    dx = min(SIDE - seen_gutter.left(), seen_band.right() - seen_gutter.right())
    if dx <= 0 or seen_gutter.width() > LARGEST_SHARE * viewport.width():
        dx = 0.0
    if not dx and not dy:
        return Pins()
    right = seen_gutter.right() + dx
    bottom = seen_band.bottom() + dy + (GAP if dy else 0)
    left = 0.0 if dx else seen_gutter.left()
    top = 0.0 if dy else seen_band.top() - 2  # the smoothed edge of the stages below, too
    corner = Strip(QRectF(left, top, right - left, bottom - top), dx, dy)
    edge = seen_band.right()
    return Pins(
        band=Strip(QRectF(right, 0, max(edge - right, 0), bottom), 0, dy) if dy else None,
        gutter=Strip(QRectF(0, bottom, right, max(seen_gutter.bottom() - bottom, 0)), dx, 0)
        if dx
        else None,
        corner=corner,
    )

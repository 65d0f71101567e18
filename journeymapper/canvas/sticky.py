"""What stays in sight: the stage band, the lane gutter and pinned lanes; how far each is moved."""

from __future__ import annotations

from collections.abc import Mapping
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
LARGEST_STACK: Final = 0.75
"""Band and pinned lanes together leave at least the rest of the viewport free."""


@frozen
class Strip:
    """A pinned part: where it shows in the viewport, and how far it is moved (viewport pixels)."""

    view: QRectF
    dx: float
    dy: float


@frozen
class PinnedLane:
    """A lane that is kept in sight: what stands in it, and its name where the gutter is pinned."""

    lane: str
    rect: Rect
    content: Strip
    name: Strip | None = None


@frozen
class Pins:
    """What is pinned now; the strips do not overlap. The corner belongs to band and gutter.

    ``room`` is all there is to paint in while a pinned lane is looked at by itself.
    """

    band: Strip | None = None
    gutter: Strip | None = None
    corner: Strip | None = None
    lanes: tuple[PinnedLane, ...] = ()
    room: QRectF | None = None

    @property
    def strips(self) -> tuple[Strip, ...]:
        """Return the pinned strips."""
        names = tuple(lane.name for lane in self.lanes)
        strips = (self.band, self.gutter, self.corner, *names)
        return tuple(s for s in (*strips, *(lane.content for lane in self.lanes)) if s is not None)

    def lane_of(self, rect: Rect) -> PinnedLane | None:
        """Return the pinned lane that a rectangle of the sheet begins in."""
        for lane in self.lanes:
            if lane.rect.y <= rect.y < lane.rect.bottom:
                return lane
        return None

    def strip_at(self, point: QPointF) -> Strip | None:
        """Return the strip that is seen at a place of the viewport."""
        return next((strip for strip in self.strips if strip.view.contains(point)), None)


def pins(
    band: Rect,
    gutter: Rect,
    projection: Projection,
    viewport: QSizeF,
    lanes: Mapping[str, Rect] | None = None,
) -> Pins:
    """Return what is pinned when the sheet lies like this in a viewport of that size.

    The band is pushed out again by the end of the last lane, the gutter by the end of the band.
    ``lanes`` are those that stay in sight below the band, from the top.
    """
    seen_band, seen_gutter = projection.rect_to_view(band), projection.rect_to_view(gutter)
    dy = min(GAP - seen_band.top(), seen_gutter.bottom() - seen_band.bottom())
    if dy <= 0 or seen_band.height() > LARGEST_SHARE * viewport.height():
        dy = 0.0
    dx = min(SIDE - seen_gutter.left(), seen_band.right() - seen_gutter.right())
    if dx <= 0 or seen_gutter.width() > LARGEST_SHARE * viewport.width():
        dx = 0.0
    right = seen_gutter.right() + dx
    bottom = seen_band.bottom() + dy + (GAP if dy else 0)
    left = 0.0 if dx else seen_gutter.left()
    across = left, right, max(seen_band.right() - right, 0.0)
    least = bottom if dy else max(bottom, 0.0)
    stack = _stack(lanes or {}, projection, least, seen_gutter.bottom(), viewport, across, dx)
    if not dx and not dy and not stack:
        return Pins()
    top = 0.0 if dy else seen_band.top() - 2  # the smoothed edge of the stages below, too
    corner = Strip(QRectF(left, top, right - left, bottom - top), dx, dy)
    edge = seen_band.right()
    below = stack[-1].content.view.bottom() if stack else bottom
    return Pins(
        band=Strip(QRectF(right, 0, max(edge - right, 0), bottom), 0, dy) if dy else None,
        gutter=Strip(QRectF(0, below, right, max(seen_gutter.bottom() - below, 0)), dx, 0)
        if dx
        else None,
        corner=corner if dx or dy else None,
        lanes=stack,
    )


def _stack(
    lanes: Mapping[str, Rect],
    projection: Projection,
    top: float,
    end: float,
    viewport: QSizeF,
    across: tuple[float, float, float],
    dx: float,
) -> tuple[PinnedLane, ...]:
    """Return the lanes that would be out of sight above ``top``, one below the other from there.

    ``end`` is where the last lane of all ends; ``across`` is left edge, end of the names, width.
    """
    found: list[PinnedLane] = []
    left, right, width = across
    for lane, rect in lanes.items():
        seen = projection.rect_to_view(rect)
        high = seen.height()
        if seen.top() >= top or top + high > min(end, LARGEST_STACK * viewport.height()):
            continue
        dy = top - seen.top()
        if dx:
            content = Strip(QRectF(right, top, width, high), 0.0, dy)
            name = Strip(QRectF(0, top, right, high), dx, dy)
            found.append(PinnedLane(lane, rect, content, name))
        else:
            content = Strip(QRectF(left, top, right - left + width, high), 0.0, dy)
            found.append(PinnedLane(lane, rect, content))
        top += high
    return tuple(found)

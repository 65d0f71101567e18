"""Points and rectangles of the paper.

One unit is one logical pixel on screen at 100 % and 0.225 mm on paper; x runs right, y down.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journeymapper.frozen import frozen

POINTS_PER_UNIT: Final = 0.225 / 25.4 * 72
"""PDF points (1/72 inch) in one unit of the paper."""


@frozen
class Rect:
    """An axis-parallel rectangle; x and y are its top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.h

    @property
    def middle(self) -> float:
        """The x halfway between its left and right edges."""
        return self.x + self.w / 2

    def moved(self, dx: float, dy: float) -> Rect:
        """Return it shifted."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def grown(self, by: float) -> Rect:
        """Return it with every edge moved outward."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def touches(self, other: Rect) -> bool:
        """Tell whether the two share any area or edge."""
        return (
            self.x <= other.right
            and other.x <= self.right
            and self.y <= other.bottom
            and other.y <= self.bottom
        )

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside or on an edge."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom


def union(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle around all; an empty one at the origin for none."""
    boxes = list(rects)
    if not boxes:
        return Rect(0, 0, 0, 0)
    x, y = min(r.x for r in boxes), min(r.y for r in boxes)
    return Rect(x, y, max(r.right for r in boxes) - x, max(r.bottom for r in boxes) - y)

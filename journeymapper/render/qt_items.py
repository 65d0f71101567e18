"""What a node of the drawing paints: pieces that know where they are; the unseen are skipped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QPainter

from journeymapper.display.primitives import Primitive
from journeymapper.render.qt_operations import Operation, operations, paint_nothing, reach

CHUNK: Final = 24
"""Groups, primitives or items that share one test for being in sight."""
LEAST_SEEN: Final = 1.0
"""Device pixels below which a few neighbours together leave nothing to see."""
LEAST_DETAIL: Final = 1.0
"""Device pixels below which a single primitive, such as the eye of a face, is left out."""

Edges = tuple[float, float, float, float]


class Item:
    """A part of a node: knows where it paints."""

    __slots__ = ("edges",)

    def __init__(self, edges: Edges) -> None:
        """Paint inside these edges."""
        self.edges = edges

    def tiny(self, scale: float) -> bool:
        """Tell whether all of it leaves nothing to see."""
        left, top, right, bottom = self.edges
        return max(right - left, bottom - top) * scale < LEAST_SEEN

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint what touches ``seen``."""
        raise NotImplementedError


class Strokes(Item):
    """Some primitives in order."""

    __slots__ = ("made", "parts")

    def __init__(self, parts: Sequence[Primitive]) -> None:
        """Take the primitives; what paints them is made when first seen."""
        super().__init__(reach(parts))
        self.parts = parts
        self.made: list[tuple[Edges, Operation]] | None = None

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Replay those that touch ``seen``; none where all together are smaller than a pixel."""
        if self.tiny(scale):
            return
        if self.made is None:
            self.made = [
                (edges, _unless_tiny(done, edges))
                for done, edges in ((d, reach(covered)) for d, covered in operations(self.parts))
            ]
        left, top, right, bottom = seen
        for (a, b, c, d), (least, large, small) in self.made:
            if a <= right and left <= c and b <= bottom and top <= d:
                (large if scale >= least else small)(painter, scale)


def _unless_tiny(done: Operation, edges: Edges) -> Operation:
    """Return an operation that paints nothing where it would cover less than a pixel."""
    size = max(edges[2] - edges[0], edges[3] - edges[1])
    return done if done[0] > 0 or size <= 0 else (LEAST_DETAIL / size, done[1], paint_nothing)


class Branch(Item):
    """Neighbouring items, passed over together where none is in sight."""

    __slots__ = ("items",)

    def __init__(self, items: Sequence[Item]) -> None:
        """Take the items."""
        left, top, right, bottom = zip(*(item.edges for item in items), strict=True)
        super().__init__((min(left), min(top), max(right), max(bottom)))
        self.items = items

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint those of them that touch ``seen``."""
        left, top, right, bottom = seen
        for item in self.items:
            a, b, c, d = item.edges
            if a <= right and left <= c and b <= bottom and top <= d:
                item.paint(painter, seen, scale)


def gathered(items: list[Item]) -> list[Item]:
    """Gather many items under branches, so that finding those in sight does not look at all."""
    while len(items) > 2 * CHUNK:
        items = [Branch(items[at : at + CHUNK]) for at in range(0, len(items), CHUNK)]
    return items

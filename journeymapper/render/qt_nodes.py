"""A drawing made ready for Qt: a tree whose branches know their extent and are skipped unseen.

Groups are made ready when first seen and kept by identity, so that after an edit only what
changed is made ready again. Long rows of cards form chunks, which at small scales are simplified.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from journeymapper.display.geometry import Rect
from journeymapper.display.later import Later
from journeymapper.display.primitives import Box, Ellipse, Group, Primitive, TextRun
from journeymapper.render.qt_operations import (
    LEAST_TEXT,
    Operation,
    operations,
    paint_nothing,
    reach,
)
from journeymapper.render.qt_shapes import colour, extent, rectangle
from journeymapper.render.qt_simplified import Simplified, far_colour

CHUNK: Final = 24
"""Groups, primitives or items that share one test for being in sight."""
WIDE: Final = 480.0
"""Units from which on a primitive, such as a curve, is no detail like those beside it."""
LEAST_SEEN: Final = 1.0
"""Device pixels below which a few neighbours together leave nothing to see."""
LEAST_DETAIL: Final = 1.0
"""Device pixels below which a single primitive, such as the eye of a face, is left out."""
VERY_FAR: Final = LEAST_SEEN / 95
"""The scale at which a column is narrower than a pixel, and nothing in a stage tells apart."""
LEAST_CARD: Final = 14.0
"""Device pixels of width below which a card is a block of colour."""
CARD_TEXT: Final = 12.5
"""The size of a card's text, which decides when cards are painted greeked."""
FAR: Final = 0.105
"""Device pixels a unit below which a face, four pixels wide, has no features any more."""
CARD: Final = "card"
FACE: Final = "face"

Edges = tuple[float, float, float, float]


class Node:
    """A group, ready for painting; ``dx`` and ``dy`` belong to the place, not to the node."""

    __slots__ = ("_clip", "_items", "clip", "parts")

    def __init__(self, group: Group) -> None:
        """Take a group; nothing is made before it is first seen."""
        self.parts = group.parts
        self.clip = group.clip
        self._clip = rectangle(group.clip) if group.clip is not None else None
        self._items: list[Item] | None = None

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint what touches ``seen`` (in the group's own coordinates)."""
        items = self._items
        if items is None:
            items = self._items = _gathered(list(_items(self.parts)))
        if self._clip is not None:
            painter.save()
            painter.setClipRect(self._clip, Qt.ClipOperation.IntersectClip)
        left, top, right, bottom = seen
        for item in items:
            a, b, c, d = item.edges
            if a <= right and left <= c and b <= bottom and top <= d:
                item.paint(painter, seen, scale)
        if self._clip is not None:
            painter.restore()


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


class Placed(Item):
    """A group, somewhere."""

    __slots__ = ("dx", "dy", "group", "node")

    def __init__(self, group: Group) -> None:
        """Place a group; its node is looked up when first seen."""
        super().__init__(extent(group))
        self.dx, self.dy = group.dx, group.dy
        self.group = group
        self.node: Node | None = None

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint the group there; from very far, what is not drawn yet as one colour."""
        parts = self.group.parts
        if scale < VERY_FAR and isinstance(parts, Later):
            if parts.shade:
                left, top, right, bottom = self.edges
                painter.fillRect(QRectF(left, top, right - left, bottom - top), colour(parts.shade))
            return
        if self.node is None:
            self.node = node_of(self.group)
        dx, dy = self.dx, self.dy
        if dx or dy:
            left, top, right, bottom = seen
            before = painter.transform()
            painter.translate(dx, dy)
            self.node.paint(painter, (left - dx, top - dy, right - dx, bottom - dy), scale)
            painter.setTransform(before)
        else:
            self.node.paint(painter, seen, scale)


class Chunk(Item):
    """Neighbouring groups."""

    __slots__ = ("groups", "items")

    def __init__(self, groups: Sequence[Group]) -> None:
        """Take the groups; their nodes are made when first seen."""
        super().__init__(reach(groups))
        self.groups = groups
        self.items: list[Placed] | None = None

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint those of them that touch ``seen``; none where all are smaller than a pixel."""
        if self.tiny(scale):
            return
        if self.items is None:
            self.items = [Placed(group) for group in self.groups]
        left, top, right, bottom = seen
        least = LEAST_SEEN / scale
        for item in self.items:
            a, b, c, d = item.edges
            if a <= right and left <= c and b <= bottom and top <= d:
                if c - a < least and d - b < least:
                    continue
                item.paint(painter, seen, scale)


class Cards(Chunk):
    """Neighbouring cards, which do not overlap: simplified at small scales."""

    __slots__ = ("blocks", "greeked", "shade", "width")

    def __init__(self, groups: Sequence[Group]) -> None:
        """Take the cards."""
        super().__init__(groups)
        self.width = max(group.bounds.w for group in groups)
        self.greeked: Simplified | None = None
        self.blocks: Simplified | None = None
        self.shade: QColor | None = None

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint them in full, greeked, as blocks of colour, or all as one."""
        if scale * CARD_TEXT >= LEAST_TEXT:
            super().paint(painter, seen, scale)
            return
        if scale * self.width < LEAST_SEEN:
            if self.shade is None:
                self.shade = far_colour(self.groups[0])
            left, top, right, bottom = self.edges
            painter.fillRect(QRectF(left, top, right - left, bottom - top), self.shade)
        elif scale * self.width < LEAST_CARD:
            if self.blocks is None:
                self.blocks = Simplified(self.groups, blocks=True)
            self.blocks.paint(painter)
        else:
            if self.greeked is None:
                self.greeked = Simplified(self.groups, blocks=False)
            self.greeked.paint(painter)


class Labels(Chunk):
    """Neighbouring small boxes with a text or two: simplified where only their colours are left."""

    __slots__ = ("far",)

    def __init__(self, groups: Sequence[Group]) -> None:
        """Take the boxes."""
        super().__init__(groups)
        self.far: Simplified | None = None

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint them in full, or as rectangles and bars."""
        if scale >= FAR:
            super().paint(painter, seen, scale)
            return
        if self.far is None:
            self.far = Simplified(self.groups, blocks=False)
        self.far.paint(painter)


class Marks(Branch):
    """The faces, dots and words along a curve: simplified where only their colours are left."""

    __slots__ = ("far", "parts")

    def __init__(self, parts: Sequence[Primitive]) -> None:
        """Take the marks, in order."""
        super().__init__(_gathered(list(_items(parts, marks=False))))
        self.parts = parts
        self.far: Simplified | None = None

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint those that touch ``seen``, or discs and bars for all."""
        if scale >= FAR:
            super().paint(painter, seen, scale)
            return
        if self.far is None:
            left, top, right, bottom = self.edges
            whole = Group(tuple(self.parts), Rect(left, top, right - left, bottom - top))
            self.far = Simplified([whole], blocks=False)
        self.far.paint(painter)


def _gathered(items: list[Item]) -> list[Item]:
    """Gather many items under branches, so that finding those in sight does not look at all."""
    while len(items) > 2 * CHUNK:
        items = [Branch(items[at : at + CHUNK]) for at in range(0, len(items), CHUNK)]
    return items


def _items(parts: Sequence[Primitive], *, marks: bool = True) -> Iterator[Item]:
    """Cut parts into items, in order; with faces among them, the marks of a curve are one item."""
    marks = marks and any(isinstance(part, Group) and part.role == FACE for part in parts)
    for kind, run in groupby(parts, partial(_kind, marks=marks)):
        row = list(run)
        if kind == "marks":
            yield Marks(row)
            continue
        if kind == "primitive":
            for _wide, alike in groupby(row, _is_wide):
                beside = list(alike)
                for at in range(0, len(beside), CHUNK):
                    yield Strokes(beside[at : at + CHUNK])
            continue
        groups = [part for part in row if isinstance(part, Group)]
        for at in range(0, len(groups), CHUNK):
            yield _ROWS.get(kind, Chunk)(groups[at : at + CHUNK])


_ROWS: Final[dict[str, type[Chunk]]] = {CARD: Cards, "callout": Labels, "step": Labels}


def _is_wide(part: Primitive) -> bool:
    """Tell whether a part reaches over many others, which must not count as large with it."""
    left, top, right, bottom = extent(part)
    return max(right - left, bottom - top) > WIDE


def _kind(part: Primitive, *, marks: bool) -> str:
    if not isinstance(part, Group):
        mark = isinstance(part, Ellipse | TextRun | Box) and not _is_wide(part)
        return "marks" if marks and mark else "primitive"
    if marks and part.role == FACE:
        return "marks"
    return part.role if part.role in _ROWS else "group"


class _Kept(threading.local):
    """The nodes of this thread in two generations: what is not asked for twice goes."""

    def __init__(self) -> None:
        self.young: dict[int, Node] = {}
        self.old: dict[int, Node] = {}


_kept = _Kept()
_GENERATION: Final = 40_000


@contextmanager
def kept_for_once() -> Iterator[None]:
    """Forget afterwards what is made ready inside: for pictures that are painted once."""
    before = _kept.young, _kept.old
    _kept.young, _kept.old = {}, {}
    try:
        yield
    finally:
        _kept.young, _kept.old = before


def node_of(group: Group) -> Node:
    """Return the node of a group: the same one as long as its parts are the same."""
    key = id(group.parts)
    node = _kept.young.get(key) or _kept.old.get(key)
    if node is None or node.parts is not group.parts or node.clip != group.clip:
        node = Node(group)
    if len(_kept.young) >= _GENERATION:
        _kept.old, _kept.young = _kept.young, {}
    _kept.young[key] = node
    return node

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
from journeymapper.render.qt_items import (
    CHUNK,
    LEAST_SEEN,
    Branch,
    Edges,
    Item,
    Strokes,
    gathered,
)
from journeymapper.render.qt_operations import LEAST_TEXT, reach
from journeymapper.render.qt_shapes import colour, extent, rectangle
from journeymapper.render.qt_simplified import Simplified, far_colour

WIDE: Final = 480.0
"""Units from which on a primitive, such as a curve, is no detail like those beside it."""
VERY_FAR: Final = LEAST_SEEN / 95
"""The scale at which a column is narrower than a pixel, and nothing in a stage tells apart."""
LEAST_CARD: Final = 14.0
"""Device pixels of width below which a card is a block of colour."""
CARD_TEXT: Final = 12.5
"""The size of a card's text, which decides when cards are painted greeked."""
FAR: Final = 0.105
"""Device pixels a unit below which a face, four pixels wide, has no features any more."""
DOTS: Final = 0.07
"""Device pixels a unit below which a face is a dot, and nobody sees whether it is round."""
ROWS: Final = 4
"""Neighbouring stages whose cards are painted together from far."""
CARD: Final = "card"
FACE: Final = "face"


class Node:
    """A group, ready for painting; ``dx`` and ``dy`` belong to the place, not to the node."""

    __slots__ = ("_blocks", "_clip", "_items", "clip", "parts")

    def __init__(self, group: Group) -> None:
        """Take a group; nothing is made before it is first seen."""
        self.parts = group.parts
        self.clip = group.clip
        self._clip = rectangle(group.clip) if group.clip is not None else None
        self._items: list[Item] | None = None
        self._blocks: tuple[Sequence[Group], Simplified] | None = None

    def blocks_with(self, rows: Sequence[Group]) -> Simplified:
        """Return the cards of some rows as blocks, seen from the first, which is this node's."""
        if self._blocks is None or not _alike(self._blocks[0], rows):
            x, y = rows[0].dx, rows[0].dy
            cards = [
                card.moved(row.dx - x, row.dy - y)
                for row in rows
                for card in row.parts
                if isinstance(card, Group)
            ]
            self._blocks = rows, Simplified(cards, blocks=True)
        return self._blocks[1]

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint what touches ``seen`` (in the group's own coordinates)."""
        items = self._items
        if items is None:
            items = self._items = gathered(list(_items(self.parts)))
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


def _alike(before: Sequence[Group], after: Sequence[Group]) -> bool:
    """Tell whether rows hold the same, as far from the first of them."""
    (x, y), (left, top) = (before[0].dx, before[0].dy), (after[0].dx, after[0].dy)
    return len(before) == len(after) and all(
        one.parts is other.parts and one.dx - x == other.dx - left and one.dy - y == other.dy - top
        for one, other in zip(before, after, strict=True)
    )


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


class CardRows(Chunk):
    """The cards of neighbouring stages in one lane: from far they are blocks of colour together."""

    __slots__ = ("plain", "width")

    def __init__(self, groups: Sequence[Group]) -> None:
        """Take the rows of cards."""
        super().__init__(groups)
        self.width: float | None = None
        self.plain = True

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint those of them that touch ``seen``, or blocks for the cards of all."""
        if not VERY_FAR <= scale < FAR or not self._blocks_at(scale):
            super().paint(painter, seen, scale)
            return
        first = self.groups[0]
        before = painter.transform()
        painter.translate(first.dx, first.dy)
        node_of(first).blocks_with(self.groups).paint(painter)
        painter.setTransform(before)

    def _blocks_at(self, scale: float) -> bool:
        """Tell whether all of the rows are nothing but cards, and blocks from so far."""
        if self.width is None:
            parts = [part for group in self.groups for part in group.parts]
            self.plain = all(isinstance(part, Group) and part.role == CARD for part in parts)
            self.width = max(
                (part.bounds.w for part in parts if isinstance(part, Group)), default=0
            )
        return self.plain and LEAST_SEEN <= scale * self.width < LEAST_CARD


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

    __slots__ = ("dots", "far", "parts")

    def __init__(self, parts: Sequence[Primitive]) -> None:
        """Take the marks, in order."""
        super().__init__(gathered(list(_items(parts, marks=False))))
        self.parts = parts
        self.far: Simplified | None = None
        self.dots: Simplified | None = None

    def paint(self, painter: QPainter, seen: Edges, scale: float) -> None:
        """Paint those that touch ``seen``, or for all discs and bars, or dots."""
        if scale >= FAR:
            super().paint(painter, seen, scale)
        elif scale >= DOTS:
            if self.far is None:
                self.far = self._simplified(discs=True)
            self.far.paint(painter)
        else:
            if self.dots is None:
                self.dots = self._simplified(discs=False)
            self.dots.paint(painter)

    def _simplified(self, *, discs: bool) -> Simplified:
        left, top, right, bottom = self.edges
        whole = Group(tuple(self.parts), Rect(left, top, right - left, bottom - top))
        return Simplified([whole], blocks=False, discs=discs)


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
        size = ROWS if kind == "cards" else CHUNK
        for at in range(0, len(groups), size):
            yield _ROWS.get(kind, Chunk)(groups[at : at + size])


_ROWS: Final[dict[str, type[Chunk]]] = {
    CARD: Cards,
    "cards": CardRows,
    "callout": Labels,
    "step": Labels,
}


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

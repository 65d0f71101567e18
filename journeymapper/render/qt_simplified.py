"""Cards at small scales: rectangles, batched by colour, and no text.

A thousand rectangles in one call cost as little as a few rounded boxes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import pi
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath

from journeymapper.display.primitives import Box, Ellipse, Group, Icon, Picture, Primitive, TextRun
from journeymapper.render.qt_operations import BAR_OPACITY, PLACEHOLDER
from journeymapper.render.qt_shapes import NO_PEN, colour, extent

LEAST_DISC: Final = 8.0
"""Radius from which an ellipse stays one; a smaller one becomes a square."""
SQUARE: Final = pi**0.5 / 4
"""Half the side of the square that covers as much as a disc, in diameters."""
LEAST_AREA: Final = 0.015
"""Share of its card that a box must cover to be seen when the card is a block of colour."""
GROUND_AREA: Final = 0.5
"""Share of its card from which a box is the ground that the rest lies on."""

_Key = tuple[int, str, float, bool]
"""The level it lies on, colour, opacity, whether it is a disc."""


class Simplified:
    """Some cards that do not overlap, or faces, ready to be painted small.

    ``blocks`` keeps only their large areas; otherwise lines of text become bars. ``discs`` keeps
    the larger ellipses round; otherwise squares cover as much.
    """

    __slots__ = ("_batches",)

    def __init__(self, cards: Sequence[Group], *, blocks: bool, discs: bool = True) -> None:
        """Gather what the cards paint, in the order in which the first of them paints it."""
        batches: dict[_Key, list[QRectF]] = {}
        for card in cards:
            area = card.bounds.w * card.bounds.h
            for part, dx, dy in _flat(card, 0.0, 0.0):
                large = isinstance(part, Box) and part.w * part.h
                if blocks and large < LEAST_AREA * area:
                    continue
                large_disc = isinstance(part, Ellipse) and min(part.rx, part.ry) >= LEAST_DISC
                disc = discs and large_disc
                ground = large > GROUND_AREA * area
                rects = list(_rects(part) if disc or not large_disc else _squared(part))
                for number, (shade, opacity, rect) in enumerate(rects):
                    # All rims of grounds, then all grounds, then the rims of what lies on them,
                    # then that: whatever their colours are, none may hide what is on another card.
                    rim = number + 1 < len(rects)
                    level = (0 if rim else 1) if ground else (2 if rim else 3)
                    key = level, shade, opacity, disc
                    batches.setdefault(key, []).append(rect.translated(dx, dy))
        self._batches: list[tuple[QBrush, list[QRectF] | QPainterPath]] = [
            (QBrush(colour(shade, opacity)), _discs(rects) if disc else rects)
            for (_level, shade, opacity, disc), rects in sorted(batches.items(), key=_level)
        ]

    def paint(self, painter: QPainter) -> None:
        """Paint the cards."""
        painter.setPen(NO_PEN)
        for brush, shapes in self._batches:
            if isinstance(shapes, QPainterPath):
                painter.fillPath(shapes, brush)
            else:
                painter.setBrush(brush)
                painter.drawRects(shapes)


def _level(batch: tuple[_Key, list[QRectF]]) -> int:
    return batch[0][0]


def _discs(rects: Iterable[QRectF]) -> QPainterPath:
    """Return ellipses as one path; where they overlap, both count."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for rect in rects:
        path.addEllipse(rect)
    return path


def far_colour(card: Group) -> QColor:
    """Return the colour of a card seen from very far: the rim of its largest area, else that."""
    boxes = [part for part, _x, _y in _flat(card, 0.0, 0.0) if isinstance(part, Box)]
    filled = [box for box in boxes if isinstance(box.fill, str)]
    largest = max(filled, key=lambda box: box.w * box.h, default=None)
    if largest is None:
        return colour(PLACEHOLDER[0])
    return colour(largest.stroke.colour if largest.stroke else str(largest.fill))


def _flat(group: Group, dx: float, dy: float) -> Iterator[tuple[Primitive, float, float]]:
    """Yield all primitives of a group and how far they are moved."""
    dx, dy = dx + group.dx, dy + group.dy
    for part in group.parts:
        if isinstance(part, Group):
            yield from _flat(part, dx, dy)
        else:
            yield part, dx, dy


def _squared(part: Primitive) -> Iterator[tuple[str, float, QRectF]]:
    """Yield the squares that stand for discs."""
    for shade, opacity, rect in _rects(part):
        side, high = rect.width() * SQUARE, rect.height() * SQUARE
        centre = rect.center()
        square = QRectF(centre.x() - side, centre.y() - high, 2 * side, 2 * high)
        yield shade, opacity, square


def _rects(part: Primitive) -> Iterator[tuple[str, float, QRectF]]:
    """Yield the rectangles that stand for a part, with colour and opacity."""
    match part:
        case TextRun():
            high = part.size * 0.5
            width = part.line.width * part.size
            yield part.colour, BAR_OPACITY, QRectF(part.x, part.y - high, width, high)
        case Icon():
            edge, inset = part.size * 0.7, part.size * 0.15
            yield part.colour, 0.6, QRectF(part.x + inset, part.y + inset, edge, edge)
        case Picture():
            yield PLACEHOLDER[0], 1.0, QRectF(part.x, part.y, part.w, part.h)
        case Box():
            rim = part.stroke.width / 2 if part.stroke is not None else 0.0
            rect = QRectF(part.x, part.y, part.w, part.h)
            if part.stroke is not None and isinstance(part.fill, str):
                yield part.stroke.colour, part.opacity, rect.adjusted(-rim, -rim, rim, rim)
            if isinstance(part.fill, str):
                yield part.fill, part.opacity, rect.adjusted(rim, rim, -rim, -rim)
        case Group():
            return
        case _:
            if isinstance(part.fill, str):
                left, top, right, bottom = extent(part)
                yield part.fill, part.opacity, QRectF(left, top, right - left, bottom - top)

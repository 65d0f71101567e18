"""Dashes for Qt, cut once: Qt itself starts them anew wherever a line is clipped.

A picture that is painted in parts would show that as seams.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker

from journeymapper.display.primitives import Path, Stroke

PERIODS: Final = 64
"""Repetitions of the pattern in one piece of a straight line."""
FINE: Final = 0.05
"""Largest distance, in units, of an outline's lines from the curve they stand for."""


class StraightDashes:
    """The dashes of a straight line, of which only those in sight are cut and painted."""

    def __init__(self, path: Path, stroke: Stroke) -> None:
        """Take a path for which ``is_straight`` holds, and its stroke."""
        (_m, self._x, self._y), (_l, x, y) = path.commands  # type: ignore[misc]
        self.whole = QLineF(self._x, self._y, x, y)
        self._length = self.whole.length()
        self._way = (x - self._x) / self._length, (y - self._y) / self._length
        self._pattern = _pattern(stroke)
        self.period = sum(self._pattern)
        """How long it is, in units, until the dashes repeat."""
        self.share = sum(self._pattern[::2]) / self.period
        """How much of the line is painted."""
        self._step = self.period * PERIODS
        self._pieces: dict[int, list[QLineF]] = {}

    def lines(self, painter: QPainter) -> list[QLineF]:
        """Return what to paint now."""
        low, high = 0.0, self._length
        if painter.hasClipping():
            seen = painter.clipBoundingRect()
            (ux, uy), reach = self._way, self.period
            ends = [
                (x - self._x) * ux + (y - self._y) * uy
                for x in (seen.left(), seen.right())
                for y in (seen.top(), seen.bottom())
            ]
            low, high = max(low, min(ends) - reach), min(high, max(ends) + reach)
        found: list[QLineF] = []
        for number in range(int(low // self._step), math.ceil(high / self._step)):
            if number not in self._pieces:
                self._pieces[number] = self._cut(number)
            found += self._pieces[number]
        return found

    def _cut(self, number: int) -> list[QLineF]:
        start, (ux, uy) = number * self._step, self._way
        x, y = self._x + ux * start, self._y + uy * start
        return [
            QLineF(x + ux * a, y + uy * a, x + ux * b, y + uy * b)
            for a, b in _stretches(self._pattern, min(self._step, self._length - start))
        ]


def is_straight(path: Path) -> bool:
    """Tell whether a path is one straight dashed line."""
    stroke = path.stroke
    if stroke is None or sum(stroke.dash) <= 0 or path.fill is not None:
        return False
    match path.commands:
        case (("M", x1, y1), ("L", x2, y2)):
            return (x1, y1) != (x2, y2)
    return False


def _pattern(stroke: Stroke) -> tuple[float, ...]:
    return stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2


def _stretches(pattern: tuple[float, ...], length: float) -> Iterator[tuple[float, float]]:
    at, index = 0.0, 0
    while at < length - 1e-6:
        end = min(at + pattern[index % len(pattern)], length)
        if index % 2 == 0:
            yield at, end
        at, index = end, index + 1


def dashed_outline(outline: QPainterPath, stroke: Stroke) -> QPainterPath:
    """Return what a dashed stroke along an outline covers, to be filled."""
    stroker = QPainterPathStroker()
    stroker.setWidth(stroke.width)
    stroker.setCurveThreshold(FINE)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap if stroke.round else Qt.PenCapStyle.FlatCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin if stroke.round else Qt.PenJoinStyle.MiterJoin)
    stroker.setDashPattern([length / stroke.width for length in _pattern(stroke)])
    made = stroker.createStroke(outline)
    made.setFillRule(Qt.FillRule.WindingFill)
    return made

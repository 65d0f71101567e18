"""Dashes for Qt, cut once: Qt itself starts them anew wherever a line is clipped.

A picture that is painted in parts would show that as seams.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from journeymapper.display.primitives import Path, Stroke

PERIODS: Final = 64
"""Repetitions of the pattern in one piece of a straight line."""
FINE: Final = 0.05
"""Largest distance, in units, of an outline's lines from the curve they stand for."""


def straight_pieces(path: Path) -> list[Path] | None:
    """Cut a straight dashed line where its pattern begins anew; None for any other path."""
    stroke = path.stroke
    if stroke is None or not stroke.dash or path.fill is not None or len(path.commands) != 2:
        return None
    match path.commands:
        case (("M", x1, y1), ("L", x2, y2)):
            length = math.hypot(x2 - x1, y2 - y1)
        case _:
            return None
    step = sum(_pattern(stroke)) * PERIODS
    if step <= 0 or length <= 0:
        return None
    cuts = [min(step * i / length, 1.0) for i in range(math.ceil(length / step) + 1)]
    at = [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t) for t in cuts]
    return [Path((("M", *a), ("L", *b)), None, stroke, path.opacity) for a, b in pairwise(at)]


def dash_lines(path: Path, stroke: Stroke) -> list[QLineF]:
    """Return the dashes of a straight line, as ``straight_pieces`` gives it."""
    (_m, x1, y1), (_l, x2, y2) = path.commands  # type: ignore[misc]
    length = math.hypot(x2 - x1, y2 - y1)
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    return [
        QLineF(x1 + ux * a, y1 + uy * a, x1 + ux * b, y1 + uy * b)
        for a, b in _stretches(_pattern(stroke), length)
    ]


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

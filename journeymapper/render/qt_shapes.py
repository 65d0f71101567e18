"""Colours, pens, brushes and outlines for Qt, made once for each value of the drawing."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QTransform

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import (
    Box,
    Command,
    Ellipse,
    Fill,
    Group,
    Icon,
    Path,
    Picture,
    Primitive,
    Stroke,
    Symbol,
    TextRun,
)

NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush


class _Shared(threading.local):
    """What many primitives share, kept for each thread."""

    def __init__(self) -> None:
        self.symbols: dict[int, tuple[Symbol, list[tuple[QPainterPath, float]]]] = {}


_shared = _Shared()


def colour(text: str, opacity: float = 1.0) -> QColor:
    """Return a colour; an unreadable one is black."""
    made = QColor(text)
    if not made.isValid():
        made = QColor(0, 0, 0)
    if opacity < 1:
        made.setAlphaF(made.alphaF() * max(opacity, 0.0))
    return made


def brush(fill: Fill, opacity: float = 1.0) -> QBrush | None:
    """Return the brush of a fill; None for no fill."""
    if fill is None:
        return None
    if isinstance(fill, str):
        return QBrush(colour(fill, opacity))
    from PySide6.QtGui import QLinearGradient  # its class brings the names of 180 gradients

    gradient = QLinearGradient(QPointF(fill.x1, fill.y1), QPointF(fill.x2, fill.y2))
    gradient.setStops([(place, colour(c, o * opacity)) for place, c, o in fill.stops])
    return QBrush(gradient)


def pen(stroke: Stroke | None, opacity: float = 1.0) -> QPen | None:
    """Return the solid pen of a stroke (``qt_dashes`` cuts dashes); None for no stroke."""
    if stroke is None or stroke.width <= 0:
        return None
    made = QPen(colour(stroke.colour, stroke.opacity * opacity), stroke.width)
    ends, joins = (
        (Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        if stroke.round
        else (Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    )
    made.setCapStyle(ends)
    made.setJoinStyle(joins)
    return made


def outline(commands: Iterable[Command]) -> QPainterPath:
    """Return the path of some commands, filled by the non-zero rule."""
    path = QPainterPath()
    for command in commands:
        match command:
            case ("M", x, y):
                path.moveTo(x, y)
            case ("L", x, y):
                path.lineTo(x, y)
            case (_, x1, y1, x2, y2, x, y):
                path.cubicTo(x1, y1, x2, y2, x, y)
            case _:
                path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def box_outline(box: Box) -> QPainterPath:
    """Return the outline of a box; radii that do not fit are scaled down together."""
    path = QPainterPath()
    top_left, top_right, bottom_right, bottom_left = box.corners
    scale = min(
        1.0,
        box.w / max(top_left + top_right, bottom_left + bottom_right, 1e-9),
        box.h / max(top_left + bottom_left, top_right + bottom_right, 1e-9),
    )
    a, b, c, d = (2 * radius * scale for radius in box.corners)
    left, top, right, bottom = box.x, box.y, box.x + box.w, box.y + box.h
    path.moveTo(left + a / 2, top)
    path.lineTo(right - b / 2, top)
    path.arcTo(right - b, top, b, b, 90, -90)
    path.lineTo(right, bottom - c / 2)
    path.arcTo(right - c, bottom - c, c, c, 0, -90)
    path.lineTo(left + d / 2, bottom)
    path.arcTo(left, bottom - d, d, d, 270, -90)
    path.lineTo(left, top + a / 2)
    path.arcTo(left, top, a, a, 180, -90)
    path.closeSubpath()
    return path


def icon_outlines(icon: Icon) -> list[tuple[QPainterPath, QColor]]:
    """Return the layers of a placed icon."""
    known = _shared.symbols.get(id(icon.symbol))
    if known is None:
        layers = [(outline(commands), opacity) for commands, opacity in icon.symbol.layers]
        known = _shared.symbols[id(icon.symbol)] = (icon.symbol, layers)
    place = QTransform(icon.size, 0, 0, icon.size, icon.x, icon.y)
    return [(place.map(path), colour(icon.colour, opacity)) for path, opacity in known[1]]


def rectangle(rect: Rect) -> QRectF:
    """Return a rectangle as Qt's."""
    return QRectF(rect.x, rect.y, rect.w, rect.h)


def extent(part: Primitive) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom of what a part paints, or somewhat more."""
    match part:
        case Group():
            box = part.bounds
            x, y = box.x + part.dx, box.y + part.dy
            return x, y, x + box.w, y + box.h
        case TextRun():
            rise = part.size * 1.2
            return (
                part.x - 2,
                part.y - rise,
                part.x + part.line.width * part.size + 2,
                part.y + rise,
            )
        case Icon():
            return part.x, part.y, part.x + part.size, part.y + part.size
        case Picture():
            return part.x, part.y, part.x + part.w, part.y + part.h
        case Box():
            left, top, right, bottom = part.x, part.y, part.x + part.w, part.y + part.h
        case Ellipse():
            left, top = part.cx - part.rx, part.cy - part.ry
            right, bottom = part.cx + part.rx, part.cy + part.ry
        case Path():
            xs = [v for command in part.commands for v in command[1::2]]
            ys = [v for command in part.commands for v in command[2::2]]
            if not xs:
                return 0, 0, 0, 0
            left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    reach = part.stroke.width if part.stroke else 0.0
    return left - reach, top - reach, right + reach, bottom + reach

"""Faces of scores in the window, the same as on the map."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journeymapper.app.theme import blend, tokens
from journeymapper.display.palette import Palette
from journeymapper.display.primitives import Ellipse, Path
from journeymapper.lanes.faces import draw_face, face_colours
from journeymapper.model.values import Scale

_COLOURS = Palette()


def face_colour(score: float, scale: Scale) -> str:
    """Return the colour of a score's disc."""
    return face_colours(_COLOURS, score, scale).disc


def figure_colour(score: float, scale: Scale) -> str:
    """Return the colour of a score's figure, readable on the fields of the theme in force."""
    colour = face_colours(_COLOURS, score, scale).figure
    return blend(colour, "#FFFFFF", 0.5) if tokens().dark else colour


def paint_face(
    painter: QPainter, score: float, scale: Scale, centre: QPointF, radius: float
) -> None:
    """Paint the face of a score."""
    for part in draw_face(_COLOURS, score, scale, centre.x(), centre.y(), radius):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if isinstance(part, Ellipse) and isinstance(part.fill, str):
            painter.setBrush(QColor(part.fill))
            box = QRectF(part.cx - part.rx, part.cy - part.ry, 2 * part.rx, 2 * part.ry)
            painter.drawEllipse(box)
        elif isinstance(part, Path):
            if part.stroke is not None:
                pen = QPen(QColor(part.stroke.colour), part.stroke.width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
            if isinstance(part.fill, str):
                painter.setBrush(QColor(part.fill))
            painter.drawPath(_path(part))


def _path(part: Path) -> QPainterPath:
    made = QPainterPath()
    for step in part.commands:
        match step:
            case ("M", x, y):
                made.moveTo(x, y)
            case ("L", x, y):
                made.lineTo(x, y)
            case ("C", a, b, c, d, x, y):
                made.cubicTo(a, b, c, d, x, y)
            case _:
                made.closeSubpath()
    return made

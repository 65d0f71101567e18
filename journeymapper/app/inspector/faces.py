"""Faces of scores in the window, the same as on the map."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from journeymapper.app.theme import blend, tokens
from journeymapper.display.palette import Palette
from journeymapper.lanes.faces import draw_face, face_colours
from journeymapper.model.values import Scale
from journeymapper.render.qt import paint

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
    paint(painter, draw_face(_COLOURS, score, scale, centre.x(), centre.y(), radius))

"""The drawing through Qt: onto a painter, and as a picture.

Positions are exact: text is placed, never measured, and never hinted; zoom is the painter's
transform alone. What is small is painted simpler, decided by how large a unit is in device
pixels: text as bars below 4.5 px, cards as blocks of colour below 14 px.
"""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Display, Group
from journeymapper.i18n import _
from journeymapper.render.qt_nodes import Placed, kept_for_once

LARGEST_EDGE: Final = 32_767
LARGEST_PIXELS: Final = 120_000_000

_EVERYWHERE: Final = Rect(-1e9, -1e9, 2e9, 2e9)


def paint(
    painter: QPainter,
    drawing: Display | Group,
    visible: Rect | None = None,
    scale: float | None = None,
) -> None:
    """Paint a drawing or one of its groups at the painter's transform, without its background.

    ``visible`` is the part needed, in the drawing's units; ``scale`` says how many device pixels a
    unit covers, for the level of detail, and is taken from the painter's transform unless given.
    """
    seen = visible or _EVERYWHERE
    if scale is None:
        transform = painter.deviceTransform()
        scale = math.hypot(transform.m11(), transform.m12())
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    edges = (seen.x, seen.y, seen.right, seen.bottom)
    for group in drawing.layers if isinstance(drawing, Display) else (drawing,):
        placed = Placed(group)
        left, top, right, bottom = placed.edges
        if left <= edges[2] and edges[0] <= right and top <= edges[3] and edges[1] <= bottom:
            placed.paint(painter, edges, scale)
    painter.restore()


def image(
    display: Display, scale: float = 1.0, area: Rect | None = None, *, transparent: bool = False
) -> QImage:
    """Return the drawing, or a part of it, as a picture at ``scale`` pixels a unit.

    Raises ValueError, with a sentence for people, if it would be too large a picture. Needs a
    QGuiApplication; may run in any thread.
    """
    part = area or Rect(0, 0, display.width, display.height)
    width, height = math.ceil(part.w * scale - 1e-6), math.ceil(part.h * scale - 1e-6)
    if width < 1 or height < 1:
        raise ValueError(_("There is nothing to draw a picture of."))
    if max(width, height) > LARGEST_EDGE or width * height > LARGEST_PIXELS:
        raise ValueError(
            _(
                "The picture would have {width} × {height} pixels, more than is possible. "
                "Choose a smaller scale."
            ).format(width=width, height=height)
        )
    if QGuiApplication.instance() is None:
        raise RuntimeError("drawing text needs a QGuiApplication")
    opaque, clear = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
    picture = QImage(width, height, clear if transparent else opaque)
    if picture.isNull():
        raise ValueError(_("There is not enough memory for a picture of this size."))
    picture.fill(QColor(0, 0, 0, 0) if transparent else QColor(display.background))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    painter.translate(QPointF(-part.x, -part.y))
    with kept_for_once():
        paint(painter, display, part, scale)
    painter.end()
    return picture

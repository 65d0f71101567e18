"""The floors of painting: the same primitives straight through QPainter, nothing kept or chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Box, Ellipse, Group, Icon, Path, Primitive, TextRun
from journeymapper.display.walk import walk
from journeymapper.render.qt_shapes import (
    NO_BRUSH,
    NO_PEN,
    box_outline,
    brush,
    colour,
    extent,
    icon_outlines,
    outline,
    pen,
)
from journeymapper.render.qt_text import glyph_runs

Call = Callable[[QPainter], None]
ORIGIN = QPointF(0, 0)


def calls_for(layers: Iterable[Group], seen: Rect, dx: float = 0.0, dy: float = 0.0) -> list[Call]:
    """Return one or two calls of QPainter for every primitive that touches ``seen``, made ready."""
    calls: list[Call] = []
    for layer in layers:
        for part, x, y, _group in walk(layer, dx, dy):
            if isinstance(part, Group):
                continue
            left, top, right, bottom = extent(part)
            if (
                left + x <= seen.right
                and seen.x <= right + x
                and top + y <= seen.bottom
                and seen.y <= bottom + y
            ):
                calls.append(_call(part, x, y))
    return calls


def _call(part: Primitive, x: float, y: float) -> Call:
    match part:
        case TextRun():
            runs = [(run, colour(c)) for run, c in glyph_runs([part])]

            def draw(painter: QPainter) -> None:
                for run, ink in runs:
                    painter.setPen(ink)
                    painter.drawGlyphRun(QPointF(x, y), run)

            return draw
        case Icon():
            layers = [(path.translated(x, y), ink) for path, ink in icon_outlines(part)]

            def draw_icon(painter: QPainter) -> None:
                for path, ink in layers:
                    painter.fillPath(path, ink)

            return draw_icon
        case Box() | Path() | Ellipse():
            return _shape(part, x, y)
        case _:
            return lambda _painter: None


def _shape(part: Box | Path | Ellipse, x: float, y: float) -> Call:
    line, ground = pen(part.stroke, part.opacity), brush(part.fill, part.opacity)
    if isinstance(part, Box):
        path = box_outline(part)
    elif isinstance(part, Path):
        path = outline(part.commands)
    else:
        path = QPainterPath()
        path.addEllipse(QPointF(part.cx, part.cy), part.rx, part.ry)
    path = path.translated(x, y)

    def draw(painter: QPainter) -> None:
        painter.setPen(line or NO_PEN)
        painter.setBrush(ground or NO_BRUSH)
        painter.drawPath(path)

    return draw


def card_blocks(layer: Group, seen: Rect) -> list[tuple[QPainterPath, QColor]]:
    """Return the cards in sight as one path for each colour, by the first fill of each card."""
    paths: dict[str, QPainterPath] = {}
    for part, x, y, _group in walk(layer):
        if isinstance(part, Group) and part.role == "card":
            box = part.bounds.moved(x + part.dx, y + part.dy)
            if not box.touches(seen):
                continue
            fills = [p.fill for p in part.parts if isinstance(p, Box) and isinstance(p.fill, str)]
            path = paths.setdefault(fills[-1] if fills else "#FFFFFF", QPainterPath())
            path.addRect(QRectF(box.x, box.y, box.w, box.h))
    return [(path, QColor(fill)) for fill, path in paths.items()]


class BareWidget(QWidget):
    """Paints its calls over a plain ground, at a shift and a zoom."""

    def __init__(self, calls: list[Call], x: float, y: float, zoom: float) -> None:
        """Take what to paint and where the sheet's corner lies."""
        super().__init__()
        self._calls = calls
        self._place = x, y, zoom

    def paintEvent(self, _event) -> None:
        """Paint all of it."""
        x, y, zoom = self._place
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        painter.translate(x, y)
        painter.scale(zoom, zoom)
        for call in self._calls:
            call(painter)
        painter.end()

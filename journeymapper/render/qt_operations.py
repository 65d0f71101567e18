"""Primitives to painting operations: everything Qt needs is made once, painting only replays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from journeymapper.display.primitives import (
    Box,
    Ellipse,
    Icon,
    Path,
    Picture,
    Primitive,
    Stroke,
    TextRun,
)
from journeymapper.render.qt_dashes import StraightDashes, dashed_outline, is_straight
from journeymapper.render.qt_long_paths import LongPath, is_long
from journeymapper.render.qt_pictures import picture_image
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
from journeymapper.render.qt_text import glyph_outlines, glyph_runs

LEAST_TEXT: Final = 4.5
"""Device pixels below which text is painted as bars."""
LARGEST_GLYPHS: Final = 60.0
"""Device pixels from which text is painted by its outlines."""
LEAST_ICON: Final = 4.0
"""Device pixels below which an icon is painted as a dot."""
LEAST_DASH: Final = 1.0
"""Device pixels of a dash and its gap below which a dashed line is painted as a fainter one."""
BAR_OPACITY: Final = 0.35
PLACEHOLDER: Final = ("#EDF0F4", "#AEB7C1")
"""Ground and lines of a picture that cannot be shown."""

Draw: TypeAlias = Callable[[QPainter, float], None]
Operation: TypeAlias = tuple[float, Draw, Draw]
"""Least scale, what to do from that scale on, what below; the scale is device pixels a unit."""

_ORIGIN: Final = QPointF(0, 0)


def operations(parts: Sequence[Primitive]) -> list[tuple[Operation, Sequence[Primitive]]]:
    """Return what paints the primitives in order, with the primitives each operation covers.

    Lines of text that follow each other become one operation.
    """
    made: list[tuple[Operation, Sequence[Primitive]]] = []
    for is_text, run in groupby(parts, lambda part: isinstance(part, TextRun)):
        if is_text:
            texts = [part for part in run if isinstance(part, TextRun)]
            for size, lines in groupby(texts, lambda text: text.size):
                same = list(lines)
                made.append((_text(same, size), same))
        else:
            for part in run:
                made += [(operation, piece) for operation, piece in _shape(part)]
    return made


def _text(texts: list[TextRun], size: float) -> Operation:
    runs: list[tuple[QGlyphRun, QPen]] = []
    large: list[QPainterPath] = []

    def glyphs(painter: QPainter, scale: float) -> None:
        if not runs:  # made when first large enough to read
            runs.extend((run, QPen(colour(c))) for run, c in glyph_runs(texts))
        by_outline = size * scale > LARGEST_GLYPHS
        if by_outline and not large:
            large.extend([glyph_outlines(run) for run, _ in runs])
        for place, (run, ink) in enumerate(runs):
            if by_outline and not large[place].isEmpty():
                painter.fillPath(large[place], ink.brush())
            else:
                painter.setPen(ink)
                painter.drawGlyphRun(_ORIGIN, run)

    return LEAST_TEXT / max(size, 0.01), glyphs, _fills(bars(texts))


def bars(texts: Iterable[TextRun]) -> list[tuple[QPainterPath, QBrush]]:
    """Return greeked lines: one bar for each, in the colour of its text."""
    paths: dict[str, QPainterPath] = {}
    for text in texts:
        width = text.line.width * text.size
        if width > 0:
            path = paths.setdefault(text.colour, QPainterPath())
            path.addRect(text.x, text.y - text.size * 0.5, width, text.size * 0.5)
    return [(path, QBrush(colour(c, BAR_OPACITY))) for c, path in paths.items()]


def _fills(fills: Sequence[tuple[QPainterPath, QBrush | QColor]]) -> Draw:
    def draw(painter: QPainter, _scale: float) -> None:
        for path, ground in fills:
            painter.fillPath(path, ground)

    return draw


def _shape(part: Primitive) -> Iterator[tuple[Operation, Sequence[Primitive]]]:
    match part:
        case Path() if part.stroke is not None and is_straight(part):
            yield _always(_dashed_line(part, part.stroke)), (part,)
        case Box() | Ellipse() | Path() if part.stroke is not None and part.stroke.dash:
            yield _always(_dashed(part, part.stroke)), (part,)
        case Box():
            yield _always(_box(part)), (part,)
        case Ellipse():
            yield _always(_ellipse(part)), (part,)
        case Path():
            yield _always(_long_path(part) if is_long(part) else _path(part)), (part,)
        case Icon():
            dot = QPainterPath()
            dot.addEllipse(
                part.x + part.size * 0.15,
                part.y + part.size * 0.15,
                part.size * 0.7,
                part.size * 0.7,
            )
            small = _fills([(dot, colour(part.colour, 0.6))])
            yield (LEAST_ICON / max(part.size, 0.01), _icon(part), small), (part,)
        case Picture():
            yield _always(_picture(part)), (part,)
        case _:
            raise TypeError(f"not a primitive: {part!r}")


def _always(draw: Draw) -> Operation:
    return 0.0, draw, draw


def _set(painter: QPainter, line: QPen | None, ground: QBrush | None) -> None:
    painter.setPen(line if line is not None else NO_PEN)
    painter.setBrush(ground if ground is not None else NO_BRUSH)


def _drawn(path: QPainterPath, line: QPen | None, ground: QBrush | None) -> Draw:
    """Return what fills and strokes a path, in as few calls as can be: they cost as much as it."""

    def fill(painter: QPainter, _scale: float) -> None:
        painter.fillPath(path, ground)  # type: ignore[arg-type]

    def stroke(painter: QPainter, _scale: float) -> None:
        painter.strokePath(path, line)  # type: ignore[arg-type]

    def both(painter: QPainter, _scale: float) -> None:
        painter.fillPath(path, ground)  # type: ignore[arg-type]
        painter.strokePath(path, line)  # type: ignore[arg-type]

    if ground is None:
        return stroke if line is not None else paint_nothing
    return fill if line is None else both


def paint_nothing(_painter: QPainter, _scale: float) -> None:
    """Paint nothing."""


def _box(box: Box) -> Draw:
    line, ground = pen(box.stroke, box.opacity), brush(box.fill, box.opacity)
    if any(box.corners):
        return _drawn(box_outline(box), line, ground)
    rect = QRectF(box.x, box.y, box.w, box.h)

    def draw(painter: QPainter, _scale: float) -> None:
        if line is None and ground is not None:
            painter.fillRect(rect, ground)
        else:
            _set(painter, line, ground)
            painter.drawRect(rect)

    return draw


def _ellipse(ellipse: Ellipse) -> Draw:
    path = QPainterPath()
    path.addEllipse(QPointF(ellipse.cx, ellipse.cy), ellipse.rx, ellipse.ry)
    return _drawn(path, pen(ellipse.stroke, ellipse.opacity), brush(ellipse.fill, ellipse.opacity))


def _path(shape: Path) -> Draw:
    return _drawn(
        outline(shape.commands),
        pen(shape.stroke, shape.opacity),
        brush(shape.fill, shape.opacity),
    )


def _long_path(shape: Path) -> Draw:
    line, ground = pen(shape.stroke, shape.opacity), brush(shape.fill, shape.opacity)
    path = LongPath(shape)

    def draw(painter: QPainter, scale: float) -> None:
        _set(painter, line, ground)
        painter.drawPath(path.outline(painter, scale))

    return draw


def _dashed_line(line: Path, stroke: Stroke) -> Draw:
    solid = pen(replace(stroke, dash=()), line.opacity)
    dashes = StraightDashes(line, stroke)
    blurred = pen(replace(stroke, dash=()), line.opacity * dashes.share)

    def draw(painter: QPainter, scale: float) -> None:
        if dashes.period * scale < LEAST_DASH:
            painter.setPen(blurred or NO_PEN)
            painter.drawLine(dashes.whole)
        else:
            painter.setPen(solid or NO_PEN)
            painter.drawLines(dashes.lines(painter))

    return draw


def _dashed(part: Box | Ellipse | Path, stroke: Stroke) -> Draw:
    shape = QPainterPath()
    match part:
        case Box():
            shape = box_outline(part)
        case Ellipse():
            shape.addEllipse(QPointF(part.cx, part.cy), part.rx, part.ry)
        case Path():
            shape = outline(part.commands)
    ground = brush(part.fill, part.opacity)
    ink = colour(stroke.colour, stroke.opacity * part.opacity)
    cut: list[QPainterPath] = []

    def draw(painter: QPainter, _scale: float) -> None:
        if not cut:
            cut.append(dashed_outline(shape, stroke))
        if ground is not None:
            painter.fillPath(shape, ground)
        painter.fillPath(cut[0], ink)

    return draw


def _icon(icon: Icon) -> Draw:
    return _fills(icon_outlines(icon))


def _picture(picture: Picture) -> Draw:
    rect = QRectF(picture.x, picture.y, picture.w, picture.h)
    shape = QPainterPath()
    radius = min(picture.radius, picture.w / 2, picture.h / 2)
    shape.addRoundedRect(rect, radius, radius)

    def draw(painter: QPainter, scale: float) -> None:
        image = picture_image(picture.data, picture.w * scale, picture.h * scale)
        if image is None:
            _placeholder(painter, rect, shape)
            return
        cover = max(picture.w / image.width(), picture.h / image.height())
        ground = QBrush(image)
        ground.setTransform(
            QTransform(
                cover,
                0,
                0,
                cover,
                rect.center().x() - image.width() * cover / 2,
                rect.center().y() - image.height() * cover / 2,
            )
        )
        painter.fillPath(shape, ground)

    return draw


def _placeholder(painter: QPainter, rect: QRectF, shape: QPainterPath) -> None:
    ground, lines = PLACEHOLDER
    painter.fillPath(shape, QColor(ground))
    painter.setPen(QPen(QColor(lines), 1))
    inner = rect.adjusted(*(rect.width() * 0.3 * s for s in (1, 1, -1, -1)))
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


def reach(parts: Iterable[Primitive]) -> tuple[float, float, float, float]:
    """Return the extent of several parts together."""
    edges = [extent(part) for part in parts]
    if not edges:
        return 0, 0, 0, 0
    left, top, right, bottom = zip(*edges, strict=True)
    return min(left), min(top), max(right), max(bottom)

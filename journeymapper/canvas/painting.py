"""What the canvas paints below its overlays: desk, sheet, drawing, and the pinned strips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from time import perf_counter
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QRadialGradient,
    QRegion,
)

from journeymapper.canvas.backing import Backing, device_pixels
from journeymapper.canvas.projection import Projection
from journeymapper.canvas.sticky import Pins
from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Display
from journeymapper.render.qt import paint

SHADOW: Final = 14
"""Logical pixels over which the sheet's shadow fades."""
SHADOW_DROP: Final = 0.2
"""Share of that by which the shadow lies lower than the sheet."""
STRIP_SHADOW: Final = 5
HAIRLINE: Final = "#D3D9E0"
SLOW: Final = 0.012
"""Seconds: when all in sight took longer, zooming shows scaled pixels first."""
LANE_LAYERS: Final = ("tints", "leaders", "lanes", "links", "gutter")
"""Painted where a lane is kept in sight."""
PINNED_LAYERS: Final = ("gutter", "band")
"""Painted in every pinned strip; the gutter's also shows the hairlines between the lanes."""


class SheetPainter:
    """Paints a display at a projection; keeps pixels, so that a frame costs what is new in it."""

    def __init__(self, display: Display) -> None:
        """Paint ``display`` until another is shown."""
        self.display = display
        self.desk = QColor("#E4E8EC")
        self._content = Backing(self._paint_content)
        self._strips = {
            "band": Backing(self._paint_pinned),
            "gutter": Backing(self._paint_gutter),
            "corner": Backing(self._paint_pinned),
        }
        self._lanes: list[Backing] = []
        self._cost = 0.0
        self._stale = False
        self.ratio = 1.0

    @property
    def unfinished(self) -> bool:
        """Whether what was painted last has to be painted again, sharper."""
        return self._stale

    def show(self, display: Display, areas: Iterable[Rect] | None) -> None:
        """Take another display that differs from the one before in these areas; None: in all."""
        self.display = display
        areas = None if areas is None else list(areas)
        for backing in (self._content, *self._strips.values(), *self._lanes):
            backing.damage(areas)

    def repaint_all(self) -> None:
        """Forget all pixels."""
        self.show(self.display, None)

    def paint(
        self, painter: QPainter, projection: Projection, pins: Pins, view: QSize, *, sharp: bool
    ) -> None:
        """Paint a viewport of that size; unless ``sharp``, old pixels may stand in for a moment."""
        ratio = self.ratio = painter.device().devicePixelRatioF()
        size = QSize(device_pixels(view.width(), ratio), device_pixels(view.height(), ratio))
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)  # pixels are copied then, not scaled
        strips = list(self._placed(pins, projection, QRect(QPoint(0, 0), size)))
        covered = QRegion()
        for _backing, where in strips:
            covered += where
        self._show_content(painter, projection, size, covered, sharp=sharp)
        for backing, where in strips:
            backing.complete()
            backing.draw(painter, where.topLeft())
        _paint_shadows(painter, pins, ratio)
        painter.restore()

    def _show_content(
        self,
        painter: QPainter,
        projection: Projection,
        size: QSize,
        covered: QRegion,
        *,
        sharp: bool,
    ) -> None:
        """Paint what scrolls, but for what is ``covered`` by something pinned."""
        content, scale = self._content, projection.zoom * self.ratio
        origin = self._device(projection.x, projection.y)
        slow = self._cost > SLOW and content.scale != scale and content.size == size
        self._stale = slow and not sharp
        if self._stale:
            painter.fillRect(QRect(QPoint(0, 0), size), self.desk)
            sheet = QRectF(0, 0, self.display.width * scale, self.display.height * scale)
            painter.fillRect(sheet.translated(origin), QColor(self.display.background))
            content.draw_scaled(painter, origin, scale)
            return
        full = not content.fits(scale, size)
        start = perf_counter()
        content.place(origin, scale, size)
        content.complete(covered)
        if full:
            self._cost = perf_counter() - start
        content.draw(painter, QPoint(0, 0), covered)

    def _placed(
        self, pins: Pins, projection: Projection, whole: QRect
    ) -> Iterator[tuple[Backing, QRect]]:
        """Place the pixels of what is pinned; yield them, each with where it shows."""
        lanes = [strip for lane in pins.lanes for strip in (lane.content, lane.name) if strip]
        while len(self._lanes) < len(lanes):
            self._lanes.append(Backing(self._paint_lane))
        del self._lanes[len(lanes) :]
        own = self._strips
        pairs = [
            *zip(self._lanes, lanes, strict=True),
            (own["band"], pins.band),
            (own["gutter"], pins.gutter),
            (own["corner"], pins.corner),
        ]
        for backing, strip in pairs:
            where = self._device_rect(strip.view) & whole if strip is not None else QRect()
            if strip is not None and not where.isEmpty():
                origin = self._device(projection.x + strip.dx, projection.y + strip.dy)
                origin -= where.topLeft()
                backing.place(origin, projection.zoom * self.ratio, where.size())
                yield backing, where

    def _device(self, x: float, y: float) -> QPoint:
        return QPoint(device_pixels(x, self.ratio), device_pixels(y, self.ratio))

    def _device_rect(self, area: QRectF) -> QRect:
        corner = self._device(area.x(), area.y())
        end = self._device(area.right(), area.bottom())
        return QRect(corner, QSize(end.x() - corner.x(), end.y() - corner.y()))

    def _paint_content(self, painter: QPainter, part: Rect, scale: float) -> None:
        display = self.display
        area = QRectF(part.x, part.y, part.w, part.h)
        sheet = QRectF(0, 0, display.width, display.height)
        if not sheet.contains(area):
            painter.fillRect(area, self.desk)
            _paint_sheet_shadow(painter, sheet, SHADOW * self.ratio / scale)
        painter.fillRect(sheet & area, QColor(display.background))
        painter.setClipRect(sheet, Qt.ClipOperation.IntersectClip)
        paint(painter, display, part, scale)

    def _paint_gutter(self, painter: QPainter, part: Rect, scale: float) -> None:
        self._paint_pinned(painter, part, scale, ("lanes", *PINNED_LAYERS))

    def _paint_lane(self, painter: QPainter, part: Rect, scale: float) -> None:
        self._paint_pinned(painter, part, scale, LANE_LAYERS)

    def _paint_pinned(
        self,
        painter: QPainter,
        part: Rect,
        scale: float,
        roles: tuple[str, ...] = PINNED_LAYERS,
    ) -> None:
        painter.fillRect(QRectF(part.x, part.y, part.w, part.h), QColor(self.display.background))
        for role in roles:
            layer = self.display.layer(role)
            if layer is not None:
                paint(painter, layer, part, scale)


def _paint_sheet_shadow(painter: QPainter, sheet: QRectF, reach: float) -> None:
    """Paint a soft shadow around the sheet that ends after ``reach``: four sides, four corners."""
    body = sheet.translated(0, reach * SHADOW_DROP)
    left, top, right, bottom = body.left(), body.top(), body.right(), body.bottom()
    sides = (
        (QRectF(left - reach, top, reach, body.height()), body.topLeft(), QPointF(-reach, 0)),
        (QRectF(right, top, reach, body.height()), body.topRight(), QPointF(reach, 0)),
        (QRectF(left, top - reach, body.width(), reach), body.topLeft(), QPointF(0, -reach)),
        (QRectF(left, bottom, body.width(), reach), body.bottomLeft(), QPointF(0, reach)),
    )
    for area, start, way in sides:
        painter.fillRect(area, QBrush(_faded(QLinearGradient(start, start + way))))
    for corner, dx, dy in (
        (body.topLeft(), -1, -1),
        (body.topRight(), 0, -1),
        (body.bottomLeft(), -1, 0),
        (body.bottomRight(), 0, 0),
    ):
        area = QRectF(corner.x() + dx * reach, corner.y() + dy * reach, reach, reach)
        painter.fillRect(area, QBrush(_faded(QRadialGradient(corner, reach))))


def _faded(gradient: QGradient) -> QGradient:
    for place, strength in ((0.0, 36), (0.35, 15), (0.7, 4), (1.0, 0)):
        gradient.setColorAt(place, QColor(24, 33, 43, strength))
    return gradient


def _paint_shadows(painter: QPainter, pins: Pins, ratio: float) -> None:
    """Paint the hairline and the soft shadow where something pinned ends."""
    if pins.lanes:
        last = pins.lanes[-1]
        seen = last.content.view.united(last.name.view) if last.name else last.content.view
        _shade(painter, seen.bottomLeft(), seen.right(), ratio, down=True)
    if pins.corner is None:
        return
    corner = pins.corner.view
    if pins.band is not None:
        band = pins.band.view
        _shade(painter, QPointF(corner.left(), band.bottom()), band.right(), ratio, down=True)
    if pins.gutter is not None:
        top = corner.bottom() if pins.band is not None else corner.top()
        _shade(painter, QPointF(corner.right(), top), pins.gutter.view.bottom(), ratio, down=False)


def _shade(painter: QPainter, start: QPointF, end: float, ratio: float, *, down: bool) -> None:
    """Paint a fading shade: as far right as ``end`` where it falls ``down``, else as far down."""
    x, y = device_pixels(start.x(), ratio), device_pixels(start.y(), ratio)
    length = device_pixels(end, ratio) - (x if down else y)
    if length > 0:
        painter.drawImage(x, y, _shade_picture(length, ratio, down=down))


@lru_cache(maxsize=8)
def _shade_picture(length: int, ratio: float, *, down: bool) -> QImage:
    """Return the hairline and the shade as pixels: painted row by row, each row costs as much."""
    rows = round(STRIP_SHADOW * ratio)
    size = QSize(length, rows) if down else QSize(rows, length)
    picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for row in range(rows):
        share = (row + 0.5) / rows
        ink = (
            QColor(24, 33, 43, round(26 * (1 - share))) if row >= round(ratio) else QColor(HAIRLINE)
        )
        painter.fillRect(
            0 if down else row,
            row if down else 0,
            length if down else 1,
            1 if down else length,
            ink,
        )
    painter.end()
    return picture

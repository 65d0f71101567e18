"""What the canvas paints below its overlays: desk, sheet, drawing, and the pinned strips."""

from __future__ import annotations

import math
from collections.abc import Iterable
from time import perf_counter
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainter, QRadialGradient

from journeymapper.canvas.backing import Backing, device_pixels
from journeymapper.canvas.projection import Projection
from journeymapper.canvas.sticky import Pins, Strip
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
        self._size = QSize()

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
        self._size = size
        scale = projection.zoom * ratio
        content = self._content
        slow = self._cost > SLOW and content.scale != scale and content.pixmap.size() == size
        self._stale = slow and not sharp
        if self._stale:
            self._paint_stale(painter, projection, ratio, view)
        else:
            full = not content.fits(scale, size)
            origin = QPoint(device_pixels(projection.x, ratio), device_pixels(projection.y, ratio))
            start = perf_counter()
            content.place(origin, scale, size)
            pixels = content.complete(ratio)
            if full:
                self._cost = perf_counter() - start
            painter.drawPixmap(0, 0, pixels)
        self._paint_lanes(painter, pins, projection, ratio)
        for name, strip in (("band", pins.band), ("gutter", pins.gutter), ("corner", pins.corner)):
            if strip is not None:
                self._paint_strip(painter, self._strips[name], strip, projection, ratio)
        _paint_shadows(painter, pins)

    def _paint_lanes(
        self, painter: QPainter, pins: Pins, projection: Projection, ratio: float
    ) -> None:
        """Paint the lanes that are kept in sight, each from pixels of its own."""
        strips = [strip for lane in pins.lanes for strip in (lane.content, lane.name) if strip]
        while len(self._lanes) < len(strips):
            self._lanes.append(Backing(self._paint_lane))
        del self._lanes[len(strips) :]
        for backing, strip in zip(self._lanes, strips, strict=True):
            self._paint_strip(painter, backing, strip, projection, ratio)

    def _paint_stale(
        self, painter: QPainter, projection: Projection, ratio: float, view: QSize
    ) -> None:
        """Paint the old pixels where they now belong."""
        old = self._content
        whole = QRectF(QPointF(0, 0), view.toSizeF())
        painter.fillRect(whole, self.desk)
        sheet = projection.rect_to_view(Rect(0, 0, self.display.width, self.display.height))
        painter.fillRect(sheet, QColor(self.display.background))
        grown = projection.zoom * ratio / old.scale
        width, height = old.pixmap.width(), old.pixmap.height()
        target = QRectF(
            projection.x - old.origin.x() * grown / ratio,
            projection.y - old.origin.y() * grown / ratio,
            width * grown / ratio,
            height * grown / ratio,
        )
        old.pixmap.setDevicePixelRatio(1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, grown < 1)
        painter.drawPixmap(target, old.pixmap, QRectF(0, 0, width, height))

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

    def _paint_strip(
        self,
        painter: QPainter,
        backing: Backing,
        strip: Strip,
        projection: Projection,
        ratio: float,
    ) -> None:
        x, y = device_pixels(strip.view.x(), ratio), device_pixels(strip.view.y(), ratio)
        device = QRect(
            x,
            y,
            device_pixels(strip.view.right(), ratio) - x,
            device_pixels(strip.view.bottom(), ratio) - y,
        )
        device &= QRect(QPoint(0, 0), self._size)
        if device.isEmpty():
            return
        origin = QPoint(
            device_pixels(projection.x + strip.dx, ratio),
            device_pixels(projection.y + strip.dy, ratio),
        )
        backing.place(origin - device.topLeft(), projection.zoom * ratio, device.size())
        pixels = backing.complete(ratio)
        painter.drawPixmap(QPointF(device.x() / ratio, device.y() / ratio), pixels)


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


def _paint_shadows(painter: QPainter, pins: Pins) -> None:
    """Paint the hairline and the soft shadow where something pinned ends."""
    if pins.lanes:
        last = pins.lanes[-1]
        seen = last.content.view.united(last.name.view) if last.name else last.content.view
        area = QRectF(seen.left(), seen.bottom(), seen.width(), STRIP_SHADOW)
        _shade(painter, area, down=True)
    if pins.corner is None:
        return
    corner = pins.corner.view
    if pins.band is not None:
        right, edge = pins.band.view.right(), pins.band.view.bottom()
        _shade(painter, QRectF(corner.left(), edge, right - corner.left(), STRIP_SHADOW), down=True)
    if pins.gutter is not None:
        bottom = pins.gutter.view.bottom()
        area = QRectF(corner.right(), corner.top(), STRIP_SHADOW, bottom - corner.top())
        if pins.band is not None:
            area.setTop(corner.bottom())
        _shade(painter, area, down=False)


def _shade(painter: QPainter, area: QRectF, *, down: bool) -> None:
    """Paint a fading shade, one device pixel after the other: a gradient costs Qt far more."""
    step = 1 / painter.device().devicePixelRatioF()
    start = area.top() if down else area.left()
    first = math.floor(start / step + 0.5) * step
    for number in range(round(STRIP_SHADOW / step)):
        at = first + number * step
        share = min(max((at + step / 2 - start) / STRIP_SHADOW, 0.0), 1.0)
        row = (
            QRectF(area.x(), at, area.width(), step)
            if down
            else QRectF(at, area.y(), step, area.height())
        )
        painter.fillRect(row, QColor(24, 33, 43, round(26 * (1 - share))))
    edge = (
        QRectF(area.x(), area.y(), area.width(), 1)
        if down
        else QRectF(area.x(), area.y(), 1, area.height())
    )
    painter.fillRect(edge, QColor(HAIRLINE))

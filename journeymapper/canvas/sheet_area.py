"""A scroll area that looks at a sheet: zoom, place, fit. It paints nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from journeymapper.canvas.projection import Projection, clamped_zoom, next_zoom
from journeymapper.canvas.sticky import Pins, Strip, pins
from journeymapper.display.geometry import Rect

DESK_MARGIN: Final = 48
"""Logical pixels of desk around the sheet when it is scrolled to its ends."""
FIRST_DESK: Final = 16
"""Of them, what shows above and left of a map that was just opened."""


class SheetArea(QAbstractScrollArea):
    """Knows how the sheet lies in the viewport, and moves it; a subclass paints it."""

    zoom_changed = Signal(float)
    scrolled = Signal()
    """The part of the sheet in sight changed, by scrolling, zooming or resizing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Look at an empty sheet."""
        super().__init__(parent)
        # Asked for parts that Qt has made, PySide6 loads every class of widgets there is, to see
        # which fits best: 20 ms.
        self._port = QWidget()
        self.setViewport(self._port)
        self.setHorizontalScrollBar(QScrollBar(Qt.Orientation.Horizontal))
        self.setVerticalScrollBar(QScrollBar(Qt.Orientation.Vertical))
        self._zoom = 1.0
        self._place = QPoint()
        self._still: tuple[Projection, Pins] | None = None
        self._known: tuple[QSize, Projection, Pins] | None = None
        self._sheet = QSizeF()
        self._band = Rect(0, 0, 0, 0)
        self._gutter = Rect(0, 0, 0, 0)
        self._lanes: Mapping[str, Rect] = {}

    def look_at(
        self,
        width: float,
        height: float,
        band: Rect,
        gutter: Rect,
        lanes: Mapping[str, Rect] | None = None,
    ) -> None:
        """Take another sheet: its size, and where the parts are that stay in sight."""
        self._band, self._gutter, self._lanes = band, gutter, lanes or {}
        self._known = None
        if self._sheet != QSizeF(width, height):
            self._sheet = QSizeF(width, height)
            self._place_scroll_bars()

    # Where things are

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Ask only once where things are: while a frame is painted, nothing moves."""
        self._still = self.projection, self.pinned
        try:
            yield
        finally:
            self._still = None

    @property
    def projection(self) -> Projection:
        """How the sheet lies in the viewport now."""
        return self._still[0] if self._still is not None else self._places()[1]

    @property
    def pinned(self) -> Pins:
        """What is pinned at the edges now: strips of the viewport and how far they are moved."""
        return self._still[1] if self._still is not None else self._places()[2]

    def _places(self) -> tuple[QSize, Projection, Pins]:
        """Return how all lies in a viewport of that size: asked often, worked out when moved."""
        size = self._port.size()
        if self._known is None or self._known[0] != size:
            places = []
            for length, room, bar in (
                (self._sheet.width(), size.width(), self.horizontalScrollBar()),
                (self._sheet.height(), size.height(), self.verticalScrollBar()),
            ):
                spare = room - round(length * self._zoom)
                places.append(spare // 2 if spare >= 0 else DESK_MARGIN - bar.value())
            place = Projection(self._zoom, *places)
            pinned = pins(self._band, self._gutter, place, QSizeF(size), self._lanes)
            self._known = size, place, pinned
        return self._known

    def through_pinned_lanes(self) -> Iterator[Strip]:
        """Go through the pinned lanes; meanwhile the sheet lies as it is seen in each of them."""
        before, projection, pinned = self._still, self.projection, self.pinned
        try:
            for lane in pinned.lanes:
                strip = lane.content
                moved = Projection(projection.zoom, projection.x, projection.y + strip.dy)
                self._still = moved, Pins(room=strip.view)
                yield strip
        finally:
            self._still = before

    def to_sheet(self, point: QPointF) -> tuple[float, float]:
        """Return the place on the sheet below a place of the viewport, whatever is pinned there."""
        return self.projection.to_sheet(point)

    def to_view(self, x: float, y: float) -> QPointF:
        """Return the place in the viewport of a place on the sheet."""
        return self.projection.to_view(x, y)

    def rect_to_view(self, rect: Rect) -> QRectF:
        """Return the rectangle in the viewport of one on the sheet."""
        return self.projection.rect_to_view(rect)

    def sheet_point(self, point: QPointF) -> tuple[float, float]:
        """Return the place on the sheet of what is *seen* at a place of the viewport.

        Over the pinned band and gutter that is the band or gutter, not what they cover.
        """
        strip = self.pinned.strip_at(point)
        return self.to_sheet(point - QPointF(strip.dx, strip.dy) if strip else point)

    def seen_rect(self, rect: Rect, strip: str = "") -> QRectF:
        """Return where a rectangle of the sheet is seen; of ``band`` or ``gutter``, pinned or not.

        What stands in a pinned lane is seen there.
        """
        pinned = self.pinned
        seen = self.rect_to_view(rect)
        lane = pinned.lane_of(rect) if strip != "band" else None
        if lane is not None:
            held_name = lane.name if strip and lane.name else lane.content
            return seen.translated(held_name.dx, held_name.dy)
        held = {"band": pinned.band, "gutter": pinned.gutter}.get(strip)
        return seen.translated(held.dx, held.dy) if held else seen

    def content_rect(self, *, with_lanes: bool = False) -> QRectF:
        """Return the part of the viewport that nothing pinned covers, or only pinned lanes do."""
        area, pinned = QRectF(self.viewport().rect()), self.pinned
        if pinned.room is not None:
            return pinned.room
        if pinned.band:
            area.setTop(pinned.band.view.bottom())
        if pinned.lanes and not with_lanes:
            area.setTop(pinned.lanes[-1].content.view.bottom())
        if pinned.gutter:
            area.setLeft(pinned.gutter.view.right())
        return area

    def visible_sheet(self) -> Rect:
        """Return the part of the sheet in sight, in its units."""
        return self.projection.rect_to_sheet(QRectF(self.viewport().rect()))

    # Zoom and scroll

    @property
    def zoom(self) -> float:
        """Logical pixels in one unit of the sheet."""
        return self._zoom

    def set_zoom(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zoom so that what lies under ``anchor`` (default: the middle) stays there."""
        zoom = clamped_zoom(zoom)
        if zoom == self._zoom:
            return
        point = anchor if anchor is not None else QRectF(self.viewport().rect()).center()
        x, y = self.to_sheet(point)
        self._zoom, self._known = zoom, None
        self._place_scroll_bars()
        self.bring(x, y, point)
        self.viewport().update()
        self.zoom_changed.emit(zoom)
        self.scrolled.emit()

    def zoom_in(self) -> None:
        """Zoom to the next step."""
        self.set_zoom(next_zoom(self._zoom, 1))

    def zoom_out(self) -> None:
        """Zoom to the step before."""
        self.set_zoom(next_zoom(self._zoom, -1))

    def fit(self) -> None:
        """Show the whole map."""
        self.fit_rect(Rect(0, 0, self._sheet.width(), self._sheet.height()))

    def fit_rect(self, rect: Rect, most: float = 2.0) -> None:
        """Show a part of the sheet as large as it fits, but no larger than ``most``."""
        size = self.viewport().size()
        room_x, room_y = size.width() - DESK_MARGIN, size.height() - DESK_MARGIN
        self.set_zoom(min(room_x / max(rect.w, 1), room_y / max(rect.h, 1), most))
        self.centre_on(rect.x + rect.w / 2, rect.y + rect.h / 2)

    def fit_width(self, least: float = 0.5, most: float = 1.0) -> None:
        """Show the top of the sheet in its whole width, as far as it can be read then."""
        room = self.viewport().width() - 2 * DESK_MARGIN
        zoom = room / max(self._sheet.width(), 1)
        self.set_zoom(min(most, max(least, zoom)))
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setValue(DESK_MARGIN - FIRST_DESK)

    def centre_on(self, x: float, y: float) -> None:
        """Scroll until a place of the sheet is in the middle, as far as the sheet goes."""
        self.bring(x, y, QRectF(self.viewport().rect()).center())

    def pan(self, dx: float, dy: float) -> None:
        """Move the sheet by logical pixels, as far as it goes."""
        for bar, way in ((self.horizontalScrollBar(), dx), (self.verticalScrollBar(), dy)):
            bar.setValue(bar.value() - round(way))

    @property
    def scrolled_to(self) -> tuple[int, int]:
        """Logical pixels to which the sheet is scrolled, across and down."""
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def follow(self, place: tuple[int, int], way: tuple[float, float]) -> None:
        """Scroll to where what was seen from ``place`` lies now: it moved by ``way`` (units)."""
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        for bar, start, moved in zip(bars, place, way, strict=True):
            if moved:
                bar.setValue(start + round(moved * self._zoom))

    def ensure_rect_visible(self, rect: Rect, margin: float = 16.0) -> None:
        """Scroll as little as needed until a part of the sheet lies clear of what is pinned."""
        for _twice in range(2):  # scrolling may pin what was not pinned before
            seen, free = self.rect_to_view(rect), self.content_rect()
            free.adjust(margin, margin, -margin, -margin)
            level, upright = self.horizontalScrollBar(), self.verticalScrollBar()
            ways = [(level, seen.left(), seen.right(), free.left(), free.right())]
            if self.pinned.lane_of(rect) is None:  # else it is seen where its lane is held
                ways.append((upright, seen.top(), seen.bottom(), free.top(), free.bottom()))
            for bar, low, high, start, end in ways:
                if low < start or high - low > end - start:
                    bar.setValue(bar.value() + round(low - start))
                elif high > end:
                    bar.setValue(bar.value() + round(high - end))

    def bring(self, x: float, y: float, point: QPointF) -> None:
        """Bring a place of the sheet under a place of the viewport, as far as the sheet goes."""
        for bar, place, there in (
            (self.horizontalScrollBar(), x, point.x()),
            (self.verticalScrollBar(), y, point.y()),
        ):
            bar.setValue(round(DESK_MARGIN + place * self._zoom - there))

    def _place_scroll_bars(self) -> None:
        self._known = None
        size = self.viewport().size()
        for bar, length, room in (
            (self.horizontalScrollBar(), self._sheet.width(), size.width()),
            (self.verticalScrollBar(), self._sheet.height(), size.height()),
        ):
            hidden = round(length * self._zoom) - room
            bar.setRange(0, hidden + 2 * DESK_MARGIN if hidden > 0 else 0)
            bar.setPageStep(room)
            bar.setSingleStep(24)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Show another part of the sheet."""
        self._known = None
        self.viewport().update()
        self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is; what was in sight stays where it is in the window."""
        super().resizeEvent(event)
        self._place_scroll_bars()
        place = self._port.mapTo(self.window(), QPoint(0, 0))
        way, self._place = place - self._place, place
        if self.isVisible():
            for bar, by in (
                (self.horizontalScrollBar(), way.x()),
                (self.verticalScrollBar(), way.y()),
            ):
                if bar.value() > bar.minimum():  # else its start is looked at, and stays in sight
                    bar.setValue(bar.value() + by)
        self.scrolled.emit()

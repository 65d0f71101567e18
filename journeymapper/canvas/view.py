"""The canvas: the sheet on its desk, scrolled and zoomed, with a tool that receives the gestures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from journeymapper.canvas.projection import Projection, clamped_zoom, next_zoom
from journeymapper.canvas.sticky import Pins, pins
from journeymapper.canvas.tools.base import PointerEvent, Tool
from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Symbol
from journeymapper.display.text import TextMeasurer
from journeymapper.layout.arrangement import Arrangement
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.edit.session import Change, Session

Arrange = Callable[[JourneyMap, Arrangement | None], Arrangement]

DESK_MARGIN: Final = 48
"""Logical pixels of desk around the sheet when it is scrolled to its ends."""


class CanvasView(QAbstractScrollArea):
    """Shows a session's map; see ``tools.base`` for what a tool receives.

    ``measurer`` sets the text and ``symbols`` gives the icons; ``arrange`` lays the map out and is
    the product's layout unless given.
    """

    zoom_changed = Signal(float)
    scrolled = Signal()
    """The part of the sheet in sight changed, by scrolling, zooming or resizing."""
    arranged = Signal()
    """The map was laid out anew: ``arrangement`` is another one."""
    status = Signal(str)

    def __init__(
        self,
        session: Session,
        measurer: TextMeasurer,
        symbols: Callable[[str], Symbol],
        *,
        arrange: Arrange | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Lay the session's map out and show it."""
        super().__init__(parent)
        self.session = session
        self.measurer = measurer
        self.symbols = symbols
        self.desk = QColor("#E4E8EC")
        self.overlay_painters: list[Callable[[QPainter], None]] = []
        """Called in order after the content, before the tool's own overlay; viewport pixels."""
        self._arrange = arrange or self._product_layout
        self._arrangement = self._arrange(session.map, None)
        self._stale = False
        self._zoom = 1.0
        self._tool = Tool(self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._catch_up)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._unsubscribe = session.subscribe(self._session_changed)
        self._place_scroll_bars()

    def _product_layout(self, map_: JourneyMap, previous: Arrangement | None) -> Arrangement:
        from journeymapper.layout.engine import arrange

        return arrange(map_, self.measurer, self.symbols, previous=previous)

    # What is shown

    @property
    def arrangement(self) -> Arrangement:
        """The laid-out map, always that of ``session.map``."""
        self._catch_up()
        return self._arrangement

    def _session_changed(self, change: Change) -> None:
        if change.after is not change.before:
            self._stale = True
            self._later.start()
        self.viewport().update()

    def _catch_up(self) -> None:
        if not self._stale:
            return
        self._stale = False
        self._arrangement = self._arrange(self.session.map, self._arrangement)
        self._place_scroll_bars()
        self.viewport().update()
        self.arranged.emit()

    # Where things are

    @property
    def projection(self) -> Projection:
        """How the sheet lies in the viewport now."""
        display, size = self._arrangement.display, self.viewport().size()
        width, height = display.width * self._zoom, display.height * self._zoom
        room_x, room_y = size.width() - width, size.height() - height
        x = (
            round(room_x / 2)
            if room_x >= 2 * DESK_MARGIN
            else DESK_MARGIN - self.horizontalScrollBar().value()
        )
        y = (
            round(room_y / 2)
            if room_y >= 2 * DESK_MARGIN
            else DESK_MARGIN - self.verticalScrollBar().value()
        )
        return Projection(self._zoom, x, y)

    @property
    def pinned(self) -> Pins:
        """What is pinned at the edges now: strips of the viewport and how far they are moved."""
        a = self._arrangement
        return pins(a.band, a.gutter, self.projection, QSizeF(self.viewport().size()))

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
        """Return where a rectangle of the ``band`` or ``gutter`` is seen, pinned or not."""
        pinned: dict[str, object] = {"band": self.pinned.band, "gutter": self.pinned.gutter}
        shift = pinned.get(strip)
        seen = self.rect_to_view(rect)
        return seen.translated(shift.dx, shift.dy) if hasattr(shift, "dx") else seen

    def content_rect(self) -> QRectF:
        """Return the part of the viewport that nothing pinned covers."""
        area = QRectF(self.viewport().rect())
        pinned = self.pinned
        if pinned.band:
            area.setTop(pinned.band.view.bottom())
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
        point = anchor or QRectF(self.viewport().rect()).center()
        x, y = self.to_sheet(point)
        self._zoom = zoom
        self._place_scroll_bars()
        self.horizontalScrollBar().setValue(round(DESK_MARGIN + x * zoom - point.x()))
        self.verticalScrollBar().setValue(round(DESK_MARGIN + y * zoom - point.y()))
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
        display = self.arrangement.display
        self.fit_rect(Rect(0, 0, display.width, display.height))

    def fit_rect(self, rect: Rect, most: float = 2.0) -> None:
        """Show a part of the sheet as large as it fits, but no larger than ``most``."""
        size = self.viewport().size()
        room_x, room_y = size.width() - DESK_MARGIN, size.height() - DESK_MARGIN
        zoom = min(room_x / max(rect.w, 1), room_y / max(rect.h, 1), most)
        self.set_zoom(zoom)
        self.centre_on(rect.x + rect.w / 2, rect.y + rect.h / 2)

    def fit_selection(self) -> None:
        """Show what is selected; the whole map if nothing is."""
        rects = [r for r in map(self.rect_of, self.session.selection) if r is not None]
        if rects:
            self.fit_rect(union(rects).grown(24))
        else:
            self.fit()

    def centre_on(self, x: float, y: float) -> None:
        """Scroll until a place of the sheet is in the middle, as far as the sheet goes."""
        size = self.viewport().size()
        self.horizontalScrollBar().setValue(round(DESK_MARGIN + x * self._zoom - size.width() / 2))
        self.verticalScrollBar().setValue(round(DESK_MARGIN + y * self._zoom - size.height() / 2))

    def rect_of(self, ref: Ref) -> Rect | None:
        """Return where something is drawn on the sheet; None for what is not drawn."""
        a = self.arrangement
        if ref.kind == "card":
            return a.cards[ref.id].rect if ref.id in a.cards else None
        if ref.kind == "lane":
            return next(
                (Rect(a.band.x, s.y, a.band.w, s.h) for s in a.lanes if s.id == ref.id), None
            )
        height = a.gutter.h
        if ref.kind == "stage":
            return next(
                (Rect(s.x, a.band.y, s.w, height) for s in a.stages if s.id == ref.id), None
            )
        if ref.kind == "step":
            return next(
                (Rect(c.x, a.band.y, c.w, height) for c in a.columns if c.id == ref.id), None
            )
        if ref.kind == "link" and ref.id in a.links:
            return union(Rect(x, y, 0, 0) for x, y in a.links[ref.id])
        return None

    def ensure_visible(self, ref: Ref) -> None:
        """Scroll as little as needed to bring something into sight."""
        rect = self.rect_of(ref)
        if rect is not None:
            self.ensure_rect_visible(rect)

    def ensure_rect_visible(self, rect: Rect, margin: float = 16.0) -> None:
        """Scroll as little as needed until a part of the sheet lies clear of what is pinned."""
        seen, free = self.rect_to_view(rect), self.content_rect()
        free.adjust(margin, margin, -margin, -margin)
        for bar, low, high, start, end in (
            (self.horizontalScrollBar(), seen.left(), seen.right(), free.left(), free.right()),
            (self.verticalScrollBar(), seen.top(), seen.bottom(), free.top(), free.bottom()),
        ):
            if low < start or high - low > end - start:
                bar.setValue(bar.value() + round(low - start))
            elif high > end:
                bar.setValue(bar.value() + round(high - end))

    def _place_scroll_bars(self) -> None:
        display, size = self._arrangement.display, self.viewport().size()
        for bar, length, room in (
            (self.horizontalScrollBar(), display.width, size.width()),
            (self.verticalScrollBar(), display.height, size.height()),
        ):
            bar.setRange(0, max(0, round(length * self._zoom) + 2 * DESK_MARGIN - room))
            bar.setPageStep(room)
            bar.setSingleStep(24)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Show another part of the sheet."""
        self.viewport().update()
        self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._place_scroll_bars()
        self.scrolled.emit()

    # Tools and gestures

    @property
    def tool(self) -> Tool:
        """What receives the gestures."""
        return self._tool

    def set_tool(self, tool: Tool) -> None:
        """Give the gestures to another tool; the one before gives up what it was doing."""
        self._tool.cancel()
        self._tool = tool
        self.set_cursor(tool.cursor)
        self.viewport().update()

    def set_cursor(self, shape: Qt.CursorShape) -> None:
        """Show another shape of the pointer over the canvas."""
        self.viewport().setCursor(shape)

    def refresh_overlay(self, areas: Iterable[QRectF] = ()) -> None:
        """Paint the overlay again, everywhere or in some parts of the viewport only."""
        boxes = list(areas)
        if not boxes:
            self.viewport().update()
        for area in boxes:
            self.viewport().update(area.toAlignedRect().adjusted(-2, -2, 2, 2))

    def _pointer(self, event: QMouseEvent) -> PointerEvent:
        place = event.position()
        x, y = self.sheet_point(place)
        return PointerEvent(place, x, y, event.button(), event.buttons(), event.modifiers())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hand a press to the tool."""
        self._tool.press(self._pointer(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hand a move to the tool."""
        self._tool.move(self._pointer(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand a release to the tool."""
        self._tool.release(self._pointer(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Hand a double click to the tool."""
        self._tool.double_click(self._pointer(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint desk, sheet, what is pinned, and the overlays."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.desk)
        for paint in self.overlay_painters:
            paint(painter)
        self._tool.paint_overlay(painter)
        painter.end()

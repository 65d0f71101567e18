"""The canvas: a session's map on its desk, and a tool that receives the gestures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymapper.canvas import gestures
from journeymapper.canvas.damage import damage
from journeymapper.canvas.lag import Lag
from journeymapper.canvas.opening import Opening, paint_opened
from journeymapper.canvas.painting import SheetPainter
from journeymapper.canvas.sheet_area import SheetArea
from journeymapper.canvas.tools.base import DropEvent, PointerEvent, Tool
from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Symbol
from journeymapper.display.text import TextMeasurer
from journeymapper.edit.session import Change, Session
from journeymapper.layout.arrangement import Arrangement
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

Arrange = Callable[[JourneyMap, Arrangement | None], Arrangement]

REFINE_AFTER = 30
"""Milliseconds without another zoom step after which scaled pixels are painted sharp."""


class CanvasView(SheetArea):
    """Shows a session's map; see ``tools.base`` for what a tool receives.

    ``measurer`` sets the text and ``symbols`` gives the icons; ``arrange`` lays the map out and is
    the product's layout unless given. ``close_session`` ends the view's interest in the session.
    """

    arranged = Signal()
    """The map was laid out anew: ``arrangement`` is another one."""
    status = Signal(str)
    """A word from a tool for the status bar; empty: nothing more to say."""
    trouble = Signal(str)
    """Why something that was asked for cannot be done."""
    focus_came = Signal(bool)  # true if by a key

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
        self.overlay_painters: list[Callable[[QPainter], None]] = []
        """Called in order after the content, before the tool's own overlay; viewport pixels."""
        self.opening: Opening | None = None
        """The gap that the map shows where something dragged would land."""
        self._arrange = arrange or self._product_layout
        self.lag = Lag(self, self._catch_up)
        """When the layout follows the map."""
        self._arrangement = self.lag.timed(lambda: self._arrange(session.map, None), first=True)
        self._painter = SheetPainter(self._arrangement.display)
        self._first_show = True
        self._tool = Tool(self)
        self._pointer_now: PointerEvent | None = None
        self._dragged_now: DropEvent | None = None
        self._pan = gestures.Pan(self)
        self._edge = gestures.EdgeScroll(self, self._follow)
        self._refine = QTimer(self, singleShot=True, interval=REFINE_AFTER)
        self._refine.timeout.connect(self.viewport().update)
        self.setFrameShape(SheetArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._look()
        self.close_session = session.subscribe(self._session_changed)

    def _product_layout(self, map_: JourneyMap, previous: Arrangement | None) -> Arrangement:
        from journeymapper.layout.engine import arrange

        return arrange(map_, self.measurer, self.symbols, previous=previous)

    def sizeHint(self) -> QSize:
        """Return a comfortable size; the window gives what it has."""
        return QSize(1100, 700)

    # What is shown

    @property
    def arrangement(self) -> Arrangement:
        """The laid-out map: that of ``session.map``, but for what was typed while ``lag.waits``."""
        if self._still is None:  # no frame is being painted
            self._catch_up()
        return self._arrangement

    @property
    def desk(self) -> QColor:
        """The colour around the sheet."""
        return self._painter.desk

    def set_desk(self, colour: QColor) -> None:
        """Choose the colour around the sheet."""
        self._painter.desk = QColor(colour)
        self._painter.repaint_all()
        self.viewport().update()

    def lay_out_again(self) -> None:
        """Lay the map out from scratch: something besides the map changed."""
        self.lag.caught_up()
        self._replace(self._arrange(self.session.map, None))

    def rect_of(self, ref: Ref) -> Rect | None:
        """Return where something is drawn on the sheet; None for what is not drawn."""
        a = self.arrangement
        if ref.kind == "card":
            box = a.cards.get(ref.id)
            return box.rect if box else None
        found: Iterable[Rect] = ()
        if ref.kind == "lane":
            found = (Rect(a.band.x, s.y, a.band.w, s.h) for s in a.lanes if s.id == ref.id)
        elif ref.kind == "stage":
            found = (Rect(s.x, a.band.y, s.w, a.gutter.h) for s in a.stages if s.id == ref.id)
        elif ref.kind == "step":
            found = (Rect(c.x, a.band.y, c.w, a.gutter.h) for c in a.columns if c.id == ref.id)
        elif ref.kind == "link" and ref.id in a.links:
            found = (union(Rect(x, y, 0, 0) for x, y in a.links[ref.id]),)
        return next(iter(found), None)

    def ensure_visible(self, ref: Ref) -> None:
        """Scroll as little as needed to bring something into sight."""
        rect = self.rect_of(ref)
        if rect is not None:
            self.ensure_rect_visible(rect)

    def fit_selection(self) -> None:
        """Show what is selected; the whole map if nothing is."""
        rects = [rect for rect in map(self.rect_of, self.session.selection) if rect is not None]
        if rects:
            self.fit_rect(union(rects).grown(24))
        else:
            self.fit()

    def _session_changed(self, change: Change) -> None:
        if change.after is not self._arrangement.map:
            self.lag.changed()
        if change.selection_changed:
            self.viewport().update()

    def _catch_up(self) -> None:
        if not self.lag.behind or self.lag.waits:
            return
        self.lag.caught_up()
        map_, before = self.session.map, self._arrangement
        if map_ is not before.map:
            self._replace(self.lag.timed(lambda: self._arrange(map_, before)))
        else:
            self.viewport().update()

    def _replace(self, arrangement: Arrangement) -> None:
        before, self._arrangement = self._arrangement, arrangement
        self._painter.show(arrangement.display, damage(before.display, arrangement.display))
        self._look()
        self.viewport().update()
        self.arranged.emit()

    def _look(self) -> None:
        a, gutter = self._arrangement, self._arrangement.gutter
        names = a.display.layer("gutter")
        if names is not None and names.parts:  # the sheet's margin need not stay in sight
            left = max(gutter.x, names.bounds.x + names.dx)
            gutter = Rect(left, gutter.y, gutter.right - left, gutter.h)
        kept = {lane.id for lane in a.map.lanes if lane.pinned}
        lanes = {s.id: Rect(0, s.y, a.band.w, s.h) for s in a.lanes if s.id in kept}
        self.look_at(a.display.width, a.display.height, a.band, gutter, lanes)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint desk, sheet, what is pinned, and the overlays."""
        if not self.lag.typed:  # else what is typed shows first, in its editor
            self._catch_up()
        with self.standing_still():
            self._paint(event.rect())

    def _paint(self, area: QRect) -> None:
        painter = QPainter(self.viewport())
        sharp = not self._refine.isActive() and self._painter.unfinished
        size = self.viewport().size()

        def paint_map(painter: QPainter) -> None:
            self._painter.paint(painter, self.projection, self.pinned, size, sharp=sharp)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_overlays(painter, self.overlay_painters)

        paint_opened(painter, self.opening, size, area, paint_map)
        if self._painter.unfinished:
            self._refine.start()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_overlays(painter, [self._tool.paint_overlay])
        painter.end()

    def _paint_overlays(
        self, painter: QPainter, overlays: Iterable[Callable[[QPainter], None]]
    ) -> None:
        """Paint overlays over the map, and over each pinned lane as it is seen there."""
        overlays = list(overlays)
        for paint in overlays:
            painter.save()
            paint(painter)
            painter.restore()
        for strip in self.through_pinned_lanes():
            for paint in overlays:
                painter.save()
                painter.setClipRect(strip.view)
                paint(painter)
                painter.restore()

    def refresh_overlay(self, areas: Iterable[QRectF] = ()) -> None:
        """Paint the overlay again, everywhere or in some parts of the viewport only."""
        boxes = list(areas)
        if not boxes:
            self.viewport().update()
        for area in boxes:
            self.viewport().update(area.toAlignedRect().adjusted(-2, -2, 2, 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is; show the map in a readable size at first."""
        super().resizeEvent(event)
        if self._first_show and self.isVisible():
            self._first_show = False
            self.fit_width(least=0.5 if self.arrangement.touchpoints else 0.75)

    # Tools and gestures

    @property
    def tool(self) -> Tool:
        """What receives the gestures."""
        return self._tool

    def set_tool(self, tool: Tool) -> None:
        """Give the gestures to another tool; the one before gives up what it was doing."""
        self._tool.cancel()
        self._edge.stop()
        self._tool = tool
        self.set_cursor(tool.cursor)
        self.viewport().update()

    def set_cursor(self, shape: Qt.CursorShape) -> None:
        """Show another shape of the pointer over the canvas."""
        if not self._pan.dragging:
            self.viewport().setCursor(shape)

    def pointer(self, event: QMouseEvent) -> PointerEvent:
        """Return what a tool is told of a mouse event of the viewport."""
        place = event.position()
        x, y = self.sheet_point(place)
        return PointerEvent(place, x, y, event.button(), event.buttons(), event.modifiers())

    def _follow(self) -> None:
        """Tell the tool that the sheet moved below a pointer that stands still."""
        now, dragged = self._pointer_now, self._dragged_now
        if dragged is not None:
            x, y = self.sheet_point(dragged.view)
            self._tool.drag_move(replace(dragged, x=x, y=y))
        elif now is not None and self._tool.busy:
            x, y = self.sheet_point(now.view)
            none = Qt.MouseButton.NoButton
            self._tool.move(PointerEvent(now.view, x, y, none, now.buttons, now.modifiers))
        else:
            self._edge.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the sheet, or hand a press to the tool."""
        if not self._pan.press(event):
            self._pointer_now = self.pointer(event)
            self._tool.press(self._pointer_now)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the sheet, or hand a move to the tool."""
        if self._pan.move(event):
            return
        self._pointer_now = self.pointer(event)
        self._tool.move(self._pointer_now)
        if event.buttons() and self._tool.busy:
            self._edge.at(event.position(), self.content_rect(with_lanes=True))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the sheet go, or hand a release to the tool."""
        self._edge.stop()
        if not self._pan.release():
            self._tool.release(self.pointer(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Hand a double click to the tool; a fast second hold of the sheet is a hold."""
        if not self._pan.press(event):
            self._tool.double_click(self.pointer(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the tool what can be done here."""
        place = event.pos().toPointF()
        x, y = self.sheet_point(place)
        done = self._tool.context_menu(PointerEvent(place, x, y, modifiers=event.modifiers()))
        event.setAccepted(done)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        gestures.wheel(self, event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take pinches, and tell the tool when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self._tool.leave()
        return gestures.pinch(self, event) or super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc, take Space, then ask the tool, then scroll."""
        if event.key() == Qt.Key.Key_Escape and self._tool.busy:
            self._edge.stop()
            self._tool.cancel()
        elif not self._pan.key(event, down=True) and not self._tool.key_press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let Space go."""
        if not self._pan.key(event, down=False):
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here now."""
        super().focusInEvent(event)
        reason = Qt.FocusReason
        by_key = {reason.TabFocusReason, reason.BacktabFocusReason, reason.ShortcutFocusReason}
        self.focus_came.emit(event.reason() in by_key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a held Space."""
        self._pan.end()
        super().focusOutEvent(event)

    # Things dragged in from other widgets

    def _dropped(self, event: QDropEvent) -> DropEvent:
        place = event.position()
        x, y = self.sheet_point(place)
        return DropEvent(place, x, y, event.mimeData(), event.modifiers())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Ask the tool whether it wants what comes in."""
        self.dragMoveEvent(event)
        event.accept()  # what is not wanted here may be wanted a little further

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Ask the tool whether this is a place for it."""
        self._dragged_now = self._dropped(event)
        wanted = self._tool.drag_move(self._dragged_now)
        event.setAccepted(wanted)
        if wanted:
            room = self.content_rect(with_lanes=True)
            self._edge.at(event.position(), room, gestures.EDGE_PATIENCE)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002
        """Tell the tool that it went away."""
        self._end_drag()
        self._tool.drag_leave()

    def _end_drag(self) -> None:
        self._edge.stop()
        self._dragged_now = None

    def dropEvent(self, event: QDropEvent) -> None:
        """Give it to the tool."""
        self._end_drag()
        if self._tool.drop(self._dropped(event)):
            event.acceptProposedAction()
        else:
            event.ignore()

"""The canvas's hands: every gesture goes to the tool in use, but for those of the sheet itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymapper.canvas import gestures
from journeymapper.canvas.sheet_area import SheetArea
from journeymapper.canvas.tools.base import DropEvent, PointerEvent, Tool

if TYPE_CHECKING:
    from journeymapper.canvas.touch import Touch

_OF_HANDS: Final = {
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.Drop,
}


class ToolArea(SheetArea):
    """A sheet that a tool works on; see ``tools.base`` for what a tool receives."""

    focus_came = Signal(bool)  # true if by a key

    _tool: Tool
    """What receives the gestures; the subclass begins with one that does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Take gestures of all kinds."""
        super().__init__(parent)
        self.handling = False
        """Whether a hand is moving something now, which stays below the pointer."""
        self._pointer_now: PointerEvent | None = None
        self._dragged_now: DropEvent | None = None
        self._pan = gestures.Pan(self)
        self._edge = gestures.EdgeScroll(self, self._follow)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().ungrabGesture(Qt.GestureType.PanGesture)  # a scroll area's own
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().setMouseTracking(True)

    @property
    def tool(self) -> Tool:
        """What receives the gestures."""
        return self._tool

    @cached_property
    def touch(self) -> Touch:
        """What fingers do; most never touch the screen."""
        from journeymapper.canvas.touch import Touch

        return Touch(self)

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
        """Take fingers and pinches, and tell the tool when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self._tool.leave()
        self.handling = event.type() in _OF_HANDS
        try:
            if isinstance(event, QTouchEvent):
                return self.touch.event(event) or super().viewportEvent(event)
            return gestures.pinch(self, event) or super().viewportEvent(event)
        finally:
            self.handling = False

    def end_gesture(self) -> None:
        """Scroll no more by itself: what the pointer did is over."""
        self._edge.stop()

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

"""The gestures that are the canvas's own, whatever the tool: wheel, pinch, pan, edge scrolling."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

if TYPE_CHECKING:
    from journeymapper.canvas.sheet_area import SheetArea

NOTCH: Final = 120
"""Eighths of a degree in one notch of a wheel."""
NOTCH_PIXELS: Final = 80
NOTCH_ZOOM: Final = 1.2
LEAST_PINCH: Final = 0.25
"""How far one event of a touchpad may zoom out."""
EDGE: Final = 28.0
"""Logical pixels from an edge within which a busy tool makes the canvas scroll."""
EDGE_STEP: Final = 18
EDGE_PATIENCE: Final = 350
"""Milliseconds at an edge until what is dragged in makes the canvas scroll: it crosses edges."""
_FRAME: Final = 16


def wheel(area: SheetArea, event: QWheelEvent) -> None:
    """Scroll; sideways with Shift; zoom at the pointer with Ctrl."""
    notches, pixels = event.angleDelta(), event.pixelDelta()
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        turn = notches.y() or notches.x()
        area.set_zoom(area.zoom * NOTCH_ZOOM ** (turn / NOTCH), event.position())
    else:
        if pixels.isNull():
            dx, dy = (n * NOTCH_PIXELS / NOTCH for n in (notches.x(), notches.y()))
        else:
            dx, dy = float(pixels.x()), float(pixels.y())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
            dx, dy = dy, 0.0
        area.pan(dx, dy)
    event.accept()


def pinch(area: SheetArea, event: QEvent) -> bool:
    """Zoom at the fingers on a touchpad; tell whether the event was such a pinch."""
    if (
        not isinstance(event, QNativeGestureEvent)
        or event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture
    ):
        return False
    area.set_zoom(area.zoom * max(1 + event.value(), LEAST_PINCH), event.position())
    event.accept()
    return True


class Pan:
    """Moving the sheet by hand: with the middle button, or with Space held."""

    def __init__(self, area: SheetArea) -> None:
        """Pan ``area``."""
        self._area = area
        self._space = False
        self._from: QPointF | None = None
        self._shape: Qt.CursorShape | None = None

    @property
    def dragging(self) -> bool:
        """Whether the hand holds the sheet."""
        return self._from is not None

    def key(self, event: QKeyEvent, *, down: bool) -> bool:
        """Take Space; tell whether the key was it."""
        if event.key() != Qt.Key.Key_Space or event.modifiers():
            return False
        if not event.isAutoRepeat():
            self._space = down
            self._show_hand()
        return True

    def press(self, event: QMouseEvent) -> bool:
        """Tell whether a press takes hold of the sheet."""
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or (self._space and event.button() == Qt.MouseButton.LeftButton):
            self._from = event.position()
            self._show_hand()
            return True
        return False

    def move(self, event: QMouseEvent) -> bool:
        """Move the sheet along; tell whether the hand holds it."""
        if self._from is None:
            return False
        way = event.position() - self._from
        self._from = event.position()
        self._area.pan(way.x(), way.y())
        return True

    def release(self) -> bool:
        """Let go; tell whether the hand held the sheet."""
        held, self._from = self._from is not None, None
        self._show_hand()
        return held

    def end(self) -> None:
        """Let go of everything: the keyboard went elsewhere."""
        self._space, self._from = False, None
        self._show_hand()

    def _show_hand(self) -> None:
        viewport = self._area.viewport()
        if self._from is not None or self._space:
            if self._shape is None:
                self._shape = viewport.cursor().shape()
            hand = Qt.CursorShape.ClosedHandCursor
            viewport.setCursor(hand if self._from is not None else Qt.CursorShape.OpenHandCursor)
        elif self._shape is not None:
            viewport.setCursor(self._shape)
            self._shape = None


class EdgeScroll:
    """Scrolls while a busy tool holds the pointer near an edge, and lets the tool follow."""

    def __init__(self, area: SheetArea, follow: Callable[[], None]) -> None:
        """Scroll ``area`` and call ``follow`` after each step."""
        self._area = area
        self._follow = follow
        self._speed = QPointF()
        self._timer = QTimer(area)
        self._timer.timeout.connect(self._step)

    def at(self, point: QPointF, free: QRectF, patience: int = _FRAME) -> None:
        """Note where the pointer is; ``free`` is the part of the viewport that nothing covers.

        Scrolling begins after ``patience`` milliseconds.
        """
        self._speed = QPointF(
            _push(point.x(), free.left(), free.right()), _push(point.y(), free.top(), free.bottom())
        )
        if self._speed.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(patience)

    def stop(self) -> None:
        """Scroll no more."""
        self._timer.stop()

    def _step(self) -> None:
        self._timer.setInterval(_FRAME)
        before = self._area.projection
        self._area.pan(self._speed.x(), self._speed.y())
        if self._area.projection == before:
            self._timer.stop()
        else:
            self._follow()


def _push(place: float, low: float, high: float) -> float:
    """Return how far to move the sheet: the nearer to the edge, the further."""
    if high - low < 4 * EDGE:
        return 0.0
    near_low, near_high = (low + EDGE - place) / EDGE, (place - high + EDGE) / EDGE
    if near_low > 0:
        return EDGE_STEP * min(near_low, 1.5)
    return -EDGE_STEP * min(near_high, 1.5) if near_high > 0 else 0.0

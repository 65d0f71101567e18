"""Fingers on the canvas: one is a pointer, two hold the sheet, and a long press asks what to do.

Two fingers keep the place of the sheet that was between them between them: it is moved and zoomed
from where they began, so that nothing drifts however long they move.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputDevice, QMouseEvent, QTouchEvent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymapper.canvas.tool_area import ToolArea

LONG_PRESS: Final = 600
"""Milliseconds that a finger rests until it asks what can be done there."""
SLOP: Final = 10.0
"""Logical pixels that a finger wanders while it rests."""
PINCH: Final = 0.06
"""The part by which two fingers move apart or together until that zooms; less is a trembling."""


@dataclass(slots=True)
class _Hold:
    """Two fingers: the place of the sheet between them, how far apart they are, the zoom then."""

    x: float
    y: float
    apart: float
    zoom: float
    zooms: bool = False


class Touch:
    """Turns touches of the viewport into what the canvas does with a pointer, and with its sheet.

    A press reaches the tool only when the finger moves or is lifted, so that a second finger
    coming a moment later never selects or drags anything.
    """

    def __init__(self, area: ToolArea) -> None:
        """Watch the viewport of ``area``."""
        self._area = area
        self._start: QPointF | None = None
        """Where the one finger came down, as long as it may be a tap."""
        self._drags = False
        self._hold: _Hold | None = None
        self._spent = False
        """Whether what the fingers do is over, though some still rest on the glass."""
        self._last_tap = 0, QPointF()
        self._rest = QTimer(area, singleShot=True, interval=LONG_PRESS)
        self._rest.timeout.connect(self._rested)

    def event(self, event: QTouchEvent) -> bool:
        """Take an event of the viewport; tell whether it was one of fingers on a screen."""
        if event.device().type() == QInputDevice.DeviceType.TouchPad:
            return False  # it scrolls by wheel events and zooms by gestures of its own
        places = [point.position() for point in event.points()]
        down = [
            point.position() for point in event.points() if point.state() != point.State.Released
        ]
        if event.type() == QEvent.Type.TouchBegin:
            if self._area.viewport().childAt(places[0].toPoint()) is not None:
                event.ignore()  # the field or the small view that lies there takes it as a mouse
                return True
            self._begin(places[0])
        if event.type() == QEvent.Type.TouchCancel:
            self._give_up()
        elif len(down) > 1:
            self._move_two(down)
        elif self._hold is not None:
            self._hold, self._spent = None, True
        elif not self._spent and event.type() != QEvent.Type.TouchBegin:
            self._move_one(places[0], lifted=not down, time=event.timestamp())
        if not down:
            self._spent = False
        event.accept()
        return True

    # One finger

    def _begin(self, place: QPointF) -> None:
        self._start, self._drags, self._hold, self._spent = place, False, None, False
        self._rest.start()

    def _move_one(self, place: QPointF, *, lifted: bool, time: int) -> None:
        if self._start is None:
            return
        if not self._drags and _apart(place, self._start) > SLOP:
            self._rest.stop()
            self._drags = True
            self._mouse(QEvent.Type.MouseButtonPress, self._start)
        if self._drags:
            self._mouse(QEvent.Type.MouseMove, place)
        if not lifted:
            return
        self._rest.stop()
        if not self._drags:
            self._tap(self._start, time)
        else:
            self._mouse(QEvent.Type.MouseButtonRelease, place)
        self._start, self._drags = None, False

    def _tap(self, place: QPointF, time: int) -> None:
        before, there = self._last_tap
        double = time - before < QGuiApplication.styleHints().mouseDoubleClickInterval()
        if before and double and _apart(place, there) < 2 * SLOP:
            self._mouse(QEvent.Type.MouseButtonDblClick, place)
            time = 0
        else:
            self._mouse(QEvent.Type.MouseButtonPress, place)
        self._mouse(QEvent.Type.MouseButtonRelease, place)
        self._last_tap = time, place

    def _rested(self) -> None:
        """Ask what can be done where the finger rests."""
        place, self._start, self._spent = self._start, None, True
        if place is None:
            return
        self._mouse(QEvent.Type.MouseButtonPress, place)
        self._mouse(QEvent.Type.MouseButtonRelease, place)
        viewport = self._area.viewport()
        there = place.toPoint()
        reason = QContextMenuEvent.Reason.Mouse
        asked = QContextMenuEvent(reason, there, viewport.mapToGlobal(there))
        QGuiApplication.sendEvent(viewport, asked)

    def _mouse(self, kind: QEvent.Type, place: QPointF) -> None:
        """Do what a mouse would do there."""
        button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        viewport = self._area.viewport()
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            self._area.setFocus(Qt.FocusReason.MouseFocusReason)
        event = QMouseEvent(
            kind,
            place,
            viewport.mapToGlobal(place),
            none if kind == QEvent.Type.MouseMove else button,
            none if kind == QEvent.Type.MouseButtonRelease else button,
            QGuiApplication.keyboardModifiers(),
        )
        QGuiApplication.sendEvent(viewport, event)

    # Two fingers

    def _move_two(self, places: Sequence[QPointF]) -> None:
        first, second = places[:2]
        middle, apart = (first + second) / 2, max(_apart(first, second), 1.0)
        area = self._area
        if self._hold is None:
            self._give_up()
            self._hold = _Hold(*area.to_sheet(middle), apart, area.zoom)
            return
        hold = self._hold
        if not hold.zooms and abs(apart / hold.apart - 1) > PINCH:
            hold.zooms, hold.apart = True, apart  # from here on, so that nothing jumps
        if hold.zooms:
            area.set_zoom(hold.zoom * apart / hold.apart, middle)
        area.bring(hold.x, hold.y, middle)

    def _give_up(self) -> None:
        """End what one finger began, without a trace."""
        self._rest.stop()
        if self._drags:
            self._area.tool.cancel()
            self._area.end_gesture()
        self._start, self._drags, self._hold = None, False, None


def _apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())

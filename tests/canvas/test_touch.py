"""Fingers on the canvas, as the system sends them: tap, drag, long press, pan and pinch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.canvas import touch
from journeymapper.model.ids import Ref

SCREEN = QTest.createTouchDevice()
PAD = QTest.createTouchDevice(QInputDevice.DeviceType.TouchPad)


class Fingers:
    """Fingers on the viewport, by number, each where it was last."""

    def __init__(self, hands, device=SCREEN):
        self.viewport = hands.view.viewport()
        self.window = self.viewport.window().windowHandle()
        self.device = device
        self.down: dict[int, QPoint] = {}

    def _send(self, **now: dict[int, QPoint]) -> None:
        sequence = QTest.touchEvent(self.window, self.device, False)
        for act, places in now.items():
            for number, place in places.items():
                there = self.viewport.mapTo(self.viewport.window(), place)
                getattr(sequence, act)(number, there, self.window)
        for number in self.down:
            if not any(number in places for places in now.values()):
                sequence.stationary(number)
        sequence.commit()
        QTest.qWait(1)

    def press(self, **places: QPoint) -> None:
        new = {int(name[1:]): place for name, place in places.items()}
        self._send(press=new)
        self.down |= new

    def move(self, **places: QPoint) -> None:
        new = {int(name[1:]): place for name, place in places.items()}
        self._send(move=new)
        self.down |= new

    def lift(self, *numbers: int) -> None:
        self._send(release={number: self.down[number] for number in numbers})
        for number in numbers:
            del self.down[number]

    def tap(self, place: QPoint) -> None:
        self.press(f1=place)
        self.lift(1)


@pytest.fixture
def fingers(hands):
    made = Fingers(hands)
    yield made
    if made.down:
        made.lift(*made.down)


def zoomed(hands, zoom: float) -> None:
    hands.view.set_zoom(zoom)
    hands.view.centre_on(600, 500)


def test_a_tap_selects_a_card_and_takes_the_keyboard(hands, fingers):
    fingers.tap(hands.card("c2"))
    assert hands.session.selection == (Ref("card", "c2"),)
    assert hands.view.hasFocus()


def test_two_taps_edit_the_text(hands, fingers):
    place = hands.card("p1")
    fingers.tap(place)
    fingers.tap(place)
    assert hands.canvas.editor.isVisible()
    assert hands.canvas.editor.toPlainText() == "Slow"


def test_one_finger_drags_a_card_in_one_step(hands, fingers):
    start, goal = hands.card("p2"), hands.card("p1")
    fingers.press(f1=start)
    for part in range(1, 9):
        fingers.move(f1=start + (goal - start) * part / 8)
    fingers.lift(1)
    assert next(card for card in hands.session.map.cards if card.id == "p2").at == "buy"
    hands.session.undo()
    assert hands.session.map == hands.start


def test_a_finger_that_trembles_taps(hands, fingers):
    place = hands.card("c2")
    fingers.press(f1=place)
    fingers.move(f1=place + QPoint(4, 3))
    fingers.lift(1)
    assert hands.session.selection == (Ref("card", "c2"),)
    assert hands.session.map is hands.start


def test_a_finger_on_the_paper_draws_a_rectangle_to_select(hands, fingers):
    first, last = hands.arrangement.cards["t1"].rect, hands.arrangement.cards["t3"].rect
    hands.at(last.middle, last.bottom)
    start = hands.view.to_view(first.x - 6, first.y - 6).toPoint()
    end = hands.view.to_view(last.right + 4, last.bottom + 4).toPoint()
    fingers.press(f1=start)
    fingers.move(f1=(start + end) / 2)
    fingers.move(f1=end)
    fingers.lift(1)
    assert {ref.id for ref in hands.session.selection} == {"t1", "t2", "t3"}


def test_two_fingers_zoom_at_their_centre(hands, fingers):
    zoomed(hands, 1.0)
    middle = QPoint(400, 300)
    under = hands.view.to_sheet(QPointF(middle))
    fingers.press(f1=middle - QPoint(50, 0), f2=middle + QPoint(50, 0))
    for wide in range(55, 205, 10):
        fingers.move(f1=middle - QPoint(wide, 0), f2=middle + QPoint(wide, 0))
    assert hands.view.zoom == pytest.approx(195 / 55, rel=0.05)
    assert hands.view.to_sheet(QPointF(middle)) == pytest.approx(under, abs=1)
    for wide in range(195, 45, -10):
        fingers.move(f1=middle - QPoint(wide, 0), f2=middle + QPoint(wide, 0))
    fingers.lift(1, 2)
    assert hands.view.zoom == pytest.approx(1.0, rel=0.1)
    assert hands.view.to_sheet(QPointF(middle)) == pytest.approx(under, abs=1)
    assert hands.session.selection == ()
    assert hands.session.map is hands.start


def test_two_fingers_move_the_sheet_with_them(hands, fingers):
    zoomed(hands, 2.0)
    place = QPoint(400, 300)
    under = hands.view.to_sheet(QPointF(place))
    fingers.press(f1=place - QPoint(60, 0), f2=place + QPoint(60, 0))
    for step in range(1, 11):
        way = QPoint(-7 * step, -5 * step)
        fingers.move(f1=place - QPoint(60, 0) + way, f2=place + QPoint(60, 1) + way)
    fingers.lift(1, 2)
    assert hands.view.zoom == 2.0  # trembling does not zoom
    assert hands.view.to_sheet(QPointF(place + QPoint(-70, -50))) == pytest.approx(under, abs=1)


def test_a_second_finger_turns_a_drag_into_a_pinch_without_a_trace(hands, fingers):
    zoomed(hands, 1.0)
    start = hands.card("p2")
    fingers.press(f1=start)
    fingers.move(f1=start + QPoint(60, 0))
    assert hands.view.tool.busy
    fingers.press(f2=start + QPoint(160, 0))
    fingers.move(f1=start + QPoint(20, 0), f2=start + QPoint(220, 0))
    fingers.move(f1=start + QPoint(0, 0), f2=start + QPoint(260, 0))
    fingers.lift(2)
    fingers.move(f1=start + QPoint(-80, 30))  # the finger left over does nothing
    fingers.lift(1)
    assert not hands.view.tool.busy
    assert hands.session.map == hands.start
    assert not hands.session.can_undo
    assert hands.view.zoom > 1.0


def test_a_finger_that_rests_asks_what_can_be_done(hands, fingers, monkeypatch):
    monkeypatch.setattr(touch, "LONG_PRESS", 30)
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda self, *_: shown.append(self))
    monkeypatch.setattr(QMenu, "exec", lambda self, *_: shown.append(self))
    fingers.press(f1=hands.card("c2"))
    QTest.qWait(80)
    assert hands.session.selection == (Ref("card", "c2"),)
    assert shown
    fingers.lift(1)
    assert hands.session.map is hands.start


def test_what_lies_over_the_canvas_is_touched_itself(hands, fingers):
    fingers.tap(hands.card("p1"))
    QTest.keyClick(hands.view, Qt.Key.Key_F2)
    editor = hands.canvas.editor
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    fingers.tap(editor.mapTo(hands.view.viewport(), QPoint(3, editor.height() // 2)))
    assert editor.isVisible()
    assert editor.textCursor().position() == 0
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_touches_of_a_touchpad_are_left_to_its_wheel(hands):
    pad, place = Fingers(hands, PAD), QPoint(400, 300)
    before = hands.view.projection
    pad.press(f1=place - QPoint(50, 0), f2=place + QPoint(50, 0))
    for wide in range(60, 200, 20):
        pad.move(f1=place - QPoint(wide, 0), f2=place + QPoint(wide, 0))
    pad.lift(1, 2)
    assert hands.view.projection == before


def test_a_touchpad_zooms_at_the_pointer(hands):
    zoomed(hands, 2.0)
    viewport = hands.view.viewport()
    place = QPointF(400, 300)
    under = hands.view.to_sheet(place)
    device = QPointingDevice.primaryPointingDevice()
    kind = Qt.NativeGestureType.ZoomNativeGesture
    everywhere = viewport.mapTo(viewport.window(), place), viewport.mapToGlobal(place)
    for value in (0.1, 0.1, 0.1, -0.05):
        event = QNativeGestureEvent(kind, device, 2, place, *everywhere, value, QPointF())
        QApplication.sendEvent(viewport, event)
    assert hands.view.zoom == pytest.approx(2 * 1.1**3 * 0.95, rel=0.01)
    assert hands.view.to_sheet(place) == pytest.approx(under, abs=1)
    event = QNativeGestureEvent(kind, device, 2, place, *everywhere, -3.0, QPointF())
    QApplication.sendEvent(viewport, event)
    assert hands.view.zoom > 0

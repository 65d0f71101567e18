"""Hands that do anything at all: nothing fails, and undo brings the first map back, every time.

A soak with a command of its own, which says where a failing hand stood::

    python -m pytest tests/gui/test_random_hands.py -m slow
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from random import Random
from time import sleep

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMessageBox

from journeymapper.app import windows
from journeymapper.app.window import MainWindow
from journeymapper.storage.codec import dumps, loads
from journeymapper.storage.templates import new_from_template

STEPS = 800
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MODIFIERS = (*[NONE] * 6, SHIFT, CTRL, Qt.KeyboardModifier.AltModifier, CTRL | SHIFT)
KEYS = [
    getattr(Qt.Key, f"Key_{name}")
    for name in ("Return", "Tab", "Backtab", "Escape", "Delete", "Backspace", "Insert", "F2", "F6",
                 "Left", "Right", "Up", "Down", "Home", "End", "PageDown",
                 "Slash", "Space", "Plus", "Minus")
]  # fmt: skip
TEXTS = ("a", "Hola", "x y z", "9", "/", "caf", "-3", "5%", "web")
ELSEWHERE = ("close", "duplicate", "export", "manual", "new", "open", "portfolio", "quit", "recent",
             "save", "side_by_side")  # fmt: skip
"""How the actions begin that lead to other windows, or to files."""


class Hands:
    """Does something to a window, and knows what it did last."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self.dice, self.last = window, Random(seed), ""
        self._still, self._seen = 0, ""
        self._rescue = QTimer(window, interval=100)
        self._rescue.timeout.connect(self._free)
        self._rescue.start()

    def _free(self) -> None:
        """Close what waits for an answer inside a step."""
        self._still, self._seen = self._still + 1 if self.last == self._seen else 0, self.last
        waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if self._still > 3 and waiting is not None:
            waiting.close()

    def step(self) -> None:
        acts = (self.drag, self.click, self.press, self.write, self.act, self.turn, self.push)
        self.dice.choices((*acts, self.resize), (30, 15, 25, 10, 8, 5, 5, 2))[0]()
        QApplication.processEvents()
        if self.dice.random() < 0.05:
            sleep(0.02)  # what waits a moment gets its turn
            QApplication.processEvents()
        popup = QApplication.activePopupWidget()
        if popup is not None and self.dice.random() < 0.6:
            popup.close()
        for other in QApplication.topLevelWidgets():
            if other is not self.window and other.isVisible() and self.dice.random() < 0.1:
                other.close()
        # Outside of a loop of events Qt keeps what is to be deleted.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def _port(self):
        view = self.window.view
        return view.viewport() if view.isVisible() else self.window

    def _place(self) -> QPoint:
        port = self._port
        return QPoint(self.dice.randrange(port.width()), self.dice.randrange(port.height()))

    def _focus(self):
        return (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or QApplication.focusWidget()
            or self.window.view
        )

    def drag(self) -> None:
        port, start, keys = self._port, self._place(), self.dice.choice(MODIFIERS)
        near = QPoint(self.dice.randint(-120, 120), self.dice.randint(-80, 80))
        end = self._place() if self.dice.random() < 0.5 else start + near
        self.last = f"drag {start} {end} {keys}"
        QTest.mousePress(port, LEFT, keys, start)
        for part in range(1, self.dice.randint(2, 6)):
            place = start + (end - start) * part / 5
            everywhere = QPointF(port.mapToGlobal(place))
            kind, held = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
            event = QMouseEvent(kind, QPointF(place), everywhere, held, LEFT, keys)
            QApplication.sendEvent(port, event)
            if self.dice.random() < 0.05:
                QTest.keyClick(self.window.view, Qt.Key.Key_Escape)
            if self.dice.random() < 0.3:
                QApplication.processEvents()
        QTest.mouseRelease(port, LEFT, keys, end)

    def click(self) -> None:
        port, place, keys = self._port, self._place(), self.dice.choice(MODIFIERS)
        self.last = f"click {place} {keys}"
        if self.dice.random() < 0.3:
            QTest.mouseDClick(port, LEFT, keys, place)
        else:
            button = LEFT if self.dice.random() < 0.9 else Qt.MouseButton.RightButton
            QTest.mouseClick(port, button, keys, place)

    def press(self) -> None:
        where, key, keys = self._focus(), self.dice.choice(KEYS), self.dice.choice(MODIFIERS)
        self.last = f"press {key} {keys} in {where}"
        QTest.keyClick(where, key, keys)

    def write(self) -> None:
        where, text = self._focus(), self.dice.choice(TEXTS)
        self.last = f"write {text} in {where}"
        QTest.keyClicks(where, text)

    def act(self) -> None:
        actions = self.window.actions_by_id
        name = self.dice.choice([one for one in actions if not one.startswith(ELSEWHERE)])
        self.last = f"act {name}"
        if actions[name].isEnabled():
            actions[name].trigger()

    def turn(self) -> None:
        port, place = self._port, self._place()
        self.last = f"turn the wheel at {place}"
        by = QPoint(self.dice.choice((0, 120, -120)), self.dice.choice((120, -120, 240)))
        event = QWheelEvent(
            QPointF(place),
            QPointF(port.mapToGlobal(place)),
            QPoint(0, 0),
            by,
            Qt.MouseButton.NoButton,
            self.dice.choice(MODIFIERS),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(port, event)

    def push(self) -> None:
        buttons = [
            one
            for one in self.window.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled()
        ]
        button = self.dice.choice(buttons)
        name = button.accessibleName() or button.text()
        if not any(word in name for word in ("Export", "Save", "Open")):
            self.last = f"push {name}"
            with suppress(RuntimeError):  # it may go with what it does
                QTest.mouseClick(button, LEFT)

    def resize(self) -> None:
        self.last = "resize"
        self.window.resize(self.dice.choice((1366, 1100, 1600)), self.dice.choice((768, 900, 640)))


@pytest.fixture
def nobody_answers(monkeypatch) -> None:
    """Dialogs of files and messages are closed as soon as they open."""
    for name, answer in {
        "getOpenFileName": ("", ""),
        "getOpenFileNames": ([], ""),
        "getSaveFileName": ("", ""),
        "getExistingDirectory": "",
    }.items():
        monkeypatch.setattr(QFileDialog, name, lambda *_a, answer=answer, **_k: answer)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(20))
def test_any_hands_at_all(application, qtbot, nobody_answers, seed) -> None:
    names = ("telecom-cr", "ecommerce-shoes", "b2b-saas", "service-blueprint-es", "five-stages-en")
    window = windows.open_new(new_from_template(names[seed % len(names)], date(2026, 11, 1)))
    window.resize(1366, 768)
    qtbot.wait(300)  # the panels come after the first paint
    session = window.session
    first = dumps(session.map)
    hands = Hands(window, seed)
    for number in range(STEPS):
        with qtbot.captureExceptions() as problems:
            hands.step()
        assert not problems, (number, hands.last, problems)
        if number % 50 == 49:
            text = dumps(session.committed)
            assert dumps(loads(text)) == text, (number, hands.last)
    window.canvas.settle()
    session.cancel()
    last = dumps(session.map)
    while session.undo():
        pass
    assert dumps(session.map) == first
    while session.redo():
        pass
    assert dumps(session.map) == last
    for dialog in window.findChildren(QDialog):
        dialog.close()

"""A real canvas with a small map on it, and hands that send real mouse and key events."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.canvas.controller import CanvasController
from journeymapper.canvas.view import CanvasView
from journeymapper.display.geometry import Rect
from journeymapper.edit.session import Session
from journeymapper.model.document import (
    Card,
    Channel,
    JourneyMap,
    Lane,
    Persona,
    Stage,
    Step,
)
from journeymapper.model.ids import Ref
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def small_map() -> JourneyMap:
    """Three stages, the first with two steps; six touchpoints, c6 without a score; pains, ideas."""
    scores = {"c1": -2, "c2": 0, "c3": 2, "c4": -3, "c5": 1}
    places = {"c1": "see", "c2": "see", "c3": "hear", "c4": "buy", "c5": "buy", "c6": "use"}
    touchpoints = tuple(
        Card(
            id=card,
            lane="contacts",
            at=at,
            title=f"Touch {card}",
            channel="web",
            emotion={"ana": scores[card]} if card in scores else {},
        )
        for card, at in places.items()
    )
    pains = (
        Card(id="p1", lane="pains", at="buy", title="Slow", about=("c4",)),
        Card(id="p2", lane="pains", at="see", title="Unknown"),
    )
    thoughts = tuple(
        Card(id=f"t{n}", lane="thoughts", at="buy", title=f"Thought {n}") for n in "123"
    )
    return JourneyMap(
        title="Small",
        language="en",
        personas=(Persona(id="ana", name="Ana"),),
        channels=(Channel(id="web", name="Web"),),
        stages=(
            Stage(id="learn", title="Learn", steps=(Step("see", "See"), Step("hear", "Hear"))),
            Stage(id="buy", title="Buy"),
            Stage(id="use", title="Use"),
        ),
        lanes=(
            Lane(id="contacts", kind="touchpoints", title="Touchpoints"),
            Lane(id="curve", kind="emotion", title="Emotion"),
            Lane(id="pains", kind="pain_points", title="Pains"),
            Lane(id="thoughts", kind="thoughts", title="Thoughts"),
        ),
        cards=(*touchpoints, *pains, *thoughts),
    )


class Hands:
    """Works on a canvas as a person does."""

    def __init__(self, canvas, qtbot):
        self.canvas = canvas
        self.view = canvas.view
        self.session = canvas.session
        self.qtbot = qtbot
        self.start = canvas.session.map

    @property
    def arrangement(self):
        return self.view.arrangement

    @property
    def journey(self):
        """The touchpoints in order."""
        return [slot.card for slot in self.arrangement.touchpoints]

    def at(self, x, y):
        """A place of the sheet, scrolled into sight, in the viewport."""
        self.view.ensure_rect_visible(Rect(x - 20, y - 20, 40, 40), margin=40)
        return self.view.to_view(x, y).toPoint()

    def card(self, card):
        rect = self.arrangement.cards[card].rect
        return self.at(rect.middle, rect.y + rect.h / 2)

    def header(self, kind, id_):
        return self.canvas.seen(Ref(kind, id_)).center().toPoint()

    def point(self, card):
        found = next(p for p in self.arrangement.points if p.card == card)
        return self.at(found.x, found.y)

    def move(self, place):
        QTest.mouseMove(self.view.viewport(), place)
        self.qtbot.wait(1)

    def click(self, place, modifiers=PLAIN):
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, place)

    def double_click(self, place):
        QTest.mouseClick(self.view.viewport(), LEFT, PLAIN, place)
        QTest.mouseDClick(self.view.viewport(), LEFT, PLAIN, place)

    def take(self, start, end, modifiers=PLAIN):
        """Press at one place and carry to another, without letting go."""
        viewport = self.view.viewport()
        QTest.mousePress(viewport, LEFT, modifiers, start)
        for step in range(1, 7):
            place = start + (end - start) * step / 6
            self._moved(QPoint(place.x(), place.y()), modifiers)

    def _moved(self, place, modifiers):
        viewport = self.view.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(place),
            QPointF(viewport.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            LEFT,
            modifiers,
        )
        QApplication.sendEvent(viewport, event)
        self.view.viewport().repaint()

    def drag_on(self, end):
        """Move on with the button down."""
        self._moved(end, PLAIN)

    def let_go(self, place, modifiers=PLAIN):
        QTest.mouseRelease(self.view.viewport(), LEFT, modifiers, place)

    def drag(self, start, end, modifiers=PLAIN):
        self.take(start, end, modifiers)
        self.let_go(end, modifiers)

    def key(self, key, modifiers=PLAIN, widget=None):
        QTest.keyClick(widget or self.view, key, modifiers)

    def type(self, text):
        QTest.keyClicks(self.canvas.editor, text)

    def undo_steps(self):
        """How many steps there are to undo; undoes them all."""
        steps = 0
        while self.session.undo():
            steps += 1
        return steps


@pytest.fixture
def hands(qtbot):
    """A canvas at 100 % that shows all of the small map."""
    view = CanvasView(Session(small_map()), engine(), symbol)
    canvas = CanvasController(view)
    qtbot.addWidget(view)
    view.resize(1700, 1700)
    with qtbot.waitExposed(view):
        view.show()
    view.set_zoom(1.0)
    view.setFocus()
    _let_go(view)
    yield Hands(canvas, qtbot)
    _let_go(view)


def _let_go(view):
    """Release what a test held, or pressed on what went away: the next must not hold it."""
    if QApplication.mouseButtons():
        QTest.mouseRelease(view.viewport(), LEFT)

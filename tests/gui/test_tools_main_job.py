"""The main job by hand on a real map: change it, undo and redo it all, save it, open it again."""

from __future__ import annotations

import random
from pathlib import Path

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
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.resources import resources
from journeymapper.storage.codec import dumps, loads
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def canvas(qtbot):
    text = (resources() / "templates" / "telecom-cr.journey").read_text(encoding="utf-8")
    view = CanvasView(Session(loads(text)), engine(), symbol)
    qtbot.addWidget(view)
    controller = CanvasController(view)
    view.resize(1400, 900)
    with qtbot.waitExposed(view):
        view.show()
    view.set_zoom(1.0)
    view.setFocus()
    return controller


def place(canvas, x, y):
    canvas.view.ensure_rect_visible(Rect(x - 10, y - 10, 20, 20), margin=60)
    return canvas.view.to_view(x, y).toPoint()


def send(canvas, kind, at, button, buttons, modifiers=PLAIN):
    viewport = canvas.view.viewport()
    glob = QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), glob, button, buttons, modifiers)
    QApplication.sendEvent(viewport, event)


def drag(canvas, start, to):
    """Press at a place of the sheet, move in steps, let go at another."""
    viewport = canvas.view.viewport()
    canvas.view.ensure_rect_visible(Rect(*start, 1, 1), margin=120)
    first = canvas.view.to_view(*start).toPoint()
    last = canvas.view.to_view(*to).toPoint()
    QTest.mousePress(viewport, LEFT, PLAIN, first)
    for step in range(1, 6):
        way = first + (last - first) * step / 5
        send(canvas, QEvent.Type.MouseMove, way, Qt.MouseButton.NoButton, LEFT)
    QTest.mouseRelease(viewport, LEFT, PLAIN, last)


def middle(canvas, card):
    rect = canvas.view.arrangement.cards[card].rect
    return rect.middle, rect.y + rect.h / 2


def test_the_main_job(canvas, tmp_path: Path):
    session, view = canvas.session, canvas.view
    start = session.map
    journey = [slot.card for slot in view.arrangement.touchpoints]

    for card, target in ((3, 5), (10, 8), (19, 17)):
        slot = view.arrangement.touchpoints[target]
        _, y = middle(canvas, journey[card])
        drag(canvas, middle(canvas, journey[card]), (slot.left + 6, y))
    moved = [slot.card for slot in view.arrangement.touchpoints]
    assert moved.index(journey[3]) == 4
    assert moved.index(journey[10]) == 8
    assert moved.index(journey[19]) == 17

    stage = view.arrangement.stages[1]
    view.ensure_rect_visible(Rect(stage.x, 300, 100, 100))
    header = canvas.seen(Ref("stage", stage.id)).center().toPoint()
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, header)
    QTest.mouseDClick(view.viewport(), LEFT, PLAIN, header)
    QTest.keyClicks(canvas.editor, "Buscar")
    QTest.keyClick(canvas.editor, Qt.Key.Key_Return)
    assert index(session.map).stages[stage.id].title == "Buscar"

    scored = [p for p in view.arrangement.points if p.score is not None]
    lowest = min(scored, key=lambda p: p.score)
    axis = view.arrangement.axes[lowest.lane]
    drag(canvas, (lowest.x, lowest.y), (lowest.x, lowest.y - 3 * axis.per_point))
    score = index(session.map).cards[lowest.card].emotion[lowest.persona]
    assert score == lowest.score + 3

    canvas.session.select([Ref("card", journey[6])])
    canvas.add_card("pain_point")
    QTest.keyClicks(canvas.editor, "No encuentra el precio")
    QTest.keyClick(canvas.editor, Qt.Key.Key_Return)
    made = session.selection[0].id
    assert index(session.map).cards[made].about == (journey[6],)

    done = session.map
    labels = []
    while session.can_undo:
        labels.append(session.undo_label)
        session.undo()
    assert labels == [
        "Add card",
        "Change score",
        "Edit text",
        "Move card",
        "Move card",
        "Move card",
    ]
    assert session.map is start
    while session.redo():
        pass
    assert session.map is done
    file = tmp_path / "map.journey"
    file.write_text(dumps(done), encoding="utf-8")
    assert loads(file.read_text(encoding="utf-8")) == done


KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete,
    Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_A, Qt.Key.Key_D,
    Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_Z, Qt.Key.Key_F2,
)  # fmt: skip
HELD = (
    PLAIN, PLAIN, PLAIN, Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_whatever_hands_do_it_can_all_be_undone(canvas, seed):
    dice = random.Random(seed)
    view, start = canvas.view, canvas.session.map
    size, pressed = view.viewport().size(), False
    for _ in range(160):
        at = QPoint(dice.randrange(size.width()), dice.randrange(size.height()))
        held, what = dice.choice(HELD), dice.random()
        if what < 0.3 and not pressed:
            send(canvas, QEvent.Type.MouseButtonPress, at, LEFT, LEFT, held)
            pressed = True
        elif what < 0.6:
            buttons = LEFT if pressed else Qt.MouseButton.NoButton
            send(canvas, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, buttons, held)
        elif what < 0.75 and pressed:
            none = Qt.MouseButton.NoButton
            send(canvas, QEvent.Type.MouseButtonRelease, at, LEFT, none, held)
            pressed = False
        elif what < 0.8 and not pressed:
            send(canvas, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, held)
        else:
            target = canvas.editor if canvas.editor.editing else view
            QTest.keyClick(target, dice.choice(KEYS), held)
        if dice.random() < 0.1:
            view.viewport().repaint()
    canvas.settle()
    done = canvas.session.map
    loads(dumps(done))
    while canvas.session.undo():
        pass
    assert canvas.session.map == start

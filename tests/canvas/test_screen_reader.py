"""The canvas as a tree of named things that a screen reader walks, presses and edits."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest

from journeymapper.canvas import spoken
from journeymapper.canvas.accessible.interfaces import EDIT
from journeymapper.canvas.accessible.words import name_of
from journeymapper.edit.cards import delete_cards
from journeymapper.edit.fields import set_field
from journeymapper.i18n import set_interface_language
from journeymapper.model.document import Link
from journeymapper.model.ids import Ref

from .conftest import small_map

NAME = QAccessible.Text.Name


@pytest.fixture
def heard(hands, monkeypatch):
    """What a screen reader is told: (event, name of what it is about), while it listens."""
    told = []

    def keep(event):
        part = event.accessibleInterface()
        told.append((event.type(), part.text(NAME) if part is not None else ""))

    monkeypatch.setattr(spoken, "_send", keep)
    QAccessible.setActive(True)
    yield told
    hands.canvas.spoken.end()
    QAccessible.setActive(False)


@pytest.fixture
def root(hands, heard):
    """The canvas as Qt's accessibility finds it."""
    return QAccessible.queryAccessibleInterface(hands.view)


def children(part):
    return [part.child(place) for place in range(part.childCount())]


def names(part):
    return [child.text(NAME) for child in children(part)]


def test_the_map_is_a_tree_of_stages_lanes_and_cards(root) -> None:
    assert root.text(NAME) == "Map: Small"
    parts = children(root)[:-1]  # the last one holds what lies over the map
    assert [part.text(NAME) for part in parts] == [
        "Stage 1: Learn, 3 touchpoints",
        "Stage 2: Buy, 2 touchpoints",
        "Stage 3: Use, 1 touchpoint",
        "Lane Touchpoints",
        "Lane Emotion, Emotion curve",
        "Lane Pains, Pain points",
        "Lane Thoughts",
    ]
    assert names(parts[0]) == ["Step: See, stage Learn", "Step: Hear, stage Learn"]
    assert [name.partition(",")[0] for name in names(parts[3])] == [
        f"Touchpoint {n}: Touch c{n}" for n in range(1, 7)
    ]
    assert QAccessible.Role.ListItem == parts[3].child(0).role()
    for part in parts:
        assert part.isValid()
        assert part.parent() is root
        assert root.child(root.indexOfChild(part)) is part
        for place, child in enumerate(children(part)):
            assert child.parent() is part
            assert part.indexOfChild(child) == place
            assert child.childCount() == 0
    assert root.child(99) is None


def test_a_card_says_all_that_is_drawn_of_it() -> None:
    map_ = small_map()
    card = replace(
        map_.cards[0], future={"ana": 1}, evolution="removed", moment_of_truth=True, note="Why"
    )
    map_ = replace(map_, cards=(card, *map_.cards[1:]))
    assert name_of(map_, Ref("card", "c1"), ["Too slow"]) == (
        "Touchpoint 1: Touch c1, stage Learn, step See, lane Touchpoints, channel Web, "
        "Ana feels \N{MINUS SIGN}2, Ana is to feel +1, Moment of truth, Removed, 1 finding"
    )
    set_interface_language("es")
    assert name_of(map_, Ref("card", "c1")).startswith("Punto de contacto 1: Touch c1, etapa Learn")


def test_a_connection_is_named_by_its_ends() -> None:
    map_ = replace(small_map(), links=(Link(id="l1", start="c2", end="c5", kind="skip"),))
    assert name_of(map_, Ref("link", "l1")) == "Skip from 2 Touch c2 to 5 Touch c5"


def test_a_part_has_actions_and_none_of_the_other_faces_that_qt_asks_for(root) -> None:
    for part in (root.child(0), root.child(3), root.child(3).child(0)):
        assert part.actionInterface() is not None
        assert part.valueInterface() is None
        assert part.textInterface() is None
        assert part.editableTextInterface() is None
        assert part.selectionInterface() is None
        assert part.tableCellInterface() is None
        assert part.attributesInterface() is None
        assert part.relations() == []


def test_every_part_is_where_it_is_seen(root, hands) -> None:
    for lane in children(root)[3:-1]:
        for card in children(lane):
            place = card.rect().center()
            assert root.childAt(place.x(), place.y()) is card
            assert lane.childAt(place.x(), place.y()) is card
            assert not card.state().offscreen
    seen = children(root)[0].rect().center()
    assert root.childAt(seen.x(), seen.y()).text(NAME).startswith("Stage 1")
    hands.view.resize(500, 400)
    hands.view.horizontalScrollBar().setValue(0)
    assert children(children(root)[3])[-1].state().offscreen


def test_moving_the_selection_by_keyboard_moves_the_screen_readers_focus(
    root, hands, heard, qtbot
) -> None:
    hands.session.select([Ref("card", "c1")])
    qtbot.wait(5)
    heard.clear()
    hands.key(Qt.Key.Key_Right)
    qtbot.wait(5)
    told = [(event, name.partition(",")[0]) for event, name in heard]
    assert (QAccessible.Event.Selection, "Touchpoint 2: Touch c2") in told
    assert told[-1] == (QAccessible.Event.Focus, "Touchpoint 2: Touch c2")
    card = root.focusChild()
    assert card.text(NAME).startswith("Touchpoint 2")
    assert card.state().focused
    assert card.state().selected
    assert card.state().focusable
    assert not card.parent().child(0).state().focused


def test_the_focus_that_comes_back_to_the_canvas_is_told(root, hands, heard, qtbot) -> None:
    hands.session.select([Ref("lane", "pains")])
    hands.view.clearFocus()
    qtbot.wait(5)
    heard.clear()
    hands.view.setFocus()
    qtbot.wait(5)
    assert heard == [(QAccessible.Event.Focus, "Lane Pains, Pain points")]


def test_another_name_is_told(root, hands, heard, qtbot) -> None:
    ref = Ref("card", "c3")
    hands.session.select([ref])
    qtbot.wait(5)
    heard.clear()
    hands.session.apply("Edit", lambda map_: set_field(map_, [ref], "title", "Ask"))
    qtbot.wait(5)
    changed = [name for event, name in heard if event == QAccessible.Event.NameChanged]
    assert [name.partition(",")[0] for name in changed] == ["Touchpoint 3: Ask"]


def test_a_card_is_pressed_and_edited(root, hands, qtbot) -> None:
    card = children(root)[3].child(4)
    actions = card.actionInterface()
    assert EDIT in actions.actionNames()
    actions.doAction(QAccessibleActionInterface.pressAction())
    qtbot.waitUntil(lambda: hands.session.selection == (Ref("card", "c5"),))
    actions.doAction(EDIT)
    qtbot.waitUntil(lambda: hands.canvas.editor.editing == Ref("card", "c5"))
    QTest.keyClicks(hands.canvas.editor, "Pay")
    assert card.text(NAME).startswith("Touchpoint 5: Pay")


def test_what_is_deleted_is_taken_back(root, hands, heard, qtbot) -> None:
    lane = children(root)[3]
    card = lane.child(5)
    assert card.isValid()
    hands.session.apply("Delete", lambda map_: delete_cards(map_, ["c6"]))
    assert lane.childCount() == 5
    qtbot.wait(5)
    assert (QAccessible.Event.ObjectDestroyed, "") in heard
    assert Ref("card", "c6") not in hands.canvas.spoken.parts.made
    hands.session.undo()
    assert lane.child(5).text(NAME).startswith("Touchpoint 6")


def test_words_for_the_status_bar_are_announced(root, hands, heard) -> None:
    hands.canvas.say("Between 1 and 2")
    assert heard[-1][0] == QAccessible.Event.Announcement


def test_only_what_is_asked_for_is_made(root, hands) -> None:
    made = hands.canvas.spoken.parts.made
    assert not made
    root.child(3).child(2)
    assert set(made) == {Ref("lane", "contacts"), Ref("card", "c3")}
    assert root.child(3).childCount() == 6
    assert len(made) == 2


def test_nobody_listening_costs_nothing(hands, qtbot) -> None:
    QAccessible.setActive(False)
    hands.session.select([Ref("card", "c1")])
    hands.key(Qt.Key.Key_Right)
    qtbot.wait(5)
    assert hands.canvas.spoken._parts is None


def test_the_program_ends_well_with_all_of_it_in_use() -> None:
    """What Qt and Python both hold is freed once, whether or not the window was closed."""
    script = """
import sys
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication(["j"])
from tests.canvas.conftest import small_map
from journeymapper.canvas.controller import CanvasController
from journeymapper.canvas.view import CanvasView
from journeymapper.edit.session import Session
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol
QAccessible.setActive(True)
def walk(part):
    part.text(QAccessible.Text.Name); part.state(); part.rect(); part.parent()
    return 1 + sum(walk(part.child(n)) for n in range(part.childCount()))
views = []
for closed in (True, False):
    view = CanvasView(Session(small_map()), engine(), symbol)
    canvas = CanvasController(view)
    view.show(); QTest.qWait(20)
    print(walk(QAccessible.queryAccessibleInterface(view)))
    if closed:
        canvas.close(); view.close(); view.deleteLater(); del canvas, view; QTest.qWait(20)
"""
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert len(set(done.stdout.split())) == 1

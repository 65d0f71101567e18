"""Typing shows at once, and the layout follows: at once where it is quick, else after a pause."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journeymapper.canvas import lag
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index

LONG = "Waits for a very long time and hears nothing at all of what goes on, day by day"


@pytest.fixture
def slow(monkeypatch):
    """Make every layout count as slow, and the pause longer than any test."""
    monkeypatch.setattr(lag, "QUICK", -1.0)
    monkeypatch.setattr(lag, "PAUSES", (60_000, 60_000))


def title(hands, card="p1"):
    return index(hands.session.map).cards[card].title


def paint(hands):
    hands.view.viewport().repaint()


def test_a_slow_layout_waits_while_the_map_and_the_editor_have_what_was_typed(hands, slow):
    hands.double_click(hands.card("p1"))
    before = hands.view.arrangement
    hands.type(LONG)
    assert title(hands) == hands.canvas.editor.toPlainText() == LONG
    paint(hands)
    assert hands.view.arrangement is before
    assert hands.view.lag.waits
    assert hands.undo_steps() == 1


def test_the_editor_makes_room_for_its_lines_before_the_layout_does(hands, slow):
    hands.double_click(hands.card("p1"))
    height = hands.canvas.editor.height()
    hands.type(LONG)
    assert hands.canvas.editor.height() > height


def test_the_map_follows_when_the_typing_pauses(hands, slow, monkeypatch, qtbot):
    monkeypatch.setattr(lag, "PAUSES", (30, 30))
    hands.double_click(hands.card("p1"))
    height = hands.view.arrangement.cards["p1"].rect.h
    with qtbot.waitSignal(hands.view.arranged):
        hands.type(LONG)
    assert hands.view.arrangement.cards["p1"].rect.h > height
    assert hands.canvas.editor.editing == Ref("card", "p1")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_the_first_picture_without_the_editor_shows_what_was_typed(hands, slow, key):
    hands.double_click(hands.card("p1"))
    hands.type(LONG)
    hands.key(key, widget=hands.canvas.editor)
    assert not hands.view.lag.waits
    paint(hands)
    assert not hands.view.lag.behind
    assert hands.view.arrangement.map is hands.session.map


def test_any_other_change_ends_the_waiting(hands, slow):
    hands.double_click(hands.card("p1"))
    hands.type("abc")
    hands.session.undo()
    assert hands.view.arrangement.map is hands.session.map
    assert hands.canvas.editor.toPlainText() == "Slow"


def test_a_quick_layout_comes_after_the_picture_of_what_was_typed(hands, monkeypatch):
    monkeypatch.setattr(lag, "QUICK", 60.0)
    hands.double_click(hands.card("p1"))
    hands.type("a")
    lag_now = hands.view.lag
    assert lag_now.behind
    assert not lag_now.waits
    paint(hands)
    assert lag_now.behind
    QApplication.processEvents()
    assert not lag_now.behind


def test_an_empty_field_is_typed_on_while_the_layout_has_no_place_for_it(hands, slow):
    hands.canvas.editor.open(THE_MAP, "goal")
    hands.type("Find shoes")
    hands.view.set_zoom(1.3)
    assert hands.canvas.editor.isVisible()
    assert hands.session.map.goal == "Find shoes"

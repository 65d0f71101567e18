"""Texts edited where they stand: live, one undo step, Esc brings the old one back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from journeymapper.canvas.blanks import blanks
from journeymapper.edit.links import add_link
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def title(hands, card):
    return index(hands.session.map).cards[card].title


def editor(hands):
    return hands.canvas.editor


@pytest.mark.parametrize("key", [KEY.Key_F2, KEY.Key_Return])
def test_a_key_edits_with_all_the_text_selected(hands, key):
    hands.click(hands.card("p1"))
    hands.key(key)
    assert editor(hands).editing == Ref("card", "p1")
    assert editor(hands).textCursor().selectedText() == "Slow"
    assert editor(hands).isVisible()


def test_typing_is_on_the_map_at_once_and_one_step(hands):
    hands.double_click(hands.card("p1"))
    height = hands.arrangement.cards["p1"].rect.h
    hands.type("Waits for a very long time and hears nothing at all of what goes on, day by day")
    assert title(hands, "p1").startswith("Waits for")
    hands.type(" and nobody says why, how long it takes or whom to ask about it in the end")
    assert hands.arrangement.cards["p1"].rect.h > height
    hands.key(KEY.Key_Return, widget=editor(hands))
    assert editor(hands).editing is None
    assert hands.view.hasFocus()
    assert hands.undo_steps() == 1
    assert hands.session.map is hands.start


def test_just_typing_replaces_the_text(hands):
    hands.click(hands.card("t2"))
    hands.key(KEY.Key_X)
    hands.type("yz")
    hands.key(KEY.Key_Return, widget=editor(hands))
    assert title(hands, "t2") == "xyz"
    assert hands.undo_steps() == 1


def test_esc_brings_the_old_text_back_without_a_trace(hands):
    hands.click(hands.card("p1"))
    hands.key(KEY.Key_F2)
    hands.type("Something else")
    hands.key(KEY.Key_Escape, widget=editor(hands))
    assert hands.session.map is hands.start
    assert not hands.session.can_undo
    assert hands.session.selection == (Ref("card", "p1"),)


def test_shift_enter_breaks_a_line_and_a_click_elsewhere_keeps_the_text(hands):
    elsewhere = hands.at(600, 40)
    hands.double_click(hands.card("p1"))
    hands.type("one")
    hands.key(KEY.Key_Return, SHIFT, widget=editor(hands))
    hands.type("two")
    hands.click(elsewhere)
    assert title(hands, "p1") == "one\ntwo"
    assert editor(hands).editing is None


def test_tab_goes_on_and_makes_a_card_at_the_end(hands):
    hands.double_click(hands.card("t2"))
    hands.key(KEY.Key_Backtab, SHIFT, widget=editor(hands))
    assert editor(hands).editing == Ref("card", "t1")
    for _ in range(2):
        hands.key(KEY.Key_Tab, widget=editor(hands))
    assert editor(hands).editing == Ref("card", "t3")
    hands.key(KEY.Key_Tab, widget=editor(hands))
    made = editor(hands).editing
    assert made.id not in {"t1", "t2", "t3"}
    hands.type("Fourth")
    hands.key(KEY.Key_Return, widget=editor(hands))
    cell = index(hands.session.map).cells["thoughts", "buy"]
    assert [card.title for card in cell] == ["Thought 1", "Thought 2", "Thought 3", "Fourth"]
    assert hands.undo_steps() == 1


def test_ctrl_enter_makes_a_card_after_this_one_and_esc_takes_it_back(hands):
    hands.double_click(hands.card("t1"))
    hands.key(KEY.Key_Return, CTRL, widget=editor(hands))
    made = editor(hands).editing
    hands.type("Between")
    cell = index(hands.session.map).cells["thoughts", "buy"]
    assert [card.id for card in cell] == ["t1", made.id, "t2", "t3"]
    hands.key(KEY.Key_Escape, widget=editor(hands))
    assert hands.session.map is hands.start
    assert not hands.session.can_undo


@pytest.mark.parametrize(
    ("ref", "name"), [(Ref("stage", "buy"), "stage"), (Ref("lane", "pains"), "lane")]
)
def test_headers_are_edited_too(hands, ref, name):
    hands.double_click(hands.header(name, ref.id))
    assert editor(hands).editing == ref
    hands.type("Renamed")
    hands.key(KEY.Key_Return, widget=editor(hands))
    facts = index(hands.session.map)
    assert (facts.stages if name == "stage" else facts.lanes)[ref.id].title == "Renamed"
    assert hands.undo_steps() == 1


def test_the_editor_stays_on_its_text(hands):
    hands.double_click(hands.card("p1"))
    spot = hands.canvas.spot(Ref("card", "p1"), "title")
    for zoom in (0.7, 1.6):
        hands.view.set_zoom(zoom)
        seen = hands.view.rect_to_view(spot.rect)
        start = editor(hands).viewport().mapTo(hands.view.viewport(), QPoint(0, 0))
        assert start.x() == pytest.approx(seen.x(), abs=1)
        assert start.y() == pytest.approx(seen.y(), abs=1)


def test_a_key_paints_nothing_of_the_canvas(hands, qtbot):
    hands.double_click(hands.card("p1"))
    hands.view.set_zoom(2.0)
    qtbot.waitUntil(lambda: not hands.view._painter.unfinished)
    qtbot.wait(50)
    painted = []
    hands.view.overlay_painters.append(lambda _painter: painted.append(True))
    hands.view.lag._cost = 1.0  # the layout waits for a pause
    hands.type("a")
    QApplication.sendPostedEvents()
    assert painted == []
    assert editor(hands).toPlainText() == "a"


def test_undo_from_elsewhere_is_followed(hands):
    hands.double_click(hands.card("p1"))
    hands.type("abc")
    hands.session.undo()
    assert editor(hands).toPlainText() == "Slow"
    hands.session.apply("x", lambda map_: replace(map_, cards=()))
    assert editor(hands).editing is None


def test_the_focus_stays_where_the_work_goes_on(hands, qtbot):
    window = QWidget()
    box = QVBoxLayout(window)
    field = QLineEdit()
    box.addWidget(hands.view)
    box.addWidget(field)
    qtbot.addWidget(window)
    window.resize(1700, 1700)
    with qtbot.waitExposed(window):
        window.show()
    hands.double_click(hands.card("p1"))
    hands.type("Kept")
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert editor(hands).editing is None
    assert title(hands, "p1") == "Kept"
    assert window.focusWidget() is field
    hands.double_click(hands.card("p1"))
    hands.key(KEY.Key_Escape, widget=editor(hands))
    assert window.focusWidget() is hands.view
    hands.view.setParent(None)


def test_the_label_of_a_connection_is_typed_where_it_stands(hands):
    hands.session.apply("", lambda m: add_link(m, "c1", "c4")[0])
    link = hands.session.map.links[0].id
    points = hands.arrangement.links[link]
    hands.double_click(hands.at(*points[len(points) // 2]))
    assert hands.canvas.editor.editing == Ref("link", link)
    hands.type("skips")
    hands.key(Qt.Key.Key_Return, widget=hands.canvas.editor)
    assert hands.session.map.links[0].label == "skips"
    hands.key(Qt.Key.Key_F2)
    assert hands.canvas.editor.toPlainText() == "skips"


def test_the_editor_is_as_high_as_its_text(hands):
    spot = hands.canvas.spot(THE_MAP, "title")
    hands.canvas.editor.open(THE_MAP, "title")
    assert hands.canvas.editor.height() <= spot.rect.h + 6


def hover(hands, place):
    """Move the pointer without a button, at once."""
    viewport = hands.view.viewport()
    glob = QPointF(viewport.mapToGlobal(place))
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), glob, none, none, plain)
    QApplication.sendEvent(viewport, event)


def test_an_empty_goal_is_offered_over_the_heading_and_typed_in_place(hands):
    hover(hands, hands.at(20, hands.arrangement.band.y + 200))
    assert not hands.canvas.over_heading
    hover(hands, hands.at(60, 60))
    assert hands.canvas.over_heading
    goal = next(blank for blank in blanks(hands.canvas) if blank.field == "goal")
    hands.click(goal.box.center().toPoint())
    assert hands.canvas.editor.editing == THE_MAP
    hands.type("Find shoes that fit")
    assert hands.session.map.goal == "Find shoes that fit"
    assert any(s.field == "goal" for s in hands.arrangement.spots)
    assert "goal" not in {blank.field for blank in blanks(hands.canvas)}
    hands.key(Qt.Key.Key_Return, widget=hands.canvas.editor)
    assert hands.undo_steps() == 1


def test_a_new_card_without_a_word_that_goes_is_not_edited_again(hands):
    hands.canvas.insert_touchpoint_after()
    hands.canvas.capture.begin()
    new = editor(hands).editing
    assert hands.session.selection == (new,)
    assert not hands.canvas.edit_selection("9")
    assert editor(hands).editing is None
    assert new.id not in index(hands.session.map).cards


def test_going_on_from_a_new_card_without_a_word_ends_writing(hands):
    hands.canvas.insert_touchpoint_after()
    hands.canvas.capture.begin()
    new = editor(hands).editing
    hands.key(KEY.Key_Return, CTRL, widget=editor(hands))
    assert editor(hands).editing is None
    assert new.id not in index(hands.session.map).cards

"""The keyboard alone: arrows by the shape of the map, moving, copying, deleting."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from journeymapper.model.ids import Ref
from journeymapper.model.query import index

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def walk(hands, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        hands.key(key, modifiers)
    return [ref.id for ref in hands.session.selection]


def test_arrows_follow_the_shape_of_the_map(hands):
    assert walk(hands, KEY.Key_Right) == ["c1"]
    assert walk(hands, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right) == ["c4"]
    assert walk(hands, KEY.Key_Down) == ["p1"]
    nearest = walk(hands, KEY.Key_Down)
    boxes = hands.arrangement.cards
    middle = boxes["p1"].rect.middle
    row = [t for t in ("t1", "t2", "t3") if boxes[t].rect.y == boxes["t1"].rect.y]
    assert nearest == [min(row, key=lambda t: abs(boxes[t].rect.middle - middle))]
    assert walk(hands, KEY.Key_Up) == ["p1"]
    above = min(("c4", "c5"), key=lambda c: abs(boxes[c].rect.middle - middle))
    assert walk(hands, KEY.Key_Up) == [above]
    assert walk(hands, KEY.Key_Up) == ["buy"]
    assert walk(hands, KEY.Key_Left) == ["learn"]
    assert walk(hands, KEY.Key_Down) == ["see"]
    assert hands.session.map is hands.start


def test_left_of_the_first_card_is_its_lane(hands):
    hands.click(hands.card("c1"))
    assert walk(hands, KEY.Key_Left) == ["contacts"]
    assert walk(hands, KEY.Key_Down, KEY.Key_Down) == ["pains"]
    assert walk(hands, KEY.Key_Right) == ["p2"]


def test_shift_and_arrows_select_more(hands):
    hands.click(hands.card("c2"))
    assert walk(hands, KEY.Key_Right, KEY.Key_Right, modifiers=SHIFT) == ["c2", "c3", "c4"]


def test_alt_and_arrows_move_a_touchpoint_through_cells(hands):
    hands.click(hands.card("c2"))
    walk(hands, KEY.Key_Left, modifiers=ALT)
    assert hands.journey == ["c2", "c1", "c3", "c4", "c5", "c6"]
    walk(hands, KEY.Key_Right, KEY.Key_Right, modifiers=ALT)
    assert index(hands.session.map).cards["c2"].at == "hear"
    assert hands.journey == ["c1", "c2", "c3", "c4", "c5", "c6"]
    assert hands.undo_steps() == 3


def test_alt_and_arrows_move_what_a_pain_point_is_about(hands):
    hands.click(hands.card("p1"))
    walk(hands, KEY.Key_Right, KEY.Key_Right, modifiers=ALT)
    card = index(hands.session.map).cards["p1"]
    assert (card.at, card.about) == ("use", ("c6",))
    walk(hands, KEY.Key_Right, modifiers=ALT)
    assert hands.undo_steps() == 2


def test_alt_and_arrows_move_stages_and_lanes(hands):
    hands.click(hands.header("stage", "buy"))
    walk(hands, KEY.Key_Left, modifiers=ALT)
    assert [s.id for s in hands.session.map.stages] == ["buy", "learn", "use"]
    walk(hands, KEY.Key_Left, modifiers=ALT)
    hands.click(hands.header("lane", "pains"))
    walk(hands, KEY.Key_Down, modifiers=ALT)
    assert [lane.id for lane in hands.session.map.lanes][-1] == "pains"
    assert hands.undo_steps() == 2


def test_delete_and_backspace(hands):
    hands.click(hands.card("c2"))
    hands.click(hands.card("p1"), SHIFT)
    walk(hands, KEY.Key_Delete)
    assert {"c2", "p1"}.isdisjoint(hands.arrangement.cards)
    hands.click(hands.header("stage", "use"))
    walk(hands, KEY.Key_Backspace)
    assert [s.id for s in hands.session.map.stages] == ["learn", "buy"]
    assert hands.undo_steps() == 2
    assert hands.session.map is hands.start


def test_duplicate_selects_the_copies(hands):
    hands.click(hands.card("c4"))
    walk(hands, KEY.Key_D, modifiers=CTRL)
    copy = hands.session.selection[0].id
    assert hands.journey == ["c1", "c2", "c3", "c4", copy, "c5", "c6"]


def test_copy_cut_and_paste(hands):
    hands.click(hands.card("c4"))
    walk(hands, KEY.Key_C, modifiers=CTRL)
    assert QGuiApplication.clipboard().text().strip() == "Touch c4"
    hands.click(hands.card("c6"))
    walk(hands, KEY.Key_V, modifiers=CTRL)
    copy = hands.session.selection[0].id
    assert hands.journey == ["c1", "c2", "c3", "c4", "c5", "c6", copy]
    assert index(hands.session.map).cards[copy].emotion == {"ana": -3}
    hands.click(hands.card("c1"))
    walk(hands, KEY.Key_X, modifiers=CTRL)
    assert "c1" not in hands.journey
    assert hands.undo_steps() == 2


def test_lines_of_text_become_cards(hands):
    QGuiApplication.clipboard().setText("First\nSecond")
    hands.click(hands.card("t3"))
    walk(hands, KEY.Key_V, modifiers=CTRL)
    cell = index(hands.session.map).cells["thoughts", "buy"]
    assert [c.title for c in cell][-2:] == ["First", "Second"]
    assert hands.undo_steps() == 1


def test_select_all_and_esc(hands):
    walk(hands, KEY.Key_A, modifiers=CTRL)
    assert len(hands.session.selection) == len(hands.start.cards)
    walk(hands, KEY.Key_Escape)
    assert hands.session.selection == ()


def test_undo_brings_the_selection_back(hands):
    hands.click(hands.card("c4"))
    walk(hands, KEY.Key_Delete)
    assert hands.session.selection == ()
    walk(hands, KEY.Key_Z, modifiers=CTRL)
    assert hands.session.selection == (Ref("card", "c4"),)


def test_the_focus_shows_only_when_the_keyboard_is_used(hands):
    hands.click(hands.card("c4"))
    assert not hands.canvas.by_keyboard
    by_mouse = hands.view.grab().toImage()
    walk(hands, KEY.Key_Left, KEY.Key_Right)
    assert hands.view.grab().toImage() != by_mouse

"""Clicks, the rubber band, hover and the context menu, with real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.edit.links import add_link
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def cards(*ids):
    return tuple(Ref("card", card) for card in ids)


def test_a_click_selects_one_and_an_empty_place_none(hands):
    hands.click(hands.card("c2"))
    assert hands.session.selection == cards("c2")
    hands.click(hands.card("c4"))
    assert hands.session.selection == cards("c4")
    sheet = hands.at(600, 40)
    hands.click(sheet)
    assert hands.session.selection == ()
    assert hands.session.map is hands.start


def test_shift_adds_and_ctrl_flips(hands):
    hands.click(hands.card("c2"))
    hands.click(hands.card("c4"), SHIFT)
    hands.click(hands.card("c5"), CTRL)
    assert hands.session.selection == cards("c2", "c4", "c5")
    hands.click(hands.card("c4"), CTRL)
    assert hands.session.selection == cards("c2", "c5")


def test_a_click_on_one_of_several_keeps_only_that(hands):
    hands.click(hands.card("c2"))
    hands.click(hands.card("c4"), SHIFT)
    hands.click(hands.card("c2"))
    assert hands.session.selection == cards("c2")


def test_headers_and_lane_names_are_selected(hands):
    hands.click(hands.header("stage", "buy"))
    assert hands.session.selection == (Ref("stage", "buy"),)
    hands.click(hands.header("step", "hear"))
    assert hands.session.selection == (Ref("step", "hear"),)
    hands.click(hands.header("lane", "pains"))
    assert hands.session.selection == (Ref("lane", "pains"),)


def test_the_band_selects_what_it_touches_and_esc_takes_it_back(hands):
    hands.click(hands.card("p2"))
    first, last = (hands.arrangement.cards[c].rect for c in ("c4", "c5"))
    hands.at(first.x, first.y)
    start = hands.view.to_view(first.x + 20, first.y - 8).toPoint()
    end = hands.view.to_view(last.x + 10, last.y + 30).toPoint()
    hands.take(start, end)
    assert hands.session.selection == cards("c4", "c5")
    hands.key(Qt.Key.Key_Escape)
    assert hands.session.selection == cards("p2")
    hands.let_go(end)
    assert hands.session.selection == cards("p2")
    hands.drag(start, end)
    assert hands.session.selection == cards("c4", "c5")
    assert not hands.session.can_undo


def test_what_tells_of_the_selection_may_wait_while_a_rectangle_is_drawn(hands):
    first = hands.arrangement.cards["c4"].rect
    hands.at(first.x, first.y)
    start = hands.view.to_view(first.x + 20, first.y - 8).toPoint()
    end = hands.view.to_view(first.x + 40, first.y + 30).toPoint()
    for finish in (lambda: hands.let_go(end), lambda: hands.key(Qt.Key.Key_Escape)):
        hands.take(start, end)
        assert hands.session.sweeping
        finish()
        assert not hands.session.sweeping
    hands.let_go(end)


def test_hover_is_shown_over_the_map_and_leaves_no_trace(hands):
    place = hands.card("c3")
    hands.move(place + QPoint(300, 200))
    before = hands.view.grab().toImage()
    hands.move(place)
    assert hands.canvas.hovered.ref == Ref("card", "c3")
    assert hands.view.grab().toImage() != before
    assert hands.session.map is hands.start


def test_a_free_place_offers_to_add_a_card_under_its_touchpoint(hands):
    slot = hands.canvas.picker.grid.slot_of["c6"]
    lane = next(lane for lane in hands.arrangement.lanes if lane.id == "pains")
    place = hands.at(slot.x, lane.y + lane.h / 2)
    hands.move(place)
    box = hands.canvas.hover_box
    assert box is not None
    hands.click(hands.view.rect_to_view(box).center().toPoint())
    made = hands.session.selection[0]
    hands.type("Queue")
    card = next(c for c in hands.session.map.cards if c.id == made.id)
    assert (card.title, card.lane, card.at, card.about) == ("Queue", "pains", "use", ("c6",))
    assert hands.undo_steps() == 1
    assert hands.session.map is hands.start


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_context_menu_belongs_to_what_is_under_the_pointer(hands):
    hands.click(hands.card("c1"))
    place = hands.card("p1")
    sent = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, hands.view.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(hands.view.viewport(), sent)
    assert hands.session.selection == cards("p1")
    menu = hands.view.findChild(QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert {"Edit text", "Duplicate", "Delete"} <= set(texts)
    next(a for a in menu.actions() if a.text() == "Delete").trigger()
    menu.close()
    assert "p1" not in hands.arrangement.cards


def test_an_empty_map_shows_where_it_begins(hands):
    assert hands.canvas.first_step() is None
    hands.session.select(Ref("card", card.id) for card in hands.session.map.cards)
    hands.canvas.delete_selection()
    box = hands.canvas.first_step()
    assert box is not None
    hands.click(hands.at(box.middle, box.y + box.h / 2))
    assert hands.canvas.editor.editing == hands.session.selection[0]
    assert hands.canvas.first_step() is None


def test_the_words_of_a_selected_connection_stay_clear_of_its_line(hands):
    first, second = index(hands.session.map).touchpoints[:2]
    hands.session.apply("Connect", lambda m: add_link(m, first.id, second.id, label="again")[0])
    link = Ref("link", hands.session.map.links[-1].id)
    hands.session.select([])
    layer = hands.view.arrangement.display.layer("links")
    pill = next(part for part in layer.parts if part.role == "link-label")
    spot = hands.view.rect_to_view(pill.bounds).toAlignedRect()
    line = hands.view.to_view(*hands.view.arrangement.links[link.id][1]).toPoint()

    def seen():
        grabbed = hands.view.viewport().grab().toImage()
        return grabbed.copy(spot), grabbed.pixel(line)

    before, plain = seen()
    hands.session.select([link])
    after, marked = seen()
    assert after == before
    assert marked != plain


def test_what_can_be_dragged_is_told_where_the_pointer_rests(hands):
    card = index(hands.session.map).touchpoints[0]
    hands.click(hands.card(card.id))
    ring = hands.canvas.link_handle().toPoint()
    QTest.mouseMove(hands.view.viewport(), ring)
    assert "connect" in hands.view.viewport().toolTip()
    QTest.mouseMove(hands.view.viewport(), QPoint(3, 3))
    assert hands.view.viewport().toolTip() == ""

"""What comes from the palette lands where the line shows, selected and open for typing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication

from journeymapper.canvas.overlay import ghost_area
from journeymapper.canvas.tools.palette_drop import MIME_TYPE, item_in
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from tests.dropping import drop

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def carried(item):
    mime = QMimeData()
    mime.setData(MIME_TYPE, item.encode())
    return mime


def hover(hands, mime, place):
    viewport = hands.view.viewport()
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(place, COPY, mime, LEFT, NONE)
        QApplication.sendEvent(viewport, event)
    viewport.repaint()
    return event.isAccepted()


def drop_item(hands, item, place):
    return drop(hands.view, carried(item), place)


def test_a_touchpoint_lands_between_two(hands):
    slot = hands.canvas.picker.grid.slot_of["c5"]
    lane = hands.arrangement.lanes[0]
    assert drop_item(hands, "card:touchpoint", hands.at(slot.left + 4, lane.y + 60))
    made = hands.session.selection[0]
    assert hands.canvas.editor.editing == made
    hands.type("New one")
    assert hands.journey == ["c1", "c2", "c3", "c4", made.id, "c5", "c6"]
    assert index(hands.session.map).cards[made.id].title == "New one"
    assert hands.undo_steps() == 1
    assert hands.session.map is hands.start


def test_esc_right_after_a_drop_leaves_no_trace(hands):
    drop_item(hands, "card:pain_point", hands.card("p1"))
    hands.type("Never mind")
    hands.key(Qt.Key.Key_Escape, widget=hands.canvas.editor)
    assert hands.session.map is hands.start
    assert not hands.session.can_undo


def test_a_pain_point_is_about_the_touchpoint_it_is_dropped_under(hands):
    slot = hands.canvas.picker.grid.slot_of["c5"]
    rect = hands.arrangement.cards["p1"].rect
    drop_item(hands, "card:pain_point", hands.at(slot.x, rect.y + 10))
    card = index(hands.session.map).cards[hands.session.selection[0].id]
    assert (card.lane, card.at, card.about) == ("pains", "buy", ("c5",))


def test_a_card_without_a_lane_brings_its_lane_in_the_same_step(hands):
    drop_item(hands, "card:kpi", hands.card("c4"))
    assert [lane.kind for lane in hands.session.map.lanes].count("kpis") == 1
    card = index(hands.session.map).cards[hands.session.selection[0].id]
    assert card.at == "buy"
    assert hands.undo_steps() == 1


@pytest.mark.parametrize("kind", ["touchpoint", "idea"])
def test_an_empty_map_takes_cards_too(hands, kind):
    hands.session.apply(
        "clear", lambda map_: replace(map_, stages=(), lanes=(), cards=(), links=())
    )
    assert drop_item(hands, f"card:{kind}", hands.view.viewport().rect().center())
    assert len(hands.session.map.cards) == 1
    assert len(hands.session.map.stages) == 1
    assert len(hands.session.map.lanes) == 1


def test_stages_steps_and_lanes_land_in_their_bands(hands):
    use = hands.canvas.seen(Ref("stage", "use"))
    drop_item(hands, "stage", use.topLeft().toPoint() + QPoint(8, 20))
    assert hands.session.map.stages[2].id == hands.session.selection[0].id
    hands.canvas.settle()
    drop_item(hands, "step", hands.header("step", "see"))
    assert len(hands.session.map.stages[0].steps) == 3
    hands.canvas.settle()
    drop_item(hands, "lane:quotes", hands.header("lane", "contacts"))
    assert "quotes" in {lane.kind for lane in hands.session.map.lanes[:2]}
    hands.canvas.settle()
    assert hands.undo_steps() == 3


def test_what_goes_away_or_is_unknown_shows_and_makes_nothing(hands):
    place = hands.card("c5")
    assert not hover(hands, QMimeData(), place)
    assert not hover(hands, carried("stage:extra"), place)
    hover(hands, carried("card:touchpoint"), place)
    assert hands.view.opening is not None
    QApplication.sendEvent(hands.view.viewport(), QDragLeaveEvent())
    assert hands.view.opening is None
    assert hands.session.map is hands.start


def test_what_is_not_utf8_is_not_ours():
    mime = QMimeData()
    mime.setData(MIME_TYPE, b"\xff\xfe")
    assert item_in(mime) is None
    assert item_in(carried("card:quote")) == ("card", "quote")


def test_a_ref_is_selected_after_every_drop(hands):
    drop_item(hands, "lane:goals", hands.header("lane", "pains"))
    assert hands.session.selection == (Ref("lane", hands.session.selection[0].id),)


def test_the_canvas_scrolls_while_something_waits_at_its_edge(hands, qtbot):
    hands.view.set_zoom(3.0)
    place = QPoint(hands.view.viewport().width() - 4, hands.view.viewport().height() // 2)
    before = hands.view.visible_sheet().x
    mime = carried("card:touchpoint")
    assert hover(hands, mime, place)
    qtbot.wait(50)
    assert hands.view.visible_sheet().x == before  # it may only be passing the edge
    qtbot.waitUntil(lambda: hands.view.visible_sheet().x > before + 40)
    QApplication.sendEvent(hands.view.viewport(), QDragLeaveEvent())
    stopped = hands.view.visible_sheet().x
    qtbot.wait(60)
    assert hands.view.visible_sheet().x == stopped


def test_the_ghost_stays_in_sight_at_the_edges():
    room = QSizeF(800, 600)
    for pointer in (QPointF(400, 300), QPointF(795, 300), QPointF(400, 595), QPointF(795, 595)):
        area = ghost_area(pointer, room)
        assert not area.adjusted(14, 14, -14, -14).contains(pointer)
        assert area.right() <= 814
        assert area.bottom() <= 614

"""Whole lanes, stages and steps from their own menus: hide, show, colour, fit, select, add."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.canvas import arranging, hidden_lanes
from journeymapper.edit.links import add_link
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def ask(hands, place):
    """Right-click at a place of the viewport, and return the entries of the menu by their words."""
    viewport = hands.view.viewport()
    sent = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, sent)
    menus = [menu for menu in hands.view.findChildren(QMenu) if menu.isVisible()]
    return entries(menus[-1])


def entries(menu):
    found = {}
    for action in menu.actions():
        if action.menu() is not None:
            found.update({f"{action.text()}/{k}": v for k, v in entries(action.menu()).items()})
        elif action.text():
            found[action.text()] = action
    return found


def choose(hands, place, words):
    found = ask(hands, place)
    found[words].trigger()
    for menu in hands.view.findChildren(QMenu):
        menu.close()


def shown(hands):
    return [span.id for span in hands.arrangement.lanes]


def test_a_lane_is_hidden_by_its_menu_and_shown_again_below_the_last(hands):
    choose(hands, hands.header("lane", "pains"), "Hide lane")
    assert shown(hands) == ["contacts", "curve", "thoughts"]
    assert not hands.session.selection
    place = hidden_lanes.box(hands.canvas).center().toPoint()
    hands.move(place)
    assert hands.canvas.over_hidden
    hands.click(place)
    (menu,) = [m for m in hands.view.findChildren(QMenu) if m.isVisible()]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert shown(hands) == ["contacts", "curve", "pains", "thoughts"]
    assert hands.session.selection == (Ref("lane", "pains"),)
    assert hidden_lanes.box(hands.canvas) is None
    assert hands.undo_steps() == 2


def test_all_hidden_lanes_come_back_in_one_step(hands):
    hands.click(hands.header("lane", "pains"))
    hands.click(hands.header("lane", "thoughts"), Qt.KeyboardModifier.ShiftModifier)
    choose(hands, hands.header("lane", "pains"), "Hide lane")
    assert shown(hands) == ["contacts", "curve"]
    assert "2 lanes hidden" in hidden_lanes.word(hands.canvas)
    choose(hands, hands.header("lane", "curve"), "Show lane/All of them")
    assert shown(hands) == ["contacts", "curve", "pains", "thoughts"]
    assert hands.undo_steps() == 2


@pytest.mark.parametrize(("kind", "id_"), [("lane", "pains"), ("stage", "buy")])
def test_a_colour_is_chosen_in_the_menu(hands, kind, id_):
    place = hands.header(kind, id_)
    choose(hands, place, "Colour/Colour 5")
    table = hands.session.map.lanes if kind == "lane" else hands.session.map.stages
    assert next(one for one in table if one.id == id_).colour == "#a82f18"
    found = ask(hands, place)
    assert found["Colour/Colour 5"].isChecked()
    found["Colour/As the theme"].trigger()
    assert hands.session.map == hands.start


def test_a_lane_of_any_kind_is_added_below(hands):
    choose(hands, hands.header("lane", "contacts"), "Lane below this one/Indicators")
    kinds = [lane.kind for lane in hands.session.map.lanes]
    assert kinds[:3] == ["touchpoints", "kpis", "emotion"]
    assert hands.canvas.editor.editing == hands.session.selection[0]


def test_stages_and_steps_are_added_before(hands):
    choose(hands, hands.header("stage", "buy"), "Stage before this one")
    hands.type("Doubt")
    hands.key(Qt.Key.Key_Return, widget=hands.canvas.editor)
    assert [stage.title for stage in hands.session.map.stages] == ["Learn", "Doubt", "Buy", "Use"]
    choose(hands, hands.header("step", "see"), "Step before this one")
    hands.canvas.settle()
    assert [step.id for step in hands.session.map.stages[0].steps][1:] == ["see", "hear"]
    assert len(hands.session.map.stages[0].steps) == 3


def test_the_cards_of_rows_and_columns_are_selected_and_moved_together(hands):
    choose(hands, hands.header("stage", "learn"), "Select the cards in it")
    chosen = [ref.id for ref in hands.session.selection]
    assert chosen == ["c1", "c2", "c3", "p2"]
    start, rect = hands.card("c2"), hands.arrangement.cards["c6"].rect
    hands.drag(start, hands.at(rect.right - 6, rect.y + 30))
    assert hands.journey == ["c4", "c5", "c6", "c1", "c2", "c3"]
    facts = index(hands.session.map)
    assert {facts.cards[card].at for card in ("c1", "c2", "c3")} == {"use"}
    assert hands.undo_steps() == 1


def test_fit_takes_back_what_was_pulled(hands):
    hands.session.select([Ref("lane", "pains")])
    assert not arranging.sized(hands.canvas)
    span = next(s for s in hands.arrangement.lanes if s.id == "pains")
    edge = hands.view.to_view(80, span.y + span.h).toPoint()
    hands.drag(edge, edge + type(edge)(0, 120))
    lane = index(hands.session.map).lanes["pains"]
    assert lane.height is not None
    choose(hands, hands.header("lane", "pains"), "Fit to content")
    assert index(hands.session.map).lanes["pains"].height is None


def test_a_connection_has_its_kinds_its_share_and_its_way_in_its_menu(hands):
    hands.session.apply("", lambda map_: add_link(map_, "c1", "c4")[0])
    link = hands.session.map.links[0].id
    points = hands.arrangement.links[link]
    place = hands.at((points[1][0] + points[2][0]) / 2, points[1][1])
    choose(hands, place, "Skip")
    choose(hands, place, "Share of people/40%")
    choose(hands, place, "Turn round")
    made = hands.session.map.links[0]
    assert (made.kind, made.share, made.start, made.end) == ("skip", 0.4, "c4", "c1")
    hands.key(Qt.Key.Key_Delete)
    assert not hands.session.map.links
    assert hands.undo_steps() == 5


@pytest.fixture
def linked(hands):
    """The first touchpoint leads to the fourth; the connection is selected by a click."""
    hands.session.apply("", lambda map_: add_link(map_, "c1", "c4", label="skips")[0])
    points = hands.arrangement.links["l1"]
    hands.click(hands.at(points[1][0] + 30, points[1][1]))
    assert hands.session.selection == (Ref("link", "l1"),)
    return hands


def end(hands, which):
    point = hands.arrangement.links["l1"][0 if which == "start" else -1]
    return hands.view.to_view(*point).toPoint()


def test_an_end_of_a_connection_is_dragged_to_another_card(linked):
    linked.drag(end(linked, "end"), linked.card("c6"))
    link = linked.session.map.links[0]
    assert (link.start, link.end, link.label) == ("c1", "c6", "skips")
    assert linked.session.selection == (Ref("link", "l1"),)
    linked.drag(end(linked, "start"), linked.card("c2"))
    assert linked.session.map.links[0].start == "c2"
    assert linked.undo_steps() == 3


def test_an_end_let_go_over_nothing_or_its_own_beginning_stays(linked):
    before = linked.session.map
    linked.drag(end(linked, "end"), linked.card("c1"))
    assert linked.session.map is before
    linked.take(end(linked, "end"), linked.card("c6"))
    linked.key(Qt.Key.Key_Escape)
    linked.let_go(linked.card("c6"))
    assert linked.session.map is before


def test_a_label_is_edited_where_it_stands(linked):
    points = linked.arrangement.links["l1"]
    linked.double_click(linked.at((points[1][0] + points[2][0]) / 2, points[1][1]))
    editor = linked.canvas.editor
    assert editor.editing == Ref("link", "l1")
    middle = linked.view.to_view((points[1][0] + points[2][0]) / 2, points[1][1])
    assert abs(editor.geometry().center().x() - middle.x()) < 20
    linked.type("jumps ahead")
    linked.key(Qt.Key.Key_Return, widget=editor)
    assert linked.session.map.links[0].label == "jumps ahead"

"""Drags of cards, headers, edges, points and links: one undo step each, Esc leaves no trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from journeymapper.canvas import lag
from journeymapper.canvas.tools import drag_point
from journeymapper.layout.slots import edge_at
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def beside(hands, card, *, after):
    """A place in the slot of a touchpoint, left or right of its middle."""
    slot = hands.canvas.picker.grid.slot_of[card]
    lane = hands.arrangement.lanes[0]
    return hands.at(slot.x + (20 if after else -20), lane.y + lane.h / 2)


def test_a_touchpoint_is_carried_into_another_stage(hands):
    hands.drag(hands.card("c2"), beside(hands, "c5", after=False))
    assert hands.journey == ["c1", "c3", "c4", "c2", "c5", "c6"]
    assert hands.session.selection == (Ref("card", "c2"),)
    assert hands.session.undo_label == "Move card"
    assert hands.undo_steps() == 1
    assert hands.session.map is hands.start


def test_several_go_together_in_their_order(hands):
    hands.click(hands.card("c4"))
    hands.click(hands.card("c1"), Qt.KeyboardModifier.ShiftModifier)
    hands.drag(hands.card("c1"), beside(hands, "c6", after=True))
    assert hands.journey == ["c2", "c3", "c5", "c6", "c1", "c4"]
    assert hands.undo_steps() == 1


def test_esc_during_a_drag_leaves_everything_as_it_was(hands):
    end = beside(hands, "c5", after=True)
    start = hands.card("c2")
    hands.take(start, end)
    assert hands.view.opening is not None
    assert hands.canvas.faded == {"c2"}
    hands.key(Qt.Key.Key_Escape)
    hands.let_go(end)
    assert hands.session.map is hands.start
    assert not hands.session.can_undo
    assert hands.view.opening is None
    assert hands.canvas.faded == frozenset()


def test_a_drop_where_it_stands_is_no_step(hands):
    place = hands.card("c2")
    hands.drag(place, place + QPoint(12, 6))
    assert hands.session.map is hands.start
    assert not hands.session.can_undo


def test_a_drag_with_ctrl_leaves_the_original(hands):
    end = beside(hands, "c6", after=True)
    hands.drag(hands.card("c1"), end, CTRL)
    copy = hands.session.selection[0].id
    assert hands.journey == ["c1", "c2", "c3", "c4", "c5", "c6", copy]
    assert index(hands.session.map).cards[copy].title == "Touch c1"
    assert hands.undo_steps() == 1


def test_a_pain_point_dropped_under_another_touchpoint_is_about_that_one(hands):
    slot = hands.canvas.picker.grid.slot_of["c6"]
    rect = hands.arrangement.cards["p1"].rect
    start = hands.card("p1")
    hands.drag(start, hands.view.to_view(slot.x, rect.y + rect.h / 2).toPoint())
    card = index(hands.session.map).cards["p1"]
    assert (card.at, card.lane, card.about) == ("use", "pains", ("c6",))
    assert hands.undo_steps() == 1


def test_a_touchpoint_never_leaves_the_touchpoints(hands):
    pains = hands.card("p1")
    hands.drag(hands.card("c1"), pains)
    moved = index(hands.session.map).cards["c1"]
    assert moved.lane == "contacts"


def test_other_cards_change_lane_and_keep_their_kind(hands):
    end = hands.card("p2")
    hands.drag(hands.card("t2"), end)
    card = index(hands.session.map).cards["t2"]
    assert card.lane == "pains"


def test_stages_steps_and_lanes_are_put_in_another_order(hands):
    use = hands.header("stage", "use")
    hands.drag(hands.header("stage", "learn"), use + QPoint(120, 0))
    assert [s.id for s in hands.session.map.stages] == ["buy", "use", "learn"]
    assert hands.undo_steps() == 1
    see = hands.header("step", "see")
    hands.drag(hands.header("step", "hear"), see - QPoint(60, 0))
    assert [s.id for s in hands.session.map.stages[0].steps] == ["hear", "see"]
    assert hands.undo_steps() == 1
    top = hands.header("lane", "contacts")
    hands.drag(hands.header("lane", "curve"), top - QPoint(0, 40))
    assert [lane.id for lane in hands.session.map.lanes][:2] == ["curve", "contacts"]
    assert hands.undo_steps() == 1
    assert hands.session.map is hands.start


def test_esc_while_a_stage_is_carried(hands):
    end = hands.header("stage", "use") + QPoint(120, 0)
    hands.take(hands.header("stage", "learn"), end)
    hands.key(Qt.Key.Key_Escape)
    hands.let_go(end)
    assert hands.session.map is hands.start
    assert not hands.session.can_undo


def _edge(hands, ref):
    a, band = hands.arrangement, hands.view.seen_rect(hands.arrangement.band, "band")
    if ref.kind == "lane":
        lane = next(lane for lane in a.lanes if lane.id == ref.id)
        return hands.at(a.gutter.x + 60, lane.y + lane.h)
    span = next(s for s in (*a.stages, *a.columns) if s.id == ref.id)
    return QPoint(int(hands.view.to_view(span.x + span.w, 0).x()), int(band.top() + 12))


@pytest.mark.parametrize("ref", [Ref("stage", "buy"), Ref("lane", "pains")])
def test_an_edge_is_pulled_and_fits_again_on_a_double_click(hands, ref):
    start = _edge(hands, ref)
    x, y = hands.view.sheet_point(start.toPointF())
    assert edge_at(hands.canvas.picker.grid, x, y, 5).ref == ref

    def size():
        a = hands.arrangement
        spans = a.lanes if ref.kind == "lane" else a.stages
        span = next(s for s in spans if s.id == ref.id)
        return span.h if ref.kind == "lane" else span.w

    before = size()
    hands.drag(start, start + (QPoint(0, 80) if ref.kind == "lane" else QPoint(80, 0)))
    assert size() == pytest.approx(before + 80, abs=6)
    place = _edge(hands, ref)
    hands.double_click(place)
    assert size() == before
    assert hands.undo_steps() == 2
    assert hands.session.map is hands.start


def test_esc_while_an_edge_is_pulled(hands):
    start = _edge(hands, Ref("stage", "buy"))
    hands.take(start, start + QPoint(90, 0))
    assert hands.session.map is not hands.start
    hands.key(Qt.Key.Key_Escape)
    hands.let_go(start)
    assert hands.session.map is hands.start
    assert not hands.session.can_undo


def test_the_edge_goes_ahead_of_a_large_map(hands, monkeypatch):
    monkeypatch.setattr(lag, "PAUSES", (60_000, 60_000))
    start = _edge(hands, Ref("stage", "buy"))
    before = hands.arrangement
    still = hands.view.viewport().grab().toImage()
    hands.take(start, start + QPoint(90, 0))
    assert hands.arrangement is before
    pulled = hands.view.viewport().grab().toImage()
    below = start + QPoint(0, 200)
    assert pulled.pixelColor(below + QPoint(90, 0)) != still.pixelColor(below + QPoint(90, 0))
    hands.let_go(start + QPoint(90, 0))
    after = next(s for s in hands.arrangement.stages if s.id == "buy")
    assert after.w == pytest.approx(next(s for s in before.stages if s.id == "buy").w + 90, abs=6)
    assert hands.undo_steps() == 1


def test_what_a_pulled_edge_pushes_goes_along_before_the_map_is_laid_out(hands, monkeypatch):
    monkeypatch.setattr(lag, "PAUSES", (60_000, 60_000))
    start = _edge(hands, Ref("stage", "buy"))
    right = start + QPoint(60, 0)
    before = hands.view.viewport().grab().toImage()
    hands.take(start, start + QPoint(90, 0))
    after = hands.view.viewport().grab().toImage()
    for y in range(0, 900, 45):
        there = QPoint(right.x(), start.y() + y)
        assert after.pixel(there + QPoint(90, 0)) == before.pixel(there)
        assert after.pixel(there - QPoint(120, 0)) == before.pixel(there - QPoint(120, 0))
    hands.drag_on(start - QPoint(30, 0))
    assert hands.view.opening is None  # narrower: the edge alone
    hands.key(Qt.Key.Key_Escape)
    assert hands.session.map is hands.start
    hands.view.viewport().repaint()
    assert hands.view.opening is None


def test_the_curve_follows_a_point_of_a_large_map_when_it_rests(hands, monkeypatch):
    monkeypatch.setattr(drag_point, "QUICK_PART", -1.0)
    monkeypatch.setattr(lag, "PAUSES", (60_000, 60_000))
    axis, before = hands.arrangement.axes["curve"], hands.arrangement
    start = hands.point("c4")
    end = start - QPoint(0, round(4.3 * axis.per_point))
    hands.take(start, end)
    assert hands.arrangement is before
    assert index(hands.session.map).cards["c4"].emotion == {"ana": 1}
    hands.let_go(end)
    assert hands.arrangement is not before
    assert next(p for p in hands.arrangement.points if p.card == "c4").score == 1
    assert hands.undo_steps() == 1


def test_a_point_of_the_curve_snaps_to_whole_scores(hands):
    axis = hands.arrangement.axes["curve"]
    start = hands.point("c4")
    way = QPoint(0, -round(4.3 * axis.per_point))
    hands.drag(start, start + way)
    assert index(hands.session.map).cards["c4"].emotion == {"ana": 1}
    assert hands.session.selection == (Ref("card", "c4"),)
    assert hands.undo_steps() == 1


def test_with_alt_a_score_is_free_to_one_decimal(hands):
    axis = hands.arrangement.axes["curve"]
    start = hands.point("c4")
    hands.drag(start, start - QPoint(0, round(4.3 * axis.per_point)), ALT)
    assert index(hands.session.map).cards["c4"].emotion["ana"] == pytest.approx(1.3, abs=0.06)


def test_a_score_stays_on_the_scale_and_esc_brings_it_back(hands):
    start = hands.point("c4")
    end = start - QPoint(0, 900)
    hands.take(start, end)
    assert index(hands.session.map).cards["c4"].emotion == {"ana": 5}
    hands.key(Qt.Key.Key_Escape)
    hands.let_go(end)
    assert hands.session.map is hands.start
    assert not hands.session.can_undo


@pytest.mark.parametrize("how", ["click", "double_click"])
def test_a_missing_score_is_set_by_a_click_on_its_plus(hands, how):
    getattr(hands, how)(hands.point("c6"))
    assert index(hands.session.map).cards["c6"].emotion == {"ana": 0}
    assert hands.undo_steps() == 1


def test_a_connection_is_drawn_from_the_handle(hands):
    target = hands.card("c4")
    hands.click(hands.card("c1"))
    ring = hands.canvas.link_handle().toPoint()
    hands.drag(ring, target)
    assert [(link.start, link.end) for link in hands.session.map.links] == [("c1", "c4")]
    assert hands.session.selection[0].kind == "link"
    assert hands.undo_steps() == 1


def test_a_connection_over_nothing_or_with_esc_is_none(hands):
    target = hands.card("c4")
    hands.click(hands.card("c1"))
    ring = hands.canvas.link_handle().toPoint()
    hands.drag(ring, hands.at(600, 40))
    hands.take(ring, target)
    hands.key(Qt.Key.Key_Escape)
    hands.let_go(target)
    assert hands.session.map is hands.start


def test_the_tool_for_connections_ends_after_one(hands):
    start, end = hands.card("c3"), hands.card("c5")
    hands.canvas.use_link_tool()
    hands.drag(start, end)
    assert [(link.start, link.end) for link in hands.session.map.links] == [("c3", "c5")]
    assert hands.view.tool is hands.canvas.pointer


def test_what_is_held_is_let_go_when_the_map_changes_under_it(hands):
    start, end = hands.card("c2"), beside(hands, "c5", after=True)
    hands.take(start, start)
    hands.canvas.delete_selection()
    hands.drag_on(end)
    assert "c2" not in hands.journey
    hands.take(hands.card("c1"), end)
    hands.session.undo()
    assert not hands.view.tool.busy
    hands.let_go(end)
    assert hands.session.map is hands.start


def test_keys_do_nothing_while_the_hand_holds_something(hands):
    start = hands.card("c2")
    hands.take(start, start)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_X):
        hands.key(key)
    hands.let_go(start)
    assert hands.session.map is hands.start
    assert hands.canvas.editor.editing is None


def test_editing_in_place_begins_only_with_free_hands(hands):
    start = hands.point("c4")
    hands.take(start, start)
    hands.canvas.edit_selection()
    hands.drag_on(start - QPoint(0, 100))
    assert not hands.session.in_gesture
    hands.type("abc")
    assert index(hands.session.map).cards["c4"].title == "abc"

"""The outline: the map as a tree in step with the canvas, by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from journeymapper.app.outline.model import OutlineModel
from journeymapper.app.outline.tree import LANES, found
from journeymapper.edit.columns import delete_stage
from journeymapper.edit.session import Session
from journeymapper.model.document import Card, JourneyMap, Lane, Stage
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from tests.dropping import drop

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot, sample):
    made = sample()
    qtbot.keyClick(made.view, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: made.outline.panel is not None and made.outline.panel.tree.hasFocus())
    return made


def tree(window):
    return window.outline.panel.tree


def model(window):
    return window.outline.panel.model


def rows(window, ref=None):
    """The words of the rows below something; at the top for none."""
    at = model(window).place(ref) if ref is not None else model(window).index(-1, 0)
    return [model(window).index(n, 0, at).data() for n in range(model(window).rowCount(at))]


def stage(window, number):
    return Ref("stage", window.session.map.stages[number].id)


def choose(window, qtbot, ref):
    at = model(window).place(ref)
    tree(window).scrollTo(at)
    place = tree(window).visualRect(at).center()
    qtbot.mouseClick(tree(window).viewport(), Qt.MouseButton.LeftButton, pos=place)


def drag(window, refs, onto, above=False):
    """Drop rows onto another, or right above it."""
    view = tree(window)
    mime = model(window).mimeData([model(window).place(ref) for ref in refs])
    rect = view.visualRect(model(window).place(onto))
    place = QPoint(rect.center().x(), rect.top() + 1 if above else rect.center().y())
    drop(view, mime, place, Qt.DropAction.MoveAction)


def test_it_holds_stages_touchpoints_and_lanes(window):
    journey = window.session.map
    assert rows(window) == [*(each.title for each in journey.stages), "Lanes"]
    first = index(journey).met[journey.stages[0].id]
    assert rows(window, stage(window, 0)) == [f"{n}  {c.title}" for n, c in enumerate(first, 1)]
    assert rows(window, LANES) == [lane.title for lane in journey.lanes]


def test_a_click_selects_on_the_canvas_and_brings_it_into_sight(window, qtbot):
    window.view.set_zoom(1.0)
    tree(window).expand(model(window).place(stage(window, 5)))
    last = Ref("card", index(window.session.map).touchpoints[-1].id)
    choose(window, qtbot, last)
    assert window.session.selection == (last,)
    rect = window.view.rect_of(last)
    assert window.view.visible_sheet().x <= rect.x
    assert rect.right <= window.view.visible_sheet().right


def test_what_is_selected_on_the_canvas_is_selected_here(window, qtbot):
    card = Ref("card", index(window.session.map).touchpoints[7].id)
    window.session.select([card])
    qtbot.waitUntil(lambda: len(tree(window).selectedIndexes()) == 1)
    (at,) = tree(window).selectedIndexes()
    assert model(window).node(at).ref == card
    assert tree(window).isExpanded(at.parent())


def test_names_go_both_ways(window, qtbot):
    choose(window, qtbot, stage(window, 1))
    qtbot.keyClick(tree(window), Qt.Key.Key_F2)
    field = tree(window).findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "Finding out")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.map.stages[1].title == "Finding out")
    assert window.session.undo()
    qtbot.waitUntil(lambda: rows(window)[1] != "Finding out")


def test_a_stage_is_dragged_before_another_and_a_branch_stays_open(window, qtbot):
    tree(window).expand(model(window).place(stage(window, 2)))
    ids = [each.id for each in window.session.map.stages]
    drag(window, [Ref("stage", ids[2])], Ref("stage", ids[0]))
    assert [each.id for each in window.session.map.stages][:3] == [ids[2], ids[0], ids[1]]
    qtbot.waitUntil(lambda: model(window).place(Ref("stage", ids[2])).row() == 0)
    assert tree(window).isExpanded(model(window).place(Ref("stage", ids[2])))
    assert window.session.undo_label == "Move stage"


def test_touchpoints_are_dragged_to_another_stage_and_keep_their_order(window):
    facts = index(window.session.map)
    one, other = facts.touchpoints[1], facts.touchpoints[2]
    tree(window).expand(model(window).place(stage(window, 0)))
    drag(window, [Ref("card", one.id), Ref("card", other.id)], stage(window, 4))
    after = index(window.session.map)
    there = [card.id for card in after.met[window.session.map.stages[4].id]]
    assert there[-2:] == [one.id, other.id]
    assert window.session.undo()
    assert not window.session.can_undo


def test_a_lane_is_not_dragged_among_the_stages(window):
    before = window.session.map
    drag(window, [Ref("lane", before.lanes[0].id)], stage(window, 0))
    assert window.session.map is before


def test_rows_are_moved_and_shown_by_keys(window, qtbot):
    ids = [each.id for each in window.session.map.stages]
    choose(window, qtbot, Ref("stage", ids[0]))
    qtbot.keyClick(tree(window), Qt.Key.Key_Down, ALT)
    assert [each.id for each in window.session.map.stages][:2] == [ids[1], ids[0]]
    assert model(window).node(tree(window).currentIndex()).ref == Ref("stage", ids[0])
    qtbot.keyClick(tree(window), Qt.Key.Key_Up, ALT)
    assert [each.id for each in window.session.map.stages] == ids
    qtbot.keyClick(tree(window), Qt.Key.Key_Return)
    assert window.view.hasFocus()
    assert window.session.selection == (Ref("stage", ids[0]),)


def test_a_touchpoint_at_the_end_of_its_stage_goes_on_to_the_next(window, qtbot):
    first, second = (each.id for each in window.session.map.stages[:2])
    last = index(window.session.map).met[first][-1]
    window.session.select([Ref("card", last.id)])
    qtbot.waitUntil(lambda: len(tree(window).selectedIndexes()) == 1)
    qtbot.keyClick(tree(window), Qt.Key.Key_Down, ALT)
    assert index(window.session.map).met[second][0].id == last.id


def test_words_sift_the_tree(window, qtbot):
    panel = window.outline.panel
    card = index(window.session.map).touchpoints[4]
    qtbot.keyClicks(panel.field, card.title.split()[-1].upper())
    qtbot.waitUntil(lambda: model(window).sifted)
    shown = model(window).place(Ref("card", card.id))
    assert shown.isValid()
    assert tree(window).isExpanded(shown.parent())
    assert len(rows(window)) < len(window.session.map.stages)
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not model(window).sifted)
    assert len(rows(window)) == len(window.session.map.stages) + 1


def large():
    stages = tuple(Stage(id=f"s{n}", title=f"Stage {n}") for n in range(50))
    cards = tuple(
        Card(id=f"c{n}", lane="l", at=f"s{n // 200}", title=f"Touchpoint {n}")
        for n in range(10_000)
    )
    return JourneyMap(stages=stages, lanes=(Lane(id="l", kind="touchpoints"),), cards=cards)


def test_ten_thousand_touchpoints_are_made_only_when_a_branch_opens(application):
    journey = large()
    index(journey)
    session = Session(journey)
    outline = OutlineModel(session)
    assert outline.rowCount() == 51
    assert outline.hasChildren(outline.index(3, 0))
    assert len(outline._nodes) == 51
    assert outline.rowCount(outline.index(3, 0)) == 200
    title = replace(journey.cards[700], title="Another")
    session.apply("", lambda m: replace(m, cards=(*m.cards[:700], title, *m.cards[701:])))
    index(session.map)
    start = perf_counter()
    outline.follow()
    assert perf_counter() - start < 0.1
    assert outline.index(100, 0, outline.index(3, 0)).data() == "701  Another"
    start = perf_counter()
    assert len(found(session.map, "another")) == 2
    assert perf_counter() - start < 0.5


def test_a_stage_that_was_never_opened_can_go(qtbot, window):
    gone = stage(window, 1)
    asked = []

    def ask(parent, first, _last):
        asked.append(model(window).hasChildren(model(window).index(first, 0, parent)))

    model(window).rowsAboutToBeRemoved.connect(ask)
    before = rows(window)
    window.session.apply("Delete", lambda journey: delete_stage(journey, gone.id))
    qtbot.waitUntil(lambda: len(rows(window)) == len(before) - 1)
    assert asked == [False]

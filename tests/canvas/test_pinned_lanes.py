"""A pinned lane stays below the stages while the map scrolls, and works there as anywhere."""

from __future__ import annotations

from itertools import cycle

import pytest
from PySide6.QtCore import QPoint, Qt

from journeymapper.edit.fields import set_field
from journeymapper.model.ids import Ref
from journeymapper.model.query import index


@pytest.fixture
def scrolled(hands):
    """The touchpoints are pinned, and the map is scrolled down to the pain points."""
    refs = [Ref("lane", "contacts")]
    hands.session.apply("pin", lambda map_: set_field(map_, refs, "pinned", True))
    hands.view.resize(1500, 700)
    hands.qtbot.wait(10)
    span = next(s for s in hands.arrangement.lanes if s.id == "pains")
    hands.view.centre_on(700, span.y)
    hands.view.repaint()
    return hands


def strip(hands):
    (lane,) = hands.view.pinned.lanes
    return lane.content


def seen(hands, x, y):
    """Where a place of the pinned lane is seen in the viewport."""
    place = hands.view.to_view(x, y)
    return QPoint(round(place.x()), round(place.y() + strip(hands).dy))


def test_it_stands_right_below_the_band_and_only_when_it_would_be_out_of_sight(scrolled):
    pinned = scrolled.view.pinned
    assert pinned.band.view.bottom() == strip(scrolled).view.top()
    assert scrolled.view.content_rect().top() == strip(scrolled).view.bottom()
    scrolled.view.verticalScrollBar().setValue(0)
    assert not scrolled.view.pinned.lanes


def test_it_looks_there_as_it_does_in_its_place(scrolled):
    held = strip(scrolled)
    image = scrolled.view.viewport().grab().toImage()
    view = held.view.toRect().adjusted(2, 8, -2, -8)
    scrolled.view.verticalScrollBar().setValue(
        round(scrolled.view.verticalScrollBar().value() - held.dy - 40)
    )
    assert not scrolled.view.pinned.lanes
    span = next(s for s in scrolled.arrangement.lanes if s.id == "contacts")
    top = round(scrolled.view.to_view(0, span.y).y())
    plain = scrolled.view.viewport().grab().toImage()
    moved = view.translated(0, top - held.view.toRect().top())
    assert image.copy(view) == plain.copy(moved)


def test_a_card_is_selected_edited_and_hovered_there(scrolled):
    value = scrolled.view.verticalScrollBar().value()
    rect = scrolled.arrangement.cards["c4"].rect
    place = seen(scrolled, rect.middle, rect.y + rect.h / 2)
    steps = cycle((QPoint(6, 6), QPoint(0, 0)))  # the pointer may have stood there already

    def hovered():
        scrolled.move(place + next(steps))
        return scrolled.canvas.hovered is not None

    scrolled.qtbot.waitUntil(hovered)
    assert scrolled.canvas.hovered.ref == Ref("card", "c4")
    scrolled.click(place)
    assert scrolled.session.selection == (Ref("card", "c4"),)
    scrolled.key(Qt.Key.Key_F2)
    editor = scrolled.canvas.editor
    assert editor.editing == Ref("card", "c4")
    assert scrolled.view.verticalScrollBar().value() == value
    assert strip(scrolled).view.contains(editor.geometry().center())
    scrolled.type("Call")
    scrolled.key(Qt.Key.Key_Return, widget=editor)
    assert index(scrolled.session.map).cards["c4"].title == "Call"


def test_cards_are_dragged_within_it_and_nothing_scrolls(scrolled):
    value = scrolled.view.verticalScrollBar().value()
    one, other = (scrolled.arrangement.cards[card].rect for card in ("c1", "c3"))
    start = seen(scrolled, one.middle, one.y + one.h / 2)
    scrolled.drag(start, seen(scrolled, other.right - 4, other.y + other.h / 2))
    assert scrolled.journey[:3] == ["c2", "c3", "c1"]
    assert scrolled.view.verticalScrollBar().value() == value


def test_its_name_is_where_it_is_seen(scrolled):
    scrolled.click(scrolled.header("lane", "contacts"))
    assert scrolled.session.selection == (Ref("lane", "contacts"),)
    assert scrolled.header("lane", "contacts").y() < 400


def test_a_lane_that_would_leave_no_room_is_not_held(scrolled):
    scrolled.view.resize(1500, 260)
    scrolled.qtbot.wait(10)
    assert not scrolled.view.pinned.lanes


def test_scores_are_dragged_in_a_pinned_curve(hands):
    refs = [Ref("lane", "curve")]
    hands.session.apply("pin", lambda map_: set_field(map_, refs, "pinned", True))
    hands.view.resize(1500, 900)
    hands.qtbot.wait(10)
    span = next(s for s in hands.arrangement.lanes if s.id == "thoughts")
    hands.view.centre_on(700, span.y)
    hands.view.repaint()
    point = next(p for p in hands.arrangement.points if p.card == "c2")
    axis = hands.arrangement.axes["curve"]
    start = seen(hands, point.x, point.y)
    hands.drag(start, seen(hands, point.x, axis.y(2)))
    assert index(hands.session.map).cards["c2"].emotion == {"ana": 2}

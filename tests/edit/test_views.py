"""Saved views: kept, replaced, forgotten; their lanes shown; and through the file unchanged."""

from __future__ import annotations

import pytest

from journeymapper.edit.views import forget_view, keep_view, show_lanes, shown_lanes
from journeymapper.model.document import JourneyMap, Lane
from journeymapper.model.views import View
from journeymapper.storage.codec import dumps, loads

JOURNEY = JourneyMap(lanes=(Lane("a", "text"), Lane("b", "text", hidden=True), Lane("c", "text")))


def test_a_view_is_kept_and_one_of_its_name_gives_way_in_its_place() -> None:
    one = keep_view(keep_view(JOURNEY, View("Shop", text="x")), View("Web"))
    two = keep_view(one, View("Shop", text="y"))
    assert [(view.name, view.text) for view in two.views] == [("Shop", "y"), ("Web", "")]
    assert [view.name for view in forget_view(two, "Shop").views] == ["Web"]
    with pytest.raises(KeyError):
        forget_view(two, "gone")


def test_exactly_the_lanes_of_a_view_are_shown() -> None:
    assert shown_lanes(JOURNEY) == ("a", "c")
    after = show_lanes(JOURNEY, ("b", "gone"))
    assert shown_lanes(after) == ("b",)
    assert after.lanes[0].hidden


def test_a_view_without_lanes_that_are_there_leaves_them_alone() -> None:
    assert show_lanes(JOURNEY, ()) is JOURNEY
    assert show_lanes(JOURNEY, ("gone",)) is JOURNEY
    assert show_lanes(JOURNEY, ("a", "c")) is JOURNEY


def test_views_come_back_from_the_file_even_when_what_they_name_is_gone() -> None:
    view = View(
        "Shop", ("a", "gone"), "queue", ("ana",), ("shop",), ("kpi",), ("t",), ("x",), ("o",)
    )
    journey = keep_view(JOURNEY, view)
    text = dumps(journey)
    assert "[[map.view]]" in text
    assert loads(text) == journey
    assert "view" not in dumps(JOURNEY)

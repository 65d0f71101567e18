"""What stands where in a map, and in which order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from journeymapper.model import query
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Stage, Step
from journeymapper.model.query import index, kind_of
from journeymapper.model.vocabulary import CARD_KINDS, LANE_KINDS
from tests.strategies import journey_maps

MAP = JourneyMap(
    stages=(Stage("s1", steps=(Step("a"), Step("b"))), Stage("s2")),
    lanes=(Lane("t", "touchpoints"), Lane("more", "touchpoints"), Lane("n", "pain_points")),
    cards=(
        Card("later", "t", "s2"),
        Card("second", "more", "a"),
        Card("pain", "n", "a", about=("second",)),
        Card("third", "t", "a"),
        Card("fourth", "n", "b", kind="touchpoint"),
        Card("idea", "t", "b", kind="idea"),
    ),
)


def test_touchpoints_run_by_column_then_by_file_over_all_lanes():
    assert [card.id for card in index(MAP).touchpoints] == ["second", "third", "fourth", "later"]
    assert index(MAP).numbers == {"second": 1, "third": 2, "fourth": 3, "later": 4}


def test_cells_columns_and_stages():
    found = index(MAP)
    assert list(found.columns) == ["a", "b", "s2"]
    assert found.stage_of["b"].id == "s1"
    assert found.stage_of["s2"].id == "s2"
    assert [card.id for card in found.cells["t", "a"]] == ["third"]
    assert [card.id for card in found.about["second"]] == ["pain"]


def test_the_kind_of_a_card_is_its_own_or_its_lanes():
    lanes = {"t": Lane("t", "touchpoints"), "e": Lane("e", "emotion"), "x": Lane("x", "later")}
    assert kind_of(Card("c", "t"), lanes) == "touchpoint"
    assert kind_of(Card("c", "t", kind="idea"), lanes) == "idea"
    assert kind_of(Card("c", "e"), lanes) == "text"
    assert kind_of(Card("c", "x"), lanes) == "text"
    assert kind_of(Card("c", "none"), lanes) == "text"


def test_lanes_name_kinds_of_card_that_exist():
    assert {kind for kind in LANE_KINDS.values() if kind} <= set(CARD_KINDS)


def test_an_index_is_made_once_a_map():
    same = replace(MAP)
    assert index(MAP) is index(MAP)
    assert index(same) is not index(MAP)
    for number in range(10):
        index(replace(MAP, title=str(number)))
    assert query._index_of.cache_info().currsize <= 4


@settings(max_examples=40)
@given(journey_maps())
def test_every_card_stands_in_one_cell_and_every_touchpoint_has_its_number(journey):
    found = index(journey)
    assert sorted(card.id for cell in found.cells.values() for card in cell) == sorted(found.cards)
    assert [found.numbers[card.id] for card in found.touchpoints] == list(
        range(1, len(found.touchpoints) + 1)
    )

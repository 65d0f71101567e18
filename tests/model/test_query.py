"""What stands where in a map, and in which order."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.model import query
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Stage, Step
from journeymapper.model.query import index, indexed, kind_of
from journeymapper.model.vocabulary import CARD_KINDS, LANE_KINDS
from tests.edit.operations import operations
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
    assert index(MAP) is index(MAP)
    for number in range(10):
        index(replace(MAP, title=str(number), stages=(Stage(f"s{number}"),)))
    assert len(query._kept) <= query.KEPT
    assert index(replace(MAP, title="Other")) is index(MAP), "it tells nothing of a title"


def _as_new(document):
    found, anew = index(document), indexed(document)
    for field in fields(anew):
        one, other = getattr(found, field.name), getattr(anew, field.name)
        assert one == other, field.name
        if field.name not in {"touchpoints", "about", "cells", "rows"}:
            assert list(one) == list(other), field.name
    return found


@settings(max_examples=100)
@given(journey_maps(), st.data())
def test_the_index_after_an_edit_is_as_if_made_anew(document, data):
    _as_new(document)
    for _ in range(data.draw(st.integers(1, 4))):
        document = data.draw(operations(document))(document)
        _as_new(document)


def test_an_edit_leaves_what_it_does_not_touch():
    before = index(MAP)
    cards = list(MAP.cards)
    cards[3] = replace(cards[3], title="Other")
    after = _as_new(replace(MAP, cards=tuple(cards)))
    assert after.numbers is before.numbers
    assert after.path["s2"] is before.path["s2"]
    assert after.held["s2"] is before.held["s2"]
    moved = replace(MAP, cards=(*MAP.cards[:2], *MAP.cards[3:], replace(MAP.cards[2], at="b")))
    assert index(MAP) is before, "and so the one to go by"
    last = _as_new(moved)
    assert last.path["s1"] is before.path["s1"]
    assert last.numbers is before.numbers
    gone = _as_new(replace(MAP, cards=MAP.cards[2:]))
    assert gone.path["s1"] == MAP.cards[3:5]
    assert gone.held["s2"] == ()


def test_a_stage_of_another_width_and_a_lane_of_another_height_leave_the_cards_as_they_are():
    before = index(MAP)
    wide = replace(MAP, stages=(replace(MAP.stages[0], width=400), *MAP.stages[1:]))
    after = _as_new(wide)
    assert after.cells is before.cells
    assert after.stages["s1"].width == 400
    high = _as_new(replace(wide, lanes=tuple(replace(lane, height=90) for lane in MAP.lanes)))
    assert high.path is before.path
    assert {lane.height for lane in high.lanes.values()} == {90}
    other = _as_new(replace(MAP, stages=MAP.stages[::-1]))
    assert other.touchpoints != before.touchpoints


@settings(max_examples=40)
@given(journey_maps())
def test_every_card_stands_in_one_cell_and_every_touchpoint_has_its_number(journey):
    found = index(journey)
    assert sorted(card.id for cell in found.cells.values() for card in cell) == sorted(found.cards)
    assert [found.numbers[card.id] for card in found.touchpoints] == list(
        range(1, len(found.touchpoints) + 1)
    )

"""Cards put into the matrix of strategies, moved in it, and linked to the pains they answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.analysis.strategies import EVERYONE, matrix
from journeymapper.edit.strategies import add_in_cell, move_to_cell, set_answer
from journeymapper.model.document import Card, JourneyMap, Lane, Persona, Stage, Step
from journeymapper.model.query import index

MAP = JourneyMap(
    personas=(Persona("ana"), Persona("leo")),
    stages=(Stage("before", steps=(Step("a"), Step("b"))), Stage("buy")),
    lanes=(Lane("p", "pain_points"),),
    cards=(Card("p1", "p", "b"),),
)


def cell_of(journey: JourneyMap, card: str) -> list[tuple[str, str]]:
    cells = matrix(journey).cells
    return [place for place, cell in cells.items() if card in [c.id for c in cell.cards]]


def test_a_card_in_a_cell_brings_its_lane() -> None:
    journey, card = add_in_cell(MAP, "strategy", "buy", "ana", "Ads", "Strategies", aida="desire")
    assert [(lane.kind, lane.title) for lane in journey.lanes][1:] == [("strategies", "Strategies")]
    assert index(journey).cards[card].aida == "desire"
    assert cell_of(journey, card) == [("buy", "ana")]


def test_a_second_card_stands_in_the_same_lane_and_messages_in_theirs() -> None:
    journey, _one = add_in_cell(MAP, "strategy", "buy", "ana", "", "Strategies")
    journey, _two = add_in_cell(journey, "strategy", "before", "leo", "", "Strategies")
    journey, _three = add_in_cell(journey, "message", "before", "", "", "Messages")
    assert [lane.kind for lane in journey.lanes] == ["pain_points", "strategies", "messages"]


def test_an_answer_stands_where_its_pain_point_stands() -> None:
    journey, card = add_in_cell(MAP, "strategy", "before", "", "Ads", "S", about=("p1",))
    assert index(journey).cards[card].at == "b"


def test_a_lane_of_another_persona_is_left_alone() -> None:
    journey = replace(MAP, lanes=(*MAP.lanes, Lane("s", "strategies", persona="leo")))
    with_ana, card = add_in_cell(journey, "strategy", "buy", "ana", "", "Strategies")
    assert cell_of(with_ana, card) == [("buy", "ana")]
    with_leo, card = add_in_cell(journey, "strategy", "buy", "leo", "", "Strategies")
    assert index(with_leo).cards[card].lane == "s"


def test_a_card_moves_to_another_stage_and_persona() -> None:
    journey, card = add_in_cell(MAP, "strategy", "before", "ana", "", "Strategies")
    assert cell_of(move_to_cell(journey, card, "buy", "ana", "leo"), card) == [("buy", "leo")]
    assert cell_of(move_to_cell(journey, card, "before", "ana", EVERYONE), card) == [
        ("before", EVERYONE)
    ]
    assert move_to_cell(journey, card, "before", "ana", "ana") is journey


def test_in_its_own_stage_a_card_keeps_its_step() -> None:
    journey, card = add_in_cell(MAP, "strategy", "before", "ana", "", "S", about=("p1",))
    assert index(move_to_cell(journey, card, "before", "ana", "leo")).cards[card].at == "b"


def test_of_several_personas_only_the_one_of_the_row_changes() -> None:
    journey, card = add_in_cell(MAP, "strategy", "before", "ana", "", "Strategies")
    both = replace(
        journey,
        personas=(*MAP.personas, Persona("eva")),
        cards=tuple(
            replace(c, personas=("ana", "leo")) if c.id == card else c for c in journey.cards
        ),
    )
    moved = move_to_cell(both, card, "before", "ana", "eva")
    assert index(moved).cards[card].personas == ("eva", "leo")


def test_answers_are_linked_and_let_go_in_both_directions() -> None:
    journey, card = add_in_cell(MAP, "strategy", "buy", "ana", "", "Strategies")
    linked = set_answer(journey, card, "p1", answers=True)
    assert matrix(linked).answers[card]
    assert set_answer(linked, card, "p1", answers=True) is linked
    back = replace(
        linked,
        cards=tuple(replace(c, about=(card,)) if c.id == "p1" else c for c in linked.cards),
    )
    assert not matrix(set_answer(back, card, "p1", answers=False)).answers[card]


def test_an_unknown_stage_is_refused() -> None:
    with pytest.raises(KeyError):
        add_in_cell(MAP, "strategy", "nowhere", "", "", "Strategies")

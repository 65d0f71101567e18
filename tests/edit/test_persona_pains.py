"""Pain points between map and persona sheet."""

from __future__ import annotations

import pytest

from journeymapper.edit.persona_pains import keep_on_personas, missing_pains, pains_from_personas
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage


@pytest.fixture
def journey() -> JourneyMap:
    return JourneyMap(
        personas=(
            Persona("ana", "Ana", frustrations=("Repeats  her case",), needs=("Rest",)),
            Persona("luis", "Luis", problems=("repeats her case", "No printer")),
        ),
        stages=(Stage("s", "Asks"),),
        lanes=(Lane("p", "pain_points", "P"), Lane("t", "touchpoints", "T")),
        cards=(
            Card("p1", "p", "s", title="Long queue", pain="inefficiency", personas=("ana",)),
            Card("p2", "p", "s", title="No answer"),
            Card("c1", "t", "s", title="Calls"),
        ),
    )


def test_a_pain_is_kept_in_the_list_of_its_type_of_whom_it_hurts(journey):
    kept = keep_on_personas(journey, ["p1", "p2", "c1"])
    ana, luis = kept.personas
    assert ana.inefficiencies == ("Long queue",)
    assert ana.problems == ("No answer",)
    assert luis.inefficiencies == ()
    assert luis.problems == ("repeats her case", "No printer", "No answer")
    assert keep_on_personas(kept, ["p1", "p2"]) is kept


def test_what_sheets_list_comes_to_the_map_once_with_type_and_personas(journey):
    assert [m[0] for m in missing_pains(journey)] == ["Repeats  her case", "No printer"]
    placed, ids = pains_from_personas(journey, "s", "Pain points")
    new = [card for card in placed.cards if card.id in ids]
    assert [(c.lane, c.at, c.pain, c.personas) for c in new] == [
        ("p", "s", "frustration", ("ana", "luis")),
        ("p", "s", "problem", ("luis",)),
    ]
    assert pains_from_personas(placed, "s", "") == (placed, ())


def test_a_map_without_a_lane_for_pains_gets_one(journey):
    from dataclasses import replace

    bare = replace(journey, lanes=journey.lanes[1:], cards=journey.cards[2:])
    placed, ids = pains_from_personas(bare, "s", "Dolores")
    assert placed.lanes[-1].kind == "pain_points"
    assert placed.lanes[-1].title == "Dolores"
    assert len(ids) == 2

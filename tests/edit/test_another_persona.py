"""A map for another persona: the structure stays, what the old persona felt and said goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journeymapper.edit.another_persona import PARTS, USUAL, for_persona
from journeymapper.model.card import Card
from journeymapper.model.check import problems
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index, kind_of
from journeymapper.model.values import Review
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def telecom() -> JourneyMap:
    journey = read_map(template_path("telecom-cr")).map
    first = index(journey).touchpoints[0]
    said = tuple(
        Card(f"said-{kind}", first.lane, first.at, kind, title="…")
        for kind in ("quote", "message", "opportunity")
    )
    journey = replace(journey, cards=(*journey.cards, *said))
    return replace(journey, narrative="Mariana …", review=Review("Ana", 90, TODAY, TODAY))


def kinds(journey: JourneyMap) -> set[str]:
    lanes = index(journey).lanes
    return {kind_of(card, lanes) for card in journey.cards}


def test_the_structure_stays(telecom: JourneyMap) -> None:
    made = for_persona(telecom, "Don Ernesto", today=TODAY)
    assert made.stages == telecom.stages
    assert [lane.id for lane in made.lanes] == [lane.id for lane in telecom.lanes]
    assert [c.id for c in index(made).touchpoints] == [c.id for c in index(telecom).touchpoints]
    assert [c.channel for c in index(made).touchpoints] == [
        c.channel for c in index(telecom).touchpoints
    ]
    assert made.links == telecom.links
    assert made.channels == telecom.channels
    assert not list(problems(made))


def test_what_the_old_persona_felt_and_said_goes(telecom: JourneyMap) -> None:
    made = for_persona(telecom, "Don Ernesto", title="Ernesto", today=TODAY)
    assert [persona.name for persona in made.personas] == ["Don Ernesto"]
    assert not any(c.emotion or c.future or c.caption or c.evidence for c in made.cards)
    assert kinds(telecom) >= {"quote", "message", "pain_point", "opportunity"}
    assert not kinds(made) & {"quote", "thought", "pain_point", "gain", "opportunity", "message"}
    assert "kpi" in kinds(made)
    assert (made.title, made.narrative, made.snapshots, made.log) == ("Ernesto", "", (), ())
    assert made.review == Review("Ana", 90)
    assert made.scenario == telecom.scenario
    assert not any(lane.persona for lane in made.lanes if not index(telecom).lanes[lane.id].persona)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_go_along_or_not(telecom: JourneyMap, part: str) -> None:
    everything = for_persona(telecom, "X", PARTS, today=TODAY)
    without = for_persona(telecom, "X", set(PARTS) - {part}, today=TODAY)
    assert everything != without
    assert not list(problems(without))
    assert len(everything.cards) == len(telecom.cards)


def test_scores_that_go_along_belong_to_the_new_persona(telecom: JourneyMap) -> None:
    made = for_persona(telecom, "Don Ernesto", {*USUAL, "scores"}, today=TODAY)
    (mine,) = made.personas
    scored = [card for card in made.cards if card.emotion]
    assert scored
    assert all(set(card.emotion) == {mine.id} for card in scored)


def test_a_persona_of_the_map_keeps_its_own_scores_and_the_others_go() -> None:
    journey = read_map(template_path("b2b-saas")).map
    marta = journey.personas[-1].id
    made = for_persona(journey, "", USUAL, persona=marta, today=TODAY)
    assert [persona.id for persona in made.personas] == [marta]
    before = {card.id: card.emotion.get(marta) for card in index(journey).touchpoints}
    for card in index(made).touchpoints:
        assert dict(card.emotion) == ({} if before[card.id] is None else {marta: before[card.id]})
    assert not list(problems(made))


def test_an_unknown_persona_is_refused(telecom: JourneyMap) -> None:
    with pytest.raises(KeyError):
        for_persona(telecom, "", persona="nobody")

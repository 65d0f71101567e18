"""What the steps of the guided start read from a map and write to it; the map is all there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.mapping import grouped
from journeymapper.canvas.creation import lane_title
from journeymapper.edit.cards import add_card, new_card
from journeymapper.edit.columns import add_stage
from journeymapper.edit.fields import set_field, set_score
from journeymapper.edit.lanes import add_lane
from journeymapper.edit.personas import add_persona
from journeymapper.i18n import supported, words
from journeymapper.lanes.catalog import lane_for
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.model.values import Scale
from journeymapper.model.vocabulary import METRICS, PHASES
from journeymapper.storage.templates import new_from_template

_MODEL: Final = "before_purchase_after"
_FEELINGS: Final = (0.1, 0.3, 0.5, 0.7, 0.9)
"""Where on the scale the five faces stand."""


def start_map(language: str, today: date) -> JourneyMap:
    """Return the map that a guided start begins with: three stages, their lanes, nothing said."""
    journey = new_from_template(f"{_MODEL.replace('_', '-')}-{supported(language)}", today)
    stages = tuple(replace(stage, steps=()) for stage in journey.stages)
    journey = replace(
        journey, title="", scenario="", goal="", narrative="", personas=(), stages=stages
    )
    after_pains = next((lane.id for lane in journey.lanes if lane.kind == "strategies"), None)
    if all(lane.kind != "opportunities" for lane in journey.lanes):
        title = lane_title("opportunities", journey.language)
        journey, _lane = add_lane(journey, "opportunities", title, after_pains)
    return journey


def cards_in(journey: JourneyMap, phase: str, kind: str) -> tuple[Card, ...]:
    """Return the cards of a kind in the stages of a phase, in the order of the file."""
    stages = {stage.id for stage in grouped(journey, _MODEL)[phase]}
    stage_of = index(journey).stage_of
    return tuple(
        card
        for card in cards_of(journey, kind)
        if card.at in stage_of and stage_of[card.at].id in stages
    )


def with_card(
    journey: JourneyMap, phase: str, kind: str, title: str, **fields: Any
) -> tuple[JourneyMap, str]:
    """Return the map with a card of a kind in a phase, and its id; what it needs is made too."""
    journey, stage = _stage(journey, phase)
    wanted = lane_for(kind).name
    lane = next((lane.id for lane in journey.lanes if lane.kind == wanted), "")
    if not lane:
        journey, lane = add_lane(journey, wanted, lane_title(wanted, journey.language))
    cards = index(journey).cards
    at = next((cards[id_].at for id_ in fields.get("about", ()) if id_ in cards), stage)
    card = new_card(journey, lane, at, title, **fields)
    return add_card(journey, card), card.id


def _stage(journey: JourneyMap, phase: str) -> tuple[JourneyMap, str]:
    """Return the map with a stage of a phase, and the last column of the first such stage."""
    there = grouped(journey, _MODEL)
    if there[phase]:
        return journey, there[phase][0].columns[-1].id
    later = list(PHASES)[list(PHASES).index(phase) + 1 :]
    before = next((there[word][0].id for word in later if there[word]), None)
    title = words(journey.language)(PHASES[phase])
    journey, stage = add_stage(journey, title, before)
    return set_field(journey, [Ref("stage", stage)], "phase", phase), stage


def with_persona(journey: JourneyMap) -> tuple[JourneyMap, str]:
    """Return the map with a persona, the first that it has or a new one, and its id."""
    if journey.personas:
        return journey, journey.personas[0].id
    say = words(journey.language)
    return add_persona(journey, say("Customer"))


def set_persona_field(journey: JourneyMap, name: str, value: object) -> JourneyMap:
    """Return the map with a field of its first persona set."""
    journey, persona = with_persona(journey)
    return set_field(journey, [Ref("persona", persona)], name, value)


def feelings(scale: Scale) -> tuple[int, ...]:
    """Return the five scores of the faces, from the worst to the best."""
    span = scale.high - scale.low
    return tuple(round(scale.low + span * share) for share in _FEELINGS)


def feeling_of(journey: JourneyMap, card: str) -> float | None:
    """Return how the first persona feels at a touchpoint; None where nothing is said."""
    found = index(journey).cards.get(card)
    if found is None or not journey.personas:
        return None
    return found.emotion.get(journey.personas[0].id)


def set_feeling(journey: JourneyMap, card: str, score: int) -> JourneyMap:
    """Return the map with a score of the first persona; the same score again takes it away."""
    journey, persona = with_persona(journey)
    same = index(journey).cards[card].emotion.get(persona) == score
    return set_score(journey, card, persona, None if same else score)


def indicator(journey: JourneyMap, metric: str) -> Card | None:
    """Return the first indicator of a metric."""
    return next((card for card in cards_of(journey, "kpi") if card.metric == metric), None)


def set_indicator(journey: JourneyMap, metric: str, name: str, value: object) -> JourneyMap:
    """Return the map with the value or the target of an indicator, which is made if needed."""
    card = indicator(journey, metric)
    if card is not None:
        return set_field(journey, [Ref("card", card.id)], name, value)
    if value is None:
        return journey
    title = words(journey.language)(METRICS[metric])
    unit = "" if metric == "nps" else "%"
    fields = {"metric": metric, "unit": unit, name: value}
    return with_card(journey, "after", "kpi", title, **fields)[0]


def better_for(journey: JourneyMap, pain: str) -> Card | None:
    """Return the opportunity that is about a pain point."""
    return next((c for c in cards_of(journey, "opportunity") if pain in c.about), None)


def set_better(journey: JourneyMap, phase: str, pain: str, text: str) -> JourneyMap:
    """Return the map with the opportunity of a pain point in other words; none for no words."""
    card = better_for(journey, pain)
    if card is not None:
        return set_field(journey, [Ref("card", card.id)], "title", text)
    if not text:
        return journey
    return with_card(journey, phase, "opportunity", text, about=(pain,))[0]


def touchpoint_of(journey: JourneyMap, pain: str) -> str:
    """Return the touchpoint that a pain point is about; empty for none."""
    facts = index(journey)
    about = facts.cards[pain].about if pain in facts.cards else ()
    return next((id_ for id_ in about if id_ in facts.numbers), "")


def set_touchpoint(journey: JourneyMap, pain: str, touchpoint: str) -> JourneyMap:
    """Return the map with a pain point about one touchpoint, or none (empty)."""
    facts = index(journey)
    others = tuple(id_ for id_ in facts.cards[pain].about if id_ not in facts.numbers)
    about = (touchpoint, *others) if touchpoint else others
    return set_field(journey, [Ref("card", pain)], "about", about)


def strategy_for(journey: JourneyMap, pain: str) -> str:
    """Return the first strategy that is about a pain point; empty for none."""
    return next((c.id for c in cards_of(journey, "strategy") if pain in c.about), "")

"""Pain points between map and persona sheet: what hurts is kept, what is known is placed.

A pain's type names the list of the sheet that it stands in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, Final

from journeymapper.edit.cards import add_cards, fresh_card_ids
from journeymapper.edit.cells import leaf
from journeymapper.edit.lanes import add_lane
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Persona
from journeymapper.model.query import index, kind_of

LISTS: Final = {
    "frustration": "frustrations",
    "inefficiency": "inefficiencies",
    "need": "needs",
    "problem": "problems",
    "motivation": "motivations",
}
"""Type of pain -> the list of the persona's sheet."""
USUAL: Final = "problem"
"""The type of a pain point that names none."""
PREFIX: Final = "p"


def _same(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def pains_of(persona: Persona) -> Iterator[tuple[str, str]]:
    """Yield (type of pain, words) of all that a persona's sheet lists."""
    for pain, name in LISTS.items():
        for words in getattr(persona, name):
            yield pain, words


def keep_on_personas(journey: JourneyMap, cards: Collection[str]) -> JourneyMap:
    """Return the map with pain points added to the sheets of the personas that they hurt.

    One without personas hurts all. What a sheet says already stays as it is.
    """
    facts = index(journey)
    pains = [
        card
        for id_ in cards
        if (card := facts.cards[id_]).title and kind_of(card, facts.lanes) == "pain_point"
    ]
    people = tuple(_told(persona, pains) for persona in journey.personas)
    return journey if people == journey.personas else replace(journey, personas=people)


def _told(persona: Persona, pains: Collection[Card]) -> Persona:
    known = {_same(words) for _, words in pains_of(persona)}
    for card in pains:
        words = " ".join(card.title.split())
        if (card.personas and persona.id not in card.personas) or _same(words) in known:
            continue
        known.add(_same(words))
        name = LISTS.get(card.pain, LISTS[USUAL])
        more: dict[str, Any] = {name: (*getattr(persona, name), words)}
        persona = replace(persona, **more)
    return persona


def missing_pains(journey: JourneyMap) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return (words, type of pain, personas) of what sheets list and no pain point of the map says.

    Needs and motivations are no obstacles of a step: they stay on the sheet.
    """
    lanes = index(journey).lanes
    said = {_same(c.title) for c in journey.cards if kind_of(c, lanes) == "pain_point"}
    found: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    for persona in journey.personas:
        for pain, words in pains_of(persona):
            same = _same(words)
            if pain in {"need", "motivation"} or same in said:
                continue
            first = found.get(same, (words, pain, ()))
            found[same] = (first[0], first[1], tuple(dict.fromkeys((*first[2], persona.id))))
    return tuple(found.values())


def pains_from_personas(
    journey: JourneyMap, at: str, title: str
) -> tuple[JourneyMap, tuple[str, ...]]:
    """Return the map with a pain point at a column for all that is missing, and their ids.

    ``title`` is that of the lane, where the map has none for pain points. KeyError for an unknown
    column.
    """
    missing = missing_pains(journey)
    if not missing:
        return journey, ()
    column = leaf(journey, at)
    lane = next((lane.id for lane in journey.lanes if lane.kind == "pain_points"), "")
    if not lane:
        journey, lane = add_lane(journey, "pain_points", title)
    fresh = fresh_card_ids(journey, [(words, PREFIX) for words, _, _ in missing])
    cards = [
        Card(id_, lane, column, title=words, pain=pain, personas=personas)
        for (words, id_), (_, pain, personas) in zip(fresh, missing, strict=True)
    ]
    return add_cards(journey, cards), tuple(card.id for card in cards)

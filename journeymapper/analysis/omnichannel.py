"""Channels along the journey: crossings between digital and traditional, and their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from journeymapper.analysis.emotion import scores_of
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, JourneyMap
from journeymapper.model.query import index

RULES: Final = {
    "webrooming": N_("Webrooming (= ROPO): researched online, then bought at the point of sale."),
    "showrooming": N_("Showrooming: seen at the point of sale, then bought online."),
    "boomerooming": N_(
        "Boomerooming: researched online, then seen at the point of sale, then bought online."
    ),
    "none": N_(
        "None: up to the first purchase, the path does not pass between online and a point of sale."
    ),
}
"""How each behaviour is told from the path."""
VISIT_RULE: Final = N_(
    "Only a traditional channel marked as a point of sale counts as a visit: a phone call, a "
    "billboard or a trade fair does not. The purchase is the first touchpoint with that role."
)


@frozen
class Crossing:
    """A change of channel kind between two touchpoints that follow each other."""

    number: int
    start: Card
    end: Card


def channel_kind(document: JourneyMap, card: Card) -> str:
    """Return digital or traditional; empty where the touchpoint has no channel."""
    channel = index(document).channels.get(card.channel)
    return channel.kind if channel else ""


def crossings(document: JourneyMap) -> tuple[Crossing, ...]:
    """Return every crossing, numbered; touchpoints without a channel are skipped."""
    facts = index(document)
    found: list[Crossing] = []
    before: Card | None = None
    kind_before = ""
    for card in facts.touchpoints:
        channel = facts.channels.get(card.channel)
        if channel is None:
            continue
        kind = channel.kind
        if before is not None and kind != kind_before:
            found.append(Crossing(len(found) + 1, before, card))
        before, kind_before = card, kind
    return tuple(found)


def broken_crossings(document: JourneyMap) -> tuple[Crossing, ...]:
    """Return the crossings after which the customer begins anew what they began before."""
    if not any(card.handover == "broken" for card in index(document).touchpoints):
        return ()
    return tuple(one for one in crossings(document) if one.end.handover == "broken")


@frozen
class Fall:
    """What a persona feels at a crossing: ``change`` is below 0 where emotion falls."""

    crossing: Crossing
    persona: str
    change: float


def changes_at_crossings(document: JourneyMap, state: str = "current") -> tuple[Fall, ...]:
    """Return how emotion changes at each crossing, for the personas scored on both sides."""
    return tuple(
        Fall(crossing, persona, after[persona] - score)
        for crossing in crossings(document)
        for after in (scores_of(crossing.end, state),)
        for persona, score in scores_of(crossing.start, state).items()
        if persona in after
    )


@frozen
class Behaviour:
    """The omnichannel behaviour of a path, and the touchpoints that prove it."""

    name: str
    proof: tuple[Card, ...] = ()
    persona: str = ""
    by_hand: bool = False
    """Whether it was set on the persona instead of recognised."""


def behaviour(document: JourneyMap) -> Behaviour:
    """Recognise webrooming (= ROPO), showrooming or boomerooming along the path, or none.

    The rules are RULES and VISIT_RULE.
    """
    facts = index(document)
    return _recognised(facts.channels, facts.touchpoints)


def decisive(cards: Iterable[Card], channels: Mapping[str, Channel]) -> tuple[Card, ...]:
    """Return those of some touchpoints that follow each other by which a behaviour is recognised.

    What is left out changes nothing, whatever comes before and after.
    """
    found: list[Card] = []
    online = visit = False
    for card in cards:
        channel = channels.get(card.channel)
        if channel is None:
            continue
        if card.role == "purchase":
            return (*found, card)
        if channel.point_of_sale and channel.kind == "traditional":
            if not visit:
                found.append(card)
            visit = True
        elif channel.kind == "digital" and not online:
            found.append(card)
            online, visit = True, False  # the first visit after it counts again
    return tuple(found)


def decisive_by_persona(
    cards: Sequence[Card], channels: Mapping[str, Channel], personas: Iterable[str]
) -> dict[str, tuple[bool, tuple[Card, ...]]]:
    """Return by persona whether they scored any of some touchpoints, and what decides for them."""
    return {
        persona: (
            any(persona in card.emotion or persona in card.future for card in cards),
            decisive((card for card in cards if meets(card, persona)), channels),
        )
        for persona in personas
    }


def behaviour_along(path: Iterable[Card], channels: Mapping[str, Channel]) -> Behaviour:
    """Recognise the behaviour along some touchpoints, as ``behaviour`` does along all."""
    return _recognised(channels, path)


def behaviours(document: JourneyMap) -> tuple[Behaviour, ...]:
    """Return the behaviour of each persona who has scores on the path, or has it set by hand."""
    touchpoints = index(document).touchpoints
    scored = {persona for card in touchpoints for persona in (*card.emotion, *card.future)}
    found = []
    for persona in document.personas:
        if not persona.behaviour and persona.id not in scored:
            continue
        own = _recognised(index(document).channels, path_of(document, persona.id))
        if not persona.behaviour:
            found.append(replace(own, persona=persona.id))
            continue
        proof = own.proof if own.name == persona.behaviour else ()
        found.append(Behaviour(persona.behaviour, proof, persona.id, by_hand=True))
    return tuple(found)


def common_behaviour(document: JourneyMap) -> Behaviour:
    """Return what all personas share, as set by hand or recognised; else that of the whole path."""
    found = behaviours(document)
    if found and len({one.name for one in found}) == 1:
        return found[0]
    return behaviour(document)


def path_of(document: JourneyMap, persona: str) -> tuple[Card, ...]:
    """Return the touchpoints that a persona meets.

    Left out: those marked as of other personas, and those that only other personas scored.
    """
    return tuple(card for card in index(document).touchpoints if meets(card, persona))


def meets(card: Card, persona: str) -> bool:
    """Tell whether a persona comes to a touchpoint, as ``path_of`` says."""
    if card.personas:
        return persona in card.personas
    scored = bool(card.emotion or card.future)
    return not scored or persona in card.emotion or persona in card.future


def _recognised(channels: Mapping[str, Channel], path: Iterable[Card]) -> Behaviour:
    online: Card | None = None
    visit: Card | None = None
    researched: tuple[Card, Card] | None = None
    """Something online, and the first visit to the point of sale after it."""
    for card in path:
        channel = channels.get(card.channel)
        if channel is None:
            continue
        physical = channel.point_of_sale and channel.kind == "traditional"
        if card.role == "purchase":
            if physical:
                return Behaviour("webrooming", (online, card)) if online else Behaviour("none")
            if channel.kind == "digital" and visit:
                if researched:
                    return Behaviour("boomerooming", (*researched, card))
                return Behaviour("showrooming", (visit, card))
            return Behaviour("none")
        if physical:
            visit = visit or card
            if online and not researched:
                researched = (online, card)
        elif channel.kind == "digital" and online is None:
            online = card
    return Behaviour("none")

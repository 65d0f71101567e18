"""Channels along the journey: crossings between digital and traditional, and their names."""

from __future__ import annotations

from dataclasses import dataclass

from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index


@dataclass(frozen=True, slots=True)
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
    found: list[Crossing] = []
    before: Card | None = None
    kind_before = ""
    for card in index(document).touchpoints:
        kind = channel_kind(document, card)
        if not kind:
            continue
        if before is not None and kind != kind_before:
            found.append(Crossing(len(found) + 1, before, card))
        before, kind_before = card, kind
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The omnichannel behaviour of a path, and the touchpoints that prove it."""

    name: str
    proof: tuple[Card, ...] = ()


def behaviour(document: JourneyMap) -> Behaviour:
    """Recognise webrooming (= ROPO), showrooming or boomerooming along the path, or none.

    Only a channel that is a point of sale counts as a visit: a phone call or a trade fair never
    does. The purchase is the first touchpoint with the role purchase; what comes before it proves
    the behaviour. Online research, then bought at the point of sale: webrooming. Seen at the point
    of sale, bought online: showrooming; with online research before that visit: boomerooming.
    """
    facts = index(document)
    online: Card | None = None
    visit: Card | None = None
    online_before_visit: Card | None = None
    for card in facts.touchpoints:
        channel = facts.channels.get(card.channel)
        if channel is None:
            continue
        if card.role == "purchase":
            if channel.point_of_sale:
                return Behaviour("webrooming", (online, card)) if online else Behaviour("none")
            if channel.kind == "digital" and visit:
                if online_before_visit:
                    return Behaviour("boomerooming", (online_before_visit, visit, card))
                return Behaviour("showrooming", (visit, card))
            return Behaviour("none")
        if channel.point_of_sale:
            if visit is None:
                visit, online_before_visit = card, online
        elif channel.kind == "digital" and online is None:
            online = card
    return Behaviour("none")

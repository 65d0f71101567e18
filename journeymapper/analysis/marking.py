"""A comparison shown on the map: what happened to each card, and the removed ones back in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from journeymapper.analysis.compare import Comparison, since
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of
from journeymapper.model.reviews import Snapshot
from journeymapper.model.spec import described
from journeymapper.model.vocabulary import LANE_KINDS


def marks(found: Comparison) -> Mapping[Ref, str]:
    """Return what happened to each thing, in one word: changed counts before moved."""
    told: dict[Ref, str] = {}
    for change in found.changes:
        if told.get(change.ref) != "changed":
            told[change.ref] = change.kind
    return told


_EVOLUTIONS: Final = {
    "added": "new",
    "removed": "removed",
    "moved": "moved",
    "changed": "changed",
}


def marked(found: Comparison) -> JourneyMap:
    """Return the second map with each card marked as new, changed, moved or removed.

    Removed cards are back in their cells, where these still exist, behind the card that stood
    before them there.
    """
    told = {ref.id: kind for ref, kind in marks(found).items() if ref.kind == "card"}
    facts = index(found.after)
    cards = [
        replace(card, evolution=_EVOLUTIONS[told[card.id]] if card.id in told else "kept")
        for card in found.after.cards
    ]
    back = [
        card
        for gone in found.before.cards
        if told.get(gone.id) == "removed" and gone.at in facts.columns
        for card in _in_a_lane(gone, found)
    ]
    known = {
        "persona": facts.personas,
        "channel": facts.channels,
        "card": dict.fromkeys((*facts.cards, *(card.id for card in back))),
        "asset": facts.assets,
    }
    gone = {card.id: _bare(replace(card, evolution="removed"), known) for card in back}
    return replace(found.after, cards=_put_back(found.before, cards, gone))


def _put_back(
    before: JourneyMap, cards: Sequence[Card], gone: Mapping[str, Card]
) -> tuple[Card, ...]:
    """Return cards with those that are gone behind what stood before them, or else in front."""
    lanes, at = index(before).lanes, {card.id: card.at for card in cards}
    ahead: dict[str, list[Card]] = {}
    behind: dict[str, list[Card]] = {}
    last: dict[tuple[str, str], str] = {}
    waiting: dict[tuple[str, str], list[Card]] = {}
    for card in before.cards:
        cell = (card.at, kind_of(card, lanes))
        if card.id in gone:
            near = behind.setdefault(last[cell], []) if cell in last else None
            (waiting.setdefault(cell, []) if near is None else near).append(gone[card.id])
        elif at.get(card.id) == card.at:
            ahead[card.id] = waiting.pop(cell, [])
            last[cell] = card.id
    found: list[Card] = []
    for card in cards:
        found += (*ahead.get(card.id, ()), card, *behind.get(card.id, ()))
    return (*found, *(card for rest in waiting.values() for card in rest))


def marked_since(document: JourneyMap, taken: Snapshot) -> JourneyMap:
    """Return a map with each card marked as new, changed, moved or removed since a snapshot."""
    return marked(replace(since(document, taken), after=document))


def _in_a_lane(card: Card, found: Comparison) -> Iterator[Card]:
    """Yield a removed card in its lane; where that is gone, in the first that takes its kind."""
    if card.lane in index(found.after).lanes:
        yield card
        return
    kind = kind_of(card, index(found.before).lanes)
    for lane in found.after.lanes:
        if LANE_KINDS.get(lane.kind) == kind:
            yield replace(card, lane=lane.id, kind="")
            return


def _bare(card: Card, known: Mapping[str, Mapping[str, object]]) -> Card:
    """Return a card without references to what is gone."""
    changes: dict[str, Any] = {}
    for item in described(Card):
        there = known.get(item.spec.target)
        value = getattr(card, item.name)
        if there is None or not value:
            continue
        if item.spec.kind == "reference":
            changes[item.name] = value if value in there else ""
        elif item.spec.kind == "scores":
            changes[item.name] = {one: score for one, score in value.items() if one in there}
        else:
            changes[item.name] = tuple(one for one in value if one in there)
    return replace(card, **changes)

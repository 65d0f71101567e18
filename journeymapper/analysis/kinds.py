"""The cards of a map by their kind, sorted once for all who ask."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.analysis.memory import Memory
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index, kind_of

_sorted = Memory()


def by_kind(document: JourneyMap) -> Mapping[str, tuple[Card, ...]]:
    """Return the cards of each kind that a map has, in the order of the file."""
    return _sorted.get(document, None, lambda: _by_kind(document))


def _by_kind(document: JourneyMap) -> Mapping[str, tuple[Card, ...]]:
    lanes = index(document).lanes
    found: dict[str, list[Card]] = {}
    for card in document.cards:
        found.setdefault(kind_of(card, lanes), []).append(card)
    return {kind: tuple(cards) for kind, cards in found.items()}


def cards_of(document: JourneyMap, *kinds: str) -> tuple[Card, ...]:
    """Return the cards of one kind, or of several one after the other."""
    found = by_kind(document)
    return tuple(card for kind in kinds for card in found.get(kind, ()))

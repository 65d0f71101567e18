"""How much of a map is known and how much assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.vocabulary import EVIDENCE_LEVELS

SHARE_RULE = N_(
    "Evidence share: of all cards, those backed by something reported, observed or measured."
)
_ORDER = tuple(EVIDENCE_LEVELS)
WEAKEST = _ORDER[0]
"""The level of what nothing backs."""


def level(card: Card) -> str:
    """Return the strongest level of a card's evidence; an assumption where it has none."""
    return max((one.level for one in card.evidence), key=_ORDER.index, default=WEAKEST)


def backed(card: Card) -> bool:
    """Tell whether a card is more than an assumption."""
    return any(one.level != _ORDER[0] for one in card.evidence)


def evidence_share(document: JourneyMap) -> float | None:
    """Return the share of cards that are evidence, 0 to 1; None where there is no card."""
    cards = document.cards
    return sum(map(backed, cards)) / len(cards) if cards else None


def levels(document: JourneyMap) -> Mapping[str, int]:
    """Return how many cards have each level, the weakest first."""
    counted = Counter(map(level, document.cards))
    return {name: counted[name] for name in _ORDER}

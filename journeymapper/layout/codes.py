"""Short names on paper: P1, P2, ... for pains, O1, ... for opportunities, in reading order."""

from __future__ import annotations

from typing import Final

from journeymapper.model.document import JourneyMap
from journeymapper.model.query import Index, kind_of

LETTERS: Final = {
    "pain_point": "P",
    "opportunity": "O",
    "solution": "S",
    "strategy": "T",
    "idea": "I",
}


def codes_of(document: JourneyMap, facts: Index) -> dict[str, str]:
    """Return card id -> code: by column from left to right, then by touchpoint, then by order."""
    order = {column: n for n, column in enumerate(facts.columns)}
    counts: dict[str, int] = dict.fromkeys(LETTERS, 0)
    codes: dict[str, str] = {}

    def place(card_id: str) -> float:
        card = facts.cards[card_id]
        for other in card.about:
            if other in facts.numbers:
                return facts.numbers[other]
            far = facts.cards.get(other)
            for touchpoint in far.about if far else ():
                if touchpoint in facts.numbers:
                    return facts.numbers[touchpoint]
        return float("inf")

    coded = [c for c in document.cards if kind_of(c, facts.lanes) in LETTERS and c.at in order]
    for card in sorted(coded, key=lambda c: (order[c.at], place(c.id))):
        kind = kind_of(card, facts.lanes)
        counts[kind] += 1
        codes[card.id] = f"{LETTERS[kind]}{counts[kind]}"
    return codes

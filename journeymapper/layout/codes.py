"""Short names on paper: P1, P2, ... for pains, O1, ... for opportunities, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from journeymapper.lanes.memo import Memo
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import Cell, Index, usual_kind

LETTERS: Final = {
    "pain_point": "P",
    "opportunity": "O",
    "solution": "S",
    "strategy": "T",
    "idea": "I",
}
Coded = tuple[tuple[str, str], ...]
"""(letter, card id) of the cards of a stage that have a code, in reading order."""


def codes_of(document: JourneyMap, facts: Index, memo: Memo) -> Mapping[str, str]:
    """Return card id -> code: by column from left to right, then by touchpoint, then by order."""
    order = memo.version("order of the journey", facts.numbers)
    found = memo.answers("answered", facts.held, (order,), partial(_answered, facts.numbers))
    answered = {
        other: facts.cards[other].about
        for other in frozenset().union(*found.values())
        if other in facts.cards
    }
    coded = memo.answers(
        "coded",
        facts.held,
        (document.stages, document.lanes, order, answered),
        partial(_coded, facts, {column: n for n, column in enumerate(facts.columns)}),
    )
    stages = tuple([coded[stage.id] for stage in document.stages])
    return memo.get("codes", stages, partial(_counted, stages))


def _answered(numbers: Mapping[str, int], cells: Sequence[Cell]) -> frozenset[str]:
    """Return what else than touchpoints cards are about: by that they find their place, too."""
    return frozenset(
        [
            other
            for _, cards in cells
            for card in cards
            for other in card.about
            if other not in numbers
        ]
    )


def _coded(facts: Index, columns: Mapping[str, int], cells: Sequence[Cell]) -> Coded:
    lanes, numbers = facts.lanes, facts.numbers
    found = [
        (columns[at], _place(card, facts, numbers), LETTERS[kind], card.id)
        for ((lane, at), cards) in cells
        for usual in (usual_kind(lane, lanes),)
        for card in cards
        if (kind := card.kind or usual) in LETTERS
    ]
    found.sort(key=lambda each: each[:2])
    return tuple([(letter, card) for _, _, letter, card in found])


def _place(card: Card, facts: Index, numbers: Mapping[str, int]) -> float:
    for other in card.about:
        if other in numbers:
            return numbers[other]
        far = facts.cards.get(other)
        for touchpoint in far.about if far else ():
            if touchpoint in numbers:
                return numbers[touchpoint]
    return float("inf")


def _counted(stages: Sequence[Coded]) -> Mapping[str, str]:
    counts = dict.fromkeys(LETTERS.values(), 0)
    codes: dict[str, str] = {}
    for coded in stages:
        for letter, card in coded:
            counts[letter] += 1
            codes[card] = f"{letter}{counts[letter]}"
    return codes

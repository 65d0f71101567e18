"""Short names on paper: P1, P2, ... for pains, O1, ... for opportunities, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from journeymapper.lanes.memo import Memo
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.query import Cell, Index, kind_of

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
    answered = {
        other
        for stage, cells in facts.held.items()
        for other in memo.get(("answered", stage), (cells, order), partial(_answered, cells, facts))
    }
    abouts = [facts.cards[other].about for other in sorted(answered) if other in facts.cards]
    known = memo.version("cards answered", answered, abouts)
    stages = tuple(
        [
            memo.get(
                ("codes", stage.id),
                (facts.held[stage.id], document.stages, document.lanes, order, known),
                partial(_coded, facts, stage),
            )
            for stage in document.stages
        ]
    )
    return memo.get("codes", stages, partial(_counted, stages))


def _answered(cells: Sequence[Cell], facts: Index) -> frozenset[str]:
    """Return what else than touchpoints cards are about: by that they find their place, too."""
    numbers = facts.numbers
    return frozenset(
        [
            other
            for _, cards in cells
            for card in cards
            for other in card.about
            if other not in numbers
        ]
    )


def _coded(facts: Index, stage: Stage) -> Coded:
    order = {column.id: n for n, column in enumerate(stage.columns)}
    lanes, numbers = facts.lanes, facts.numbers
    found = [
        (order[card.at], _place(card, facts, numbers), LETTERS[kind], card.id)
        for (_, cards) in facts.held[stage.id]
        for card in cards
        if (kind := kind_of(card, lanes)) in LETTERS
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

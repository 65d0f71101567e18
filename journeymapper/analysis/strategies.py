"""Strategies and messages by stage and persona, and what they leave open.

Stages are the columns and personas the rows. A card that names no persona is for all of them: a
row of its own where a map has several personas, the one row there is where it has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.mapping import readings
from journeymapper.analysis.memory import Memory
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.query import index
from journeymapper.model.vocabulary import AIDA

KINDS: Final = ("strategy", "message")
"""The kinds of card that the matrix is made of."""
EVERYONE: Final = ""
"""The row of what is for all personas."""
_THROUGH: Final = ("opportunity", "solution", "idea")
"""A strategy may answer a pain point by way of one of these."""
COVERAGE_RULE: Final = N_(
    "A strategy answers a pain point when it is about it, or about an opportunity, solution or "
    "idea that is; a card without persona is for all. Its AIDA step is its own, else its stage's."
)

_matrices = Memory()


@frozen
class Cell:
    """What one stage has for one persona; ``open`` are its pain points without strategy."""

    stage: str
    persona: str
    cards: tuple[Card, ...]
    open: tuple[Card, ...]
    covered: bool
    """Whether a strategy is there for this persona, one for everyone included."""


@frozen
class Coverage:
    """What the strategies and messages of one persona leave open, everyone's included."""

    persona: str
    strategies: int
    messages: int
    without: tuple[Stage, ...]
    """The stages without strategy."""
    pains: tuple[Card, ...]
    unanswered: tuple[Card, ...]
    """The pain points that no strategy for this persona answers."""
    aida_missing: tuple[str, ...]


@frozen
class Matrix:
    """All cells by (stage, persona), and the coverage of each persona."""

    stages: tuple[Stage, ...]
    rows: tuple[str, ...]
    """Ids of personas in order; ``EVERYONE`` first where there are several, alone where none is."""
    cells: Mapping[tuple[str, str], Cell]
    answers: Mapping[str, tuple[Card, ...]]
    """Id of a strategy -> the pain points that it answers."""
    aida: Mapping[str, str]
    """Id of a card -> its AIDA step, empty where neither card nor stage has one."""
    coverage: tuple[Coverage, ...]


def personas_of(document: JourneyMap, card: Card) -> tuple[str, ...]:
    """Return the personas that a card is for: its own, else its lane's, else none for all."""
    if card.personas:
        return card.personas
    lane = index(document).lanes.get(card.lane)
    return (lane.persona,) if lane is not None and lane.persona else ()


def rows_of(document: JourneyMap) -> tuple[str, ...]:
    """Return the rows: the personas, behind everyone where there are several."""
    personas = tuple(persona.id for persona in document.personas)
    return personas if len(personas) == 1 else (EVERYONE, *personas)


def matrix(document: JourneyMap) -> Matrix:
    """Return the strategies and messages of a map by stage and persona."""
    return _matrices.get(document, None, lambda: _matrix(document))


def _matrix(document: JourneyMap) -> Matrix:
    rows, facts = rows_of(document), index(document)
    answers = _answers(document)
    pains = cards_of(document, "pain_point")
    strategies = cards_of(document, "strategy")
    by_cell: dict[tuple[str, str], list[Card]] = {}
    listed = {card.id for card in cards_of(document, *KINDS)}
    for card in document.cards:
        if card.id in listed and card.at in facts.stage_of:
            for row in _in_rows(document, card, rows):
                by_cell.setdefault((facts.stage_of[card.at].id, row), []).append(card)
    open_for = {row: _open_for(document, row, pains, strategies, answers) for row in rows}
    unanswered: dict[tuple[str, str], list[Card]] = {}
    for row in rows:
        for pain in open_for[row]:
            if pain.at in facts.stage_of and row in _in_rows(document, pain, rows):
                unanswered.setdefault((facts.stage_of[pain.at].id, row), []).append(pain)
    served = {
        (facts.stage_of[card.at].id, persona)
        for card in strategies
        if card.at in facts.stage_of
        for persona in personas_of(document, card) or (EVERYONE,)
    }
    aida = _aida(document)
    cells = {
        (stage.id, row): Cell(
            stage.id,
            row,
            tuple(by_cell.get((stage.id, row), ())),
            tuple(unanswered.get((stage.id, row), ())),
            (stage.id, row) in served or (stage.id, EVERYONE) in served,
        )
        for stage in document.stages
        for row in rows
    }
    whose = [persona.id for persona in document.personas] or [EVERYONE]
    coverage = tuple(
        _coverage(
            document, persona, served, aida, _open(document, persona, pains, strategies, answers)
        )
        for persona in whose
    )
    return Matrix(document.stages, rows, cells, answers, aida, coverage)


def _in_rows(document: JourneyMap, card: Card, rows: tuple[str, ...]) -> tuple[str, ...]:
    own = tuple(id_ for id_ in personas_of(document, card) if id_ in rows)
    return own or (rows[0],)


def _for(document: JourneyMap, card: Card, persona: str) -> bool:
    """Tell whether a card is for a persona; for everyone only if it names nobody."""
    named = personas_of(document, card)
    return not named or persona in named


def _answers(document: JourneyMap) -> dict[str, tuple[Card, ...]]:
    """Return the pain points that each strategy answers; links count in both directions."""
    cards = index(document).cards
    pains = {card.id for card in cards_of(document, "pain_point")}
    through = {card.id for card in cards_of(document, *_THROUGH)}
    strategies = cards_of(document, "strategy")
    passing = through.union(card.id for card in strategies)
    near: dict[str, list[str]] = {}
    for card in document.cards:
        for other in card.about:
            if card.id in passing:
                near.setdefault(card.id, []).append(other)
            if other in passing:
                near.setdefault(other, []).append(card.id)
    found: dict[str, tuple[Card, ...]] = {}
    for strategy in strategies:
        reached = list(near.get(strategy.id, ()))
        for id_ in tuple(reached):
            if id_ in through:
                reached += near.get(id_, ())
        found[strategy.id] = tuple(cards[id_] for id_ in dict.fromkeys(reached) if id_ in pains)
    return found


def _open(
    document: JourneyMap,
    persona: str,
    pains: Iterable[Card],
    strategies: Iterable[Card],
    answers: Mapping[str, tuple[Card, ...]],
) -> tuple[Card, ...]:
    """Return the pain points of a persona that no strategy for this persona answers."""
    answered = {
        pain.id
        for strategy in strategies
        if _for(document, strategy, persona)
        for pain in answers[strategy.id]
    }
    return tuple(
        pain for pain in pains if _for(document, pain, persona) and pain.id not in answered
    )


def _open_for(
    document: JourneyMap,
    row: str,
    pains: tuple[Card, ...],
    strategies: tuple[Card, ...],
    answers: Mapping[str, tuple[Card, ...]],
) -> tuple[Card, ...]:
    """Return what a row leaves open: for everyone, what is open for any of the personas."""
    if row != EVERYONE or not document.personas:
        return _open(document, row, pains, strategies, answers)
    found = {
        pain.id: pain
        for persona in document.personas
        for pain in _open(document, persona.id, pains, strategies, answers)
    }
    return tuple(pain for pain in pains if pain.id in found)


def _aida(document: JourneyMap) -> dict[str, str]:
    of_stage = {one.stage.id: one.in_model["aida"] for one in readings(document)}
    stage_of = index(document).stage_of
    return {
        card.id: card.aida or of_stage[stage_of[card.at].id]
        for card in cards_of(document, *KINDS)
        if card.at in stage_of
    }


def _coverage(
    document: JourneyMap,
    persona: str,
    served: set[tuple[str, str]],
    aida: Mapping[str, str],
    unanswered: tuple[Card, ...],
) -> Coverage:
    mine = {
        kind: [card for card in cards_of(document, kind) if _for(document, card, persona)]
        for kind in KINDS
    }
    steps = {aida.get(card.id, "") for cards in mine.values() for card in cards}
    return Coverage(
        persona,
        len(mine["strategy"]),
        len(mine["message"]),
        tuple(
            stage
            for stage in document.stages
            if (stage.id, persona) not in served and (stage.id, EVERYONE) not in served
        ),
        tuple(c for c in cards_of(document, "pain_point") if _for(document, c, persona)),
        unanswered,
        tuple(step for step in AIDA if step not in steps),
    )

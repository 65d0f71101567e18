"""Cells of lane and column: which there are, what stands in them, and where in the file it goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeymapper.edit.references import leaves
from journeymapper.edit.sequence import index_of
from journeymapper.model.document import Card, JourneyMap, Lane
from journeymapper.model.vocabulary import LANE_KINDS


class Place(NamedTuple):
    """Where a card stands: its cell, and the card after it there (None: it is the last)."""

    lane: str
    at: str
    before: str | None


def cards_in(journey: JourneyMap, lane: str, at: str) -> tuple[Card, ...]:
    """Return the cards of a cell, in order."""
    return tuple(card for card in journey.cards if card.at == at and card.lane == lane)


def place_of(journey: JourneyMap, card: str) -> Place:
    """Return where a card stands, as ``move_cards`` takes it; KeyError if unknown."""
    index = index_of(journey.cards, card)
    here = journey.cards[index]
    for other in journey.cards[index + 1 :]:
        if other.at == here.at and other.lane == here.lane:
            return Place(here.lane, here.at, other.id)
    return Place(here.lane, here.at, None)


def leaf(journey: JourneyMap, column: str) -> str:
    """Return the leaf column meant by a step's or stage's id: of a stage with steps, its first.

    KeyError if unknown.
    """
    for stage in journey.stages:
        if stage.id == column:
            return stage.columns[0].id
        if any(step.id == column for step in stage.steps):
            return column
    raise KeyError(column)


def cell_of(card: Card) -> tuple[str, str]:
    """Return the lane and the column of a card."""
    return card.lane, card.at


def takes_cards(lane: Lane) -> bool:
    """Whether cards stand in a lane; none do in one that is drawn from others' cards."""
    return bool(LANE_KINDS.get(lane.kind, "text"))


def require_lane(journey: JourneyMap, lane: str) -> Lane:
    """Return a lane that takes cards; KeyError if unknown, ValueError if it takes none."""
    found = journey.lanes[index_of(journey.lanes, lane)]
    if not takes_cards(found):
        raise ValueError(f"the lane {lane} is drawn from other lanes: it takes no cards")
    return found


class Grid:
    """The order of a map's cells: of its columns and lanes."""

    def __init__(self, journey: JourneyMap) -> None:
        """Take the order from a map."""
        self._columns = {id_: n for n, id_ in enumerate(leaves(journey))}
        self._lanes = {lane.id: n for n, lane in enumerate(journey.lanes)}

    def rank(self, card: Card) -> tuple[int, int]:
        """Return the order in which cards are read: by column, then by lane."""
        return self._columns[card.at], self._lanes[card.lane]

    def settled(
        self, cards: list[Card], new: Iterable[Card], front: Card | None = None
    ) -> list[Card]:
        """Return ``cards`` with each of ``new`` as the last of its cell.

        In the cell of ``front``, which is one of ``cards``, they come before it. KeyError for an
        unknown lane or column.
        """
        cells: dict[tuple[str, str], list[Card]] = {}
        for card in new:
            cells.setdefault(cell_of(card), []).append(card)
        for cell, group in cells.items():
            if front is not None and cell == cell_of(front):
                index = index_of(cards, front.id)
            else:
                index = self._end_of(cards, *cell)
            cards[index:index] = group
        return cards

    def _end_of(self, cards: list[Card], lane: str, at: str) -> int:
        """Return where in the file a cell ends; for an empty one, where it keeps lanes together."""
        column, row = self._columns[at], self._lanes[lane]
        same_lane: int | None = None
        first = above = None
        for index in range(len(cards) - 1, -1, -1):
            card = cards[index]
            if card.lane == lane:
                if card.at == at:
                    return index + 1
                if same_lane is None and self._columns[card.at] < column:
                    same_lane = index + 1
                first = index
            elif above is None and self._lanes[card.lane] < row:
                above = index + 1
        for index_or_none in (same_lane, first, above):
            if index_or_none is not None:
                return index_or_none
        return 0

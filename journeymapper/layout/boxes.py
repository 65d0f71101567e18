"""Where cards stand, found when asked for: an edit does not pay for those nobody looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property
from typing import TypeVar, overload

from journeymapper.lanes.places import CardBox, Piece
from journeymapper.model.query import Index

Item = TypeVar("Item")


class Boxes(Mapping[str, CardBox]):
    """Card id -> its box on the sheet."""

    def __init__(self, lanes: Sequence[tuple[str, float, Sequence[Piece]]], facts: Index) -> None:
        """Take (lane id, y, its pieces) of every lane that is drawn, and what holds which card."""
        self._facts = facts
        self._pieces = {
            (lane, piece.stage): (y, piece) for lane, y, pieces in lanes for piece in pieces
        }

    def __getitem__(self, card: str) -> CardBox:
        """Return the box of a card; KeyError for one that is not drawn."""
        entity = self._facts.cards[card]
        stage = self._facts.stage_of.get(entity.at)
        for where in (stage.id if stage else "", ""):
            y, piece = self._pieces.get((entity.lane, where), _NOTHING)
            if card in piece.boxes:
                return piece.boxes[card].moved(piece.x, y)
        raise KeyError(card)

    def in_stage(self, stage: str, lanes: Sequence[str]) -> tuple[tuple[float, object], ...]:
        """Return (y, boxes) of some lanes in a stage, to compare with those of another time."""
        found = (self._pieces.get((lane, stage), _NOTHING) for lane in lanes)
        return tuple((y, piece.boxes) for y, piece in found)

    @cached_property
    def _all(self) -> dict[str, CardBox]:
        return {
            card: box.moved(piece.x, y)
            for y, piece in self._pieces.values()
            for card, box in piece.boxes.items()
        }

    def __iter__(self) -> Iterator[str]:
        """Go through the ids, lane by lane and stage by stage."""
        return iter(self._all)

    def __len__(self) -> int:
        """Count the cards that are drawn."""
        return sum(len(piece.boxes) for _, piece in self._pieces.values())

    def values(self) -> ValuesView[CardBox]:
        """Return all boxes."""
        return self._all.values()


_NOTHING = (0.0, Piece("", 0.0, {}, ()))


class Later(Sequence[Item]):
    """A row that is made when first looked at."""

    def __init__(self, make: Callable[[], tuple[Item, ...]]) -> None:
        """Take what makes it."""
        self._make = make

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return self._make()

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Item, ...]: ...

    def __getitem__(self, at: int | slice) -> Item | tuple[Item, ...]:
        """Return an item, or several."""
        return self._items[at]

    def __len__(self) -> int:
        """Count the items."""
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        """Go through the items."""
        return iter(self._items)

"""Where cards stand, found when asked for: an edit does not pay for those nobody looks at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property

from journeymapper.lanes.places import CardBox, Piece
from journeymapper.model.query import Index


class Boxes(Mapping[str, CardBox]):
    """Card id -> its box on the sheet."""

    def __init__(self, lanes: Sequence[tuple[str, float, Sequence[Piece]]], facts: Index) -> None:
        """Take (lane id, y, its pieces) of every lane that is drawn, and what holds which card."""
        self._facts = facts
        self._lanes = lanes

    def __getitem__(self, card: str) -> CardBox:
        """Return the box of a card; KeyError for one that is not drawn."""
        entity = self._facts.cards[card]
        stage = self._facts.stage_of.get(entity.at)
        for where in (stage.id if stage else "", ""):
            y, piece = self._pieces.get((entity.lane, where), _NOTHING)
            if card in piece.boxes:
                return piece.boxes[card].moved(piece.x, y)
        raise KeyError(card)

    def in_stage(
        self, stage: str, lanes: Sequence[str]
    ) -> tuple[tuple[float, float, Mapping[str, CardBox]], ...]:
        """Return of some lanes (x, y, boxes counted from there) in a stage.

        They are equal to those of another time if nobody moved or changed.
        """
        found = [self._pieces.get((lane, stage), _NOTHING) for lane in lanes]
        return tuple([(piece.x, y, piece.boxes) for y, piece in found])

    def where(self, lanes: Collection[str]) -> tuple[object, ...]:
        """Return what stays equal as long as no card of some lanes stands elsewhere."""
        return tuple(
            [
                (lane, y, [(piece.stage, piece.x, piece.boxes) for piece in pieces])
                for lane, y, pieces in self._lanes
                if lane in lanes
            ]
        )

    @cached_property
    def _pieces(self) -> dict[tuple[str, str], tuple[float, Piece]]:
        return {
            (lane, piece.stage): (y, piece) for lane, y, pieces in self._lanes for piece in pieces
        }

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

"""Where texts are edited in place, found when asked for: a key pays for the text it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from journeymapper.display.later import Later
from journeymapper.lanes.places import EditSpot, Piece
from journeymapper.model.ids import Ref
from journeymapper.model.query import Index


class Spots(Later[EditSpot]):
    """The spots of a sheet: those of its head, of its stages, of its lanes and of their names."""

    __slots__ = ("_band", "_facts", "_head", "_names", "_pieces")

    def __init__(
        self,
        head: Sequence[EditSpot],
        band: Callable[[], Sequence[EditSpot]],
        pieces: Sequence[tuple[float, Sequence[Piece]]],
        names: Callable[[], Sequence[EditSpot]],
        facts: Index,
    ) -> None:
        """``pieces`` are those of each lane, with its y; ``facts`` tell what stands where."""
        super().__init__(lambda: tuple(self._among(None)))
        self._head, self._band, self._names = head, band, names
        self._pieces, self._facts = pieces, facts

    def of(self, ref: Ref, field: str) -> EditSpot | None:
        """Return where a text is edited: only what stands in the same stage is looked at."""
        sought = ref, field
        return next((s for s in self._among(ref) if (s.ref, s.field) == sought), None)

    def _among(self, ref: Ref | None) -> Iterator[EditSpot]:
        """Yield the spots among which that of ``ref`` is; all for None."""
        kind = ref.kind if ref is not None else ""
        stage = self._stage(ref) if ref is not None else ""
        parts = [
            (y, piece)
            for y, pieces in self._pieces
            for piece in pieces
            if ref is None or piece.stage in {stage, ""}
        ]
        return chain(
            self._head,
            self._band() if kind in {"", "stage", "step"} else (),
            (spot.moved(piece.x, y) for y, piece in parts for spot in piece.spots),
            self._names() if kind in {"", "lane"} else (),
        )

    def _stage(self, ref: Ref) -> str:
        facts, at = self._facts, ref.id
        if ref.kind == "card" and ref.id in facts.cards:
            at = facts.cards[ref.id].at
        stage = facts.stage_of.get(at) if ref.kind in {"card", "step"} else None
        return stage.id if stage is not None else ref.id if ref.kind == "stage" else ""

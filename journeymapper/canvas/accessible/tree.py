"""What stands below what: the map, its stages with steps, its lanes with cards, its connections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import Index, index


class Tree:
    """The parts of one map as a screen reader walks them; hidden lanes are left out.

    Each branch is worked out when it is first asked for.
    """

    def __init__(self, journey: JourneyMap) -> None:
        """Look at a map."""
        self.journey = journey
        self._known: dict[Ref, tuple[Ref, ...]] = {}
        self._places: dict[Ref, Mapping[Ref, int]] = {}

    def children(self, ref: Ref) -> Sequence[Ref]:
        """Return what stands directly below something, in reading order."""
        found = self._known.get(ref)
        if found is None:
            found = self._known[ref] = self._below(ref)
        return found

    def place(self, parent: Ref, ref: Ref) -> int:
        """Return the place of something among the children of its parent; -1 if it is none."""
        places = self._places.get(parent)
        if places is None:
            places = {child: place for place, child in enumerate(self.children(parent))}
            self._places[parent] = places
        return places.get(ref, -1)

    def parent(self, ref: Ref) -> Ref | None:
        """Return what something stands below; None for what the map does not have or show."""
        if ref.kind == "card":
            card = self._facts.cards.get(ref.id)
            if card is None or card.at not in self._facts.columns:
                return None
            lane = self._facts.lanes.get(card.lane)
            return Ref("lane", lane.id) if lane is not None and not lane.hidden else None
        if ref.kind == "step":
            stage = self._facts.stage_of.get(ref.id)
            return Ref("stage", stage.id) if stage is not None and stage.id != ref.id else None
        return THE_MAP if self.place(THE_MAP, ref) >= 0 else None

    @cached_property
    def _facts(self) -> Index:
        return index(self.journey)

    def _below(self, ref: Ref) -> tuple[Ref, ...]:
        facts = self._facts
        if ref == THE_MAP:
            return (
                *(Ref("stage", stage.id) for stage in self.journey.stages),
                *(Ref("lane", lane.id) for lane in self.journey.lanes if not lane.hidden),
                *(Ref("link", link.id) for link in self.journey.links),
            )
        if ref.kind == "stage":
            stage = facts.stages.get(ref.id)
            return tuple(Ref("step", step.id) for step in stage.steps) if stage else ()
        if ref.kind == "lane":
            return tuple(
                Ref("card", card.id)
                for column in facts.columns
                for card in facts.cells.get((ref.id, column), ())
            )
        return ()

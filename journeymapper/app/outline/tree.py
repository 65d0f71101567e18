"""What the outline holds, and what moving something in it does to the map. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from journeymapper.edit.cards import move_cards
from journeymapper.edit.columns import move_stage, move_step
from journeymapper.edit.lanes import move_lane
from journeymapper.matching import plain
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index

LANES: Final = Ref("lanes", "")
"""Holds the lanes, after the stages."""
Entry = tuple[Ref, Any]
"""What a row stands for, and its entity; None for the row that holds the lanes."""


def below(journey: JourneyMap, ref: Ref) -> list[Entry]:
    """Return what stands below something, in order; below the map itself, all at the top."""
    facts = index(journey)
    if ref == THE_MAP:
        stages: list[Entry] = [(Ref("stage", stage.id), stage) for stage in journey.stages]
        return [*stages, (LANES, None)] if journey.lanes else stages
    if ref == LANES:
        return [(Ref("lane", lane.id), lane) for lane in journey.lanes]
    stage = facts.stages.get(ref.id) if ref.kind == "stage" else None
    if stage is not None and stage.steps:
        return [(Ref("step", step.id), step) for step in stage.steps]
    if ref.kind in {"stage", "step"}:
        return [(Ref("card", card.id), card) for card in facts.met.get(ref.id, ())]
    return []


def has_below(journey: JourneyMap, ref: Ref) -> bool:
    """Tell whether anything stands below something, without listing it."""
    facts = index(journey)
    if ref.kind == "stage":
        stage = facts.stages.get(ref.id)
        return stage is not None and bool(stage.steps or facts.met.get(ref.id))
    return ref in {THE_MAP, LANES} or (ref.kind == "step" and bool(facts.met.get(ref.id)))


def above(journey: JourneyMap, ref: Ref) -> list[Ref]:
    """Return what something stands in, from the top; nothing for what the outline does not hold."""
    facts = index(journey)
    if ref.kind == "lane":
        return [LANES]
    if ref.kind == "card" and ref.id in facts.numbers:
        column = facts.cards[ref.id].at
        stage = facts.stage_of[column]
        own = [Ref("step", column)] if column != stage.id else []
        return [Ref("stage", stage.id), *own]
    if ref.kind == "step" and ref.id in facts.stage_of:
        return [Ref("stage", facts.stage_of[ref.id].id)]
    return []


def found(journey: JourneyMap, words: str) -> set[Ref] | None:
    """Return what to show for words looked for: what has them all, what that is in and holds.

    None for no words: everything.
    """
    wanted = plain(words).split()
    if not wanted:
        return None
    shown: set[Ref] = set()

    def look(ref: Ref, entity: Any, *, inside: bool) -> bool:
        title = plain(entity.title) if entity is not None else ""
        fits = inside or (bool(title) and all(word in title for word in wanted))
        # All of a stage that fits is shown; of others only what fits itself.
        parts = [look(*entry, inside=fits) for entry in below(journey, ref)]
        if fits or any(parts):
            shown.add(ref)
            return True
        return False

    for entry in below(journey, THE_MAP):
        look(*entry, inside=False)
    return shown


def moved(
    journey: JourneyMap, refs: Sequence[Ref], parent: Ref, before: Ref | None
) -> JourneyMap | None:
    """Return the map with things of one sort below ``parent``, in front of ``before`` or last.

    None for what cannot stand there.
    """
    kinds = {ref.kind for ref in refs}
    if len(kinds) != 1:
        return None
    (kind,), end = kinds, before.id if before is not None else None
    if kind == "stage" and parent == THE_MAP:
        return _each(journey, refs, end if before and before.kind == "stage" else None, move_stage)
    if kind == "lane" and parent == LANES:
        return _each(journey, refs, end, move_lane)
    if kind == "step" and parent.kind == "stage":
        for ref in refs:
            if ref != before:
                journey = move_step(journey, ref.id, parent.id, end)
        return journey
    leaves = index(journey).stage_of
    if kind == "card" and parent.id in leaves:
        return move_cards(journey, [ref.id for ref in refs], None, parent.id, end)
    return None


def _each(journey: JourneyMap, refs: Iterable[Ref], before: str | None, move: Any) -> JourneyMap:
    for ref in refs:
        if ref.id != before:
            journey = move(journey, ref.id, before)
    return journey


def shifted(journey: JourneyMap, ref: Ref, step: int) -> JourneyMap | None:
    """Return the map with something one row up (-1) or down (1) among those beside it.

    A touchpoint at the end of its column goes on to the next one. None at the very end.
    """
    parents = above(journey, ref)
    parent = parents[-1] if parents else THE_MAP
    row = [one for one, _ in below(journey, parent) if one.kind == ref.kind]
    at = row.index(ref) + step
    if 0 <= at < len(row):
        further = at + (1 if step > 0 else 0)
        return moved(journey, [ref], parent, row[further] if further < len(row) else None)
    if ref.kind != "card":
        return None
    columns = list(index(journey).columns)
    place = columns.index(parent.id) + step
    if not 0 <= place < len(columns):
        return None
    stage = index(journey).stage_of[columns[place]]
    there = Ref("stage" if stage.id == columns[place] else "step", columns[place])
    first = below(journey, there)[:1] if step > 0 else []
    return moved(journey, [ref], there, first[0][0] if first else None)

"""What changed between two maps, a map and a snapshot of it, or its two states."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from journeymapper.analysis.reviewing import snapshot
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import TABLES, JourneyMap, Lane, Link, Stage, Step
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index
from journeymapper.model.reviews import Snapshot
from journeymapper.model.spec import Described, described
from journeymapper.model.vocabulary import CARD_KINDS, LANE_KINDS

KINDS: Final = {
    "added": N_("Added"),
    "removed": N_("Removed"),
    "moved": N_("Moved"),
    "changed": N_("Changed"),
}
"""What may have happened to something, and its label."""
_PLACES: Final = frozenset({"id", "lane", "at", "steps"})
"""Fields that say which thing it is and where it stands, not what it says."""
_OF_REVIEWS: Final = frozenset({"log", "accepted", "snapshots", "rules_off", "views", "inbox"})


@frozen
class FieldChange:
    """One described field, before and after."""

    field: Described
    before: Any
    after: Any


@frozen
class Change:
    """What happened to one thing; ``fields`` are those of a changed one."""

    kind: str
    ref: Ref
    fields: tuple[FieldChange, ...] = ()


@frozen
class Comparison:
    """Two maps and what changed from the first to the second, in the order of the file."""

    before: JourneyMap
    after: JourneyMap
    changes: tuple[Change, ...]


def compare(before: JourneyMap, after: JourneyMap) -> Comparison:
    """Return what changed between two maps: added, removed, moved and changed things, by id.

    What findings and reviews keep is left out. A thing may be moved and changed at once.
    """
    found: list[Change] = []
    own = _fields(before, after, frozenset(TABLES) | _OF_REVIEWS)
    if own:
        found.append(Change("changed", THE_MAP, own))
    for item in described(JourneyMap):
        if item.key == "stage":
            found += _entities("stage", before.stages, after.stages)
            found += _steps(before, after)
        elif item.key == "card":
            found += _cards(before, after)
        elif item.key in TABLES:
            found += _entities(item.key, getattr(before, item.name), getattr(after, item.name))
    return Comparison(before, after, tuple(found))


def _fields(before: Any, after: Any, skipped: Iterable[str] = ()) -> tuple[FieldChange, ...]:
    if before is after:
        return ()
    left = {*skipped, *_PLACES}
    return tuple(
        FieldChange(item, old, new)
        for item in described(type(after))
        if item.name not in left and item.key not in left
        for old, new in ((getattr(before, item.name), getattr(after, item.name)),)
        if old != new
    )


def _entities(kind: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    """Yield what happened to things of one kind that stand in one row."""
    old = {key_of(one): one for one in before}
    new = {key_of(one): one for one in after}
    moved = _moved([id_ for id_ in old if id_ in new], [id_ for id_ in new if id_ in old])
    yield from _one_by_one(kind, old, new, moved)


def key_of(one: Any) -> str:
    """Return what tells a thing from others of its kind: its id; for a link without, its ends."""
    return one.id if one.id or not isinstance(one, Link) else f"{one.start} → {one.end}"


def _one_by_one(
    kind: str, old: Mapping[str, Any], new: Mapping[str, Any], moved: Iterable[str]
) -> Iterator[Change]:
    elsewhere = set(moved)
    for id_, one in new.items():
        ref = Ref(kind, id_)
        if id_ not in old:
            yield Change("added", ref)
            continue
        if id_ in elsewhere:
            yield Change("moved", ref)
        fields = _fields(old[id_], one)
        if fields:
            yield Change("changed", ref, fields)
    for id_ in old:
        if id_ not in new:
            yield Change("removed", Ref(kind, id_))


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Return the fewest ids that must have moved to turn one order into the other."""
    if before == after:
        return set()
    rank = {id_: place for place, id_ in enumerate(before)}
    staying = _longest_rising([rank[id_] for id_ in after])
    return {id_ for id_ in after if rank[id_] not in staying}


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return a longest rising subsequence (Fredman, 1975)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(tails, number)
        before[number] = tails[place - 1] if place else None
        tails[place : place + 1] = [number]
    found: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _in_cells(old: Mapping[Any, Sequence[str]], new: Mapping[Any, Sequence[str]]) -> set[str]:
    """Return the ids that stand in another cell now, or in another order in theirs."""
    was = {id_: cell for cell, ids in old.items() for id_ in ids}
    found: set[str] = set()
    for cell, ids in new.items():
        known = [id_ for id_ in ids if id_ in was]
        found.update(id_ for id_ in known if was[id_] != cell)
        here = {id_ for id_ in known if was[id_] == cell}
        if here:
            order = [id_ for id_ in old[cell] if id_ in here]
            found |= _moved(order, [id_ for id_ in known if id_ in here])
    return found


def _steps(before: JourneyMap, after: JourneyMap) -> Iterator[Change]:
    cells = [
        {stage.id: [step.id for step in stage.steps] for stage in one.stages}
        for one in (before, after)
    ]
    old, new = (
        {step.id: step for stage in one.stages for step in stage.steps} for one in (before, after)
    )
    yield from _one_by_one("step", old, new, _in_cells(*cells))


def _cards(before: JourneyMap, after: JourneyMap) -> Iterator[Change]:
    if before.cards is after.cards:
        return
    old, new = index(before), index(after)
    cells = [
        {cell: [card.id for card in cards] for cell, cards in facts.cells.items()}
        for facts in (old, new)
    ]
    yield from _one_by_one("card", old.cards, new.cards, _in_cells(*cells))


def since(document: JourneyMap, taken: Snapshot) -> Comparison:
    """Return what changed on a map since a snapshot, as far as the snapshot tells."""
    now = snapshot(document, date.min)
    # Snapshots that older versions took know neither channels nor values.
    unknown: dict[str, Any] = {}
    if not any(one.channel for one in taken.cards):
        unknown["channel"] = ""
    if all(one.value is None for one in taken.cards):
        unknown["value"] = None
    if unknown:
        now = replace(now, cards=tuple(replace(one, **unknown) for one in now.cards))
    return compare(as_map(taken, document), as_map(now, document))


def as_map(taken: Snapshot, document: JourneyMap) -> JourneyMap:
    """Return a snapshot as a bare map: columns, places and what cards say; a lane a kind of card.

    ``document`` is the map it belongs to, whose title, scale, personas and channels it takes.
    """
    steps: dict[str, list[Step]] = {}
    for column in taken.columns:
        if column.of:
            steps.setdefault(column.of, []).append(Step(column.id, column.title))
    stages = tuple(
        Stage(column.id, column.title, count=column.count, steps=tuple(steps.get(column.id, ())))
        for column in taken.columns
        if not column.of
    )
    cards = tuple(
        Card(
            one.id,
            one.kind,
            one.at,
            one.kind,
            one.title,
            channel=one.channel,
            value=one.value,
            emotion=one.emotion,
            future=one.future,
        )
        for one in taken.cards
    )
    return JourneyMap(
        title=document.title,
        language=document.language,
        scale=document.scale,
        personas=document.personas,
        channels=document.channels,
        stages=stages,
        lanes=tuple(Lane(kind, _LANE_OF.get(kind, "text")) for kind in CARD_KINDS),
        cards=cards,
    )


_LANE_OF: Final = {kind: lane for lane, kind in LANE_KINDS.items() if kind}


def to_be(document: JourneyMap) -> Comparison:
    """Return what changes from the map as it is to as it shall be.

    By the cards marked as new, removed or changed, and the scores that both states have.
    """
    emotion = next(item for item in described(Card) if item.name == "future")
    found: list[Change] = []
    for card in document.cards:
        ref = Ref("card", card.id)
        if card.evolution in {"new", "removed"}:
            found.append(Change("added" if card.evolution == "new" else "removed", ref))
            continue
        both = [
            persona
            for persona, score in card.emotion.items()
            if card.future.get(persona, score) != score
        ]
        if both:
            before = {persona: card.emotion[persona] for persona in both}
            after = {persona: card.future[persona] for persona in both}
            fields = (FieldChange(emotion, before, after),)
            found.append(Change("changed", ref, fields))
        elif card.evolution in {"changed", "moved"}:
            found.append(Change(card.evolution, ref))
    return Comparison(document, document, tuple(found))

"""What does not hold together in a map: ids used twice, references to nothing; as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, compress
from operator import attrgetter, is_not
from typing import Any, NamedTuple

from journeymapper.frozen import frozen
from journeymapper.model.document import TABLES, JourneyMap, Stage
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.spec import described, remembered


@frozen
class Problem:
    """One fault: in what, at which place of the file, and what would be right.

    ``kind`` is "duplicate" (an id used twice), "unknown" (a reference to nothing), "divided" (a
    card at a stage that has steps) or "scale" (its ends are the wrong way round); ``allowed`` are
    the ids that a reference may name.
    """

    kind: str
    ref: Ref
    path: tuple[str | int, ...]
    value: str
    target: str
    allowed: tuple[str, ...] = ()


class _Pointer(NamedTuple):
    """A field that refers to ids, or that nests entities which may."""

    name: str
    key: str
    kind: str
    target: str


@remembered
def _pointers(entity: type[Any]) -> tuple[_Pointer, ...]:
    kinds = {"reference", "references", "scores"}
    found = []
    for item in described(entity):
        nested = item.spec.record
        points = item.spec.kind in kinds and item.spec.target
        if points or (nested is not None and _pointers(nested)):
            found.append(_Pointer(item.name, item.key, item.spec.kind, item.spec.target))
    return tuple(found)


class _Ids(NamedTuple):
    """The ids that references may name, by target."""

    by_target: Mapping[str, Mapping[str, None]]
    divided: Set[str]


def _ids(journey: JourneyMap) -> _Ids:
    return _Ids(
        {
            "persona": {p.id: None for p in journey.personas},
            "channel": {c.id: None for c in journey.channels},
            "column": {c.id: None for s in journey.stages for c in s.columns},
            "lane": {lane.id: None for lane in journey.lanes},
            "card": {card.id: None for card in journey.cards},
            "asset": {a.id: None for a in journey.assets},
        },
        {s.id for s in journey.stages if s.steps},
    )


def _named(journey: JourneyMap) -> Iterator[tuple[str, Ref, tuple[str | int, ...]]]:
    """Yield (namespace, entity, place) of everything that has an id; columns share one."""
    for index, stage in enumerate(journey.stages):
        yield "column", Ref("stage", stage.id), ("stage", index, "id")
        for number, step in enumerate(stage.steps):
            yield "column", Ref("step", step.id), ("stage", index, "step", number, "id")
    tables: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("persona", journey.personas),
        ("channel", journey.channels),
        ("lane", journey.lanes),
        ("card", journey.cards),
        ("link", journey.links),
        ("asset", journey.assets),
    )
    for kind, entities in tables:
        for index, entity in enumerate(entities):
            if entity.id:
                yield kind, Ref(kind, entity.id), (kind, index, "id")


def _every_id_once(journey: JourneyMap) -> bool:
    columns = [stage.id for stage in journey.stages]
    columns += [step.id for stage in journey.stages for step in stage.steps]
    tables: tuple[tuple[Any, ...], ...] = (
        journey.personas,
        journey.channels,
        journey.lanes,
        journey.cards,
        journey.links,
        journey.assets,
    )
    rows = [columns, *([one.id for one in table if one.id] for table in tables)]
    return all(len(set(ids)) == len(ids) for ids in rows)


def _duplicates(journey: JourneyMap) -> Iterator[Problem]:
    if _every_id_once(journey):
        return
    seen: set[tuple[str, str]] = set()
    for space, ref, path in _named(journey):
        if (space, ref.id) in seen:
            yield Problem("duplicate", ref, path, ref.id, ref.kind)
        seen.add((space, ref.id))


def _dangling(
    entity: Any, ref: Ref, path: tuple[str | int, ...], ids: _Ids, skip: Set[str] = frozenset()
) -> Iterator[Problem]:
    for name, key, kind, target in _pointers(type(entity)):
        value = getattr(entity, name)
        if not value or key in skip:
            continue
        place = (*path, key)
        if kind == "record":
            yield from _dangling(value, ref, place, ids)
        elif kind == "records":
            for index, nested in enumerate(value):
                yield from _dangling(nested, ref, (*place, index), ids)
        else:
            for one in (value,) if kind == "reference" else value:
                if one not in ids.by_target[target]:
                    inner = (*place, one) if kind == "scores" else place
                    fault = "divided" if target == "column" and one in ids.divided else "unknown"
                    yield Problem(fault, ref, inner, one, target, tuple(ids.by_target[target]))


def _all_known(entities: Sequence[Any], entity: type[Any], ids: _Ids) -> bool:
    """Whether nothing dangles in a table, told field by field as that is ten times as quick."""
    for name, _key, kind, target in _pointers(entity):
        if kind in {"record", "records"}:
            return False
        values = map(attrgetter(name), entities)
        found = set(values if kind == "reference" else chain.from_iterable(values))
        found.discard("")
        if not found <= ids.by_target[target].keys():
            return False
    return True


def _points_alike(before: Any, after: Any) -> bool:
    """Whether an entity has the ids and references that it had, and so breaks nothing."""
    entity = type(after)
    if before.id != after.id or any(
        getattr(before, pointer.name) != getattr(after, pointer.name)
        for pointer in _pointers(entity)
    ):
        return False
    return entity is not Stage or [s.id for s in before.steps] == [s.id for s in after.steps]


def stays_sound(before: JourneyMap, after: JourneyMap) -> bool:
    """Whether a map surely holds together as one before it did, from which few cards differ.

    False where that takes a look at all of it (``problems``).
    """
    if before.scale != after.scale or any(
        getattr(before, pointer.name) != getattr(after, pointer.name)
        for pointer in _pointers(JourneyMap)
        if pointer.key not in TABLES
    ):
        return False
    for item in described(JourneyMap):
        if item.key in TABLES:
            old, new = getattr(before, item.name), getattr(after, item.name)
            if old is new:
                continue
            if len(old) != len(new):
                return False
            changed = compress(zip(old, new, strict=True), map(is_not, old, new))
            if not all(_points_alike(a, b) for a, b in changed):
                return False
    return True


def problems(journey: JourneyMap) -> Iterator[Problem]:
    """Yield everything that does not hold together, in the order of the file."""
    if journey.scale.low >= journey.scale.high:
        yield Problem("scale", THE_MAP, ("map", "scale"), f"{journey.scale.low:g}", "")
    yield from _duplicates(journey)
    ids = _ids(journey)
    yield from _dangling(journey, THE_MAP, ("map",), ids, frozenset(TABLES))
    for item in described(JourneyMap):
        if item.key in TABLES and item.spec.record is not None and _pointers(item.spec.record):
            entities = getattr(journey, item.name)
            if _all_known(entities, item.spec.record, ids):
                continue
            for index, entity in enumerate(entities):
                ref = Ref(item.key, entity.id)
                yield from _dangling(entity, ref, (item.key, index), ids)

"""Who refers to whom, read from the field descriptions: nothing an edit leaves may dangle."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Any, Final

from journeymapper.model.document import (
    Asset,
    Card,
    Channel,
    JourneyMap,
    Lane,
    Link,
    Persona,
    Stage,
)
from journeymapper.model.spec import Described, described

TABLES: Final[dict[str, tuple[str, type[Any]]]] = {
    "persona": ("personas", Persona),
    "channel": ("channels", Channel),
    "stage": ("stages", Stage),
    "lane": ("lanes", Lane),
    "card": ("cards", Card),
    "link": ("links", Link),
    "asset": ("assets", Asset),
}
"""Kind of entity -> the field of the map that holds them, and their class. Steps are in stages."""


def referring(entity: type[Any], target: str = "") -> tuple[Described, ...]:
    """Return the fields of ``entity`` that refer to ``target`` (empty: to anything)."""
    return tuple(
        item
        for item in described(entity)
        if item.spec.target and (not target or item.spec.target == target)
    )


def leaves(journey: JourneyMap) -> list[str]:
    """Return the ids of the leaf columns in order: steps, and stages without steps."""
    return [column.id for stage in journey.stages for column in stage.columns]


def known_ids(journey: JourneyMap, target: str) -> set[str]:
    """Return the ids that a reference to ``target`` may hold: of leaf columns for "column"."""
    if target == "column":
        return set(leaves(journey))
    return {item.id for item in getattr(journey, TABLES[target][0])}


def references_in(value: object) -> tuple[str, ...]:
    """Return the ids in the value of a reference, of references or of scores."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)  # type: ignore[arg-type] # by its description: ids, or scores by id


def require(journey: JourneyMap, item: Described, value: object) -> None:
    """Raise KeyError if ``value`` refers to what the map does not have."""
    _require(item, value, known_ids(journey, item.spec.target))


def require_all(journey: JourneyMap, *entities: Any) -> None:
    """Raise KeyError if any reference of ``entities`` is to what the map does not have."""
    known: dict[str, set[str]] = {}
    for entity in entities:
        for item in referring(type(entity)):
            value = getattr(entity, item.name)
            if value or item.spec.required:
                target = item.spec.target
                if target not in known:
                    known[target] = known_ids(journey, target)
                _require(item, value, known[target])


def _require(item: Described, value: object, known: set[str]) -> None:
    ids = references_in(value)
    if item.spec.required and not ids:
        raise KeyError(item.name)
    for id_ in ids:
        if id_ not in known:
            raise KeyError(id_)


def forget(journey: JourneyMap, target: str, ids: Collection[str]) -> JourneyMap:
    """Return the map with no reference to ``ids`` of kind ``target``.

    What cannot do without one (a card without its lane, a link without its end) goes too, and
    so do the references to that.
    """
    ids = frozenset(ids)
    changes: dict[str, Any] = {}
    gone: dict[str, list[str]] = {}
    for kind, (table, entity) in TABLES.items():
        fields = referring(entity, target)
        if not fields:
            continue
        before = getattr(journey, table)
        hits = _referrers(before, fields, ids)
        if not hits:
            continue
        after = list(before)
        for index in sorted(hits, reverse=True):
            rest = _without(before[index], fields, ids)
            if rest is None:
                gone.setdefault(kind, []).append(before[index].id)
                del after[index]
            else:
                after[index] = rest
        changes[table] = tuple(after)
    for name, record in _records(journey):
        rest = _without(record, referring(type(record), target), ids)
        if rest is not record:
            changes[name] = rest
    if changes:
        journey = replace(journey, **changes)
    for kind, lost in gone.items():
        journey = forget(journey, kind, lost)
    return journey


def _referrers(
    entities: tuple[Any, ...], fields: tuple[Described, ...], ids: frozenset[str]
) -> set[int]:
    """Return where in ``entities`` those stand that refer to ``ids``, field by field for speed."""
    hits: set[int] = set()
    for item in fields:
        values = map(attrgetter(item.name), entities)
        if item.spec.kind == "reference":
            hits.update(index for index, value in enumerate(values) if value in ids)
        else:
            hits.update(
                index for index, value in enumerate(values) if value and not ids.isdisjoint(value)
            )
    return hits


def _records(journey: JourneyMap) -> Iterator[tuple[str, Any]]:
    for item in described(JourneyMap):
        if item.spec.kind == "record":
            yield item.name, getattr(journey, item.name)


def _without(entity: Any, fields: tuple[Described, ...], ids: frozenset[str]) -> Any:
    """Return ``entity`` without references to ``ids``; None if it cannot do without one."""
    changes: dict[str, Any] = {}
    for item in fields:
        value = getattr(entity, item.name)
        if not value or ids.isdisjoint((value,) if isinstance(value, str) else value):
            continue
        if item.spec.required:
            return None
        if isinstance(value, str):
            changes[item.name] = ""
        elif isinstance(value, tuple):
            changes[item.name] = tuple(id_ for id_ in value if id_ not in ids)
        else:
            changes[item.name] = {id_: n for id_, n in value.items() if id_ not in ids}
    return replace(entity, **changes) if changes else entity

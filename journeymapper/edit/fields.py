"""Reading and changing any described field of any entities, several at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import Enum
from typing import Any, Final

from journeymapper.edit.acceptable import cleaned, require_acceptable
from journeymapper.edit.references import TABLES, require
from journeymapper.edit.sequence import changed, index_of
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.positions import has
from journeymapper.model.spec import Described, described
from journeymapper.model.values import Number


class Mixed(Enum):
    """The one value that says: several values."""

    MIXED = "mixed"


MIXED: Final = Mixed.MIXED
"""What ``common_value`` returns where entities differ."""

_STRUCTURE: Final = {*(table for table, _ in TABLES.values()), "steps"}
_HOLDERS: Final = {THE_MAP.kind, "stage"}
"""What holds entities; of others a field of such a name refers to them: a card's personas."""
_SCORES: Final = {"current": "emotion", "future": "future"}


def entity(journey: JourneyMap, ref: Ref) -> Any:
    """Return what ``ref`` means: the map itself, or an entity of it; KeyError if unknown."""
    if ref.kind == THE_MAP.kind:
        return journey
    if ref.kind == "step":
        for stage in journey.stages:
            for step in stage.steps:
                if step.id == ref.id:
                    return step
        raise KeyError(ref.id)
    items = getattr(journey, TABLES[ref.kind][0])
    return items[index_of(items, ref.id)]


def existing(journey: JourneyMap, refs: Iterable[Ref]) -> set[Ref]:
    """Return those of ``refs`` that the map has."""
    found = set()
    for kind, ids in _by_kind(refs).items():
        if kind == THE_MAP.kind:
            found.add(THE_MAP)
        elif kind == "step":
            steps = (step.id for stage in journey.stages for step in stage.steps)
            found.update(Ref(kind, id_) for id_ in steps if id_ in ids)
        elif kind in TABLES:
            table = getattr(journey, TABLES[kind][0])
            found.update(Ref(kind, id_) for id_ in ids if has(table, id_))
    return found


def value_of(one: Any, name: str) -> Any:
    """Return a field of an entity; "review.owner" names a field of a nested value.

    KeyError for a name that is not described.
    """
    head, _, rest = name.partition(".")
    value = getattr(one, _described(type(one), head).name)
    return value_of(value, rest) if rest else value


def common_value(journey: JourneyMap, refs: Iterable[Ref], name: str) -> Any:
    """Return the value of a field that all of ``refs`` share, or ``MIXED``.

    KeyError for an unknown id, for a field that one of them does not have, and for no refs.
    """
    values = [value_of(one, name) for one in _entities(journey, refs)]
    if not values:
        raise KeyError(name)
    first = values[0]
    return first if all(_same(value, first) for value in values) else MIXED


def set_field(journey: JourneyMap, refs: Iterable[Ref], name: str, value: object) -> JourneyMap:
    """Return the map with one described field of all ``refs`` set.

    Nothing is converted; what no file can carry is left out of texts. "review.owner" names a
    field of a nested value. KeyError for an unknown id or field and for a reference to what does
    not exist; ValueError for a value that the field cannot hold, and for an id and what holds
    entities (cards, steps ...): these have operations of their own.
    """
    refs = tuple(refs)
    holds = any(ref.kind in _HOLDERS for ref in refs) and name.partition(".")[0] in _STRUCTURE
    if name == "id" or holds:
        raise ValueError(f"{name} is not a field to set")
    fitting: dict[type[Any], object] = {}

    def change(one: Any) -> Any:
        cls = type(one)
        if cls not in fitting:
            fitting[cls] = _fitting(journey, cls, name, value)
        return _changed(one, name, fitting[cls])

    for kind, ids in _by_kind(refs).items():
        if kind == THE_MAP.kind:
            journey = change(journey)
        elif kind == "step":
            journey = _set_steps(journey, ids, change)
        else:
            table = TABLES[kind][0]
            before: tuple[Any, ...] = getattr(journey, table)
            after = changed(before, ids, change)
            if after is not before:
                tables: dict[str, Any] = {table: after}
                journey = replace(journey, **tables)
    return journey


def set_score(
    journey: JourneyMap, card: str, persona: str, value: Number | None, state: str = "current"
) -> JourneyMap:
    """Return the map with one score set, or with a gap there (None).

    ``state`` is "current" or "future". KeyError for an unknown card, persona or state.
    """
    name = _SCORES[state]
    index_of(journey.personas, persona)
    scores = dict(getattr(entity(journey, Ref("card", card)), name))
    if value is None:
        scores.pop(persona, None)
    else:
        scores[persona] = value
    return set_field(journey, (Ref("card", card),), name, scores)


def _by_kind(refs: Iterable[Ref]) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for kind, id_ in dict.fromkeys(refs):
        kinds.setdefault(kind, []).append(id_)
    return kinds


def _entities(journey: JourneyMap, refs: Iterable[Ref]) -> list[Any]:
    """Return what ``refs`` mean."""
    found: list[Any] = []
    for kind, ids in _by_kind(refs).items():
        found.extend(entity(journey, Ref(kind, id_)) for id_ in ids)
    return found


def _described(cls: type[Any], name: str) -> Described:
    for item in described(cls):
        if item.name == name:
            return item
    raise KeyError(name)


def _fitting(journey: JourneyMap, cls: type[Any], name: str, value: object) -> object:
    """Return the value as the field can hold it; raise as ``set_field`` does if it cannot."""
    head, _, rest = name.partition(".")
    item = _described(cls, head)
    if rest:
        if item.spec.record is None or item.spec.kind != "record":
            raise KeyError(name)
        return _fitting(journey, item.spec.record, rest, value)
    value = cleaned(item, value)
    require_acceptable(item, value)
    if item.spec.target:
        require(journey, item, value)
    return value


def _same(one: object, other: object) -> bool:
    """Whether two values are the same in the file too: 1 is not 1.0, nor True."""
    return type(one) is type(other) and one == other


def _changed(one: Any, name: str, value: object) -> Any:
    head, _, rest = name.partition(".")
    before = getattr(one, head)
    if not rest:
        return one if _same(before, value) else replace(one, **{head: value})
    after = _changed(before, rest, value)
    if after is before:
        return one
    require_acceptable(_described(type(one), head), after)
    return replace(one, **{head: after})


def _set_steps(journey: JourneyMap, ids: Collection[str], change: Any) -> JourneyMap:
    left = set(ids)

    def with_steps(stage: Stage) -> Stage:
        mine = left.intersection(step.id for step in stage.steps)
        left.difference_update(mine)
        steps = changed(stage.steps, mine, change)
        return stage if steps is stage.steps else replace(stage, steps=steps)

    stages = tuple(with_steps(stage) for stage in journey.stages)
    if left:
        raise KeyError(min(left))
    return journey if stages == journey.stages else replace(journey, stages=stages)

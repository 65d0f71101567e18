"""Surgery on tuples of entities: change, insert, move and remove by id, each in one rebuild."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from journeymapper.model.positions import HasId, with_replaced
from journeymapper.model.positions import position as index_of

__all__ = ["HasId", "changed", "index_of", "inserted", "moved", "removed"]


T = TypeVar("T", bound=HasId)


def changed(items: tuple[T, ...], ids: Collection[str], change: Callable[[T], T]) -> tuple[T, ...]:
    """Return ``items`` with ``change`` made to those of ``ids``; the same tuple if none differs.

    KeyError for an unknown id.
    """
    found: dict[int, T] = {}
    for place in sorted({index_of(items, id_) for id_ in sorted(set(ids))}):
        after = change(items[place])
        if after is not items[place]:
            found[place] = after
    return with_replaced(items, found) if found else items


def inserted(items: tuple[T, ...], new: Iterable[T], before: str | None) -> tuple[T, ...]:
    """Return ``items`` with ``new`` in front of ``before``, or at the end; KeyError if unknown."""
    index = len(items) if before is None else index_of(items, before)
    return (*items[:index], *new, *items[index:])


def moved(items: tuple[T, ...], id_: str, before: str | None) -> tuple[T, ...]:
    """Return ``items`` with ``id_`` in front of ``before``, or at the end; KeyError if unknown.

    The same tuple if it stands there already.
    """
    index = index_of(items, id_)
    if before == id_:
        return items
    rest = (*items[:index], *items[index + 1 :])
    result = inserted(rest, (items[index],), before)
    return items if result == items else result


def removed(items: tuple[T, ...], ids: Collection[str]) -> tuple[T, ...]:
    """Return ``items`` without ``ids``; KeyError for an unknown one."""
    result = tuple(item for item in items if item.id not in ids)
    if len(result) != len(items) - len(set(ids)):
        known = {item.id for item in items}
        raise KeyError(min(id_ for id_ in ids if id_ not in known))
    return result

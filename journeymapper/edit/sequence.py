"""Surgery on tuples of entities: change, insert, move and remove by id, each in one rebuild."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol, TypeVar


class HasId(Protocol):
    """An entity of the map."""

    @property
    def id(self) -> str:
        """Its id, unique within its kind."""
        ...


T = TypeVar("T", bound=HasId)


def index_of(items: Sequence[HasId], id_: str) -> int:
    """Return where ``id_`` stands; KeyError if it does not."""
    for index, item in enumerate(items):
        if item.id == id_:
            return index
    raise KeyError(id_)


def changed(items: tuple[T, ...], ids: Collection[str], change: Callable[[T], T]) -> tuple[T, ...]:
    """Return ``items`` with ``change`` made to those of ``ids``; the same tuple if none differs.

    KeyError for an unknown id.
    """
    left = set(ids)
    found: dict[int, T] = {}
    for index, item in enumerate(items):
        if not left:
            break
        if item.id in left:
            left.discard(item.id)
            after = change(item)
            if after is not item:
                found[index] = after
    if left:
        raise KeyError(min(left))
    if not found:
        return items
    result = list(items)
    for index, after in found.items():
        result[index] = after
    return tuple(result)


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

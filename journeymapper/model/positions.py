"""Where entities stand in their tables, by id: made once per table, followed through small edits.

A table of ten thousand cards is gone through when it is first asked about; a letter typed into one
of them asks again and again, and replaces one card in a table that is otherwise the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any, Final, NamedTuple, Protocol, TypeVar


class HasId(Protocol):
    """An entity of the map."""

    @property
    def id(self) -> str:
        """Its id, unique within its kind."""
        ...


T = TypeVar("T", bound=HasId)

SMALL: Final = 32
"""Tables of up to so many entities are gone through: that is as quick."""
KEPT: Final = 8
"""Tables whose positions are kept, by identity; the one asked for last stands first."""


class _Table(NamedTuple):
    items: tuple[Any, ...]
    places: Mapping[str, int]
    before: tuple[Any, ...] | None
    """The table that this one was made from by replacing entities; None if it was not."""
    replaced: tuple[int, ...]
    """The places in which it differs from that."""


_kept: list[_Table] = []
_lock: Final = Lock()


def position(items: Sequence[HasId], id_: str) -> int:
    """Return where the first entity of that id stands; KeyError if there is none."""
    if len(items) > SMALL and isinstance(items, tuple):
        return _table(items).places[id_]
    for place, item in enumerate(items):
        if item.id == id_:
            return place
    raise KeyError(id_)


def has(items: Sequence[HasId], id_: str) -> bool:
    """Tell whether an entity of that id is there."""
    try:
        position(items, id_)
    except KeyError:
        return False
    return True


def with_replaced(items: tuple[T, ...], replaced: Mapping[int, T]) -> tuple[T, ...]:
    """Return ``items`` with other entities in some places."""
    listed = list(items)
    for place, item in replaced.items():
        listed[place] = item
    made = tuple(listed)
    same = all(items[place].id == item.id for place, item in replaced.items())
    if len(items) > SMALL and same:
        _keep(_Table(made, _table(items).places, items, tuple(replaced)))
    return made


def replaced_places(before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[int, ...] | None:
    """Return the places in which ``after`` was made to differ from ``before``; None: not known."""
    found: set[int] = set()
    tables = {id(table.items): table for table in tuple(_kept)}
    while after is not before:
        table = tables.pop(id(after), None)
        if table is None or table.before is None:
            return None
        found.update(table.replaced)
        after = table.before
    return tuple(sorted(found))


def _table(items: tuple[Any, ...]) -> _Table:
    for table in tuple(_kept):
        if table.items is items:
            if table is not _kept[0]:
                _keep(table)
            return table
    last = len(items) - 1
    places = {item.id: last - back for back, item in enumerate(reversed(items))}
    table = _Table(items, places, None, ())
    _keep(table)
    return table


def _keep(table: _Table) -> None:
    with _lock:
        others = [one for one in _kept if one.items is not table.items]
        _kept[:] = [table, *others][:KEPT]

"""What an edit changed, as text: the entities that are others now, and where they stand.

Entities that an edit left alone are the same objects before and after it, so that finding the
others takes no look into them; each is written as the file would hold it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress, count
from operator import is_not
from typing import Any, Final

import tomli

from journeymapper.model.document import TABLES, JourneyMap
from journeymapper.model.spec import described
from journeymapper.storage.assembling import ARRAYS, journey_of
from journeymapper.storage.codec import dumps
from journeymapper.storage.reading import reader
from journeymapper.storage.syntax import parsed
from journeymapper.storage.writing import writer

Splice = tuple[int, int, list[str]]
"""Where rows begin and end that go, and the texts of those that come in their place."""
_BLOCK: Final = 256
_HEAD: Final = "head"
_HEAD_NAMES: Final = (
    *(item.name for item in described(JourneyMap) if item.key not in TABLES),
    "extra",
    "unknown_tables",
)


def without_tables(journey: JourneyMap) -> JourneyMap:
    """Return a map with its own fields alone."""
    return replace(journey, **{item.name: () for item in ARRAYS})  # type: ignore[arg-type]


def changes(before: JourneyMap, after: JourneyMap) -> str:
    """Return what makes ``after`` out of ``before``, in ASCII on one line."""
    found: dict[str, Any] = {}
    if any(getattr(before, name) is not getattr(after, name) for name in _HEAD_NAMES):
        found[_HEAD] = dumps(without_tables(after))
    for item in ARRAYS:
        old, new = getattr(before, item.name), getattr(after, item.name)
        if old is not new:
            write = writer(item.spec.record or object, f"[[{item.key}]]\n")
            found[item.key] = [(start, end, write(rows)) for start, end, rows in _splices(old, new)]
    return json.dumps(found)


def _others(old: Sequence[Any], new: Sequence[Any]) -> Iterator[int]:
    """Yield the places at which different rows stand, up to the end of the shorter one.

    Comparing slices looks at identities first and takes a fifth of the time of a look at each row.
    """
    for start in range(0, min(len(old), len(new)), _BLOCK):
        some, others = old[start : start + _BLOCK], new[start : start + _BLOCK]
        if some != others:
            yield from compress(count(start), map(is_not, some, others))


def _splices(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, int, Sequence[Any]]]:
    """Return which rows go and which come; single ones where their number stays."""
    if len(old) == len(new):
        return [(place, place + 1, new[place : place + 1]) for place in _others(old, new)]
    shorter = min(len(old), len(new))
    start = next(_others(old, new), shorter)
    alike = next(_others(old[::-1], new[::-1]), shorter)
    end = min(alike, shorter - start)
    return [(start, len(old) - end, new[start : len(new) - end])]


class Replay:
    """A map on the way through the changes written down one after another."""

    def __init__(self, journey: JourneyMap) -> None:
        """Begin with the map before the first of them."""
        self._head = journey
        self._rows: dict[str, list[Any]] = {
            item.key: list(getattr(journey, item.name)) for item in ARRAYS
        }

    def apply(self, text: str) -> None:
        """Do what a text of ``changes`` tells; raises ValueError, and then nothing is done."""
        found: dict[str, Any] = json.loads(text)
        head = journey_of(parsed(found[_HEAD])) if _HEAD in found else self._head
        done: list[tuple[list[Any], int, int, list[Any]]] = []
        for item in ARRAYS:
            if item.spec.record is None:
                continue
            read = reader(item.spec.record)
            for start, end, texts in reversed(found.get(item.key, [])):
                rows = tomli.loads("\n".join(texts)).get(item.key, [])
                done.append((self._rows[item.key], start, end, list(map(read, rows))))
        self._head = head
        for rows, start, end, others in done:
            rows[start:end] = others

    @property
    def map(self) -> JourneyMap:
        """The map as it is now."""
        tables: dict[str, Any] = {item.name: tuple(self._rows[item.key]) for item in ARRAYS}
        return replace(self._head, **tables)


def changed(before: JourneyMap, text: str) -> JourneyMap:
    """Return the map that the changes in a text make of one; raises ValueError."""
    replay = Replay(before)
    replay.apply(text)
    return replay.map

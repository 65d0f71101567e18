"""The texts of tables written before, and which of them were read back and found the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count
from operator import is_not
from threading import Lock
from typing import Any, Final

import tomli

from journeymapper.model.document import JourneyMap
from journeymapper.model.spec import Described
from journeymapper.storage.assembling import ARRAYS
from journeymapper.storage.reading import reader
from journeymapper.storage.writing import writer

_AT_ONCE: Final = 200
"""Tables parsed in one go: the parser lets no other thread run before it is through."""
_MOST_KEPT: Final = 4
"""Texts kept for each entity of a map; freeing what goes takes as long as writing it did."""

Entities = tuple[Any, ...]
_Write = Callable[[Sequence[Any]], list[str]]


class _Array:
    """The entities of one array as last written: the text of each, also as it stands in a file."""

    def __init__(self, entities: Entities, texts: list[str]) -> None:
        self.entities = entities
        self.texts = texts
        self.data: list[bytes] = []
        """Encoding all of a big map takes longer than writing it to the disk."""
        self.doubtful = list(range(len(entities)))
        """The places of those which were not read back yet."""

    def edit(self, entities: Entities, write: _Write) -> None:
        """Become the same after an edit that left most entities as they were."""
        changes = list(_changes(self.entities, entities))
        known = {id(self.entities[place]): place for old, _new in changes for place in old}
        missing = [p for _old, new in changes for p in new if id(entities[p]) not in known]
        texts = dict(zip(missing, write([entities[p] for p in missing]), strict=True))
        before = {place: self.texts[place] for place in known.values()}
        self.doubtful = missing + self._still_doubtful(entities, changes, known)
        self.entities = entities
        for old, new in reversed(changes):
            rows = [texts[p] if p in texts else before[known[id(entities[p])]] for p in new]
            self.texts[old.start : old.stop] = rows
            if self.data:
                self.data[old.start : old.stop] = map(_encoded, rows)

    def _still_doubtful(
        self, entities: Entities, changes: list[tuple[range, range]], known: dict[int, int]
    ) -> list[int]:
        """Return where those stand after some changes which were not read back before them."""
        if not self.doubtful:
            return []
        doubtful, gone = set(self.doubtful), set(known.values())
        moved = len(entities) - len(self.entities)
        end = changes[-1][0].stop if moved else 0
        stayed = [p + moved if p >= end else p for p in self.doubtful if p not in gone]
        there = [p for _old, new in changes for p in new]
        return stayed + [p for p in there if known.get(id(entities[p])) in doubtful]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class Chunks:
    """The texts of the arrays written last, of several maps.

    An edit leaves most entities as the objects that they were: their texts are found by their
    places, not by a look at them. They are held on to, so that an identity stands for one only.
    """

    def __init__(self) -> None:
        """Know no text yet."""
        self._arrays: dict[str, list[_Array]] = {item.key: [] for item in ARRAYS}
        self._lock = Lock()
        self.sound: JourneyMap | None = None
        """The last map that was seen to hold together."""
        self.head: tuple[tuple[Any, ...], str] = (), ""
        """The own values of the map written last, and their text."""
        self.proven_head: tuple[Any, ...] = ()
        """The own values of the last map of which they were read back and found the same."""

    def __len__(self) -> int:
        """Return how many texts are kept."""
        return sum(len(array.texts) for known in self._arrays.values() for array in known)

    def add_texts(self, parts: list[str], entities: Entities, item: Described) -> None:
        """Add the tables of the entities of one array, writing those not yet known."""
        if entities:
            with self._lock:
                parts += self._array(entities, item).texts

    def add_encoded(self, parts: list[bytes], entities: Entities, item: Described) -> None:
        """Add the same as bytes, of entities that were proven."""
        if entities:
            with self._lock:
                array = self._array(entities, item)
                if not array.data:
                    array.data = list(map(_encoded, array.texts))
                parts += array.data

    def _array(self, entities: Entities, item: Described) -> _Array:
        known = self._arrays[item.key]
        for array in known:
            if array.entities is entities:
                return array
        write = writer(item.spec.record or object, f"[[{item.key}]]\n")
        for array in known:
            if _is_akin(array.entities, entities):
                array.edit(entities, write)
                known.remove(array)
                break
        else:
            array = _Array(entities, write(entities))
        known.insert(0, array)
        return array

    def trim(self, journey: JourneyMap) -> None:
        """Forget other maps, where their texts outweigh by far those of the one just written."""
        size = sum(len(getattr(journey, item.name)) for item in ARRAYS)
        if len(self) > _MOST_KEPT * size + 1000:
            with self._lock:
                for item in ARRAYS:
                    own, known = getattr(journey, item.name), self._arrays[item.key]
                    self._arrays[item.key] = [array for array in known if array.entities is own]

    def prove(self, entities: Entities, item: Described) -> bool:
        """Whether the texts of entities of one array read back as just these entities.

        Texts not proven before are parsed, by the general parser whatever reads them later, and
        compared. As the parser finds a row for each of them, each is closed in itself, and where
        it stands among others makes no difference. Raises what parser and reader raise.
        """
        if not entities or item.spec.record is None:
            return not entities
        with self._lock:
            array = self._array(entities, item)
            doubtful = [(entities[place], array.texts[place]) for place in array.doubtful]
        read = reader(item.spec.record)
        for start in range(0, len(doubtful), _AT_ONCE):
            some, texts = zip(*doubtful[start : start + _AT_ONCE], strict=True)
            rows = tomli.loads("\n".join(texts))
            if rows.keys() != {item.key} or tuple(map(read, rows[item.key])) != some:
                return False
        with self._lock:
            if array.entities is entities:
                array.doubtful = []
        return True


def _is_akin(before: Entities, after: Entities) -> bool:
    """Whether one array seems to have been made of the other by an edit."""
    return before[0] is after[0] or before[-1] is after[-1] or len(before) == len(after) == 1


def _changes(before: Entities, after: Entities) -> Iterator[tuple[range, range]]:
    """Yield the places where entities went and where others came in their stead.

    They are single ones where their number stays; else all between the first and the last.
    """
    if len(before) == len(after):
        for place in compress(count(), map(is_not, before, after)):
            yield range(place, place + 1), range(place, place + 1)
        return
    shorter = min(len(before), len(after))
    start = next(compress(count(), map(is_not, before, after)), shorter)
    alike = next(compress(count(), map(is_not, reversed(before), reversed(after))), shorter)
    end = min(alike, shorter - start)
    yield range(start, len(before) - end), range(start, len(after) - end)

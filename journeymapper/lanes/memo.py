"""What one arrangement carries over to the next: results whose inputs stayed as they were."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from itertools import count
from typing import Any, Final, TypeVar

Result = TypeVar("Result")
Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")

_Entries = dict[Hashable, tuple[Any, Any, Any]]
"""Key -> inputs, result, and the entries that were asked for while it was built."""
_NONE: Final[_Entries] = {}
"""What was asked for by most results: nothing. It stays empty."""
_NOTHING: Final[tuple[Any, Any, Any]] = ((None, None), _NONE, _NONE)
_versions = count(1)


class Memo:
    """Results carried over from one arrangement to the next while their inputs are equal.

    Inputs are tuples: what did not change is the same object, which is found without a look inside.
    What a result was built from is kept with it: a lane that is carried over costs nothing for its
    stages, and a stage that changed takes over its cards.
    """

    def __init__(self, before: Memo | None = None) -> None:
        """Start with what ``before`` kept; what this one does not ask for again is forgotten."""
        self._scopes: list[tuple[_Entries, _Entries]] = [(before.kept if before else {}, {})]
        self._once: dict[Hashable, Any] = {}

    @property
    def kept(self) -> _Entries:
        """All that was asked for."""
        return self._scopes[0][1]

    def get(self, key: Hashable, inputs: tuple[Any, ...], build: Callable[[], Result]) -> Result:
        """Return the result for ``key``: the kept one if its inputs were equal, else a new one.

        Keys asked for while building belong to that result alone.
        """
        old, new = self._scopes[-1]
        found = new.get(key) or old.get(key)
        if found is not None and found[0] == inputs:
            result: Result = found[1]
            new[key] = (inputs, result, found[2])  # next time these are the same objects
            return result
        return self._built(key, inputs, build, found)

    def renewed(
        self, key: Hashable, inputs: tuple[Any, ...], build: Callable[[Result | None], Result]
    ) -> Result:
        """Return as ``get`` does; a new result may be made from the one before, if there was."""
        old, new = self._scopes[-1]
        found = new.get(key) or old.get(key)
        if found is not None and found[0] == inputs:
            result: Result = found[1]
            new[key] = (inputs, result, found[2])  # next time these are the same objects
            return result
        return self._built(key, inputs, lambda: build(found[1] if found else None), found)

    def _built(
        self,
        key: Hashable,
        inputs: tuple[Any, ...],
        build: Callable[[], Result],
        found: tuple[tuple[Any, ...], Any, Any] | None,
    ) -> Result:
        new = self._scopes[-1][1]
        within: tuple[_Entries, _Entries] = (found[2] if found else _NONE, {})
        self._scopes.append(within)
        try:
            built = build()
        finally:
            self._scopes.pop()
        new[key] = (inputs, built, within[1] or _NONE)
        return built

    def each(
        self,
        key: Hashable,
        items: Mapping[Key, Item],
        inputs: tuple[Any, ...],
        build: Callable[[Item, Result | None], Result],
    ) -> Mapping[Key, Result]:
        """Return what ``build`` makes of each item, carried over where the item is as it was.

        ``inputs`` are what all depend on besides. A new result may be made from the one before, if
        there was.
        """
        old, new = self._scopes[-1]
        before: Mapping[Key, Item] | None
        known: Mapping[Key, Result]
        (before, last), known, _ = new.get(key) or old.get(key) or _NOTHING
        if before is items and last == inputs:
            results = known
        elif before is None or last != inputs:
            results = {name: build(item, known.get(name)) for name, item in items.items()}
        else:
            seen = before.get
            results = {
                name: known[name] if seen(name) == item else build(item, known.get(name))
                for name, item in items.items()
            }
        new[key] = ((items, inputs), results, _NONE)
        return results

    def answers(
        self,
        key: Hashable,
        items: Mapping[Key, Item],
        inputs: tuple[Any, ...],
        build: Callable[[Item], Result],
    ) -> Mapping[Key, Result]:
        """Return what ``build`` says of each item, asked anew where it is another object.

        An answer that came out as before is the same object as before, and so is the mapping where
        all did: so whoever reads answers is carried over, too.
        """
        old, new = self._scopes[-1]
        (before, last), known, _ = new.get(key) or old.get(key) or _NOTHING
        if before is None or last != inputs:
            found = {name: build(item) for name, item in items.items()}
        elif before is items:
            found = known
        else:
            seen = before.get
            found = {
                name: known[name] if seen(name) is item else _same(known, name, build(item))
                for name, item in items.items()
            }
        if found is not known and found == known and list(found) == list(known):
            found = known
        new[key] = ((items, inputs), found, _NONE)
        return found

    def shared(self, key: Hashable, inputs: tuple[Any, ...], build: Callable[[], Result]) -> Result:
        """Return a result that belongs to the whole map, whoever asks."""
        scopes, self._scopes = self._scopes, self._scopes[:1]
        try:
            return self.get(key, inputs, build)
        finally:
            self._scopes = scopes

    def once(self, key: Hashable, build: Callable[[], Result]) -> Result:
        """Return what is asked for again and again while one map is laid out, and stays the same.

        Building it, too, is done for the whole map, whoever asks first.
        """
        try:
            result: Result = self._once[key]
        except KeyError:
            scopes, self._scopes = self._scopes, self._scopes[:1]
            try:
                result = self._once[key] = build()
            finally:
                self._scopes = scopes
        return result

    def settle(self) -> None:
        """Let go of what was kept before and not asked for again."""
        self._scopes = [({}, self.kept)]
        self._once = {}

    def version(self, key: Hashable, *values: object) -> int:
        """Return a number that stays while ``values`` stay equal: a short input for what is large.

        No two states ever share a number.
        """
        return self.shared(key, values, lambda: next(_versions))


def _same(known: Mapping[Key, Result], name: Key, answer: Result) -> Result:
    """Return the answer that was known, if this one is equal."""
    before = known.get(name)
    return before if before is not None and before == answer else answer

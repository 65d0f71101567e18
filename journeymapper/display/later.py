"""Rows that are made when first looked at: what nobody sees costs neither time nor memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain
from typing import Any, Final, TypeAlias, TypeVar, cast, overload

from journeymapper.display.primitives import Group, Primitive

Item = TypeVar("Item")


_Passing: TypeAlias = dict[int, tuple[object, tuple[Any, ...]]]
_passing: Final[ContextVar[_Passing | None]] = ContextVar("passing", default=None)
"""What this thread has made in passing, by the identity of the row."""


@contextmanager
def in_passing() -> Iterator[None]:
    """Keep what is looked at for the first time in this thread until the end, and no longer.

    An export looks at all of a map once: the window's own drawing stays as light as it was.
    """
    token = _passing.set({})
    try:
        yield
    finally:
        _passing.reset(token)


class Later(Sequence[Item]):
    """A row that is made when first looked at, on any thread; equal to one that holds the same.

    What makes it is forgotten then. It must depend on nothing that changes meanwhile.
    """

    __slots__ = ("__weakref__", "_items", "_make", "shade")

    def __init__(self, make: Callable[[], tuple[Item, ...]], shade: str = "") -> None:
        """Take what makes it, and the colour it has from so far that no part is seen by itself."""
        self.shade = shade
        self._make: Callable[[], tuple[Item, ...]] | None = make
        self._items: tuple[Item, ...] | None = None

    @property
    def made(self) -> bool:
        """Whether anyone has looked at it yet."""
        return self._items is not None

    def all(self) -> tuple[Item, ...]:
        """Return the whole row."""
        make = self._make
        if self._items is None and make is not None:
            passing = _passing.get()
            if passing is not None:
                return self._in_passing(passing, make)
            items = make()
            if self._items is None:  # else another thread was faster: one row for all
                self._items = items
            self._make = None
        return self._items or ()

    def _in_passing(
        self, passing: _Passing, make: Callable[[], tuple[Item, ...]]
    ) -> tuple[Item, ...]:
        found = passing.get(id(self))
        if found is None:
            found = passing[id(self)] = self, make()  # with itself: its id stays its own
        return cast("tuple[Item, ...]", found[1])

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Item, ...]: ...

    def __getitem__(self, at: int | slice) -> Item | tuple[Item, ...]:
        """Return an item, or several."""
        return self.all()[at]

    def __len__(self) -> int:
        """Count the items."""
        return len(self.all())

    def __iter__(self) -> Iterator[Item]:
        """Go through the items."""
        return iter(self.all())

    def __eq__(self, other: object) -> bool:
        """Tell whether both rows hold the same; rows of any sort compare."""
        if self is other:
            return True
        if isinstance(other, Later):
            return self.all() == other.all()
        return self.all() == other if isinstance(other, tuple) else NotImplemented

    __hash__ = None  # type: ignore[assignment] # it may hold what has no hash

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as the row itself."""
        return tuple, (self.all(),)


class _Mended(Later[Primitive]):
    """Parts drawn when first looked at; what stays as it was before an edit is taken over."""

    __slots__ = ("before", "known")

    def __init__(
        self, make: Callable[[], tuple[Primitive, ...]], shade: str, before: object
    ) -> None:
        super().__init__(make, shade)
        self.known: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        last = before if isinstance(before, _Mended) else None
        self.before: _Mended | None = last if last is None or last.made else last.before

    def _each(
        self, wanted: Iterable[tuple[Hashable, Callable[..., Any], tuple[Any, ...]]]
    ) -> Iterator[Any]:
        """Yield what each that is wanted was drawn as, or is drawn as now: (name, draw, inputs)."""
        before = self.before
        kept = before.known if before is not None else {}
        known: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        for name, draw, inputs in wanted:
            found = kept.get(name)
            if found is None or found[0] != inputs:
                found = inputs, draw(*inputs)
            known[name] = found
            yield found[1]
        if _passing.get() is None:
            self.known, self.before = known, None


Wanted = tuple[str, tuple[Any, ...], float, float]
"""A card's id, what its drawing depends on, and where its top left corner stands."""


class Drawn(_Mended):
    """Cards, each drawn at the origin and moved to where it stands."""

    __slots__ = ()

    def __init__(
        self,
        wanted: Callable[[], Iterable[Wanted]],
        draw: Callable[..., Group],
        shade: str,
        before: object = None,
    ) -> None:
        """``draw`` is called with what a card depends on; ``before`` is the row before an edit."""
        super().__init__(lambda: self._all_drawn(wanted, draw), shade, before)

    def _all_drawn(
        self, wanted: Callable[[], Iterable[Wanted]], draw: Callable[..., Group]
    ) -> tuple[Group, ...]:
        cards = tuple(wanted())
        drawn = self._each([(card, draw, inputs) for card, inputs, _, _ in cards])
        return tuple([group.moved(x, y) for group, (_, _, x, y) in zip(drawn, cards, strict=True)])


Part = tuple[Hashable, Callable[..., Iterable[Primitive]], tuple[Any, ...]]
"""The name of a part, what draws it where it stands, and with what that is called."""


class Pieced(_Mended):
    """Parts of several sorts, one above the other."""

    __slots__ = ()

    def __init__(self, parts: Callable[[], Iterable[Part]], before: object = None) -> None:
        """``before`` is the row before an edit."""
        super().__init__(lambda: tuple(chain.from_iterable(self._each(parts()))), "", before)

"""Answers kept by the identity of a map: an edit makes a new map, and so a new question."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, TypeVar

T = TypeVar("T")
KEPT: Final = 4
"""Answers a question keeps: of the map before and after an edit, in two states or languages."""


class Memory:
    """The last few answers to one question, by map and by whatever else it depends on."""

    def __init__(self, most: int = KEPT) -> None:
        """Begin with no answers; ``most`` are kept."""
        self._most = most
        self._kept: OrderedDict[tuple[int, Hashable], tuple[object, object]] = OrderedDict()
        self._lock = Lock()

    def get(self, document: object, also: Hashable, answer: Callable[[], T]) -> T:
        """Return what ``answer`` returned for this very map or part of one, asking it only once."""
        key = (id(document), also)
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and kept[0] is document:
            return kept[1]  # type: ignore[return-value] # one memory, one question: one type
        found = answer()
        with self._lock:
            self._kept[key] = (document, found)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found

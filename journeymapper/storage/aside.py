"""Work of a save done beside its other work: disks and digests let both run at once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Aside(Generic[T]):
    """A call in a thread of its own; what it gives or raises is had by ``result``."""

    def __init__(self, work: Callable[[], T]) -> None:
        """Begin the work."""
        self._work = work
        self._given: list[T] = []
        self._raised: BaseException | None = None
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._given.append(self._work())
        except BaseException as error:  # noqa: BLE001 (raised again where the result is wanted)
            self._raised = error

    def wait(self) -> None:
        """Wait until the work is over, however it ended."""
        self._thread.join()

    def result(self) -> T:
        """Wait for the work; return what it gave, or raise what it raised."""
        self._thread.join()
        if self._raised is not None:
            raise self._raised
        return self._given[0]

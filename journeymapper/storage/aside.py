"""Work of a save done beside its other work: disks and digests let both run at once."""

from __future__ import annotations

from _thread import allocate_lock, start_new_thread
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Aside(Generic[T]):
    """A call in a thread of its own; what it gives or raises is had by ``result``.

    A ``threading.Thread`` waits until it has begun, which takes longer than what many of these do.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        """Begin the work."""
        self._work = work
        self._given: list[T] = []
        self._raised: BaseException | None = None
        self._running = allocate_lock()
        self._running.acquire()
        start_new_thread(self._run, ())

    def _run(self) -> None:
        try:
            self._given.append(self._work())
        except BaseException as error:  # noqa: BLE001 (raised again where the result is wanted)
            self._raised = error
        finally:
            self._running.release()

    def wait(self) -> None:
        """Wait until the work is over, however it ended."""
        with self._running:
            pass

    def result(self) -> T:
        """Wait for the work; return what it gave, or raise what it raised."""
        self.wait()
        if self._raised is not None:
            raise self._raised
        return self._given[0]

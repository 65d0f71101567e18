"""Work off the window's thread: what it gives, or why it failed, comes back to that thread.

The threads are Python's, and only a number crosses from them to Qt, through one object that lives
as long as the program: no object of Qt's is ever made, held or destroyed in another thread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

THREADS: Final = 2
_tickets = count(1)


class _Post(QObject):
    """Carries the number of a finished work into the thread of the window."""

    ended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.under_way: dict[int, tuple[Task, Future[Any]]] = {}
        self.ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, ticket: int) -> None:
        task, future = self.under_way.pop(ticket)
        if isValid(task):
            task.take(future)


@cache
def _post() -> _Post:
    return _Post()


@cache
def _workers() -> ThreadPoolExecutor:
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(THREADS, thread_name_prefix="journeymapper")


class Task(QObject):
    """One piece of work under way; keep it until it ends."""

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        """Start ``work`` in another thread; call ``done`` or ``failed`` in this one.

        Neither is called once ``parent`` is gone.
        """
        super().__init__(parent)
        self.cancelled = False
        self._done, self._failed = done, failed
        post, ticket = _post(), next(_tickets)
        future = _workers().submit(work)
        post.under_way[ticket] = self, future
        future.add_done_callback(lambda _future: post.ended.emit(ticket))

    def take(self, future: Future[Any]) -> None:
        """Hand on what came of the work, unless nobody wants it any longer."""
        if self.cancelled:
            return
        problem = future.exception()
        if problem is None:
            self._done(future.result())
        elif isinstance(problem, Exception):
            self._failed(problem)
        else:
            raise problem

    def cancel(self) -> None:
        """Take no notice of what comes of it."""
        self.cancelled = True

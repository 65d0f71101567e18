"""Work off the window's thread: what it gives, or why it failed, comes back to that thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Messages(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], messages: _Messages) -> None:
        super().__init__()
        self._work, self._messages = work, messages

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as problem:  # noqa: BLE001 (it is handed on, whatever it is)
            self._messages.failed.emit(problem)
        else:
            self._messages.done.emit(result)


class Task(QObject):
    """One piece of work under way; keep it until it ends."""

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        """Start ``work`` in another thread; call ``done`` or ``failed`` in this one."""
        super().__init__(parent)
        self.cancelled = False
        self._done, self._failed = done, failed
        # Without a parent: it lives as long as the work, which may outlast this task.
        self._messages = _Messages()
        self._messages.done.connect(self._ended)
        self._messages.failed.connect(self._broke)
        QThreadPool.globalInstance().start(_Work(work, self._messages))

    # Methods of a QObject and no lambdas: so Qt calls them in the thread that the task lives in.
    def _ended(self, result: Any) -> None:
        if not self.cancelled:
            self._done(result)

    def _broke(self, problem: Exception) -> None:
        if not self.cancelled:
            self._failed(problem)

    def cancel(self) -> None:
        """Take no notice of what comes of it."""
        self.cancelled = True

"""An export off the window's thread, complete or not at all."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from journeymapper.app.background import Task
from journeymapper.display.primitives import Display
from journeymapper.exchange.base import ExportOptions
from journeymapper.exchange.catalog import format_for
from journeymapper.exchange.errors import ExportError
from journeymapper.storage.atomic import write_durably
from journeymapper.storage.errors import SaveError


class Export(QObject):
    """One drawing on its way to one file."""

    done = Signal(object)
    """The path that was written."""
    failed = Signal(str)
    """Why nothing was written."""

    def __init__(
        self, drawing: Display, path: Path, options: ExportOptions, parent: QObject | None = None
    ) -> None:
        """Prepare; nothing happens before ``start``."""
        super().__init__(parent)
        self._drawing, self._path, self._options = drawing, path, options
        self._stop = Event()
        self._task: Task | None = None

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._task is not None and not self._stop.is_set()

    def start(self) -> None:
        """Make and write the file in the background."""
        drawing, path, options, stop = self._drawing, self._path, self._options, self._stop

        def work() -> None:
            data = format_for(path).make(drawing, options)
            if not stop.is_set():
                write_durably(path, data)

        self._task = Task(work, self._done, self._failed, self)

    def cancel(self) -> None:
        """Write nothing if it is not written yet."""
        self._stop.set()
        if self._task is not None:
            self._task.cancel()

    def _done(self, _nothing: object) -> None:
        self._stop.set()
        self.done.emit(self._path)

    def _failed(self, problem: Exception) -> None:
        self._stop.set()
        if isinstance(problem, SaveError):
            self.failed.emit(problem.sentence)
        elif isinstance(problem, ExportError | ValueError):
            self.failed.emit(str(problem))
        else:
            self.failed.emit(f"{type(problem).__name__}: {problem}")
            raise problem

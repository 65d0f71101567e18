"""An export off the window's thread, complete or not at all."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from journeymapper.app.background import Task
from journeymapper.display.later import in_passing
from journeymapper.display.primitives import Display
from journeymapper.exchange.base import ExportOptions
from journeymapper.exchange.catalog import format_for, text_formats
from journeymapper.exchange.errors import ExportError
from journeymapper.model.document import JourneyMap
from journeymapper.storage.atomic import write_durably
from journeymapper.storage.errors import SaveError


class Export(QObject):
    """One map, drawn or in words, on its way to one file."""

    done = Signal(object)
    """The path that was written."""
    failed = Signal(str)
    """Why nothing was written."""

    def __init__(
        self,
        journey: JourneyMap,
        drawing: Display,
        path: Path,
        options: ExportOptions,
        parent: QObject | None = None,
    ) -> None:
        """Prepare; nothing happens before ``start``."""
        super().__init__(parent)
        self._journey, self._drawing = journey, drawing
        self._path, self._options = path, options
        self._stop = Event()
        self._task: Task | None = None

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._task is not None and not self._stop.is_set()

    def start(self) -> None:
        """Make and write the file in the background."""
        journey, drawing = self._journey, self._drawing
        path, options, stop = self._path, self._options, self._stop

        def work() -> None:
            text = text_formats().get(path.suffix.lower())
            if text is None:
                with in_passing():
                    data = format_for(path).make(drawing, options)
            else:
                data = text.write(journey).encode()
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

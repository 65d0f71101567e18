"""Reading a folder of maps off the window's thread, with progress; it can be ended half way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QTimer

from journeymapper.analysis.portfolio import MapRow, map_row
from journeymapper.app.background import Task
from journeymapper.storage.collection import Unreadable, files_in, read_each

_LOOK_MS: Final = 60
"""How often the window looks how far the reading is."""


@dataclass(slots=True)
class Portfolio:
    """What was read of a folder: a row for each map, files that do not open, how many there are."""

    folder: Path
    files: int = 0
    maps: list[MapRow] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many files were read, or tried."""
        return len(self.maps) + len(self.faults)


class Reading(QObject):
    """One reading of a folder under way."""

    def __init__(
        self,
        folder: Path,
        progress: Callable[[Portfolio], None],
        ended: Callable[[Portfolio], None],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        """Start to read; what is found so far is told now and then, all of it at the end."""
        super().__init__(parent)
        self.found = Portfolio(folder)
        self._stop = Event()
        self._progress, self._ended, self._failed = progress, ended, failed
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(lambda: self._progress(self.found))
        self._task = Task(self._read, self._end, self._fail, self)
        self._look.start()

    def _read(self) -> Portfolio:
        # In the other thread: this object is only filled there, and read here.
        found = self.found
        files = files_in(found.folder, lambda: not self._stop.is_set())
        found.files = len(files)
        for one in read_each(found.folder, files):
            if isinstance(one, Unreadable):
                found.faults.append((one.file, one.reason))
            else:
                found.maps.append(map_row(one.map, one.file, one.changed))
            if self._stop.is_set():
                break
        return found

    def stop(self) -> None:
        """Read no more files; what was read so far comes as the end."""
        self._stop.set()

    def forget(self) -> None:
        """Read no more files, and tell nobody."""
        self._stop.set()
        self._task.cancel()
        self._look.stop()

    def _end(self, found: Portfolio) -> None:
        self._look.stop()
        self._ended(found)

    def _fail(self, problem: Exception) -> None:
        self._look.stop()
        self._failed(problem)

"""Copies of unsaved work, written while one works, and found again after a crash.

Each running program has a folder of its own below ``recovery`` in the state folder, locked while
it runs. A folder that nobody locks is what a crash left; its maps open as unsaved ones. A map is
opened once only: should it be what ends the program, the next start leaves it where it is.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, QTimer

from journeymapper.app.background import Task
from journeymapper.storage.errors import OpenError, SaveError
from journeymapper.storage.folders import state_folder

if TYPE_CHECKING:
    from journeymapper.app.document import Document
    from journeymapper.edit.session import Change
    from journeymapper.model.document import JourneyMap

DELAY: Final = 1000
"""Milliseconds after an edit until it is in the copy."""
_TRIED: Final = ".tried"
_LOCK: Final = "lock"
_SUFFIX: Final = ".journey"

_locks: dict[Path, QLockFile] = {}
_numbers = count(1)


def _root() -> Path:
    return state_folder() / "recovery"


def _own_folder() -> Path:
    """Return this program's folder, made and locked when first asked for."""
    folder = _root() / f"{os.getpid()}"
    if folder not in _locks or not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = QLockFile(str(folder / _LOCK))
        lock.setStaleLockTime(0)
        lock.tryLock(0)
        _locks[folder] = lock
    return folder


class Recovery(QObject):
    """Keeps a copy of one document's unsaved changes, until they are saved or given up."""

    def __init__(self, document: Document) -> None:
        """Follow a document; nothing is written before its first edit."""
        super().__init__()
        self._document = document
        self._path: Path | None = None
        self._over = False
        self._writing = Lock()
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._write_soon)
        self._stop = document.session.subscribe(self._changed)

    def _changed(self, change: Change) -> None:
        if change.reason in {"preview", "select"}:
            return
        if not self._document.modified:
            self._remove()
        elif not self._timer.isActive():
            self._timer.start()

    def _write_soon(self) -> None:
        if self._task is not None:
            self._timer.start()
            return
        journey = self._document.session.committed
        self._task = Task(lambda: self._write(journey), self._written, self._written, self)

    def _written(self, _result: object) -> None:
        self._task = None

    def write_now(self) -> None:
        """Write the copy and wait for it; raises SaveError."""
        self._write(self._document.session.committed)

    def _write(self, journey: JourneyMap) -> None:
        from journeymapper.storage.atomic import write_durably
        from journeymapper.storage.codec import dumps

        data = dumps(journey).encode()
        with self._writing:
            if self._over:
                return
            if self._path is None:
                self._path = _own_folder() / f"{next(_numbers)}{_SUFFIX}"
            write_durably(self._path, data)

    def _remove(self) -> None:
        self._timer.stop()
        with self._writing:
            if self._path is not None:
                self._path.unlink(missing_ok=True)
                self._path = None

    def end(self) -> None:
        """Take no more notice of the document, and remove its copy."""
        self._stop()
        self._over = True
        self._remove()


def orphans() -> list[Path]:
    """Return the copies that no running program owns, the oldest first."""
    root, mine = _root(), _root() / f"{os.getpid()}"
    found: list[Path] = []
    for folder in sorted(root.iterdir()) if root.is_dir() else []:
        if folder == mine and folder in _locks:
            continue
        lock = QLockFile(str(folder / _LOCK))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            found.extend(folder.glob(f"*{_SUFFIX}"))
            lock.unlock()
            with suppress(OSError):
                folder.rmdir()
    return sorted(found, key=lambda path: path.stat().st_mtime)


def take_up(copy: Path) -> Document | None:
    """Return an unsaved document made from a copy that a crash left; None if it cannot be read.

    The copy goes once the document has one of its own.
    """
    from journeymapper.app.document import Document
    from journeymapper.storage.files import read_map

    tried = copy.with_name(copy.name + _TRIED)
    copy.rename(tried)
    try:
        document = Document(read_map(tried).map)
    except OpenError:
        return None
    document.recovered = True
    return document


def forget(copy: Path) -> None:
    """Remove a copy that was taken up, and its folder where that is empty now."""
    copy.with_name(copy.name + _TRIED).unlink(missing_ok=True)
    with suppress(OSError):
        copy.parent.rmdir()


def open_orphans() -> int:
    """Open a window for all that a crash left; return how many."""
    from journeymapper.app import windows

    opened = 0
    for copy in orphans():
        document = take_up(copy)
        if document is None:
            continue
        window = windows.show(document)
        window.tell_recovered()
        with suppress(SaveError):
            window.recovery.write_now()
            forget(copy)
        opened += 1
    return opened

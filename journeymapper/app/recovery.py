"""Unsaved work, kept in a journal edit by edit, and found again after a crash.

Each running program has a folder of its own below ``recovery`` in the state folder, locked while
it runs. A folder that nobody locks is what a crash left; its maps open as unsaved ones. A map is
tried twice: should it be what ends the program, the start after that leaves it where it is.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from journeymapper.app.background import Task
from journeymapper.storage.errors import OpenError, SaveError
from journeymapper.storage.folders import state_folder

if TYPE_CHECKING:
    from journeymapper.app.document import Document
    from journeymapper.edit.session import Change
    from journeymapper.model.document import JourneyMap
    from journeymapper.storage.journal import Journal
    from journeymapper.storage.locks import FileLock

DELAY: Final = 1000
"""Milliseconds after an edit until the journal is flushed: what a power cut can cost."""
MOST: Final = 2_000_000
"""Bytes of edits after which the whole map is written anew instead."""
_SUFFIX: Final = ".journal"
_COPY: Final = ".journey"
_PART: Final = ".part"
_TRIED: Final = ".tried"
_UNREADABLE: Final = ".unreadable"
_LOCK: Final = "lock"

_own: dict[Path, tuple[Path, FileLock]] = {}
"""This program's folder, and the lock on it, by the folder that it is in."""
_numbers = count(1)


def _root() -> Path:
    return state_folder() / "recovery"


def _own_folder() -> Path:
    """Return this program's folder, made and locked when first asked for.

    No other ever had its name: where programs run by themselves, all have the same process number.
    """
    root = _root()
    if root in _own and _own[root][0].is_dir():
        return _own[root][0]
    from journeymapper.storage.disk import make_folder
    from journeymapper.storage.locks import FileLock

    make_folder(root)  # there but for the first time
    folder = root / f"{os.getpid()}-{os.urandom(4).hex()}"
    folder.mkdir(mode=0o700)
    lock = FileLock(folder / _LOCK)
    lock.take()
    _own[root] = folder, lock
    return folder


class Recovery(QObject):
    """Keeps the journal of one document's unsaved edits, until they are saved or given up.

    Each edit is handed to the system before the window goes on, so that nothing but a power cut
    can take it. What the edits are made to is the document's file at first; soon after, and
    whenever the journal has grown long, the whole map is written in another thread instead.
    """

    def __init__(self, document: Document) -> None:
        """Follow a document; nothing is written before its first edit."""
        super().__init__()
        self._document = document
        self._number = next(_numbers)
        self._generations = count(1)
        self._at = document.session.committed
        self._in_file = self._at if document.path is not None else None
        self._journal: Journal | None = None
        self._whole = False
        self._enough = MOST
        self._since: list[bytes] | None = None
        self._over = False
        self._writing = Lock()
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._flush_soon)
        self._stop = document.session.subscribe(self._changed)

    def _changed(self, change: Change) -> None:
        if change.reason in {"preview", "select"}:
            return
        if not self._document.modified:
            self._remove()
            self._at = self._document.session.committed
            self._in_file = self._at if self._document.path is not None else None
        else:
            if change.reason == "saved":
                self._in_file, self._whole = None, False
            self._note(self._document.session.committed)

    def _note(self, journey: JourneyMap) -> None:
        """Write the record of an edit."""
        from journeymapper.storage.journal import edit_record

        before, self._at = self._at, journey
        if before is not journey:
            data = edit_record(before, journey)
            try:
                if self._journal is None:
                    self._journal = self._begun(before)
                self._journal.append(data)
            except OSError:
                # A record is missing, so none may follow: the whole map is written instead, soon.
                # That the disk is full is told when the map is saved.
                self._whole = False
                if self._journal is not None:
                    self._journal.close()
            if self._since is not None:
                self._since.append(data)
        if not self._timer.isActive():
            self._timer.start()

    def _begun(self, before: JourneyMap) -> Journal:
        """Return a new journal of edits to a map: to the file, where that holds just this map."""
        from journeymapper.storage.journal import Journal, file_record, map_record

        self._whole = before is not self._in_file
        first = map_record(before) if self._whole else file_record(self._document.digest)
        return Journal(self._name(), self._document.path, first)

    def _name(self) -> Path:
        return _own_folder() / f"{self._number}-{next(self._generations):06}{_SUFFIX}"

    def _flush_soon(self) -> None:
        if self._task is not None:
            self._timer.start()
        elif self._whole and self._journal is not None and self._journal.size < self._enough:
            self._task = Task(self._flush, self._flushed, self._flushed, self)
        else:
            journey, path, self._since = self._at, self._document.path, []
            self._task = Task(lambda: self._write(journey, path), self._written, self._failed, self)

    def _flush(self) -> None:
        with self._writing:
            if self._journal is not None:
                self._journal.flush()

    def _flushed(self, _result: object) -> None:
        self._task = None

    def _failed(self, problem: Exception) -> None:
        self._task, self._since = None, None
        if not isinstance(problem, OSError):
            raise problem
        self._timer.start()

    def _write(self, journey: JourneyMap, path: Path | None) -> Journal | None:
        """Write a journal that begins with a whole map, under a name that nobody takes up."""
        from journeymapper.storage.journal import Journal, map_record

        first = map_record(journey)
        with self._writing:
            if self._over:
                return None
            name = self._name()
            journal = Journal(name.with_name(name.name + _PART), path, first)
            journal.flush()
            return journal

    def _written(self, journal: Journal | None) -> None:
        """Go on in a journal written meanwhile, with the edits since."""
        since, self._since, self._task = self._since, None, None
        if journal is None:
            return
        if since is None:
            journal.remove()
            return
        try:
            journal.append(b"".join(since))
            journal.rename(journal.path.with_suffix(""))
        except OSError:
            journal.remove()
            self._timer.start()
            return
        with self._writing:
            if self._journal is not None:
                self._journal.remove()
            self._journal, self._whole = journal, True
        self._enough = journal.size + MOST
        # Its new name has to last too, before long: the journal before it is gone.
        self._timer.stop()
        self._flush_soon()

    def write_now(self) -> None:
        """Write the whole map, flushed, and wait for it; raises OSError."""
        self._at = self._document.session.committed
        self._since = []
        self._written(self._write(self._at, self._document.path))
        self._flush()

    def _remove(self) -> None:
        self._timer.stop()
        self._since = None
        with self._writing:
            if self._journal is not None:
                self._journal.remove()
                self._journal = None

    def end(self) -> None:
        """Take no more notice of the document; what is unsaved is given up, and kept a while."""
        self._stop()
        with self._writing:
            self._over = True
        if self._document.modified:
            from journeymapper.storage import discarded

            with suppress(OSError, SaveError):
                discarded.keep(self._document.session.committed, self._document.wished_name)
        self._remove()
        for part in _own_folder().glob(f"{self._number}-*{_PART}") if self._task else ():
            part.unlink(missing_ok=True)


def _left(folder: Path) -> list[Path]:
    """Return what a crash left in a folder: of each map the last journal."""
    suffixes = (_SUFFIX, _COPY, _SUFFIX + _TRIED, _COPY + _TRIED)
    names = sorted(path for path in folder.iterdir() if path.name.endswith(suffixes))
    return list({path.name.partition("-")[0]: path for path in names}.values())


def orphans() -> list[Path]:
    """Return the journals that no running program owns, the oldest first."""
    root = _root()
    mine = _own[root][0] if root in _own else None
    found: list[Path] = []
    for folder in sorted(root.iterdir()) if root.is_dir() else []:
        if folder == mine:
            continue
        from journeymapper.storage.locks import FileLock

        lock = FileLock(folder / _LOCK)
        with suppress(OSError):  # a file, or a folder that has just gone
            if lock.take():
                for part in folder.glob(f"*{_PART}"):
                    part.unlink(missing_ok=True)
                left = _left(folder)
                found.extend(left)
                if not left:
                    _remove_empty(folder)
        lock.release()
    return sorted(found, key=lambda path: path.stat().st_mtime)


def _remove_empty(folder: Path) -> None:
    """Remove a folder in which there is nothing but its lock."""
    if all(path.name == _LOCK for path in folder.iterdir()):
        with suppress(OSError):
            (folder / _LOCK).unlink(missing_ok=True)
            folder.rmdir()


def take_up(left: Path) -> Document | None:
    """Return an unsaved document made from what a crash left; None if there is none to offer.

    What was left goes once the document has a journal of its own.
    """
    from journeymapper.app.document import Document
    from journeymapper.storage.journal import Unsaved, is_saved, read_journal

    tried = _tried(left)
    try:
        left.rename(tried)
    except OSError:  # another program that starts at this moment was quicker
        return None
    try:
        if _COPY in left.suffixes:
            from journeymapper.storage.files import read_map

            unsaved = Unsaved(read_map(tried).map, None)
        else:
            unsaved = read_journal(tried)
    except OpenError:
        tried.rename(left.with_name(left.name + _UNREADABLE))
        return None
    if is_saved(unsaved):
        forget(left)
        return None
    document = Document(unsaved.map)
    document.recovered = True
    return document


def _tried(left: Path) -> Path:
    return left.with_name(left.name + _TRIED)


def forget(left: Path) -> None:
    """Remove what was taken up, and its folder where that is empty now."""
    for path in left.parent.glob(f"{left.name.partition('-')[0]}-*"):
        path.unlink(missing_ok=True)
    _tried(left).unlink(missing_ok=True)
    with suppress(OSError):
        _remove_empty(left.parent)


def open_orphans() -> int:
    """Open a window for all that a crash left; return how many."""
    from journeymapper.app import windows

    opened = 0
    for left in orphans():
        document = take_up(left)
        if document is None:
            continue
        window = windows.show(document)
        window.tell_recovered()
        with suppress(OSError):
            window.recovery.write_now()
            forget(left)
        opened += 1
    return opened

"""A document: the map being edited, its file, and what stands between the two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from journeymapper.app.background import Task
from journeymapper.app.recent import add_recent
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.storage.errors import OpenError, SaveError
from journeymapper.storage.opening import Opened, digest_at, read_map

if TYPE_CHECKING:
    from journeymapper.storage.files import Saved

SUFFIX: Final = ".journey"
_BIG: Final = 400
"""Cards from which on a save runs off the window's thread; pictures count as fifty each."""


class Document(QObject):
    """A session and the file that it is kept in."""

    file_changed = Signal()
    """Path, saved state or saving changed."""
    save_noted = Signal(str)
    """What the person should know of a save that went well."""
    save_failed = Signal(object)
    """A ``SaveError`` of a save in the background."""

    def __init__(self, journey: JourneyMap, path: Path | None = None, digest: str = "") -> None:
        """Hold a map, unsaved where it has no path yet."""
        super().__init__()
        self.session = Session(journey)
        self.path = path
        self._digest = digest
        self._found: Opened | None = None
        """What was opened, as long as nobody needed its digest."""
        self.notes: tuple[str, ...] = ()
        self.saved_at: datetime | None = None
        self.saving: Task | None = None
        self._looking: Task | None = None
        self.recovered = False
        self.told: set[Path] = set()
        """The other versions beside the file that the person was told of."""

    @classmethod
    def opened(cls, path: Path) -> Document:
        """Return the document in a file; raises OpenError."""
        found = read_map(path)
        document = cls(found.map, path.resolve())
        document._found = found
        document.notes = found.notes
        add_recent(path)
        return document

    @property
    def digest(self) -> str:
        """The digest of the file as it was opened or saved last; "" where there is none."""
        if self._found is not None:
            self._digest, self._found = self._found.digest, None
        return self._digest

    @property
    def modified(self) -> bool:
        """Whether closing it now would lose something."""
        return self.session.modified or self.recovered

    @property
    def name(self) -> str:
        """What it is called: by its title, else by its file."""
        title = " ".join(self.session.map.title.split())
        return title or (self.path.stem if self.path else _("Untitled map"))

    @property
    def wished_name(self) -> str:
        """A file name that suits the map."""
        kept = "".join(c if c.isalnum() or c in " -_" else " " for c in self.name)
        return " ".join(kept.split())[:60] or "map"

    def save(self, path: Path, *, overwrite: bool = False) -> None:
        """Save to ``path`` and wait for it; raises SaveError.

        ``overwrite`` replaces whatever is there, else another program's changes are kept.
        """
        from journeymapper.storage.files import save

        self.finish_saving()
        journey = self.session.committed
        saved = save(journey, path, self._expected(path, overwrite=overwrite))
        self._saved(journey, path, saved)

    def save_soon(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Save off the window's thread where the map is big, else at once.

        ``save_failed`` reports what went wrong, ``then`` is called when it went well.
        """
        journey = self.session.committed
        if len(journey.cards) + 50 * len(journey.assets) < _BIG:
            try:
                self.save(path)
            except SaveError as problem:
                self.save_failed.emit(problem)
            else:
                if then is not None:
                    then()
            return
        from journeymapper.storage.files import save

        expected = self._expected(path, overwrite=False)

        def done(saved: Saved) -> None:
            self.saving = None
            self._saved(journey, path, saved)
            if then is not None:
                then()

        def failed(problem: Exception) -> None:
            self.saving = None
            self.file_changed.emit()
            if not isinstance(problem, SaveError):
                raise problem
            self.save_failed.emit(problem)

        self.saving = Task(lambda: save(journey, path, expected), done, failed, self)
        self.file_changed.emit()

    def _expected(self, path: Path, *, overwrite: bool) -> str | None:
        mine = self.path is not None and path.resolve() == self.path.resolve()
        return self.digest if mine and not overwrite else None

    def _saved(self, journey: JourneyMap, path: Path, saved: Saved) -> None:
        self.path, self._digest, self._found = path.resolve(), saved.digest, None
        self.saved_at = datetime.now(UTC)
        self.recovered = False
        self.session.mark_saved(journey)
        add_recent(path)
        self.file_changed.emit()
        if saved.notes:
            self.save_noted.emit("\n".join(saved.notes))

    def finish_saving(self) -> None:
        """Wait for a save in the background, and for what it leads to."""
        if self.saving is None:
            return
        from PySide6.QtCore import QEventLoop

        loop = QEventLoop(self)
        self.file_changed.connect(loop.quit)
        while self.saving is not None:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.file_changed.disconnect(loop.quit)
        loop.deleteLater()

    def look_beside(self, then: Callable[[Beside], None]) -> None:
        """Look, off the window's thread, what other programs did to the file; then tell it."""
        path = self.path
        if path is None or self.saving is not None or self._looking is not None:
            return

        def look() -> Beside:
            from journeymapper.storage.conflicts import conflict_copies

            try:
                found = digest_at(path)
            except OpenError:
                found = ""
            return Beside(found not in {self.digest, ""}, tuple(conflict_copies(path)))

        def done(beside: Beside) -> None:
            self._looking = None
            if self.path == path and self.saving is None:
                then(beside)

        def failed(problem: Exception) -> None:
            self._looking = None
            raise problem

        self._looking = Task(look, done, failed, self)


class Beside(NamedTuple):
    """What other programs did: whether the file was changed, and its other versions beside it."""

    changed: bool
    copies: tuple[Path, ...]

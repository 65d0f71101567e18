"""The last saved versions of each document, kept in the state folder."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from datetime import datetime
from errno import EEXIST, ENOENT
from pathlib import Path
from typing import Final

from journeymapper.frozen import frozen
from journeymapper.storage.atomic import write_durably
from journeymapper.storage.disk import content, flush_folder, hold_the_same, make_folder
from journeymapper.storage.errors import SaveError
from journeymapper.storage.folders import state_folder

MOST: Final = 12
"""Versions kept of one document."""
_SPARE: Final = 6
"""Versions beyond those that wait to be removed in one go: each takes as long as writing one."""
_NAME: Final = re.compile(r"(\d{6}|[1-9]\d{6,11})\.journey")


@frozen
class Version:
    """One kept version: its number (counting up), its file and when it was replaced."""

    number: int
    path: Path
    replaced: datetime


def folder_of(document: Path) -> Path:
    """Return the folder that keeps the versions of a document, by its real path."""
    return _folder_of(os.path.realpath(document))


def _folder_of(real: str | Path) -> Path:
    name = hashlib.sha256(os.fsencode(real)).hexdigest()[:16]
    return state_folder() / "versions" / name


def versions(document: Path) -> list[Version]:
    """Return the last kept versions, the newest first; none where the folder cannot be read."""
    found = []
    with suppress(OSError):
        for entry in os.scandir(folder_of(document)):
            if match := _NAME.fullmatch(entry.name):
                changed = datetime.fromtimestamp(entry.stat().st_mtime).astimezone()
                found.append(Version(int(match.group(1)), Path(entry.path), changed))
    return sorted(found, key=lambda version: version.number, reverse=True)[:MOST]


class Keeping:
    """Keeps the file that a save of a document replaces, as the newest of its versions.

    The file itself is kept, under a second name, where the system has such: it costs no copy, and
    when the document has been replaced the second name is its only one. Elsewhere it is copied.
    """

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._folder = Path()
        self._numbers: list[int] = []
        self._kept: Path | None = None
        self._is_link = False

    def is_kept(self, target: Path, status: os.stat_result) -> bool:
        """Whether a file of this status is its newest version too: by a save that was ended."""
        try:
            self._look(target)
            return bool(self._numbers) and os.path.samestat(
                os.stat(self._version(self._numbers[-1])),  # noqa: PTH116
                status,
            )
        except OSError:
            return False

    def keep(self, target: Path) -> None:
        """Keep a file, by its real path; the same bytes are not kept twice. Raises OSError.

        Ordered by count, never by the clock.
        """
        self._look(target)
        if not self._numbers:
            make_folder(self._folder)
        elif hold_the_same(newest := self._version(self._numbers[-1]), target):
            self._is_link = newest.samefile(target)
            return
        number = self._numbers[-1] if self._numbers else 0
        while self._kept is None:
            number += 1
            kept = self._version(number)
            with suppress(FileExistsError):  # where another window was quicker
                self._is_link = _link(target, kept)
                if not self._is_link:
                    _copy(target, kept)
                self._kept = kept
        self._numbers.append(number)

    def flush(self) -> None:
        """Make the second name last; raises OSError."""
        if self._is_link:
            flush_folder(self._folder)

    def undo(self) -> None:
        """Give up what was kept; raises OSError."""
        if self._kept is not None:
            os.unlink(self._kept)  # noqa: PTH108 (the tests make it fail)
            self._kept = None

    def done(self) -> None:
        """Make the version private, note when it was replaced, drop the oldest; raises OSError."""
        if self._kept is None:
            return
        if self._is_link:
            os.utime(self._kept)
            os.chmod(self._kept, 0o600)  # noqa: PTH101
        if len(self._numbers) > MOST + _SPARE:
            for number in self._numbers[:-MOST]:
                os.unlink(self._version(number))  # noqa: PTH108

    def _version(self, number: int) -> Path:
        return self._folder / f"{number:06}.journey"

    def _look(self, target: Path) -> None:
        """See which versions of a file there are: their numbers, the oldest first."""
        self._folder = _folder_of(target)
        names: list[str] = []
        with suppress(FileNotFoundError):
            names = os.listdir(self._folder)  # noqa: PTH208 (names are all that is needed)
        found = filter(None, map(_NAME.fullmatch, names))
        self._numbers = sorted(int(match.group(1)) for match in found)


def _link(target: Path, kept: Path) -> bool:
    """Give a file a second name, where that is sure to be the file itself and ours to give."""
    if os.name != "posix":
        return False
    try:
        status = os.stat(target)  # noqa: PTH116
        if status.st_uid != os.geteuid() or status.st_nlink > 1:
            return False
        os.link(target, kept)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _copy(target: Path, kept: Path) -> None:
    if kept.exists():
        raise FileExistsError(EEXIST, os.strerror(EEXIST), os.fspath(kept))
    data = content(target)
    if data is None:
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), os.fspath(target))
    try:
        write_durably(kept, data)
    except SaveError as error:
        raise OSError(error.errno, error.sentence) from error
    os.chmod(kept, 0o600)  # noqa: PTH101

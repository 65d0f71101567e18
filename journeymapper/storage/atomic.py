"""The durable save: the file is always a complete old or a complete new version.

Written beside the target, flushed, read back and compared, renamed over it, the folder flushed.
Every failure is a SaveError; the target is as it was and no temporary file stays behind.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol

from journeymapper.i18n import _
from journeymapper.storage.aside import Aside
from journeymapper.storage.disk import BINARY, content, flush_folder, holds
from journeymapper.storage.errors import SaveError, reason_of
from journeymapper.storage.opening import digest_of

_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
SMALL: Final = 512 * 1024
"""Bytes of a file that is read and looked at sooner than a thread begins to."""
_TEMPORARY: Final = re.compile(r"\.(.+)\.(\d+)-[0-9a-f]{8}\.saving")


class Keeper(Protocol):
    """What keeps the file that a save replaces. All but ``is_kept`` may raise OSError."""

    def is_kept(self, target: Path, status: os.stat_result) -> bool:
        """Whether the file of this status is a kept version too, by a save that was ended."""

    def keep(self, target: Path) -> None:
        """Keep the file as it is now."""

    def flush(self) -> None:
        """Make what was kept last, before the file is replaced."""

    def undo(self) -> None:
        """Give up what was kept: the file is not replaced."""

    def done(self) -> None:
        """Put in order what was kept: the file is replaced."""


def write_durably(
    path: Path,
    data: bytes,
    expected_digest: str | None = None,
    keeper: Keeper | None = None,
) -> list[str]:
    """Replace the content of ``path``; it follows a symbolic link and keeps the file's mode.

    ``expected_digest`` is that of the content last seen there ("" for: no file): if the content
    differs, nothing is written. ``keeper`` keeps the old file before it is replaced. Returns
    notes for the user (sentences), such as that the folder could not be flushed. Raises SaveError.
    """
    with _typed(path):
        target = Path(os.path.realpath(path))
        before = _status_of(target, keeper)
        work = _Old(target, path, before, expected_digest, keeper)
        try:
            work.begin()
            unique = f"{os.getpid()}-{secrets.token_hex(4)}"
            temporary = target.with_name(f".{_stem(target)}.{unique}.saving")
            try:
                _sweep(target)
                _write(temporary, data, before)
                _compare(temporary, data, path)
                work.end()
                os.replace(temporary, target)  # noqa: PTH105 (the tests make it fail)
            except BaseException:
                with suppress(OSError):
                    os.unlink(temporary)  # noqa: PTH108
                raise
        except BaseException:
            work.undo()
            raise
    try:
        flush_folder(target.parent)
    except OSError as error:
        work.notes.append(
            _("Saved, but perhaps not yet on the disk: {reason}.").format(reason=reason_of(error))
        )
    work.done()
    return work.notes


class _Old:
    """The file that a save replaces: whether it is the one expected, and the keeping of it."""

    def __init__(
        self,
        target: Path,
        path: Path,
        before: os.stat_result | None,
        expected: str | None,
        keeper: Keeper | None,
    ) -> None:
        self._target = target
        self._path = path
        self._before = before
        self._expected = expected
        self._is_watched = keeper is not None
        self._keeper = keeper if before is not None else None
        self._content: bytes | None = None
        self._aside: Aside[None] | None = None
        self.notes: list[str] = []

    def begin(self) -> None:
        """Look at it and keep it; raises SaveError where it is not the expected one.

        Much of that goes on while the new one is written: the disk makes both last in one go.
        """
        if self._before is not None and self._before.st_size > SMALL:
            self._aside = Aside(self._look_keep_and_flush)
            return
        self._look()
        if self._keep() and self._keeper is not None:
            self._aside = Aside(self._keeper.flush)

    def end(self) -> None:
        """Wait until it is kept for good; raises SaveError where it is not as it was."""
        if self._aside is not None:
            aside, self._aside = self._aside, None
            with self._noting():
                aside.result()
        self._refuse_meddling()

    def _look_keep_and_flush(self) -> None:
        self._look()
        if self._keep() and self._keeper is not None:
            self._keeper.flush()

    def _look(self) -> None:
        if self._expected is not None:
            self._content = content(self._target)
            if self._content is not None and digest_of(self._content) != self._expected:
                raise _changed(self._path)

    def _keep(self) -> bool:
        with self._noting():
            if self._keeper is not None:
                self._keeper.keep(self._target)
        return self._keeper is not None

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """Take an error of keeping as a note: the save goes on."""
        try:
            yield
        except OSError as error:
            self._give_up()
            self._keeper = None
            self.notes.append(
                _("The previous version could not be kept: {reason}.").format(
                    reason=reason_of(error)
                )
            )

    def _refuse_meddling(self) -> None:
        """Look once more just before the renaming; a file deleted meanwhile is written again."""
        if self._expected is None and not self._is_watched:
            return
        with suppress(FileNotFoundError):
            # What is read is one file; which one has the name now is looked at after that.
            known = self._before if self._expected is None else os.stat(self._target)  # noqa: PTH116
            if self._expected is not None and holds(self._target, self._content) is False:
                raise _changed(self._path)
            now = os.stat(self._target)  # noqa: PTH116
            if known is None or _marks(now) != _marks(known):
                raise _changed(self._path)

    def undo(self) -> None:
        """Keep nothing after all."""
        if self._aside is not None:
            self._aside.wait()
        self._give_up()

    def _give_up(self) -> None:
        if self._keeper is not None:
            with suppress(OSError):
                self._keeper.undo()

    def done(self) -> None:
        """Put in order what was kept; what fails here has cost nothing."""
        if self._keeper is not None:
            with suppress(OSError):
                self._keeper.done()


def _marks(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _stem(target: Path) -> str:
    """Return as much of a file's name as leaves room for our own marks, in any script."""
    return target.name[:40]


def _compare(temporary: Path, data: bytes, path: Path) -> None:
    if not holds(temporary, data):
        raise SaveError(
            _("«{name}» was not saved: the disk gave back other bytes than written.").format(
                name=path.name
            )
        )


@contextmanager
def _typed(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SaveError(
            _("«{name}» was not saved: {reason}. The file is as it was before.").format(
                name=path.name, reason=reason_of(error)
            ),
            errno=error.errno or 0,
        ) from error
    except ValueError as error:
        raise SaveError(
            _("«{name}» was not saved: no file can have this name.").format(name=path.name),
            kind="not a file",
        ) from error


def _status_of(target: Path, keeper: Keeper | None) -> os.stat_result | None:
    """Return the status of the file there is; raises SaveError where it cannot be replaced."""
    try:
        status = os.stat(target)  # noqa: PTH116
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise SaveError(_("«{name}» is not a file.").format(name=target.name), kind="not a file")
    kept = status.st_nlink == 2 and keeper is not None and keeper.is_kept(target, status)
    if status.st_nlink > 1 and not kept:
        raise SaveError(
            _(
                "«{name}» has a second name (a hard link), which saving would part; "
                "save under another name."
            ).format(name=target.name),
            kind="not a file",
        )
    os.close(os.open(target, os.O_WRONLY | _NO_FOLLOW | BINARY))
    return status


def _changed(path: Path) -> SaveError:
    return SaveError(
        _(
            "«{name}» was changed by another program since it was opened; it was not overwritten."
        ).format(name=path.name),
        kind="changed outside",
    )


def _write(temporary: Path, data: bytes, before: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | BINARY
    # Private until it is complete where a mode is to be restored; else what the umask leaves.
    descriptor = os.open(temporary, flags, 0o666 if before is None else 0o600)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        if before is not None:
            _restore(descriptor, before)
        os.fsync(descriptor)
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        raise
    os.close(descriptor)


def _restore(descriptor: int, before: os.stat_result) -> None:
    """Give the new file the owner, as far as we may, and the mode of the old one."""
    if os.name == "nt":
        return
    now = os.fstat(descriptor)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        with suppress(PermissionError):
            os.fchown(descriptor, before.st_uid, before.st_gid)
    if stat.S_IMODE(now.st_mode) != stat.S_IMODE(before.st_mode):
        os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


def _sweep(target: Path) -> None:
    """Remove what a killed save of this file left behind: our names only, dead processes only."""
    with suppress(OSError):
        for name in os.listdir(target.parent):  # noqa: PTH208 (names are all that is needed)
            match = _TEMPORARY.fullmatch(name)
            if match and match.group(1) == _stem(target) and not _alive(int(match.group(2))):
                os.unlink(target.parent / name)  # noqa: PTH108


def _alive(pid: int) -> bool:
    if os.name == "nt":
        return pid == os.getpid()
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True

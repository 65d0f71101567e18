"""The durable save: the file is always a complete old or a complete new version.

Written beside the target, flushed, read back and compared, renamed over it, the folder flushed.
Every failure is a SaveError; the target is as it was and no temporary file stays behind.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from journeymapper.i18n import _
from journeymapper.storage.aside import Aside
from journeymapper.storage.errors import SaveError, reason_of
from journeymapper.storage.opening import digest_of

_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)
_PIECE: Final = 256 * 1024
_TEMPORARY: Final = re.compile(r"\.(.+)\.(\d+)-[0-9a-f]{8}\.saving")


def write_durably(
    path: Path,
    data: bytes,
    expected_digest: str | None = None,
    keep: Callable[[bytes], object] | None = None,
) -> list[str]:
    """Replace the content of ``path``; it follows a symbolic link and keeps the file's mode.

    ``expected_digest`` is that of the content last seen there ("" for: no file): if the content
    differs, nothing is written. ``keep`` receives the old bytes before they are replaced. Returns
    notes for the user (sentences), such as that the folder could not be flushed. Raises SaveError.
    """
    notes: list[str] = []
    with _typed(path):
        target = Path(os.path.realpath(path))
        before = _status_of(target)
        # Where nobody asks for the old content, it is not read: half of what a save costs. Else it
        # is read, looked at and kept while the new one is written; both are flushed before the
        # renaming, and the disk does that in one go.
        watched = expected_digest is not None or keep is not None
        aside = Aside(lambda: _old(target, path, expected_digest, keep)) if watched else None
        unique = f"{os.getpid()}-{secrets.token_hex(4)}"
        temporary = target.with_name(f".{_stem(target)}.{unique}.saving")
        try:
            _sweep(target)
            _write(temporary, data, before)
            _compare(temporary, data, path)
            if aside is not None:
                old, notes = aside.result()
                _refuse_meddling(target, old, path)
            os.replace(temporary, target)  # noqa: PTH105 (the tests make it fail)
        except BaseException:
            if aside is not None:
                aside.wait()
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            raise
    try:
        _flush_folder(target.parent)
    except OSError as error:
        notes.append(
            _("Saved, but perhaps not yet on the disk: {reason}.").format(reason=reason_of(error))
        )
    return notes


def _stem(target: Path) -> str:
    """Return as much of a file's name as leaves room for our own marks, in any script."""
    return target.name[:40]


def _compare(temporary: Path, data: bytes, path: Path) -> None:
    if not _holds(temporary, data):
        raise SaveError(
            _("«{name}» was not saved: the disk gave back other bytes than written.").format(
                name=path.name
            )
        )


def _old(
    target: Path,
    path: Path,
    expected: str | None,
    keep: Callable[[bytes], object] | None,
) -> tuple[bytes | None, list[str]]:
    """Return the old content, kept, and notes; raises SaveError where it is not the expected."""
    old = _content(target)
    _refuse_change(old, expected, path)
    return old, _keep(old, keep) if old is not None and keep is not None else []


def _keep(old: bytes, keep: Callable[[bytes], object]) -> list[str]:
    try:
        keep(old)
    except OSError as error:
        return [
            _("The previous version could not be kept: {reason}.").format(reason=reason_of(error))
        ]
    return []


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


def _status_of(target: Path) -> os.stat_result | None:
    """Return the status of the file there is; raises SaveError where it cannot be replaced."""
    try:
        status = os.stat(target)  # noqa: PTH116
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise SaveError(_("«{name}» is not a file.").format(name=target.name), kind="not a file")
    if status.st_nlink > 1:
        raise SaveError(
            _(
                "«{name}» has a second name (a hard link), which saving would part; "
                "save under another name."
            ).format(name=target.name),
            kind="not a file",
        )
    os.close(os.open(target, os.O_WRONLY | _NO_FOLLOW | _BINARY))
    return status


def _content(target: Path) -> bytes | None:
    try:
        descriptor = os.open(target, os.O_RDONLY | _BINARY)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def _holds(target: Path, data: bytes | None) -> bool | None:
    """Whether a file holds these bytes; None where there is none.

    It is read piece by piece, as memory for all of it costs more than the reading.
    """
    try:
        descriptor = os.open(target, os.O_RDONLY | _BINARY)
    except FileNotFoundError:
        return None
    read = 0
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            if data is None or not data.startswith(piece, read):
                return False
            read += len(piece)
    return data is not None and read == len(data)


def _refuse_meddling(target: Path, old: bytes | None, path: Path) -> None:
    """Look once more just before the renaming; a file deleted meanwhile is written again."""
    if _holds(target, old) is False:
        raise _changed(path)


def _refuse_change(now: bytes | None, expected: str | None, path: Path) -> None:
    if expected is not None and now is not None and digest_of(now) != expected:
        raise _changed(path)


def _changed(path: Path) -> SaveError:
    return SaveError(
        _(
            "«{name}» was changed by another program since it was opened; it was not overwritten."
        ).format(name=path.name),
        kind="changed outside",
    )


def _write(temporary: Path, data: bytes, before: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
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


def _flush_folder(folder: Path) -> None:
    """Make the renaming last; Windows does so by itself and cannot open a folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

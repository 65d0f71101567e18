"""Opening maps: the one way from a path to a map."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.storage import limits
from journeymapper.storage.decoding import decode
from journeymapper.storage.errors import OpenError, reason_of
from journeymapper.storage.recognise import text_of


class Opened(NamedTuple):
    """A map that was read, what its file held, and what its migration changed (gettext ids)."""

    map: JourneyMap
    content: bytes
    notes: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The digest of the file; worked out when asked for, as no window shows it."""
        return digest_of(self.content)


def digest_of(data: bytes) -> str:
    """Return what tells one content of a file from another: SHA-256 in hexadecimal."""
    import hashlib  # loads a library of ciphers, for which no window waits

    return hashlib.sha256(data).hexdigest()


def read_map(path: str | os.PathLike[str]) -> Opened:
    """Read a file; raises OpenError with the place and the reason."""
    name = os.fspath(path)
    data = _bytes_of(name)
    if data and not data.strip(b"\0"):
        raise _lost(len(data), name)
    journey, notes = decode(text_of(data, name), name)
    return Opened(journey, data, notes)


def _lost(size: int, name: str) -> OpenError:
    """Return the error of a file of zero bytes, and where its earlier versions are."""
    from journeymapper.storage import versions

    sentence = _("the file is {n} zero bytes, as a power cut can leave it").format(n=size)
    if kept := versions.versions(Path(name)):
        sentence += _("; {n} earlier versions are in {folder}").format(
            n=len(kept), folder=kept[0].path.parent
        )
    return OpenError(sentence, source=name)


def digest_at(path: str | os.PathLike[str]) -> str:
    """Return the digest of a file as it is now; "" where there is none; raises OpenError."""
    try:
        return digest_of(_bytes_of(os.fspath(path)))
    except OpenError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return ""
        raise


def _bytes_of(name: str) -> bytes:
    try:
        status = os.stat(name)  # noqa: PTH116
        if not stat.S_ISREG(status.st_mode):
            raise OpenError(_("this is not a file"), source=name)
        if status.st_size > limits.LARGEST_FILE:
            raise OpenError(
                _("the file is larger than {n} MB").format(n=limits.LARGEST_FILE // 2**20),
                source=name,
            )
        with open(name, "rb") as file:  # noqa: PTH123 (the name may be no valid path)
            return file.read(limits.LARGEST_FILE)
    except OSError as error:
        raise OpenError(reason_of(error), source=name) from error
    except ValueError as error:
        raise OpenError(_("no file can have this name"), source=repr(name)) from error

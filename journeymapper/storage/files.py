"""Opening and saving maps: the one way from a path to a map and back."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.storage import limits, versions
from journeymapper.storage.aside import Aside
from journeymapper.storage.atomic import digest_of, write_durably
from journeymapper.storage.codec import decode, dumps, loads, proven
from journeymapper.storage.errors import OpenError, SaveError, reason_of
from journeymapper.storage.recognise import text_of
from journeymapper.storage.tidy import tidied


class Opened(NamedTuple):
    """A map that was read, the digest of its file, and what its migration changed (gettext ids)."""

    map: JourneyMap
    digest: str
    notes: tuple[str, ...] = ()


class Saved(NamedTuple):
    """What a save gives: the digest of the file now, and sentences for the user."""

    digest: str
    notes: tuple[str, ...] = ()


def read_map(path: str | os.PathLike[str]) -> Opened:
    """Read a file; raises OpenError with the place and the reason."""
    name = os.fspath(path)
    data = _bytes_of(name)
    if data and not data.strip(b"\0"):
        raise _lost(len(data), name)
    journey, notes = decode(text_of(data, name), name)
    return Opened(journey, digest_of(data), notes)


def _lost(size: int, name: str) -> OpenError:
    """Return the error of a file of zero bytes, and where its earlier versions are."""
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


def file_text(journey: JourneyMap) -> str:
    """Return the text to save, read back and compared; raises SaveError where it would not open.

    What no file can carry (control characters in a text) is left out of it.
    """
    try:
        text = dumps(journey)
        if proven(journey):
            return text
        again = loads(text)
        if again == journey:
            return text
        wanted = tidied(journey)
        text = dumps(wanted)
        if loads(text) == wanted:
            return text
    except OpenError as error:
        raise SaveError(
            _("The map was not saved, as the file could not be opened again: {reason}").format(
                reason=error.sentence
            ),
            kind="content",
        ) from error
    raise SaveError(
        _("The map was not saved, as the file would not hold the same map."), kind="content"
    )


def save_map(
    journey: JourneyMap, path: str | os.PathLike[str], expected_digest: str | None = None
) -> str:
    """Save a map durably and return the digest of the file; raises SaveError.

    ``expected_digest`` is that of the file when it was opened or last saved; if its content is
    another now, nothing is overwritten (SaveError.kind "changed outside"). None overwrites.
    """
    return save(journey, path, expected_digest).digest


def save(
    journey: JourneyMap, path: str | os.PathLike[str], expected_digest: str | None = None
) -> Saved:
    """Save as ``save_map`` does, and say what the user should know besides."""
    target = Path(path)
    data = file_text(journey).encode()
    if len(data) > limits.LARGEST_FILE:
        raise SaveError(
            _("The map was not saved: it is larger than {n} MB; take out pictures.").format(
                n=limits.LARGEST_FILE // 2**20
            ),
            kind="content",
        )
    digest = Aside(lambda: digest_of(data))
    notes = write_durably(target, data, expected_digest, lambda old: versions.keep(target, old))
    return Saved(digest.result(), tuple(notes))

"""Opening and saving maps: the one way from a path to a map and back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.storage import limits, versions
from journeymapper.storage.aside import Aside
from journeymapper.storage.atomic import SMALL, write_durably
from journeymapper.storage.codec import dumps, encoded, loads, proven
from journeymapper.storage.errors import OpenError, SaveError
from journeymapper.storage.opening import Opened, digest_at, digest_of, read_map
from journeymapper.storage.tidy import tidied

__all__ = ["Opened", "Saved", "digest_at", "file_bytes", "read_map", "save", "save_map"]


class Saved(NamedTuple):
    """What a save gives: the digest of the file now, and sentences for the user."""

    digest: str
    notes: tuple[str, ...] = ()


def file_bytes(journey: JourneyMap) -> bytes:
    """Return the bytes to save, read back and compared; raises SaveError where they would not open.

    What no file can carry (control characters in a text) is left out of it.
    """
    try:
        if proven(journey):
            return encoded(journey)
        for wanted in (journey, tidied(journey)):
            text = dumps(wanted)
            if loads(text) == wanted:
                return text.encode()
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
    data = file_bytes(journey)
    if len(data) > limits.LARGEST_FILE:
        raise SaveError(
            _("The map was not saved: it is larger than {n} MB; take out pictures.").format(
                n=limits.LARGEST_FILE // 2**20
            ),
            kind="content",
        )
    # Digests of big files are taken while the disk works; small ones sooner than a thread begins.
    digest = Aside(lambda: digest_of(data)) if len(data) > SMALL else None
    notes = write_durably(target, data, expected_digest, versions.Keeping())
    return Saved(digest.result() if digest else digest_of(data), tuple(notes))

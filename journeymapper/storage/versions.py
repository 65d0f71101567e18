"""The last saved versions of each document, kept as copies in the state folder."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from journeymapper.frozen import frozen
from journeymapper.storage.folders import state_folder

MOST: Final = 12
"""Versions kept of one document."""
_NAME: Final = re.compile(r"(\d{6,12})\.journey")


@frozen
class Version:
    """One kept version: its number (counting up), its file and when it was replaced."""

    number: int
    path: Path
    replaced: datetime


def folder_of(document: Path) -> Path:
    """Return the folder that keeps the versions of a document, by its real path."""
    real = os.path.realpath(document)
    name = hashlib.sha256(os.fsencode(real)).hexdigest()[:16]
    return state_folder() / "versions" / name


def versions(document: Path) -> list[Version]:
    """Return the kept versions, the newest first; none where the folder cannot be read."""
    found = []
    with suppress(OSError):
        for entry in os.scandir(folder_of(document)):
            if match := _NAME.fullmatch(entry.name):
                changed = datetime.fromtimestamp(entry.stat().st_mtime).astimezone()
                found.append(Version(int(match.group(1)), Path(entry.path), changed))
    return sorted(found, key=lambda version: version.number, reverse=True)


def keep(document: Path, data: bytes) -> Path | None:
    """Keep the bytes that a save is about to replace; the same bytes are not kept twice.

    Ordered by count, never by the clock. Raises OSError where the copy cannot be written.
    """
    folder = folder_of(document)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = versions(document)
    newest = kept[0].path if kept else None
    if newest and newest.stat().st_size == len(data) and newest.read_bytes() == data:
        return None
    copy = folder / f"{(kept[0].number if kept else 0) + 1:06}.journey"
    descriptor = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            copy.unlink()
        raise
    for old in kept[MOST - 1 :]:
        with suppress(OSError):
            old.path.unlink()
    return copy

"""Calls to the disk that a durable save is made of: reading back, flushing folders, making them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

BINARY: Final = getattr(os, "O_BINARY", 0)
_PIECE: Final = 256 * 1024


def content(path: Path) -> bytes | None:
    """Return the bytes of a file, None where there is none; raises OSError."""
    try:
        descriptor = os.open(path, os.O_RDONLY | BINARY)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def holds(path: Path, data: bytes | None) -> bool | None:
    """Whether a file holds these bytes; None where there is none; raises OSError.

    It is read piece by piece, as memory for all of it costs more than the reading.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | BINARY)
    except FileNotFoundError:
        return None
    read = 0
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            if data is None or not data.startswith(piece, read):
                return False
            read += len(piece)
    return data is not None and read == len(data)


def hold_the_same(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes; raises OSError."""
    if os.stat(one).st_size != os.stat(other).st_size:  # noqa: PTH116
        return False
    first, second = os.open(one, os.O_RDONLY | BINARY), -1
    try:
        second = os.open(other, os.O_RDONLY | BINARY)
        while piece := os.read(first, _PIECE):
            if piece != os.read(second, _PIECE):
                return False
        return not os.read(second, 1)
    finally:
        os.close(first)
        if second >= 0:
            os.close(second)


def flush_folder(folder: Path) -> None:
    """Make names in a folder last; Windows does so by itself and cannot open a folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder of the user's own, and those above it, to last; raises OSError."""
    try:
        os.mkdir(folder, 0o700)  # noqa: PTH102 (the tests make it fail)
    except FileExistsError:
        return
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folder(folder.parent)
        os.mkdir(folder, 0o700)  # noqa: PTH102
    flush_folder(folder.parent)

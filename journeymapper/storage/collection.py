"""A folder of maps: finding its files, reading one after the other, and why one cannot be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

from journeymapper.frozen import frozen
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.storage.errors import OpenError, reason_of
from journeymapper.storage.files import read_map

SUFFIX: Final = ".journey"
MOST_FILES: Final = 2_000
"""More maps than that are not looked for in one folder."""


@frozen
class Unreadable:
    """A file that cannot be opened: where it is (below the folder), and why."""

    file: str
    reason: str


@frozen
class Found:
    """A map of a folder: its file (below the folder), and the day that file was last changed."""

    file: str
    map: JourneyMap
    changed: date


def _always() -> bool:
    return True


def files_in(folder: Path, wanted: Callable[[], bool] = _always) -> list[str]:
    """Return the files of maps in a folder and below, by path; hidden folders are left out.

    Raises OpenError if the folder cannot be read. Ends early when ``wanted`` says no.
    """

    def refuse(error: OSError) -> None:
        if error.filename is not None and Path(error.filename) == folder:
            raise OpenError(reason_of(error), source=str(folder)) from error

    found: list[str] = []
    for place, below, names in os.walk(folder, onerror=refuse):
        below[:] = sorted(name for name in below if not name.startswith("."))
        found += [
            os.path.relpath(Path(place, name), folder)
            for name in sorted(names)
            if name.lower().endswith(SUFFIX) and not name.startswith(".")
        ]
        if len(found) >= MOST_FILES or not wanted():
            break
    return sorted(found[:MOST_FILES], key=str.casefold)


def read_each(folder: Path, files: list[str]) -> Iterator[Found | Unreadable]:
    """Read files of a folder one after the other; each is a map, or says why it is none."""
    for file in files:
        path = folder / file
        try:
            journey = read_map(path).map
            changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
        except OpenError as problem:
            yield Unreadable(file, _reason(problem))
        except OSError as problem:
            yield Unreadable(file, reason_of(problem))
        else:
            yield Found(file, journey, changed)


def _reason(problem: OpenError) -> str:
    if not problem.line:
        return problem.sentence
    where = _("Line {line}, column {column}: ").format(line=problem.line, column=problem.column)
    return where + problem.sentence

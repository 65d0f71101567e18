"""Work that was given up: kept for thirty days, as maps in the state folder."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from journeymapper.model.document import JourneyMap
from journeymapper.storage.codec import dumps
from journeymapper.storage.folders import state_folder

DAYS: Final = 30
MOST: Final = 100
"""Maps kept at most, the youngest; so many are given up by no person, but by a fault perhaps."""
_DAY: Final = 24 * 60 * 60


def folder() -> Path:
    """Return the folder of what was given up; it need not exist yet."""
    return state_folder() / "discarded"


def discarded() -> list[Path]:
    """Return the maps that were given up, the youngest first."""
    with suppress(OSError):
        return sorted(
            folder().glob("*.journey"), key=lambda path: path.stat().st_mtime, reverse=True
        )
    return []


def keep(journey: JourneyMap, name: str) -> Path:
    """Keep a map that is given up; raises OSError, SaveError.

    ``name`` is what its file is called, with the time before it.
    """
    from journeymapper.storage.atomic import write_durably
    from journeymapper.storage.disk import make_folder

    place = folder()
    make_folder(place)
    stamp = time.strftime("%Y%m%d-%H%M%S")
    taken = sum(1 for path in place.glob(f"{stamp}*"))
    path = place / f"{stamp}-{taken} {name}.journey"
    write_durably(path, dumps(journey).encode("utf-8", "replace"))
    sweep()
    return path


def sweep() -> None:
    """Take away what was given up more than thirty days ago, and what is more than enough."""
    now = time.time()
    for number, path in enumerate(discarded()):
        with suppress(OSError):
            if number >= MOST or now - path.stat().st_mtime > DAYS * _DAY:
                path.unlink()

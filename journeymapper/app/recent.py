"""The maps opened last, newest first."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from journeymapper.app import settings

LONGEST: Final = 12
_KEY: Final = "recent/files"


def recent_files() -> list[Path]:
    """Return the maps opened last that still exist, newest first."""
    value = settings.store().value(_KEY, [])
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return [path for path in map(Path, names) if path.is_file()]


def add_recent(path: Path) -> None:
    """Put a map at the head of the list."""
    mine = path.resolve()
    others = [other for other in recent_files() if other != mine]
    settings.store().setValue(_KEY, [str(p) for p in [mine, *others][:LONGEST]])


def clear_recent() -> None:
    """Forget them all."""
    settings.store().setValue(_KEY, [])

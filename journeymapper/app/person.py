"""Who sits here: the name that accepted findings and closed reviews carry, asked for only once."""

from __future__ import annotations

from typing import Final

from journeymapper.app import settings

_KEY: Final = "person/name"


def person() -> str:
    """Return the name; empty as long as nobody gave one."""
    return settings.text(_KEY).strip()


def remember_person(name: str) -> None:
    """Keep a name for the next time; an empty one changes nothing."""
    if name.strip() and name.strip() != person():
        settings.remember(_KEY, name.strip())

"""The strategies and messages that come with the program, to be put into a map."""

from __future__ import annotations

from functools import cache

import tomli

from journeymapper.frozen import frozen
from journeymapper.i18n import supported
from journeymapper.resources import resources


@frozen
class LibraryEntry:
    """A strategy or message: when it serves, what it says, in the language of the map."""

    phase: str
    kind: str
    group: str
    title: str
    note: str = ""
    aida: str = ""
    behaviour: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """The fields of a card made from it, besides kind and title."""
        found = {"note": self.note, "aida": self.aida, "behaviour": self.behaviour}
        return {name: value for name, value in found.items() if value}


@cache
def library(language: str) -> tuple[LibraryEntry, ...]:
    """Return the library in a language, in English where it is not in that language."""
    path = resources() / "library" / f"strategies-{supported(language)}.toml"
    entries = tomli.loads(path.read_text(encoding="utf-8"))["entry"]
    return tuple(LibraryEntry(**entry) for entry in entries)

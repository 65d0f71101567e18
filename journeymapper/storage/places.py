"""Where in the text of a TOML document a value stands; looked up only when there is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_TOKENS: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:\\.|[^"\\\n])*"|'
    r"'[^'\n]*'|"
    r"#[^\n]*",
    re.DOTALL,
)
_PART: Final = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')"""
_KEY: Final = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER: Final = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEY})[ \t]*\]")
_ROW: Final = re.compile(rf"[ \t]*({_KEY})[ \t]*=")
_PARTS: Final = re.compile(_PART)

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


def _masked(text: str) -> list[str]:
    """Return the lines of the text without comments and without strings of several lines."""

    def mask(match: re.Match[str]) -> str:
        token = match.group()
        if token.startswith(('"""', "'''", "#")):
            return "\n" * token.count("\n")
        return token

    return _TOKENS.sub(mask, text).split("\n")


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in _PARTS.findall(key))


def _places(text: str) -> Iterator[tuple[Path, Place]]:
    """Yield the path of every header and of every row, in order."""
    counts: dict[Path, int] = {}
    header: Path = ()

    def resolved(parts: Sequence[str]) -> Path:
        path: Path = ()
        for part in parts:
            path = (*path, part)
            if path in counts:
                path = (*path, counts[path])
        return path

    for number, line in enumerate(_masked(text), 1):
        if found := _HEADER.match(line):
            parts = _parts(found.group(2))
            if found.group(1) == "[[":
                array = (*resolved(parts[:-1]), parts[-1])
                counts[array] = counts.get(array, -1) + 1
            header = resolved(parts)
            yield header, Place(number, found.start(1) + 1)
        elif found := _ROW.match(line):
            yield (*header, *_parts(found.group(1))), Place(number, found.start(1) + 1)


def place_of(text: str, path: Path) -> Place:
    """Return where the value of ``path`` stands, or the nearest table around it."""
    best, nearest = 0, Place(1, 1)
    inside: Place | None = None
    for found, place in _places(text):
        if len(found) > best and path[: len(found)] == found:
            best, nearest = len(found), place
        elif inside is None and found[: len(path)] == path:
            inside = place
    return nearest if best or inside is None else inside

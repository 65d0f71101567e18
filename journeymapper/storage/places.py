"""Where in the text of a TOML document a value stands; looked up only when there is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from journeymapper.storage import limits

# Possessive throughout: a text of megabytes would else remember every character to go back to.
_TOKENS: Final = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:[^"\\\n]++|\\.)*+"|'
    r"'[^'\n]*'|"
    r"#[^\n]*",
    re.DOTALL,
)
_PART: Final = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\]++|\\.)*+"|'[^']*')"""
_KEY: Final = rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+"
_HEADER: Final = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEY})[ \t]*\]")
_ROW: Final = re.compile(rf"[ \t]*({_KEY})[ \t]*=")
_PARTS: Final = re.compile(_PART)
_STRING: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|' + r"'[^']*'")
_BRACKET: Final = re.compile(r"[\[\]{}]")
_LONG_KEY: Final = re.compile(
    rf"(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]++[ \t]*+\.[ \t]*+){{{limits.DEEPEST}}}"
)
_LONG_NUMBER: Final = re.compile(r"(?<![0-9_])[0-9][0-9_]{4000,}")
"""Python reads no decimal number of more than 4,300 digits."""

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
    """Return the parts of a dotted key, as many as a path that is looked for can have."""
    found = (match.group() for match in islice(_PARTS.finditer(key), limits.DEEPEST + 1))
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in found)


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


def _bare(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number of every line, and the line with an x for each character of a string."""
    for number, line in enumerate(_masked(text), 1):
        yield number, _STRING.sub(lambda string: "x" * len(string.group()), line)


def place_of_depth(text: str) -> Place:
    """Return where values, or the parts of a key, are nested deeper than a file may nest them."""
    depth = 0
    for number, line in _bare(text):
        if (key := _LONG_KEY.search(line)) is not None:
            return Place(number, key.start() + 1)
        for bracket in _BRACKET.finditer(line):
            depth += 1 if bracket.group() in "[{" else -1
            if depth > limits.DEEPEST:
                return Place(number, bracket.start() + 1)
    return Place(1, 1)


def place_of_long_number(text: str) -> Place | None:
    """Return where a number stands that has more digits than can be read, if there is one."""
    for number, line in _bare(text):
        if found := _LONG_NUMBER.search(line):
            return Place(number, found.start() + 1)
    return None

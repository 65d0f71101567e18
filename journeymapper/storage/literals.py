"""Values -> their text in the canonical form: strings, numbers, lists, scores, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from json.encoder import encode_basestring
from typing import Any, Final

_WIDEST: Final = 100
_DATA_LINE: Final = 76
_MOST_KNOWN: Final = 10_000
_SMALL: Final = range(-5, 101)
"""Scores of usual scales; Python has one object of each such number."""
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")


def quoted(text: str) -> str:
    """Return a text as a string on one line."""
    basic: str = encode_basestring(text)
    return basic.replace("\x7f", "\\u007F") if "\x7f" in basic else basic


def paragraphs(text: str) -> str:
    """Return a text as a string that keeps its lines as lines of the file."""
    if "\n" not in text:
        return quoted(text)
    if '"""' in text or text.endswith('"'):
        lines = "\n".join(quoted(line)[1:-1] for line in text.split("\n"))
    else:
        lines = "\n".join(map(_with_bare_quotes, text.split("\n")))
    return f'"""\n{lines}"""'


def _with_bare_quotes(line: str) -> str:
    return '"'.join(quoted(part)[1:-1] for part in line.split('"'))


@cache
def key_text(key: str) -> str:
    """Return a key, quoted where it must be."""
    return key if _BARE_KEY.fullmatch(key) else quoted(key)


def literal(value: Any) -> str:
    """Return any value of a TOML document on one line; floats in their shortest exact form."""
    if type(value) is str:
        return quoted(value)
    if type(value) is int:
        return str(value)
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(float(value))
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key_text(k)} = {literal(v)}" for k, v in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(literal, value))}]"
    return str(value)


def row(start: str, value: Any) -> str:
    """Return key and value; a list that is too wide for a line takes a line an item."""
    line = f"{start}{literal(value)}\n"
    if len(line) <= _WIDEST or not isinstance(value, (list, tuple)):
        return line
    return f"{start}[\n" + "".join(f"    {literal(item)},\n" for item in value) + "]\n"


def _data(text: str) -> str:
    lines = (text[i : i + _DATA_LINE] for i in range(0, len(text), _DATA_LINE))
    return "'''\n" + "\n".join(lines) + "'''"


class Known(dict[str, str]):
    """Rows of a field by its value: channels and roles are few, and written again and again."""

    def __init__(self, start: str) -> None:
        """Know none yet; all of them begin alike."""
        super().__init__()
        self._start = start

    def __missing__(self, value: str) -> str:
        """Write a row and keep it."""
        if len(self) > _MOST_KNOWN:
            self.clear()
        line = self[value] = f"{self._start}{quoted(value)}\n"
        return line


def write_row(start: str) -> Callable[[Any], str]:
    """Return what writes the row of any value that fits on one."""
    return lambda value: row(start, value)


def _write_flag(start: str) -> Callable[[Any], str]:
    yes, no = f"{start}true\n", f"{start}false\n"
    return lambda value: yes if value else no


def _write_number(start: str) -> Callable[[Any], str]:
    return lambda value: f"{start}{value!r}\n" if type(value) is int else row(start, value)


def _write_references(start: str) -> Callable[[Any], str]:
    """Write ids and short texts: most often few enough for a line."""

    def write(value: Any) -> str:
        line = f"{start}[{', '.join(map(encode_basestring, value))}]\n"
        return line if len(line) <= _WIDEST else row(start, value)

    return write


def _write_scores(start: str) -> Callable[[Any], str]:
    """Write scores sorted by persona, so that equal scores give equal text."""
    known: dict[tuple[Any, ...], str] = {}

    def write(scores: Mapping[str, int | float]) -> str:
        # Many cards have the same ones. Whole numbers are told apart by what they are (of small
        # ones there is one object each), as 5 and 5.0 are equal but written differently.
        values = scores.values()
        told = (*scores, *map(id, values))
        line = known.get(told)
        if line is None:
            pairs = [f"{key_text(who)} = {score!r}" for who, score in sorted(scores.items())]
            line = f"{start}{{ {', '.join(pairs)} }}\n"
            if all(type(value) is int and value in _SMALL for value in values):
                if len(known) > _MOST_KNOWN:
                    known.clear()
                known[told] = line
        return line

    return write


def _write_data(start: str) -> Callable[[Any], str]:
    return lambda value: f"{start}{_data(value)}\n"


ROWS: Final[Mapping[str, Callable[[str], Callable[[Any], str]]]] = {
    "flag": _write_flag,
    "integer": _write_number,
    "number": _write_number,
    "strings": _write_references,
    "references": _write_references,
    "scores": _write_scores,
    "data": _write_data,
}
"""For the start of a row, the function that writes values of a kind; others take ``write_row``."""

"""Parsed table -> entity, strictly, driven by the field descriptions."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from sys import intern
from typing import Any, Final, TypeAlias

from journeymapper.i18n import _, ngettext
from journeymapper.model.spec import Spec, described, remembered
from journeymapper.model.text import LONGEST_TEXT, clean_line, clean_text
from journeymapper.storage import limits

Path: TypeAlias = tuple[str | int, ...]
Convert: TypeAlias = Callable[[Any], Any]

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]*={0,2}")


class RefusedError(ValueError):
    """A value that may not stand where it stands: its path, what was found, what is allowed."""

    def __init__(self, found: str, allowed: str, path: Path = ()) -> None:
        """Keep what was found and what is allowed, as words for people."""
        super().__init__(found)
        self.found = found
        self.allowed = allowed
        self.path = path

    def under(self, *steps: str | int) -> RefusedError:
        """Return the same refusal, seen from further out."""
        return RefusedError(self.found, self.allowed, (*steps, *self.path))


def shown(value: Any) -> str:
    """Return a found value in a few words, whatever its size."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"«{value[:40]}…»" if len(value) > 40 else f"«{value}»"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else _("a number of more than 30 digits")
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, (datetime, date, time)):
        return str(value)
    if isinstance(value, list):
        return ngettext("a list of {n}", "a list of {n}", len(value)).format(n=len(value))
    return _("a table")


def _refuse(value: Any, allowed: str) -> RefusedError:
    return RefusedError(shown(value), allowed)


def too_many(count: int, most: int) -> RefusedError:
    """Return the refusal of more rows than a file may hold."""
    return RefusedError(
        ngettext("{n} row", "{n} rows", count).format(n=count),
        _("{n} at most").format(n=most),
    )


def _string(value: Any) -> str:
    if type(value) is not str:
        raise _refuse(value, _("text in quotes"))
    if len(value) > LONGEST_TEXT:
        raise RefusedError(
            _("a text of {n} characters").format(n=len(value)),
            _("{n} at most").format(n=LONGEST_TEXT),
        )
    return value


def _text(value: Any) -> str:
    return clean_line(_string(value))


def _long_text(value: Any) -> str:
    return clean_text(_string(value))


def _name(value: Any) -> str:
    """Read an id, or a text that must not be empty."""
    text = _text(value)
    if not text or len(text) > limits.LONGEST_ID:
        raise _refuse(value, _("text of 1 to {n} characters in quotes").format(n=limits.LONGEST_ID))
    return intern(text)


def _reference(value: Any) -> str:
    return intern(_text(value))


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise _refuse(value, _("true or false"))
    return value


def _number(value: Any) -> int | float:
    if type(value) is int and abs(value) <= limits.LARGEST_INTEGER:
        return value
    if type(value) is float and math.isfinite(value):
        return value
    raise _refuse(value, _("a number"))


def _integer(value: Any) -> int:
    if type(value) is not int or abs(value) > limits.LARGEST_INTEGER:
        raise _refuse(value, _("a whole number"))
    return value


def _date(value: Any) -> date:
    if type(value) is not date:
        raise _refuse(value, _("a date such as 2026-11-21, without quotes"))
    return value


def _colour(value: Any) -> str:
    text = _text(value)
    if text and not _COLOUR.fullmatch(text):
        raise _refuse(value, _('a colour such as "#1f6feb"'))
    return text


def _file_data(value: Any) -> str:
    if type(value) is not str:
        raise _refuse(value, _("base64 text"))
    data = "".join(value.split())
    if len(data) > limits.LARGEST_DATA:
        raise RefusedError(
            _("{n} characters").format(n=len(data)),
            _("{n} at most").format(n=limits.LARGEST_DATA),
        )
    if len(data) % 4 or not _BASE64.fullmatch(data):
        raise RefusedError(_("text that is not base64"), _("base64 text"))
    return data


def _bounded(plain: Convert, spec: Spec) -> Convert:
    low, high = spec.low, spec.high
    if low is None and high is None:
        return plain

    def convert(value: Any) -> Any:
        figure = plain(value)
        if low is not None and figure < low:
            raise _refuse(value, _("{low:g} or more").format(low=low))
        if high is not None and figure > high:
            raise _refuse(value, _("{high:g} or less").format(high=high))
        return figure

    return convert


def _choice(spec: Spec, default: str) -> Convert:
    words = {intern(word): intern(word) for word in spec.choices}
    if not default:
        words[""] = ""

    def convert(value: Any) -> str:
        if type(value) is not str or value not in words:
            raise _refuse(value, ", ".join(spec.choices))
        return words[value]

    return convert


def _items(one: Convert) -> Convert:
    """Read a list, each of its items by ``one``."""

    def convert(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise _refuse(value, _("a list in square brackets"))
        if len(value) > limits.MOST_RECORDS:
            raise too_many(len(value), limits.MOST_RECORDS)
        found = []
        for index, item in enumerate(value):
            try:
                found.append(one(item))
            except RefusedError as refused:
                raise refused.under(index) from None
        return tuple(found)

    return convert


def _mapping(key: Convert, one: Convert) -> Convert:
    """Read a table of free keys."""

    def convert(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise _refuse(value, _("a table of names and values"))
        if len(value) > limits.MOST_RECORDS:
            raise too_many(len(value), limits.MOST_RECORDS)
        found = {}
        for name, item in value.items():
            try:
                found[key(name)] = one(item)
            except RefusedError as refused:
                raise refused.under(name) from None
        return found

    return convert


_PLAIN: Final[Mapping[str, Convert]] = {
    "text": _text,
    "long_text": _long_text,
    "flag": _flag,
    "date": _date,
    "colour": _colour,
    "data": _file_data,
    "strings": _items(_text),
    "numbers": _items(_number),
    "reference": _reference,
    "references": _items(_reference),
    "scores": _mapping(_name, _number),
    "pairs": _mapping(_text, _long_text),
}


def converter(spec: Spec, default: Any) -> Convert:
    """Return the function from a parsed value to that of a field; it raises RefusedError."""
    if spec.required and spec.kind in {"text", "reference"}:
        return _name
    if spec.kind in {"integer", "number"}:
        return _bounded(_integer if spec.kind == "integer" else _number, spec)
    if spec.kind == "choice":
        return _choice(spec, default)
    if spec.record is not None:
        return reader(spec.record) if spec.kind == "record" else _items(reader(spec.record))
    return _PLAIN[spec.kind]


@remembered
def reader(entity: type[Any], skipped: frozenset[str] = frozenset()) -> Convert:
    """Return the function that reads a table into ``entity``; raises RefusedError.

    Keys that the entity does not describe go into its ``extra``.
    """
    fields = [item for item in described(entity) if item.key not in skipped]
    known = {item.key: (item.name, converter(item.spec, item.default)) for item in fields}
    required = [item.key for item in fields if item.spec.required]

    def read(table: Any) -> Any:
        if type(table) is not dict:
            raise _refuse(table, _("a table"))
        if len(table) > limits.MOST_KEYS:
            raise too_many(len(table), limits.MOST_KEYS)
        values: dict[str, Any] = {}
        extra: dict[str, object] = {}
        for key, value in table.items():
            field = known.get(key)
            try:
                if field is None:
                    extra[clean_line(key)] = unknown(value)
                else:
                    values[field[0]] = field[1](value)
            except RefusedError as refused:
                raise refused.under(key) from None
        for key in required:
            if key not in table:
                raise RefusedError(_("nothing"), _("a value: it must be there"), (key,))
        if extra:
            values["extra"] = extra
        return entity(**values)

    return read


def unknown(value: Any) -> Any:
    """Return a value of a key that we do not know, checked to be one that we can write again."""
    stack: list[tuple[Any, int]] = [(value, 1)]
    count = 0
    while stack:
        one, depth = stack.pop()
        count += 1
        if depth > limits.DEEPEST:
            raise RefusedError(
                _("values nested deeper than {n} levels").format(n=limits.DEEPEST),
                _("{n} at most").format(n=limits.DEEPEST),
            )
        if count > limits.MOST_UNKNOWN:
            raise too_many(count, limits.MOST_UNKNOWN)
        if type(one) is dict:
            stack.extend((inner, depth + 1) for inner in one.values())
        elif type(one) is list:
            stack.extend((inner, depth + 1) for inner in one)
        elif type(one) is str:
            _string(one)
        elif type(one) in {int, float}:
            _number(one)
    return value

"""Whether a field may hold a value, so that every edited map can be saved and opened again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any, Final

from journeymapper.model.spec import Described, Spec
from journeymapper.model.text import LONGEST_TEXT, clean_line, clean_text
from journeymapper.model.values import Scale

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_LARGEST: Final = 2**53
"""Beyond it other programs read another number."""


def require_acceptable(item: Described, value: object) -> None:
    """Raise ValueError if ``value`` is not of the field's kind, or out of its bounds."""
    if item.spec.kind in {"integer", "number", "date"} and value is None:
        if item.default is None:
            return
    elif item.spec.kind == "choice":
        if value in item.spec.choices or (value == "" and not item.default):
            return
    elif _CHECKS[item.spec.kind](item.spec, value):
        return
    raise ValueError(f"{value!r:.60} may not stand in {item.name}")


def cleaned(item: Described, value: Any) -> Any:
    """Return a text, or what is made of texts, without what no file can carry; else ``value``.

    A field of one line holds no line's end: pasted ones become spaces.
    """
    match item.spec.kind, value:
        case "text", str():
            return clean_line(value)
        case "long_text", str():
            return clean_text(value)
        case "strings", tuple() if all(isinstance(line, str) for line in value):
            return tuple(map(clean_line, value))
        case _:
            return value


def _text(spec: Spec, value: Any) -> bool:
    return type(value) is str and _fits(spec, value) and clean_line(value) == value


def _long_text(spec: Spec, value: Any) -> bool:
    return type(value) is str and _fits(spec, value) and clean_text(value) == value


def _fits(spec: Spec, value: str) -> bool:
    return len(value) <= LONGEST_TEXT and not (spec.required and not value)


def _flag(_spec: Spec, value: Any) -> bool:
    return type(value) is bool


def _integer(spec: Spec, value: Any) -> bool:
    return type(value) is int and _number(spec, value)


def _number(spec: Spec, value: Any) -> bool:
    if type(value) is int:
        sound = abs(value) <= _LARGEST
    else:
        sound = type(value) is float and isfinite(value)
    low = spec.low is None or (sound and value >= spec.low)
    return sound and low and (spec.high is None or value <= spec.high)


def _date(_spec: Spec, value: Any) -> bool:
    return type(value) is date


def _colour(_spec: Spec, value: Any) -> bool:
    return value == "" or (type(value) is str and _COLOUR.fullmatch(value) is not None)


def _data(_spec: Spec, value: Any) -> bool:
    return type(value) is str and len(value) % 4 == 0 and _BASE64.fullmatch(value) is not None


def _reference(_spec: Spec, value: Any) -> bool:
    return type(value) is str


def _items_of(one: Callable[[Spec, Any], bool]) -> Callable[[Spec, Any], bool]:
    plain = Spec("item")
    return lambda _, value: type(value) is tuple and all(one(plain, item) for item in value)


def _mapping_of(
    key: Callable[[Spec, Any], bool], one: Callable[[Spec, Any], bool]
) -> Callable[[Spec, Any], bool]:
    plain = Spec("item")
    return lambda _, value: (
        isinstance(value, Mapping)
        and all(key(plain, name) and one(plain, item) for name, item in value.items())
    )


def _record(spec: Spec, value: Any) -> bool:
    if spec.record is None or not isinstance(value, spec.record):
        return False
    return not isinstance(value, Scale) or value.low < value.high


def _records(spec: Spec, value: Any) -> bool:
    return type(value) is tuple and all(_record(spec, item) for item in value)


_CHECKS: Final[Mapping[str, Callable[[Spec, Any], bool]]] = {
    "text": _text,
    "long_text": _long_text,
    "flag": _flag,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "strings": _items_of(_text),
    "numbers": _items_of(_number),
    "colour": _colour,
    "data": _data,
    "reference": _reference,
    "references": _items_of(_reference),
    "scores": _mapping_of(_text, _number),
    "pairs": _mapping_of(_text, _long_text),
    "record": _record,
    "records": _records,
}

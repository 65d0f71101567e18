"""Rows of tables as the writer writes them: one expression a table, made from its fields.

A row that is matched needs no parser: its texts are cut out in one go and become the fields of an
entity. What is out of the ordinary (escapes, long lists, unknown keys) is not matched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from sys import intern
from typing import Any, Final

from journeymapper.frozen import frozen
from journeymapper.model.spec import NOTHING, Described, described, remembered
from journeymapper.model.text import LONGEST_TEXT, UNWANTED
from journeymapper.storage import limits
from journeymapper.storage.reading import converter

_BOUNDARY: Final = r"\n\[\[?[A-Za-z0-9_-]+\]|\Z"
"""What follows a table that was read to its end."""
_NUMBER: Final = r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?"
_BARE: Final = rf"[A-Za-z0-9_-]{{1,{limits.LONGEST_ID}}}+"
_CHARACTER: Final = r'[^"\\\n]'
"""Where the whole text is known to be clean; else also no character that is to be dropped."""
_CLEAN_CHARACTER: Final = rf'[^"\\\n{UNWANTED}]'
_STRETCH: Final = 8
"""Fields after which it is looked whether the row is at its end: most cards set few of theirs."""


class UnusualError(ValueError):
    """A text that has to be read the general way."""


@frozen
class Table:
    """How rows of one table are matched and made into entities.

    ``match`` leaves in its last group whether a row of the table ``nested`` in it follows;
    ``make`` takes the groups and the rows nested. Data of a picture (``data`` tells its group)
    are matched as the number of what was cut out.
    """

    match: Callable[[str, int], re.Match[str] | None]
    make: Callable[[tuple[str, ...], tuple[Any, ...]], Any]
    nested: Table | None
    data: int = -1


def _number(text: str) -> int | float:
    if text.lstrip("-").isdecimal():
        return int(text)
    figure = float(text)
    if not isfinite(figure):
        raise UnusualError(text)
    return figure


def _flag(text: str) -> bool:
    return text == "true"


def _strings(text: str) -> tuple[str, ...]:
    found = text[1:-1].split('", "')
    if len(found) > limits.MOST_RECORDS:
        raise UnusualError
    return tuple(found)


def _references(text: str) -> tuple[str, ...]:
    return tuple(map(intern, _strings(text)))


class _Scores(dict[str, dict[str, Any]]):
    """Scores by their text: cards with the same ones share them."""

    def __missing__(self, text: str) -> dict[str, Any]:
        pairs = [pair.split(" = ") for pair in text.split(", ")]
        found = {intern(persona): _number(score) for persona, score in pairs}
        if not len(pairs) == len(found) <= limits.MOST_RECORDS:
            raise UnusualError
        if len(self) > limits.MOST_RECORDS:
            self.clear()
        self[text] = found
        return found


_PARSERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "reference": intern,
    "strings": _strings,
    "references": _references,
    "flag": _flag,
    "date": date.fromisoformat,
    "scores": _Scores().__getitem__,
}
"""From the matched text to the value; kinds not named go on to the general converter."""


def _row(item: Described, character: str) -> str | None:
    """Return the expression of a field's row, None where it is left to the general reader."""
    spec = item.spec
    plain = f"{character}{{0,{LONGEST_TEXT}}}+"
    texts = rf'\[("{plain}"(?:, "{plain}")*+)\]'
    score = f"{_BARE} = {_NUMBER}"
    values = {
        "text": f'"({plain})"',
        "reference": f'"({plain})"',
        "choice": '"([a-z_]+)"',
        "colour": f'"({plain})"',
        "long_text": rf'(?:"({plain})"|"""\n([^"\\]{{0,{LONGEST_TEXT}}}+)""")',
        "flag": "(true|false)",
        "integer": f"({_NUMBER})",
        "number": f"({_NUMBER})",
        "date": "([0-9]{4}-[0-9]{2}-[0-9]{2})",
        "strings": texts,
        "references": texts,
        "scores": rf"\{{ ({score}(?:, {score})*+) \}}",
        "data": r"'''\n([0-9]+)'''",
    }
    value = values.get(spec.kind)
    if spec.required and spec.kind in {"text", "reference"}:
        value = f'"({character}{{1,{limits.LONGEST_ID}}}+)"'
    return None if value is None else f"{re.escape(item.key)} = {value}\n"


def _pattern(fields: list[Described], character: str) -> str:
    """Return the expression of rows in their order, each of them optional unless required."""
    parts, ends = [], ""
    for number, item in enumerate(fields, 1):
        row = _row(item, character) or ""
        parts.append(row if item.spec.required else f"(?:{row}|)")
        if number % _STRETCH == 0 and not any(one.spec.required for one in fields[number:]):
            parts.append(r"(?:(?=\n|\Z)|")
            ends += ")"
    return "".join(parts) + ends


def _parser(item: Described) -> Callable[[str], Any] | None:
    """Return what makes a value of a matched text, None where the text is the value."""
    spec = item.spec
    if spec.kind in {"text", "long_text", "data"}:
        return intern if spec.required and spec.kind == "text" else None
    if spec.kind in _PARSERS:
        return _PARSERS[spec.kind]
    convert = converter(spec, item.default)
    if spec.kind in {"integer", "number"}:
        return lambda text: convert(_number(text))
    return convert


def _maker(entity: type[Any], fields: list[Described], nested: str) -> Callable[..., Any]:
    """Return the function from matched texts to an entity, compiled once like a dataclass's own.

    A frozen dataclass of fifty fields takes ten times as long to fill by its own constructor: the
    values are set on a twin of it that is not frozen, which then becomes one.
    """
    slots: tuple[str, ...] = entity.__slots__
    names: dict[str, Any] = {
        "Entity": entity,
        "Twin": type(entity.__name__, (), {"__slots__": slots}),
        "default_extra": NOTHING,
    }
    values = {name: f"default_{name}" for name in slots}
    for item in described(entity):
        names[f"default_{item.name}"] = NOTHING if item.default == {} else item.default
    matched = []
    for item in fields:
        text = f"text_{item.name}"
        matched.append(text)
        names[f"read_{item.name}"] = parse = _parser(item)
        value = text if parse is None else f"read_{item.name}({text})"
        if item.spec.kind == "long_text":
            matched.append(f"lines_{item.name}")
            value = f"{text} or lines_{item.name}"
        elif parse is not None and not item.spec.required:
            value += f" if {text} else default_{item.name}"
        values[item.name] = value
    if nested:
        values[nested] = "nested"
    lines = [
        "def make(matched, nested):",
        f"    {', '.join(matched)}, _more = matched",
        "    made = Twin()",
        *(f"    made.{name} = {value}" for name, value in values.items()),
        "    made.__class__ = Entity",
        "    return made",
    ]
    exec("\n".join(lines), names)  # noqa: S102 (nothing but names of our own fields)
    make: Callable[..., Any] = names["make"]
    return make


@remembered
def table_of(entity: type[Any], name: str, *, checked: bool = True) -> Table:
    """Return how rows of the table ``name`` become entities.

    ``checked`` tells that the text is known to hold no character that reading drops.
    """
    character = _CHARACTER if checked else _CLEAN_CHARACTER
    fields = [item for item in described(entity) if _row(item, character) is not None]
    below = next((item for item in described(entity) if item.spec.kind == "records"), None)
    inner = None
    follower = name if "." in name else ""
    if below is not None and below.spec.record is not None:
        follower = f"{name}.{below.key}"
        inner = table_of(below.spec.record, follower, checked=checked)
    more = rf"\n(\[\[{re.escape(follower)}\]\]\n)" if follower else "(?!)()"
    pattern = re.compile(
        rf"\[\[{re.escape(name)}\]\]\n{_pattern(fields, character)}(?={_BOUNDARY}|{more})"
    )
    make = _maker(entity, fields, below.name if below else "")
    kinds = [item.spec.kind for item in fields]
    return Table(pattern.match, make, inner, kinds.index("data") if "data" in kinds else -1)

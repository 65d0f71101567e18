"""Entity -> the text of its table, in the canonical form, driven by the field descriptions.

Our own fields are written by hand, as a general writer takes ten times as long on a large map and
puts short lists of tables on one line; what we do not know goes through tomli_w. The tests parse
everything that is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import compress
from json.encoder import encode_basestring
from operator import attrgetter, ne
from typing import Any, Final

import tomli_w

from journeymapper.frozen import frozen
from journeymapper.model.spec import Described, described, remembered

_WIDEST: Final = 100
_DATA_LINE: Final = 76
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_INLINE_KINDS: Final = frozenset({"flag", "integer", "number", "choice", "date"})


def quoted(text: str) -> str:
    """Return a text as a string on one line."""
    basic = encode_basestring(text)
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


def _row(key: str, value: Any) -> str:
    """Return key and value; a list that is too wide for a line takes a line an item."""
    line = f"{key} = {literal(value)}\n"
    if len(line) <= _WIDEST or not isinstance(value, (list, tuple)):
        return line
    return f"{key} = [\n" + "".join(f"    {literal(item)},\n" for item in value) + "]\n"


def _data(text: str) -> str:
    lines = (text[i : i + _DATA_LINE] for i in range(0, len(text), _DATA_LINE))
    return "'''\n" + "\n".join(lines) + "'''"


def _write_text(key: str) -> Callable[[Any], str]:
    return lambda value: f"{key} = {paragraphs(value)}\n"


def _write_word(key: str) -> Callable[[Any], str]:
    return lambda value: f"{key} = {quoted(value)}\n"


def _write_row(key: str) -> Callable[[Any], str]:
    return lambda value: _row(key, value)


def _write_scores(key: str) -> Callable[[Any], str]:
    """Write scores sorted by persona, so that equal scores give equal text."""

    def write(scores: Mapping[str, int | float]) -> str:
        pairs = [f"{key_text(persona)} = {score!r}" for persona, score in sorted(scores.items())]
        return f"{key} = {{ {', '.join(pairs)} }}\n"

    return write


def _write_data(key: str) -> Callable[[Any], str]:
    return lambda value: f"{key} = {_data(value)}\n"


_ROWS: Final[Mapping[str, Callable[[str], Callable[[Any], str]]]] = {
    "text": _write_text,
    "long_text": _write_text,
    "choice": _write_word,
    "colour": _write_word,
    "reference": _write_word,
    "scores": _write_scores,
    "data": _write_data,
}
_TABLE_KINDS: Final = frozenset({"pairs", "record", "records"})


@frozen
class _Plan:
    """How an entity of one class is written: the fields that are rows, those that are tables."""

    values: Callable[[Any], tuple[Any, ...]]
    """Of the fields that are rows."""
    defaults: tuple[Any, ...]
    """What each is if it is not written; where it always may be, nothing that it ever is."""
    rows: tuple[Callable[[Any], str], ...]
    tables: tuple[Described, ...]


@remembered
def _plan(entity: type[Any], skipped: frozenset[str]) -> _Plan:
    fields = [item for item in described(entity) if item.key not in skipped]
    rows = [item for item in fields if item.spec.kind not in _TABLE_KINDS]
    getter = attrgetter(*(item.name for item in rows))
    return _Plan(
        getter if len(rows) > 1 else lambda entity: (getter(entity),),
        tuple(object() if _compared_by_kind(item) else item.default for item in rows),
        tuple(_row_writer(item) for item in rows),
        tuple(item for item in fields if item.spec.kind in _TABLE_KINDS),
    )


def _compared_by_kind(item: Described) -> bool:
    """Whether a value equal to the default may still have to be written: 5.0 is not 5."""
    return item.spec.required or type(item.default) in {int, float}


def _row_writer(item: Described) -> Callable[[Any], str]:
    write = _ROWS.get(item.spec.kind, _write_row)(key_text(item.key))
    if item.spec.required or not _compared_by_kind(item):
        return write
    return lambda value: "" if _unset(value, item.default) else write(value)


def _unset(value: Any, default: Any) -> bool:
    return value is default or (value == default and type(value) is type(default))


@remembered
def _goes_inline(entity: type[Any]) -> bool:
    """Whether a nested value is figures only, and so short enough for the row of its key."""
    own = [item.spec.kind for item in described(entity) if item.spec.kind not in _TABLE_KINDS]
    return all(kind in _INLINE_KINDS for kind in own)


def _inline(value: Any) -> dict[str, Any] | None:
    """Return a nested value as one flat table, or None where it holds more than that."""
    if not _goes_inline(type(value)) or value.extra:
        return None
    flat = {}
    for item in described(type(value)):
        own = getattr(value, item.name)
        if item.spec.required or not _unset(own, item.default):
            if item.spec.kind in _TABLE_KINDS:
                return None
            flat[item.key] = own
    return flat


def table(
    value: Any, name: str, *, listed: bool = False, skipped: frozenset[str] = frozenset()
) -> str:
    """Return the text of an entity: its header, its rows, then the tables below it.

    ``listed`` makes it one of an array (``[[name]]``); keys in ``skipped`` are left out.
    """
    plan = _plan(type(value), skipped)
    values = plan.values(value)
    written = compress(zip(values, plan.rows, strict=True), map(ne, values, plan.defaults))
    rows = [f"[[{name}]]\n" if listed else f"[{name}]\n"]
    rows += [write(own) for own, write in written]
    tables: list[str] = []
    for item in plan.tables:
        own = getattr(value, item.name)
        if own != item.default:
            _nest(own, item, name, rows, tables)
    if value.extra:
        rows += unknown_rows(value.extra)
        tables += unknown_tables(value.extra, name)
    text = "".join(rows)
    return "\n".join([text, *tables]) if tables else text


def _nest(own: Any, item: Described, name: str, rows: list[str], tables: list[str]) -> None:
    """Write a nested value: as a row where it is short enough, else as tables below."""
    key = key_text(item.key)
    inner = f"{name}.{key}"
    if item.spec.kind == "records":
        tables += [table(one, inner, listed=True) for one in own]
    elif item.spec.kind == "pairs":
        pairs = (f"{key_text(word)} = {paragraphs(text)}\n" for word, text in own.items())
        tables.append(f"[{inner}]\n{''.join(pairs)}")
    elif (flat := _inline(own)) is not None:
        rows.append(_row(key, flat))
    else:
        tables.append(table(own, inner))


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, (list, tuple))
        and bool(value)
        and all(isinstance(one, Mapping) for one in value)
    )


def unknown_rows(values: Mapping[str, Any]) -> list[str]:
    """Return the rows of the plain values among ``values``, which may be anything TOML knows."""
    return [tomli_w.dumps({key: value}) for key, value in values.items() if not _is_table(value)]


def unknown_tables(values: Mapping[str, Any], name: str = "") -> list[str]:
    """Return the tables, and arrays of tables, among ``values``."""
    found = []
    for key, value in values.items():
        if not _is_table(value):
            continue
        inner = f"{name}.{key_text(key)}" if name else key_text(key)
        for one in [value] if isinstance(value, Mapping) else value:
            header = f"[{inner}]\n" if isinstance(value, Mapping) else f"[[{inner}]]\n"
            rows, tables = unknown_rows(one), unknown_tables(one, inner)
            if rows or not tables or not isinstance(value, Mapping):
                found.append("".join([header, *rows]))
            found.extend(tables)
    return found

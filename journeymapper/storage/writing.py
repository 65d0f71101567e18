"""Entity -> the text of its table, in the canonical form, driven by the field descriptions.

Our own fields are written by hand, as a general writer takes ten times as long on a large map and
puts short lists of tables on one line; what we do not know goes through tomli_w. The tests parse
everything that is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import takewhile
from json.encoder import encode_basestring
from typing import Any, Final

import tomli_w

from journeymapper.model.spec import Described, described, remembered

_WIDEST: Final = 100
_DATA_LINE: Final = 76
_MOST_KNOWN: Final = 10_000
_STRETCH: Final = 8
"""Fields that are looked at together whether any of them is set."""
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_INLINE_KINDS: Final = frozenset({"flag", "integer", "number", "choice", "date"})


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


def _row(start: str, value: Any) -> str:
    """Return key and value; a list that is too wide for a line takes a line an item."""
    line = f"{start}{literal(value)}\n"
    if len(line) <= _WIDEST or not isinstance(value, (list, tuple)):
        return line
    return f"{start}[\n" + "".join(f"    {literal(item)},\n" for item in value) + "]\n"


def _data(text: str) -> str:
    lines = (text[i : i + _DATA_LINE] for i in range(0, len(text), _DATA_LINE))
    return "'''\n" + "\n".join(lines) + "'''"


def _write_row(start: str) -> Callable[[Any], str]:
    return lambda value: _row(start, value)


def _write_flag(start: str) -> Callable[[Any], str]:
    yes, no = f"{start}true\n", f"{start}false\n"
    return lambda value: yes if value else no


def _write_number(start: str) -> Callable[[Any], str]:
    return lambda value: f"{start}{value!r}\n" if type(value) is int else _row(start, value)


def _write_references(start: str) -> Callable[[Any], str]:
    """Write ids and short texts: most often few enough for a line."""

    def write(value: Any) -> str:
        line = f"{start}[{', '.join(map(encode_basestring, value))}]\n"
        return line if len(line) <= _WIDEST else _row(start, value)

    return write


def _write_scores(start: str) -> Callable[[Any], str]:
    """Write scores sorted by persona, so that equal scores give equal text."""
    known: dict[str, str] = {}

    def write(scores: Mapping[str, int | float]) -> str:
        # Many cards have the same ones; their text in Python tells 5 from 5.0, as a dict does not.
        told = repr(scores)
        line = known.get(told)
        if line is None:
            pairs = [f"{key_text(who)} = {score!r}" for who, score in sorted(scores.items())]
            if len(known) > _MOST_KNOWN:
                known.clear()
            line = known[told] = f"{start}{{ {', '.join(pairs)} }}\n"
        return line

    return write


def _write_data(start: str) -> Callable[[Any], str]:
    return lambda value: f"{start}{_data(value)}\n"


_ROWS: Final[Mapping[str, Callable[[str], Callable[[Any], str]]]] = {
    "flag": _write_flag,
    "integer": _write_number,
    "number": _write_number,
    "strings": _write_references,
    "references": _write_references,
    "scores": _write_scores,
    "data": _write_data,
}
_QUOTED_KINDS: Final = frozenset({"text", "choice", "colour", "reference"})
_TABLE_KINDS: Final = frozenset({"pairs", "record", "records"})


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
    header = f"[[{name}]]\n" if listed else f"[{name}]\n"
    return writer(type(value), header, skipped)(value)


def _test(item: Described, own: str) -> str:
    """Return the source that tells whether a value has to be written; empty where it always is.

    A number equal to its default may have to be: 5.0 is not 5.
    """
    if item.spec.required:
        return ""
    if item.default is None:
        return f"{own} is not None"
    if type(item.default) in {int, float}:
        return f"unset({own}, default_{item.name}) is False"
    if item.default in ("", (), {}) or item.default is False:
        return own
    return f"{own} != default_{item.name}"


def _is_quoted(item: Described) -> bool:
    return item.spec.kind in _QUOTED_KINDS


def _quoted_row(item: Described, value: str) -> str:
    """Return the source of a field's row, as a literal with the value's own source in it."""
    return f"f{f'{key_text(item.key)} = '!r}f'{{{value}}}\\n'"


def _lines(stretch: list[Described], name: str, names: dict[str, Any]) -> list[str]:
    """Return the source that writes some fields in a row, and put what it uses into ``names``.

    Most fields of a card are unset: one line tells whether any of several has to be written.
    """
    tests, lines = [], []
    for item in stretch:
        own = f"entity.{item.name}"
        test = _test(item, own)
        names[f"default_{item.name}"] = item.default
        if item.spec.kind in _TABLE_KINDS:
            names[f"item_{item.name}"] = item
            row = f"nest({own}, item_{item.name}, {name!r}, tables)"
        elif _is_quoted(item):
            row = _quoted_row(item, f"quote({own})")
        elif item.spec.kind == "long_text":
            row = _quoted_row(item, f"paragraphs({own}) if newline in {own} else quote({own})")
        elif item.spec.kind == "flag" and item.default is False:
            row = repr(f"{key_text(item.key)} = true\n")
        else:
            start = f"{key_text(item.key)} = "
            names[f"row_{item.name}"] = _ROWS.get(item.spec.kind, _write_row)(start)
            row = f"row_{item.name}({own})"
        tests.append(test or "True")
        lines.append(f"if {test}: text += {row}" if test else f"text += {row}")
    if len(stretch) == 1 or "True" in tests:
        return lines
    return [f"if {' or '.join(tests)}:", *(f"    {line}" for line in lines)]


@remembered
def writer(
    entity: type[Any], header: str, skipped: frozenset[str] = frozenset()
) -> Callable[[Any], str]:
    """Return the function that writes an entity as ``table`` does, below the header given.

    It is compiled once from the field descriptions: asking each field in a loop what it is takes
    five times as long.
    """
    name = header.strip("[]\n")
    names: dict[str, Any] = {
        "quote": encode_basestring,
        "newline": "\n",
        "paragraphs": paragraphs,
        "nest": _nest,
        "unset": _unset,
        "unknown_rows": unknown_rows,
        "unknown_tables": unknown_tables,
    }
    every = [item for item in described(entity) if item.key not in skipped]
    every.sort(key=lambda item: item.spec.kind in _TABLE_KINDS)
    first = list(takewhile(lambda item: item.spec.required and _is_quoted(item), every))
    start = "".join(_quoted_row(item, f"quote(entity.{item.name})") for item in first)
    lines = [f"text = f{header!r}{start}", "tables = []"]
    for number in range(len(first), len(every), _STRETCH):
        lines += _lines(every[number : number + _STRETCH], name, names)
    lines += [
        "if '\\x7f' in text:",
        "    text = text.replace('\\x7f', '\\\\u007F')",
        "if entity.extra:",
        "    text += ''.join(unknown_rows(entity.extra))",
        f"    tables += unknown_tables(entity.extra, {name!r})",
        "return '\\n'.join([text, *tables]) if tables else text",
    ]
    source = "\n    ".join(["def write(entity):", *lines])
    exec(source, names)  # noqa: S102 (nothing but names of our own fields)
    write: Callable[[Any], str] = names["write"]
    return write


def _nest(own: Any, item: Described, name: str, tables: list[str]) -> str:
    """Write a nested value: return its row where it is short enough, else add its tables."""
    key = key_text(item.key)
    inner = f"{name}.{key}"
    if item.spec.kind == "records" and item.spec.record is not None:
        tables += map(writer(item.spec.record, f"[[{inner}]]\n"), own)
    elif item.spec.kind == "pairs":
        pairs = (f"{key_text(word)} = {paragraphs(text)}\n" for word, text in own.items())
        tables.append(f"[{inner}]\n{''.join(pairs)}")
    elif (flat := _inline(own)) is not None:
        return _row(f"{key} = ", flat)
    elif own != item.default:
        tables.append(table(own, inner))
    return ""


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

"""Entity -> the text of its table, in the canonical form, driven by the field descriptions.

Our own fields are written by hand, as a general writer takes ten times as long on a large map and
puts short lists of tables on one line; what we do not know goes through tomli_w. The tests parse
everything that is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Final

import tomli_w

from journeymapper.model.spec import Described, described, remembered
from journeymapper.storage.literals import ROWS, Known, key_text, paragraphs, row, write_row

_STRETCH: Final = 8
"""Fields that are looked at together whether any of them is set."""
_BATCH: Final = 256
"""Entities of which the long texts are looked at together whether they need escaping."""
_FEW: Final = 8
_PLAIN: Final = bytes({*range(0x20, 0x100)} - set(b'"\\\x7f'))
"""Bytes of texts that stand between quotes as they are."""
_INLINE_KINDS: Final = frozenset({"flag", "integer", "number", "choice", "date"})
_QUOTED_KINDS: Final = frozenset({"text", "choice", "colour", "reference"})
_FEW_TARGETS: Final = frozenset({"lane", "column", "channel", "persona"})
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


def table(value: Any, name: str, *, skipped: frozenset[str] = frozenset()) -> str:
    """Return the text of an entity: its header, its rows but those of ``skipped``, its tables."""
    return writer(type(value), f"[{name}]\n", skipped)((value,))[0]


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


def _is_repeated(item: Described) -> bool:
    """Whether a field has few values, the same in many entities."""
    kind, target = item.spec.kind, item.spec.target
    return kind == "choice" or (kind == "reference" and target in _FEW_TARGETS)


def _quoted_row(item: Described, value: str, left: str = "", right: str = "") -> str:
    """Return the source of a field's row, as a literal with the value's own source in it."""
    return f"f{f'{key_text(item.key)} = {left}'!r}f'{{{value}}}{right}\\n'"


def _written(item: Described, own: str, name: str, names: dict[str, Any]) -> str:
    """Return the source of a field's row, and put what it uses into ``names``."""
    kind, start = item.spec.kind, f"{key_text(item.key)} = "
    if kind == "records" and item.spec.record is not None:
        names[f"below_{item.name}"] = _write_below(item.spec.record, f"{name}.{item.key}")
        return f"below_{item.name}({own}, tables)"
    if kind in _TABLE_KINDS:
        names[f"item_{item.name}"] = item
        return f"nest({own}, item_{item.name}, {name!r}, tables)"
    if _is_repeated(item):
        names[f"known_{item.name}"] = Known(start)
        return f"known_{item.name}[{own}]"
    if _is_quoted(item):
        return _quoted_row(item, f"quote({own})")
    if kind == "long_text":
        escaped = _quoted_row(item, f"paragraphs({own}) if newline in {own} else quote({own})")
        plain = _quoted_row(item, own, '"', '"')
        return f"see({own}) or {plain} if see else {escaped}"
    if kind == "flag" and item.default is False:
        return repr(f"{start}true\n")
    names[f"row_{item.name}"] = ROWS.get(kind, write_row)(start)
    if kind == "references":
        # Most often there is one, which needs no call.
        one = _quoted_row(item, f"quote({own}[0])", "[", "]")
        return f"{one} if len({own}) == 1 else row_{item.name}({own})"
    return f"row_{item.name}({own})"


def _lines(stretch: list[Described], name: str, names: dict[str, Any]) -> list[str]:
    """Return the source that writes some fields in a row, and put what it uses into ``names``.

    Most fields of a card are unset: one line tells whether any of several has to be written.
    """
    tests, lines = [], []
    for item in stretch:
        own = f"entity.{item.name}"
        test = _test(item, own)
        names[f"default_{item.name}"] = item.default
        line = f"text += {_written(item, own, name, names)}"
        tests.append(test or "True")
        lines.append(f"if {test}: {line}" if test else line)
    if len(stretch) == 1 or "True" in tests:
        return lines
    return [f"if {' or '.join(tests)}:", *(f"    {line}" for line in lines)]


@remembered
def _compiled(entity: type[Any], header: str, skipped: frozenset[str]) -> Callable[..., list[str]]:
    """Return the function that writes entities, below the header given each.

    It is compiled once from the field descriptions: asking each field in a loop what it is takes
    five times as long. Its second argument is told the long texts, which are then written as they
    are; without it they are escaped.
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
    start = []
    for item in first:
        written = _written(item, f"entity.{item.name}", name, names)
        start.append(f"f'{{{written}}}'" if _is_repeated(item) else written)
    lines = [f"text = f{header!r}{''.join(start)}", "tables = []"]
    for number in range(len(first), len(every), _STRETCH):
        lines += _lines(every[number : number + _STRETCH], name, names)
    lines += [
        "if '\\x7f' in text:",
        "    text = text.replace('\\x7f', '\\\\u007F')",
        "if entity.extra:",
        "    text += ''.join(unknown_rows(entity.extra))",
        f"    tables += unknown_tables(entity.extra, {name!r})",
        "add('\\n'.join([text, *tables]) if tables else text)",
    ]
    source = [
        "def write(entities, see=None):",
        "    texts = []",
        "    add = texts.append",
        "    for entity in entities:",
        *(f"        {line}" for line in lines),
        "    return texts",
    ]
    exec("\n".join(source), names)  # noqa: S102 (nothing but names of our own fields)
    write: Callable[..., list[str]] = names["write"]
    return write


def _escaped(texts: list[str]) -> set[str]:
    """Return those of some texts that need escaping (or all, where one holds a zero).

    It is told of all of them at once: escaping each takes four times as long.
    """
    together = "\0".join(texts)
    try:
        data = together.encode("latin-1")
    except UnicodeEncodeError:
        data = together.encode("utf-8", "surrogatepass")
    special = data.translate(None, _PLAIN)
    if len(special) == max(len(texts) - 1, 0):
        return set()
    parts = special.split(b"\0")
    if len(parts) != len(texts):
        return set(texts)
    return {text for text, part in zip(texts, parts, strict=True) if part}


@remembered
def writer(
    entity: type[Any], header: str, skipped: frozenset[str] = frozenset()
) -> Callable[[Sequence[Any]], list[str]]:
    """Return the function that gives the text of each of some entities, below the header given."""
    write = _compiled(entity, header, skipped)
    long = [item.name for item in described(entity) if item.spec.kind == "long_text"]
    if not long:
        return write
    long_texts = attrgetter(*long, long[0])

    def texts(entities: Sequence[Any]) -> list[str]:
        if len(entities) < _FEW:
            return write(entities)
        found: list[str] = []
        for start in range(0, len(entities), _BATCH):
            some = entities[start : start + _BATCH]
            seen: list[str] = []
            written = write(some, seen.append)
            if escaped := _escaped(seen):
                for number, one in enumerate(some):
                    if not escaped.isdisjoint(long_texts(one)):
                        written[number] = write((one,))[0]
            found += written
        return found

    return texts


def _write_below(entity: type[Any], name: str) -> Callable[[Sequence[Any], list[str]], str]:
    """Return what adds the tables of values nested; it is compiled when there is the first."""

    def write(values: Sequence[Any], tables: list[str]) -> str:
        tables += writer(entity, f"[[{name}]]\n")(values)
        return ""

    return write


def _nest(own: Any, item: Described, name: str, tables: list[str]) -> str:
    """Write a nested value: return its row where it is short enough, else add its tables."""
    key = key_text(item.key)
    inner = f"{name}.{key}"
    if item.spec.kind == "pairs":
        pairs = (f"{key_text(word)} = {paragraphs(text)}\n" for word, text in own.items())
        tables.append(f"[{inner}]\n{''.join(pairs)}")
    elif (flat := _inline(own)) is not None:
        return row(f"{key} = ", flat)
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

"""Raw answers to a survey, read from text or from one column of a table; what cannot be is told."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from typing import Final

from journeymapper.frozen import frozen
from journeymapper.i18n import _
from journeymapper.model.values import Number

MOST_ANSWERS: Final = 20_000
"""More than that a file does not hold in one list."""
_DELIMITERS: Final = ("\t", ";", ",")
_LOOKED_AT: Final = 200
"""Rows by which a column of answers is recognised."""


@frozen
class Fault:
    """What cannot be read as an answer: its line and column (from 1), and why."""

    line: int
    column: int
    found: str
    message: str


@frozen
class Answers:
    """Raw answers read from text: those that count, and what could not be read."""

    values: tuple[Number, ...]
    faults: tuple[Fault, ...] = ()


@frozen
class Table:
    """Text that is a table: the headings of its columns, and (line, cells) of its rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    comma: bool
    """Whether a comma may stand for the decimal point: it does not part the cells."""


@frozen
class Allowed:
    """What answers to one indicator may be."""

    low: float
    high: float
    whole: bool


ALLOWED: Final = {
    "nps": Allowed(0, 10, whole=True),
    "csat": Allowed(1, 5, whole=True),
    "ces": Allowed(1, 7, whole=False),
    "retention": Allowed(0, 2**53, whole=True),
    "conversion": Allowed(0, 2**53, whole=True),
    "acquisition": Allowed(0, 2**53, whole=True),
}
"""The usual range of answers to each indicator that is computed from them."""
SCALED: Final = frozenset({"csat", "ces"})
"""Indicators that are asked for on scales of several lengths."""
_WORD: Final = re.compile(r"[^\s,;]+")
_FIGURE: Final = re.compile(r"[+-]?\d{1,17}(\.\d{1,9})?")


def allowed(metric: str, highest: int | None = None) -> Allowed:
    """Return what answers may be, up to ``highest`` where the indicator has scales to choose.

    KeyError for an indicator that has no raw answers.
    """
    usual = ALLOWED[metric]
    if highest is None or metric not in SCALED:
        return usual
    return Allowed(usual.low, highest, usual.whole)


def read_answers(text: str, metric: str, highest: int | None = None) -> Answers:
    """Return the answers in a text, parted by spaces, commas, semicolons, tabs or new lines.

    A decimal point is a point. KeyError for an indicator that has no raw answers.
    """
    words = (
        (number, match.start() + 1, match.group())
        for number, line in enumerate(text.splitlines(), 1)
        for match in _WORD.finditer(line)
    )
    return _collected(words, allowed(metric, highest))


def table_of(text: str) -> Table | None:
    """Return the table that a text is, by its first line, which names columns; None for any other.

    Cells are parted by tabs, semicolons or commas, and may be quoted. A single column with a
    heading is a table too.
    """
    first, _end, rest = text.partition("\n")
    if not rest.strip() or not any(character.isalpha() for character in first):
        return None
    delimiter = next((one for one in _DELIMITERS if one in first), ";")
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, tuple[str, ...]]] = []
    try:
        headings = tuple(cell.strip() for cell in next(reader, []))
        start = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((start, tuple(cell.strip() for cell in cells)))
            start = reader.line_num + 1
    except csv.Error:  # a cell of more than the reader's limit: no table of answers
        return None
    if any(_FIGURE.fullmatch(heading) for heading in headings):
        return None
    return Table(headings, tuple(rows), comma=delimiter != ",")


def read_column(table: Table, column: int, metric: str, highest: int | None = None) -> Answers:
    """Return the answers in a column of a table; empty cells are nobody's answer.

    A fault's column is that of the table, from 1. KeyError as ``read_answers``.
    """
    return _collected(_cells(table, column, table.rows), allowed(metric, highest))


def likely_column(table: Table, metric: str, highest: int | None = None) -> int:
    """Return the column that holds the answers: named like the indicator, or most of them fit."""
    span = allowed(metric, highest)

    def weight(column: int) -> tuple[bool, int]:
        rows = islice(table.rows, _LOOKED_AT)
        found = _collected(_cells(table, column, rows), span)
        named = metric in table.headings[column].casefold()
        return named and bool(found.values), len(found.values) - len(found.faults)

    return max(range(len(table.headings)), key=weight, default=0)


def _cells(
    table: Table, column: int, rows: Iterable[tuple[int, tuple[str, ...]]]
) -> Iterator[tuple[int, int, str]]:
    for line, cells in rows:
        word = cells[column] if column < len(cells) else ""
        if word:
            yield line, column + 1, word.replace(",", ".") if table.comma else word


def _collected(words: Iterable[tuple[int, int, str]], span: Allowed) -> Answers:
    values: list[Number] = []
    faults: list[Fault] = []
    for line, column, word in words:
        why = _refusal(word, span)
        if not why and len(values) == MOST_ANSWERS:
            why = _("more than {n} answers").format(n=MOST_ANSWERS)
        if why:
            faults.append(Fault(line, column, word, why))
        else:
            values.append(int(word) if "." not in word else plain(float(word)))
    return Answers(tuple(values), tuple(faults))


def _refusal(word: str, span: Allowed) -> str:
    if not _FIGURE.fullmatch(word):
        return _("not a number")
    value = float(word)
    if not span.low <= value <= span.high:
        return _("not from {low:g} to {high:g}").format(low=span.low, high=span.high)
    if span.whole and not value.is_integer():
        return _("not a whole number")
    return ""


def plain(value: float) -> Number:
    """Return a number as a whole one where it is one."""
    return int(value) if value.is_integer() else value

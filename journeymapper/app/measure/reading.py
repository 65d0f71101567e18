"""What is made of pasted or imported answers: read, counted and computed away from the window."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from journeymapper.analysis.kpi import Result, compute, distribution
from journeymapper.analysis.raw_answers import (
    Answers,
    Table,
    likely_column,
    read_answers,
    read_column,
    table_of,
)
from journeymapper.frozen import frozen
from journeymapper.i18n import _

LARGEST_FILE: Final = 2**20
"""Bytes of a file of answers; far more than a card can hold."""


class UnreadableError(Exception):
    """A file that holds no answers, with a sentence for people."""


@frozen
class Reading:
    """What a text gives for an indicator; ``column`` is that of the table, where it is one."""

    metric: str
    highest: int | None
    answers: Answers
    result: Result | None
    bars: tuple[tuple[int, int], ...]
    headings: tuple[str, ...] = ()
    column: int = 0


def read(text: str, metric: str, highest: int | None, column: int | None = None) -> Reading:
    """Return what a text gives; without a ``column`` the likely one of a table is read."""
    table: Table | None = table_of(text)
    headings: tuple[str, ...] = ()
    if table is None:
        answers, column = read_answers(text, metric, highest), 0
    else:
        headings = table.headings
        if column is None or column >= len(headings):
            column = likely_column(table, metric, highest)
        answers = read_column(table, column, metric, highest)
    values = answers.values
    bars = distribution(metric, values, highest)
    result = compute(metric, values, highest)
    return Reading(metric, highest, answers, result, bars, headings, column)


def text_of(path: Path) -> str:
    """Return the text of a file of answers; UnreadableError where it has none that can be used."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise UnreadableError(
            _("“{name}” cannot be read: {reason}").format(
                name=path.name, reason=problem.strerror or problem
            )
        ) from problem
    if len(data) > LARGEST_FILE:
        raise UnreadableError(_("“{name}” is larger than 1 MB").format(name=path.name))
    if b"\0" in data:
        raise UnreadableError(_("“{name}” is no text: save it as CSV first").format(name=path.name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what spreadsheets write where not asked

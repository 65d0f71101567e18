"""Tables of text on their way to other programs and back: CSV, tabs, HTML.

What a spreadsheet would take for a formula gets an apostrophe in front, which coming back takes
away again; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

Rows = Sequence[Sequence[str]]
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(r"[+\-]?\d+(?:[.,]\d+)?")


def as_csv(rows: Rows) -> str:
    """Return a table as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(_harmless(rows))
    return out.getvalue()


def as_tabbed(rows: Rows) -> str:
    """Return a table as text with tabs, a line a row."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(_harmless(rows))
    return out.getvalue()


def as_html(rows: Rows) -> str:
    """Return a table as HTML, for documents and spreadsheets; the first row is its head."""
    lines = []
    for number, row in enumerate(rows):
        tag = "th" if number == 0 else "td"
        cells = "".join(f"<{tag}>{escape(c).replace(chr(10), '<br>')}</{tag}>" for c in row)
        lines.append(f"<tr>{cells}</tr>")
    return f'<table border="1">{"".join(lines)}</table>'


def from_tabbed(text: str) -> list[list[str]]:
    """Return the rows of a text with tabs."""
    rows = csv.reader(io.StringIO(text, newline=""), dialect="excel-tab")
    return [[_bare(cell) for cell in row] for row in rows]


def _harmless(rows: Rows) -> Iterable[list[str]]:
    return ([_guarded(cell) for cell in row] for row in rows)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell

"""Tables as plain rows: what each cell says, what it is sorted by, what stands below a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journeymapper.frozen import frozen
from journeymapper.i18n import _

Sort = tuple[int, float | str]
"""What a cell is sorted by; numbers and texts stand behind a 0, what is empty before them."""
NOTHING: Final[Sort] = (-1, 0.0)


@frozen
class Cell:
    """One cell: its words, what it is sorted by, and a tone of the theme where it stands out."""

    words: str = ""
    sort: Sort = NOTHING
    tone: str = ""


@frozen
class Row:
    """One line of a table; ``file`` and ``card`` say what it opens, ``rows`` are below it."""

    cells: tuple[Cell, ...]
    file: str = ""
    card: str = ""
    rows: tuple[Row, ...] = ()


@frozen
class Column:
    """A column: its heading, its width in pixels, whether it holds figures, and its rule."""

    heading: str
    width: int
    figures: bool = False
    rule: str = ""


@frozen
class Table:
    """A table; headings and the sentence for an empty one are gettext ids."""

    name: str
    heading: str
    columns: tuple[Column, ...]
    empty: str
    sorted_by: int = 0
    falling: bool = False


def as_lines(table: Table, rows: Sequence[Row]) -> str:
    """Return rows as lines with tabs for spreadsheets, headings first, what is below them too."""
    lines = ["\t".join(_(column.heading) for column in table.columns)]

    def add(row: Row) -> None:
        lines.append("\t".join(cell.words for cell in row.cells))
        for below in row.rows:
            add(below)

    for row in rows:
        add(row)
    return "\n".join(lines)

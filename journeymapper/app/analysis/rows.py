"""The rows of the list of findings: groups that fold, what is open, accepted and switched off."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from journeymapper.analysis.finding import SEVERITIES
from journeymapper.app import plain
from journeymapper.app.analysis.noticed import GROUPS, Noticed, Row
from journeymapper.app.theme import tokens
from journeymapper.i18n import _
from journeymapper.model.ids import Ref

CLOSED_AT_FIRST: Final = frozenset({"accepted", "off"})
ROW: Final = Qt.ItemDataRole.UserRole
_COMPARED: Final = 1000
_Index = QModelIndex | QPersistentModelIndex


def mark(group: str) -> tuple[str, str]:
    """Return the icon and the colour that stand for a group in the theme in force."""
    now = tokens()
    return {
        "error": ("x-circle", now.error),
        "warning": ("warning", now.warning),
        "hint": ("info", now.accent_text),
        "accepted": ("check-circle", now.success),
    }.get(group, ("bell-slash", now.secondary))


def rows(noticed: Noticed, closed: Set[str]) -> list[Row]:
    """Return headings and, under those that are not closed, what belongs there."""
    found: list[Row] = []
    for group, own in noticed.rows.items():
        found.append(Row(group, _(GROUPS[group]), count=len(own)))
        if group not in closed:
            found += own
    return found


class Rows(QStringListModel):
    """The rows as a model: thousands of them cost no more than those in sight.

    Qt counts them itself, in a list of empty texts: a view asks for the count with every row that
    it lays out, and each answer from Python would take as long as all the rest of the row.
    """

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.closed = set(CLOSED_AT_FIRST)
        self.rows: list[Row] = []
        self._noticed: Noticed | None = None

    def show(self, noticed: Noticed) -> bool:
        """Show what is noticed; tell whether the rows are others than before."""
        self._noticed = noticed
        fresh = rows(noticed, self.closed)
        # Of thousands, comparing them costs more than showing them anew.
        if len(fresh) == len(self.rows) <= _COMPARED and fresh == self.rows:
            return False
        self.rows = fresh
        self.setStringList([""] * len(fresh))
        return True

    def fold(self, group: str, *, closed: bool) -> None:
        """Close or open a group."""
        (self.closed.add if closed else self.closed.discard)(group)
        if self._noticed is not None:
            self.show(self._noticed)

    def first_about(self, where: Ref) -> Row | None:
        """Return the heaviest open finding about a place."""
        if self._noticed is None:
            return None
        for severity in SEVERITIES:
            for row in self._noticed.rows.get(severity, ()):
                if row.finding is not None and row.finding.where == where:
                    return row
        return None

    def place(self, key: tuple[str, str, str]) -> int:
        """Return the row with a key; -1 where there is none."""
        return next((i for i, row in enumerate(self.rows) if row.key == key), -1)

    def flags(self, _index: _Index) -> Qt.ItemFlag:
        """Say that a row can be chosen, and neither edited nor dragged."""
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows, says aloud and tells when pointed at."""
        if index.row() >= len(self.rows):
            return None  # a row of before, asked for while the rows are changed for others
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole and row.rule is not None:
            parts = (row.text, row.side if row.group == "accepted" else "", _(row.rule.explanation))
            return plain.tip("\n".join(part for part in parts if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            counted = f" ({row.count})" if row.rule is None else ""
            return f"{_(GROUPS[row.group])}: {row.text}" if row.rule else f"{row.text}{counted}"
        return None

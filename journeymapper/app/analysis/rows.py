"""The rows of the list of findings: groups that fold, what is open, accepted and switched off."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from journeymapper.analysis.finding import Finding, Rule, address
from journeymapper.analysis.findings import rules
from journeymapper.app import plain
from journeymapper.app.analysis.noticed import Noticed
from journeymapper.app.theme import tokens
from journeymapper.i18n import N_, _

GROUPS: Final = {
    "error": N_("Errors"),
    "warning": N_("Warnings"),
    "hint": N_("Hints"),
    "accepted": N_("Accepted"),
    "off": N_("Rules switched off"),
}
"""The groups in order, and their headings."""
CLOSED_AT_FIRST: Final = frozenset({"accepted", "off"})
ROW: Final = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a heading (no rule), a finding, or a rule that is switched off (no finding)."""

    group: str
    text: str
    side: str = ""
    rule: Rule | None = None
    finding: Finding | None = None
    count: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by from one list to the next."""
        where = address(self.finding.where) if self.finding else ""
        return (self.group if self.rule is None else "", self.rule.name if self.rule else "", where)


def mark(group: str) -> tuple[str, str]:
    """Return the icon and the colour that stand for a group in the theme in force."""
    now = tokens()
    return {
        "error": ("x-circle", now.error),
        "warning": ("warning", now.warning),
        "hint": ("info", now.accent_text),
        "accepted": ("check-circle", now.success),
    }.get(group, ("bell-slash", now.secondary))


def rows(noticed: Noticed, closed: Set[str]) -> Iterator[Row]:
    """Yield headings and, under those that are not closed, what belongs there."""
    known = {rule.name: rule for rule in rules()}
    grouped: dict[str, list[Row]] = {name: [] for name in GROUPS}
    for one in noticed.findings:
        group = "accepted" if one.accepted else one.severity
        side = one.accepted.reason if one.accepted else _(known[one.rule].label)
        grouped[group].append(Row(group, one.message, side, known[one.rule], one))
    for name in noticed.rules_off:
        if name in known:
            grouped["off"].append(Row("off", _(known[name].label), "", known[name]))
    for group, own in grouped.items():
        if own:
            yield Row(group, _(GROUPS[group]), count=len(own))
            if group not in closed:
                yield from own


class Rows(QAbstractListModel):
    """The rows as a model: thousands of them cost no more than those in sight."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.closed = set(CLOSED_AT_FIRST)
        self.rows: list[Row] = []
        self._noticed: Noticed | None = None

    def show(self, noticed: Noticed) -> bool:
        """Show what is noticed; tell whether the rows are others than before."""
        self._noticed = noticed
        fresh = list(rows(noticed, self.closed))
        if fresh == self.rows:
            return False
        self.beginResetModel()
        self.rows = fresh
        self.endResetModel()
        return True

    def fold(self, group: str, *, closed: bool) -> None:
        """Close or open a group."""
        (self.closed.add if closed else self.closed.discard)(group)
        if self._noticed is not None:
            self.show(self._noticed)

    def place(self, key: tuple[str, str, str]) -> int:
        """Return the row with a key; -1 where there is none."""
        return next((i for i, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (as Qt declares it)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows, says aloud and tells when pointed at."""
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

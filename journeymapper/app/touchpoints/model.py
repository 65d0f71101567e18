"""The touchpoints of a session's map as a model of rows and columns, edited through the session."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from journeymapper.app.touchpoints.columns import LABEL, Column, columns
from journeymapper.edit.session import Change, Session
from journeymapper.matching import plain
from journeymapper.model.card import Card
from journeymapper.model.query import index

RANK: Final = Qt.ItemDataRole.UserRole
CHOICES: Final = Qt.ItemDataRole.UserRole + 1
CARD: Final = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_END: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TouchpointModel(QAbstractTableModel):
    """A row a touchpoint, in the order of the journey; ``end`` lets go of the session."""

    def __init__(self, session: Session) -> None:
        """Show the touchpoints of a session's map."""
        super().__init__()
        self._session = session
        self.columns: list[Column] = []
        self.cards: tuple[Card, ...] = ()
        self.end = session.subscribe(self._changed)
        self._take()

    def _take(self) -> None:
        journey = self._session.map
        self.facts = index(journey)
        self.columns, self.cards = columns(journey), self.facts.touchpoints

    def _changed(self, change: Change) -> None:
        if change.after is change.before:
            return
        before, heads = self.cards, [(c.key, c.label, c.choices) for c in self.columns]
        journey = self._session.map
        same = [card.id for card in before] == [c.id for c in index(journey).touchpoints]
        if not same or heads != [(c.key, c.label, c.choices) for c in columns(journey)]:
            self.beginResetModel()
            self._take()
            self.endResetModel()
            return
        self._take()
        for row, (old, new) in enumerate(zip(before, self.cards, strict=True)):
            if old is not new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many touchpoints there are."""
        return 0 if parent.isValid() else len(self.cards)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].label
            if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].number:
                return _END
        return None

    def data(self, at: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, sorts by, or is edited as."""
        card, column = self.cards[at.row()], self.columns[at.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(column.told(self.facts, card).split())
        if role == Qt.ItemDataRole.EditRole:
            return column.value(card)
        if role == Qt.ItemDataRole.CheckStateRole and column.flag:
            return Qt.CheckState.Checked if column.value(card) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return _END
        if role == RANK:
            return (column.rank(self.facts, card), at.row())
        if role == CHOICES:
            return column.choices
        if role == CARD:
            return card.id
        return None

    def flags(self, at: _Index) -> Qt.ItemFlag:
        """Tell which cells can be changed."""
        flags = super().flags(at)
        column = self.columns[at.column()]
        if column.write is not None:
            changed = Qt.ItemFlag.ItemIsUserCheckable if column.flag else Qt.ItemFlag.ItemIsEditable
            flags |= changed
        return flags

    def setData(self, at: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change a cell as one undo step; False if it stays as it is."""
        card, column = self.cards[at.row()], self.columns[at.column()]
        write = column.write
        if write is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole or value == column.value(card):
            return False
        try:
            return self._session.apply(LABEL, lambda map_: write(map_, card.id, value))
        except ValueError:  # what the field cannot hold stays as it was
            return False

    def fits(self, row: int, words: tuple[str, ...]) -> bool:
        """Tell whether all words stand somewhere in a row, whatever their case and accents."""
        card = self.cards[row]
        told = plain(" ".join(column.told(self.facts, card) for column in self.columns))
        return all(word in told for word in words)

"""A table to sort, filter, copy and open lines from; lines may hold others below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from journeymapper.app.plain import tip
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.rows import Row, Table, as_lines
from journeymapper.i18n import _

_HEADING: Final = 12, 25
"""The size of a heading's letters and the room around them, as the style sheet has them."""
_SORT: Final = Qt.ItemDataRole.UserRole
_ROW: Final = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class _Shown(QSortFilterProxyModel):
    """The lines that hold every word looked for, in any cell; a line brings what is around it."""

    def __init__(self, parent: QTreeView) -> None:
        super().__init__(parent)
        self.setRecursiveFilteringEnabled(True)
        self.setAutoAcceptChildRows(True)
        self.words: tuple[str, ...] = ()

    def look_for(self, text: str) -> None:
        self.beginFilterChange()
        self.words = tuple(text.casefold().split())
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        model = self.sourceModel()
        cells = (model.index(row, n, parent) for n in range(model.columnCount()))
        said = " ".join(str(cell.data() or "") for cell in cells).casefold()
        return all(word in said for word in self.words)

    def lessThan(self, left: _Index, right: _Index) -> bool:
        one, other = left.data(_SORT), right.data(_SORT)
        return bool(one < other) if type(one[1]) is type(other[1]) else bool(one[0] < other[0])


class TableView(QTreeView):
    """One table; a double click or Enter opens what a line stands for."""

    opened = Signal(str, str)
    """The file and the card of a line."""
    looked_at = Signal(object)
    """The line that the keyboard or the mouse has come to."""

    def __init__(self, table: Table) -> None:
        """Show an empty table; ``show_rows`` fills it."""
        super().__init__()
        self.table = table
        self.setProperty("table", True)
        self.setAccessibleName(_(table.heading))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self._lines = QStandardItemModel(self)
        self._shown = _Shown(self)
        self._shown.setSourceModel(self._lines)
        self.setModel(self._shown)
        self._head()
        order = Qt.SortOrder.DescendingOrder if table.falling else Qt.SortOrder.AscendingOrder
        self.setSortingEnabled(True)
        self.sortByColumn(table.sorted_by, order)
        for place, column in enumerate(table.columns):
            # A heading in another language may be longer.
            heading = heading_width(self, _(column.heading))
            self.setColumnWidth(place, max(column.width, heading))
        self.header().setStretchLastSection(True)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.looked_at.emit(self.row_of(now))
        )

    def _head(self) -> None:
        self._lines.setColumnCount(len(self.table.columns))
        for place, column in enumerate(self.table.columns):
            item = QStandardItem(_(column.heading))
            side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            if column.rule:
                item.setToolTip(tip(_(column.rule)))
            self._lines.setHorizontalHeaderItem(place, item)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these lines in place of those shown; sorting and filter stay."""
        self._lines.removeRows(0, self._lines.rowCount())
        nested = any(row.rows for row in rows)
        for row in rows:
            items = self._items(row, strong=nested)
            for below in row.rows:
                items[0].appendRow(self._items(below))
            self._lines.appendRow(items)
        self.expandAll()
        first = self._shown.index(0, 0)
        if first.isValid() and self.hasFocus():
            self.selectionModel().setCurrentIndex(
                first, self.selectionModel().SelectionFlag.NoUpdate
            )

    def _items(self, row: Row, *, strong: bool = False) -> list[QStandardItem]:
        now = tokens()
        made = []
        for cell, column in zip(row.cells, self.table.columns, strict=True):
            item = QStandardItem(cell.words)
            item.setData(cell.sort, _SORT)
            if column.figures:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if cell.tone:
                item.setForeground(QColor(getattr(now, cell.tone)))
            if cell.words:
                item.setToolTip(tip(cell.words))
            if strong:
                font = QFont(self.font())
                font.setWeight(QFont.Weight.DemiBold)
                item.setFont(font)
            made.append(item)
        made[0].setData(row, _ROW)
        return made

    @property
    def count(self) -> int:
        """How many lines of the first order are shown."""
        return self._shown.rowCount()

    def look_for(self, text: str) -> None:
        """Show only the lines that hold these words."""
        self._shown.look_for(text)
        self.expandAll()

    def rows(self) -> list[Row]:
        """Return the lines shown, in the order shown."""
        return [self.row_of(self._shown.index(n, 0)) for n in range(self._shown.rowCount())]

    def row_of(self, index: _Index) -> Row:
        """Return the line that an index of the view stands in."""
        row: Any = index.sibling(index.row(), 0).data(_ROW)
        return row if isinstance(row, Row) else Row(())

    def _chosen(self) -> Iterator[Row]:
        for index in sorted(self.selectionModel().selectedRows(), key=self._top):
            yield self.row_of(index)

    def _top(self, index: QModelIndex) -> int:
        return self.visualRect(index).top()

    def copied(self) -> str:
        """Return the lines chosen, or all that are shown, as a table for spreadsheets."""
        chosen = list(self._chosen())
        return as_lines(self.table, chosen if len(chosen) > 1 else self.rows())

    def copy(self) -> None:
        """Put the table onto the clipboard."""
        QGuiApplication.clipboard().setText(self.copied())

    def _open(self, index: QModelIndex) -> None:
        row = self.row_of(index)
        if row.file:
            self.opened.emit(row.file, row.card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line, Ctrl+C copies the table."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


def heading_width(table: QWidget, words: str) -> int:
    """Return the pixels that the heading of a column needs, with the mark of its order."""
    font = QFont(table.font())
    font.setPixelSize(_HEADING[0])
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(words) + _HEADING[1]

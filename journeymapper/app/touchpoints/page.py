"""The page of the table: sorted, filtered, edited in place; the same map and the same undo."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.touchpoints.model import CARD, CHOICES, RANK, TouchpointModel
from journeymapper.app.widgets.buttons import worded_button
from journeymapper.app.widgets.ground import page_head, rule
from journeymapper.app.widgets.search import SearchField
from journeymapper.app.widgets.table import heading_width
from journeymapper.edit.session import Change, Session
from journeymapper.i18n import _, ngettext
from journeymapper.matching import plain as plain_words
from journeymapper.model.ids import Ref

ROW: Final = 34
_Index = QModelIndex | QPersistentModelIndex


class _Sorted(QSortFilterProxyModel):
    """Sorts by rank, equal ones in the order of the journey; keeps rows that hold all words."""

    def __init__(self, model: TouchpointModel) -> None:
        super().__init__()
        self._model = model
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)

    def keep(self, words: str) -> None:
        """Show only what holds all of these words."""
        self._words = tuple(plain_words(words).split())
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:  # noqa: ARG002
        """Tell whether a row is shown."""
        return self._model.fits(row, self._words)

    def lessThan(self, left: _Index, right: _Index) -> bool:
        """Compare two cells of one column."""
        return bool(left.data(RANK) < right.data(RANK))


class _Cell(QStyledItemDelegate):
    """Edits a cell: a list where it is chosen, a field where it is written."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a cell."""
        return QSize(super().sizeHint(option, index).width(), ROW)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """Return what a cell is edited with."""
        choices = index.data(CHOICES)
        if not choices:
            field = QLineEdit(parent)
            field.setProperty("cell", True)
            return field
        box = QComboBox(parent)
        for value, words in choices:
            box.addItem(words, value)
        box.activated.connect(lambda _row: self._done(box))
        return box

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the value of the cell in its editor."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            told = "" if value is None else str(value)
            editor.setText(told.replace("\n", " "))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Put what was chosen or written into the map; what is no number leaves the cell as is."""
        before = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            text = editor.text().strip()
            if isinstance(before, str):
                if text != " ".join(before.split()):
                    model.setData(index, text)
                return
            model.setData(index, _number(text, before))


def _number(text: str, before: object) -> object:
    """Return the number that a text says, None for an empty one, else what was there."""
    if not text:
        return None
    try:
        value = float(text.replace("−", "-").replace(",", "."))
    except ValueError:
        return before
    return int(value) if value.is_integer() else value


class TouchpointsPage(QWidget):
    """Stands in the place of the canvas; what is selected here is selected on the map."""

    closed = Signal()
    """The map is to be shown again."""

    def __init__(self, session: Session) -> None:
        """Show the touchpoints of a session's map."""
        super().__init__()
        self.setProperty("page", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._model = TouchpointModel(session)
        self._sorted = _Sorted(self._model)
        self.filter = SearchField(_("Filter touchpoints"))
        self.filter.setFixedWidth(260)
        self.filter.textChanged.connect(self._filtered)
        self.told = plain.label("", "secondary")
        self.table = QTreeView()
        self.table.setProperty("table", True)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.setItemDelegate(_Cell(self.table))
        self.table.setModel(self._sorted)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.setAccessibleName(_("Touchpoints"))
        self.table.header().setStretchLastSection(True)
        for number, column in enumerate(self._model.columns):
            words = str(self._model.headerData(number, Qt.Orientation.Horizontal) or "")
            self.table.setColumnWidth(number, max(column.width, heading_width(self.table, words)))
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        back = worded_button(_("Back to the map"), "map-trifold", self.closed.emit)
        box.addWidget(page_head(_("Touchpoints as a table"), self.told, self.filter, back))
        box.addWidget(rule("line"))
        box.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self._stop = session.subscribe(self._changed)
        self._tell()
        self._show_selection()

    def _filtered(self, words: str) -> None:
        self._sorted.keep(words)
        self._tell()

    def _tell(self) -> None:
        shown, n = self._sorted.rowCount(), self._model.rowCount()
        words = ngettext("{n} touchpoint", "{n} touchpoints", n).format(n=n)
        if shown != n:
            words = _("{shown} of {all}").format(shown=shown, all=words)
        self.told.setText(words)

    def _chosen(self, _selected: QItemSelection, _gone: QItemSelection) -> None:
        """Select on the map what is selected here."""
        rows = self.table.selectionModel().selectedRows()
        self._session.select([Ref("card", row.data(CARD)) for row in rows])

    def _changed(self, change: Change) -> None:
        if change.after is not change.before:
            self._tell()
        self._show_selection()

    def _show_selection(self) -> None:
        """Select here what is selected on the map."""
        wanted = {ref.id for ref in self._session.selection if ref.kind == "card"}
        chosen = self.table.selectionModel()
        if {row.data(CARD) for row in chosen.selectedRows()} == wanted:
            return
        chosen.blockSignals(True)
        chosen.clearSelection()
        for row in range(self._sorted.rowCount()):
            at = self._sorted.index(row, 0)
            if at.data(CARD) in wanted:
                flags = QItemSelectionModel.SelectionFlag
                chosen.select(at, flags.Select | flags.Rows)
                self.table.scrollTo(at)
        chosen.blockSignals(False)
        self.table.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the map on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def edit_selected(self) -> None:
        """Edit the title of the current row."""
        at = self.table.currentIndex()
        if at.isValid():
            self.table.edit(at.siblingAtColumn(1))

    def rest(self) -> None:
        """Nothing stays open while the map shows."""

    def end(self) -> None:
        """Let go of the session."""
        self._stop()
        self._model.end()

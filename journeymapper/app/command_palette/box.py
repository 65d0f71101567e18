"""The box of the command palette: a field, and below it what fits the words typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from journeymapper.app import plain
from journeymapper.app.command_palette.entries import Entry, entries
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.drag_list import is_chosen, is_pointed_at, paint_ground
from journeymapper.app.widgets.search import SearchField
from journeymapper.i18n import _
from journeymapper.matching import best

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

WIDTH: Final = 640
ROW: Final = 38
ROWS: Final = 10
"""Rows in sight; more can be scrolled to."""
MOST: Final = 60
TOP: Final = 0.1
"""Share of the window's height above the box."""
_ENTRY: Final = Qt.ItemDataRole.UserRole
_MOVES: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class CommandPalette(QFrame):
    """Lies over a window until something is chosen, Esc is pressed or the focus goes elsewhere."""

    def __init__(self, window: MainWindow) -> None:
        """Offer what can be done in ``window`` now."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self.setAccessibleName(_("Find a command"))
        self._menus = QMenu(self)
        self._entries = [(entry.searched, entry) for entry in entries(window, self._menus)]
        self._back = window.focusWidget() or window.view
        self.field = SearchField(_("An action, or something on the map"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list = QListView()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("What fits"))
        self.list.clicked.connect(lambda _index: self.choose())
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self._none = plain.label(_("Nothing has this name"), "secondary")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setFixedHeight(2 * ROW)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 10)
        box.setSpacing(8)
        for part in (self.field, self.list, self._none):
            box.addWidget(part)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(42)
        shadow.setOffset(0, 10)
        shadow.setColor(QColor(10, 20, 40, 90))
        self.setGraphicsEffect(shadow)
        self._search("")
        self.show()
        self.raise_()
        self.field.setFocus()

    @property
    def shown(self) -> list[Entry]:
        """What is listed now, the best first."""
        return [self._model.item(row).data(_ENTRY) for row in range(self._model.rowCount())]

    def choose(self) -> None:
        """Do what is marked, when this box is gone."""
        marked = self.list.currentIndex()
        if marked.isValid():
            entry: Entry = marked.data(_ENTRY)
            self.close()
            self._back.setFocus()
            entry.run()

    def _search(self, words: str) -> None:
        self._model.clear()
        for entry in best(words, self._entries, MOST):
            item = QStandardItem(entry.name)
            item.setData(entry, _ENTRY)
            told = ", ".join(part for part in (entry.name, entry.place, entry.keys) if part)
            item.setAccessibleText(told)
            item.setEditable(False)
            self._model.appendRow(item)
        found = self._model.rowCount()
        self.list.setVisible(found > 0)
        self._none.setVisible(found == 0)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.setFixedHeight(min(found, ROWS) * ROW + 2)
        self._settle()

    def _settle(self) -> None:
        """Lie in the middle of the window, near its top."""
        window = self.window()
        self.setFixedWidth(min(WIDTH, window.width() - 40))
        self.adjustSize()
        self.move(QPoint((window.width() - self.width()) // 2, round(window.height() * TOP)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the list from the field: the focus stays there."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self.list.event(event)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.choose()
                return True
            if key in {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                self.close()
                self._back.setFocus()
                return True
        if event.type() == QEvent.Type.FocusOut and not self.list.underMouse():
            self.close()
        return super().eventFilter(watched, event)


class _Row(QStyledItemDelegate):
    """Paints the icon, the name, where it belongs, and its keys."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row."""
        return QSize(200, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        entry: Entry = index.data(_ENTRY)
        now = tokens()
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = is_chosen(option)
        if chosen or is_pointed_at(option):
            paint_ground(painter, box.adjusted(0, 1, 0, -1), chosen=chosen)
        entry.picture().paint(
            painter, round(box.x()) + 10, round(box.y()) + (ROW - 18) // 2, 18, 18
        )
        ink = QColor(now.on_accent_tint if chosen else now.text)
        faint = QColor(now.on_accent_tint if chosen else now.secondary)
        small = QFont(option.font)
        small.setPixelSize(12)
        right = box.right() - 12
        painter.setFont(small)
        painter.setPen(faint)
        if entry.keys:
            right = self._end(painter, entry.keys, box, right, small) - 16
        place = QFontMetricsF(small).elidedText(
            entry.place, Qt.TextElideMode.ElideLeft, 0.4 * box.width()
        )
        right = self._end(painter, place, box, right, small) - 16
        painter.setFont(option.font)
        painter.setPen(ink)
        room = QRectF(box.x() + 40, box.y(), right - box.x() - 40, box.height())
        name = entry.name.replace("\n", " ")
        words = QFontMetricsF(option.font).elidedText(
            name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    @staticmethod
    def _end(painter: QPainter, words: str, box: QRectF, right: float, font: QFont) -> float:
        """Draw words that end at ``right``; return where they begin."""
        wide = QFontMetricsF(font).horizontalAdvance(words) + 1
        area = QRectF(right - wide, box.y(), wide, box.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        return area.left()

"""A list that opens at a control to pick one of many, with a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journeymapper.app.widgets.search import SearchField
from journeymapper.frozen import frozen
from journeymapper.i18n import _

_KEY = Qt.ItemDataRole.UserRole


@frozen
class Choice:
    """Something to pick: what stands for it, its words, and its icon."""

    key: str
    words: str
    icon: QIcon = field(default_factory=QIcon)


class Picker(QFrame):
    """The open list; it closes by itself once something is picked."""

    def __init__(
        self, parent: QWidget, choices: Sequence[Choice], picked: Callable[[str], None]
    ) -> None:
        """Offer ``choices`` and call ``picked`` with the key of one."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self._picked = picked
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(6)
        self.filter = SearchField(_("Filter"))
        self.filter.textChanged.connect(self._filtered)
        self.rows = QListWidget()
        self.rows.setIconSize(QSize(16, 16))
        self.rows.setUniformItemSizes(True)
        self.rows.itemClicked.connect(self._take)
        for choice in choices:
            item = QListWidgetItem(choice.icon, " ".join(choice.words.split()), self.rows)
            item.setData(_KEY, choice.key)
        self.filter.setVisible(len(choices) > 7)
        box.addWidget(self.filter)
        box.addWidget(self.rows)
        self.rows.setCurrentRow(0)
        self.resize(290, min(330, 24 + 30 * len(choices) + (42 if len(choices) > 7 else 0)))

    def open_at(self, control: QWidget) -> None:
        """Open under a control, within the screen."""
        place = control.mapToGlobal(QPoint(0, control.height() + 4))
        screen = control.screen().availableGeometry()
        place.setX(min(place.x(), screen.right() - self.width()))
        if place.y() + self.height() > screen.bottom():
            place.setY(control.mapToGlobal(QPoint(0, -4)).y() - self.height())
        self.move(place)
        self.show()
        (self.filter if self.filter.isVisible() else self.rows).setFocus()

    def _filtered(self, words: str) -> None:
        wanted = words.casefold().strip()
        first = None
        for row in range(self.rows.count()):
            item = self.rows.item(row)
            shown = wanted in item.text().casefold()
            item.setHidden(not shown)
            if shown and first is None:
                first = item
        if first is not None:
            self.rows.setCurrentItem(first)

    def _take(self, item: QListWidgetItem) -> None:
        key = str(item.data(_KEY))
        self.close()
        self._picked(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks; the arrows move in the list while the filter has the focus."""
        item = self.rows.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self._take(item)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.rows.setFocus()
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.rows.setCurrentRow(max(0, self.rows.currentRow() + step))
        else:
            super().keyPressEvent(event)

"""A list whose rows are dragged, or moved with Alt and the arrows, into another order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

KEY = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReorderList(QListWidget):
    """Says where a row is wanted; whoever listens shows the rows anew in that order."""

    move_wanted = Signal(str, object)
    """The key of a row, and the key of the row it shall stand before; None: at the end."""

    def __init__(self, name: str) -> None:
        """Be empty; ``name`` is what a screen reader calls the list."""
        super().__init__()
        self.setProperty("boxed", True)
        self.setIconSize(QSize(18, 18))
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def show_rows(self, rows: list[tuple[str, str, QIcon]]) -> None:
        """Show (key, words, icon) in order; the current row stays the one with its key."""
        current = self.current_key()
        self.blockSignals(True)  # between two orders no row is the current one
        self.clear()
        for key, words, mark in rows:
            item = QListWidgetItem(mark, " ".join(words.split()), self)
            item.setData(KEY, key)
        self.select_key(current)
        self.blockSignals(False)

    def keys(self) -> list[str]:
        """Return the keys of the rows in order."""
        return [str(self.item(row).data(KEY)) for row in range(self.count())]

    def current_key(self) -> str:
        """Return the key of the current row; empty for none."""
        item = self.currentItem()
        return str(item.data(KEY)) if item is not None else ""

    def select_key(self, key: str) -> None:
        """Make the row with a key the current one, if there is one."""
        keys = self.keys()
        if key in keys:
            self.setCurrentRow(keys.index(key))

    def can_shift(self, by: int) -> bool:
        """Tell whether the current row has a place ``by`` rows further."""
        return self.currentRow() >= 0 and 0 <= self.currentRow() + by < self.count()

    def shift(self, by: int) -> None:
        """Ask for the current row to stand one row up (-1) or down (1)."""
        if self.can_shift(by):
            keys, at = self.keys(), self.currentRow()
            after = at + by if by < 0 else at + by + 1
            self.move_wanted.emit(keys[at], keys[after] if after < len(keys) else None)

    def event(self, event: QEvent) -> bool:
        """Keep Alt and the arrows, which mean something else to the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _step(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current row with Alt and an arrow."""
        step = _step(event)
        if step:
            self.shift(step)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the dragged row to stand where it is dropped."""
        key, target = self.current_key(), self.itemAt(event.position().toPoint())
        before: str | None = None
        if target is not None:
            row = self.row(target)
            below = self.dropIndicatorPosition() == self.DropIndicatorPosition.BelowItem
            row += 1 if below else 0
            before = self.keys()[row] if row < self.count() else None
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if key and before != key:
            self.move_wanted.emit(key, before)


def _step(event: QKeyEvent) -> int:
    if event.modifiers() != Qt.KeyboardModifier.AltModifier:
        return 0
    return _STEPS.get(Qt.Key(event.key()), 0)

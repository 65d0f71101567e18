"""A field to search or filter with: a magnifying glass, a placeholder, a button that clears."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget

from journeymapper.app.icons import icon
from journeymapper.app.theme import tokens


class SearchField(QLineEdit):
    """One line to look for something; Esc clears it."""

    def __init__(self, placeholder: str) -> None:
        """Show ``placeholder`` while it is empty."""
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(
            icon("magnifying-glass", 16, tokens().secondary),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the field at Esc, if there is something to clear."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class ListSearch(SearchField):
    """A search whose arrows go on to what was found in a list, while the typing goes on."""

    def __init__(self, placeholder: str, rows: QListWidget) -> None:
        """Lead ``rows``, which show what was found."""
        super().__init__(placeholder)
        self._rows = rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the rows by the arrows."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self._rows.currentRow() + step < self._rows.count():
            self._rows.setCurrentRow(self._rows.currentRow() + step)

"""A field to search or filter with: a magnifying glass, a placeholder, a button that clears."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit

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

"""A dialog that asks for a few things, one below the other, and then does one thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from journeymapper.app import plain
from journeymapper.i18n import _


class FormDialog(QDialog):
    """Fields under their names; below them Cancel, and the button that says what will be done."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        """Begin with no field; ``width`` is in logical pixels."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(width)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(24, 20, 24, 18)
        self.box.setSpacing(5)

    def say(self, words: str) -> None:
        """Add a sentence that says what this is for."""
        self.box.addWidget(plain.wrapped(words, "secondary"))
        self.box.addSpacing(8)

    def add_field(self, name: str, field: QWidget) -> None:
        """Add a field under its name."""
        label = plain.label(name, "field")
        label.setBuddy(field)
        field.setAccessibleName(name)
        self.box.addWidget(label)
        self.box.addWidget(field)
        self.box.addSpacing(5)

    def add_buttons(self, words: str, do: Callable[[], object]) -> None:
        """Add the buttons: ``go`` is the one that does it, and Enter presses it."""
        self.box.addSpacing(10)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))
        self.go = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        buttons.accepted.connect(do)
        buttons.rejected.connect(self.reject)
        self.box.addWidget(buttons)

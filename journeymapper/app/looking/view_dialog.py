"""Keeping a view: its name, and whether its lanes are kept too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from journeymapper.app import plain
from journeymapper.i18n import _

_WIDTH = 400


class ViewDialog(QDialog):
    """Asks what a view is called."""

    named = Signal(str, bool)
    """The name, and whether the lanes shown now belong to the view."""

    def __init__(self, known: Sequence[str], lanes: bool, parent: QWidget | None = None) -> None:
        """``known`` are the names there are; ``lanes`` is whether the lanes are kept at first."""
        super().__init__(parent)
        self._known = list(known)
        self.setWindowTitle(_("Save as a view"))
        self.setFixedWidth(_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(6)
        label = plain.label(_("Name"), "field")
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name"))
        label.setBuddy(self.name)
        self.hint = plain.wrapped("", "hint")
        self.lanes = QCheckBox(_("Show the lanes that show now"))
        self.lanes.setChecked(lanes)
        for part in (label, self.name, self.hint, self.lanes):
            box.addWidget(part)
        box.addSpacing(10)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))
        self.go = buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.name.textChanged.connect(self._look)
        self._look()
        self.name.setFocus()

    def _look(self) -> None:
        name = self.name.text().strip()
        self.go.setEnabled(bool(name))
        known = name in self._known
        self.hint.setText(
            _("It takes the place of the view of that name.")
            if known
            else _("The view is kept in the file of the map.")
        )

    def _save(self) -> None:
        self.accept()
        self.named.emit(self.name.text().strip(), self.lanes.isChecked())

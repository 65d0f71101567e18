"""Keeping a view: its name, and whether its lanes are kept too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from journeymapper.app import plain
from journeymapper.app.widgets.form import FormDialog
from journeymapper.i18n import _

_WIDTH = 400


class ViewDialog(FormDialog):
    """Asks what a view is called."""

    named = Signal(str, bool)
    """The name, and whether the lanes shown now belong to the view."""

    def __init__(self, known: Sequence[str], lanes: bool, parent: QWidget | None = None) -> None:
        """``known`` are the names there are; ``lanes`` is whether the lanes are kept at first."""
        super().__init__(_("Save as a view"), _WIDTH, parent)
        self._known = list(known)
        self.name = QLineEdit()
        self.add_field(_("Name"), self.name)
        self.hint = plain.wrapped("", "hint")
        self.lanes = QCheckBox(_("Show the lanes that show now"))
        self.lanes.setChecked(lanes)
        for part in (self.hint, self.lanes):
            self.box.addWidget(part)
        self.add_buttons(_("Save"), self._save)
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

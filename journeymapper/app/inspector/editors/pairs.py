"""Editor of free fields: a name and a text each, as many as wanted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.inspector.editors.base import Editor, is_mixed, mixed_text
from journeymapper.app.theme import tokens
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.spec import Described
from journeymapper.model.text import clean_line


class _Row(QWidget):
    """One pair, and the button that removes it."""

    def __init__(self, editor: PairsEditor) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.name, self.text = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(_("Name"))
        self.text.setPlaceholderText(_("Text"))
        for field, share in ((self.name, 2), (self.text, 3)):
            field.textEdited.connect(editor.typed)
            editor.watch(field)
            row.addWidget(field, share)
        remove = QToolButton()
        remove.setProperty("flat", True)
        remove.setIcon(icon("x", 14, tokens().secondary))
        remove.setToolTip(_("Remove"))
        remove.clicked.connect(lambda: editor.remove(self))
        row.addWidget(remove)


class PairsEditor(Editor):
    """Two-column rows; a row without a name is kept on screen only."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the rows' place and the button that adds one."""
        super().__init__(item, session)
        self.rows: list[_Row] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(4)
        self.mixed = plain.label(mixed_text(), "hint")
        self.mixed.hide()
        self.box.addWidget(self.mixed)
        self.box.addLayout(self._place)
        self.button = QToolButton()
        self.button.setText(plain.beside_icon(_("Add field")))
        self.button.setAccessibleName(_("Add field"))
        self.button.setIcon(icon("plus", 14, tokens().accent_text))
        self.button.setIconSize(QSize(14, 14))
        self.button.setToolButtonStyle(self.button.toolButtonStyle().ToolButtonTextBesideIcon)
        self.button.setProperty("quiet", True)
        self.button.clicked.connect(self._append)
        self.box.addWidget(self.button)
        self.setFocusProxy(self.button)

    def _append(self) -> None:
        self._add_row().name.setFocus()

    def _add_row(self) -> _Row:
        row = _Row(self)
        self.rows.append(row)
        self._place.addWidget(row)
        return row

    def _pairs(self) -> dict[str, str]:
        found = {}
        for row in self.rows:
            name = clean_line(row.name.text()).strip()
            if name:
                found[name] = clean_line(row.text.text())
        return found

    def typed(self) -> None:
        """Send what the rows say."""
        self.put(self._pairs(), typing=True)

    def remove(self, row: _Row) -> None:
        """Take a row away."""
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.put(self._pairs())

    def show_value(self, value: Any) -> None:
        """Show the pairs, unless the rows say the same already."""
        mixed = is_mixed(value)
        self.mixed.setVisible(mixed)
        self.button.setEnabled(not mixed)
        pairs = {} if mixed else dict(value)
        if self._pairs() == pairs and not mixed:
            return
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for name, text in pairs.items():
            row = self._add_row()
            row.name.setText(name)
            row.name.setCursorPosition(0)
            row.text.setText(str(text))
            row.text.setCursorPosition(0)

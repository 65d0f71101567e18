"""The editor of a map's font: a family of this machine, or the bundled one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

from journeymapper.app import plain
from journeymapper.app.inspector.editors.base import ComboBox, Editor, is_mixed, mixed_text
from journeymapper.edit.session import Session
from journeymapper.exchange.map_fonts import barred_words, missing_words
from journeymapper.i18n import _
from journeymapper.model.spec import Described
from journeymapper.model.values import Theme


class _Families(ComboBox):
    """A combo box that asks for the machine's families when somebody comes to choose."""

    def __init__(self, fill: Callable[[], None]) -> None:
        super().__init__()
        self._fill = fill

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self._fill()
        super().showPopup()


class FontEditor(Editor):
    """The families by name; below, what a document or another machine makes of the chosen one."""

    def __init__(self, item: Described, session: Session) -> None:
        """Offer the bundled family, or for headings that of the text, first."""
        super().__init__(item, session)
        self._filled = False
        self.field = _Families(self._fill)
        own = "Fira Sans" if item.name == "font" else _("Like the text")
        self.field.addItem(own, "")
        self.field.setPlaceholderText(mixed_text())
        self.field.activated.connect(lambda _index: self.put(self.field.currentData()))
        self.watch(self.field)
        self.box.addWidget(self.field)
        self.told = plain.wrapped("", "hint")
        self.told.hide()
        self.box.addWidget(self.told)

    def _fill(self) -> None:
        if self._filled:
            return
        self._filled = True
        from journeymapper.typeset.machine import families

        chosen = self.field.currentData()
        while self.field.count() > 1:
            self.field.removeItem(1)
        for name in families():
            self.field.addItem(name, name)
        self._choose(chosen)

    def _choose(self, family: object) -> None:
        at = self.field.findData(family, Qt.ItemDataRole.UserRole, Qt.MatchFlag.MatchExactly)
        if at < 0:  # of another machine, or not asked for yet
            self.field.addItem(str(family), family)
            at = self.field.count() - 1
        self.field.setCurrentIndex(at)

    def show_value(self, value: Any) -> None:
        """Show the chosen family, and what is to be known of it."""
        if is_mixed(value):
            self.field.setCurrentIndex(-1)
            self.told.hide()
            return
        self._choose(value)
        asked = Theme(font=value)
        words = (missing_words(asked) or barred_words(asked)) if value else ""
        self.told.setText(words)
        self.told.setVisible(bool(words))

"""Editors of lists shown as chips: free words, and references to other things of the map."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from journeymapper.app import plain
from journeymapper.app.inspector.candidates import candidates, card_name
from journeymapper.app.inspector.editors.base import Editor, is_mixed, mixed_text
from journeymapper.app.widgets.chips import Chips
from journeymapper.app.widgets.picker import Picker
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.spec import Described
from journeymapper.model.text import clean_line


class _WordField(QLineEdit):
    """The line in which a new chip is typed; Esc gives it up."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up at Esc; at Enter the window must not act as well."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.hide()
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class ChipsEditor(Editor):
    """Free words as chips; several selected things each gain or lose the one word."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the chips and the line that adds one."""
        super().__init__(item, session)
        self.chips = Chips(_("Add {name}").format(name=_(item.spec.label).lower()))
        self.chips.adding.connect(self._begin)
        self.chips.removed.connect(self._remove)
        self.mixed = plain.label(mixed_text(), "hint")
        self.mixed.hide()
        self.field = _WordField()
        self.field.setPlaceholderText(_("New word, then Enter"))
        self.field.setAccessibleName(_(item.spec.label))
        self.field.returnPressed.connect(self._add)
        self.field.hide()
        self.setFocusProxy(self.chips.button)
        self.box.addWidget(self.mixed)
        self.box.addWidget(self.chips)
        self.box.addWidget(self.field)

    def _begin(self) -> None:
        self.field.show()
        self.field.setFocus()

    def _add(self) -> None:
        word = clean_line(self.field.text()).strip()
        self.field.clear()
        if word:
            self.send(lambda old: old if word in old else (*old, word))

    def _remove(self, place: int) -> None:
        word = self.chips.words[place]
        self.send(lambda old: tuple(w for w in old if w != word))

    def show_value(self, value: Any) -> None:
        """Show the words; where things differ, the button still adds to all of them."""
        mixed = is_mixed(value)
        self.mixed.setVisible(mixed)
        self.chips.show_words(() if mixed else value)


class ReferencesEditor(Editor):
    """References as chips; the button opens a list of what may be added."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the chips."""
        super().__init__(item, session)
        self._ids: tuple[str, ...] = ()
        self.chips = Chips(_("Add {name}").format(name=_(item.spec.label).lower()))
        self.chips.adding.connect(self.pick)
        self.chips.removed.connect(self._remove)
        self.mixed = plain.label(mixed_text(), "hint")
        self.mixed.hide()
        self.setFocusProxy(self.chips.button)
        self.box.addWidget(self.mixed)
        self.box.addWidget(self.chips)

    def pick(self) -> None:
        """Open the list of what is not referred to yet."""
        selected = {ref.id for ref in self.session.selection if ref.kind == self.item.spec.target}
        taken = {*self._ids, *selected}
        choices = [
            choice
            for choice in candidates(self.session.map, self.item.spec.target)
            if choice.key not in taken
        ]
        Picker(self, choices, self._add).open_at(self.chips.button)

    def _add(self, key: str) -> None:
        self.send(lambda old: old if key in old else (*old, key))

    def _remove(self, place: int) -> None:
        key = self._ids[place]
        self.send(lambda old: tuple(i for i in old if i != key))

    def _name(self, key: str) -> str:
        if self.item.spec.target == "card":
            return card_name(self.session.map, key)
        found = candidates(self.session.map, self.item.spec.target)
        return next((choice.words for choice in found if choice.key == key), key)

    def show_value(self, value: Any) -> None:
        """Show what is referred to."""
        mixed = is_mixed(value)
        self.mixed.setVisible(mixed)
        self._ids = () if mixed else tuple(value)
        self.chips.show_words([self._name(key) for key in self._ids])

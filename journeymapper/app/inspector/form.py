"""A form: one editor for each described field, a label above it, headings between groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.app import plain
from journeymapper.app.inspector.catalog import editor_for
from journeymapper.app.inspector.editors.base import Editor
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.spec import Described

_GAP: Final = 10
_UNDER_LABEL: Final = 4


class Form(QWidget):
    """Fields one under another; each edit is reported with the field's name."""

    edited = Signal(str, object, str)
    """Field, change of its value, and the key that joins such changes into one undo step."""

    act_wanted = Signal(str)
    """An action of the window that a field offers."""

    def __init__(
        self, items: tuple[Described, ...], session: Session, parent: QWidget | None = None
    ) -> None:
        """Make an editor for each of ``items``."""
        super().__init__(parent)
        self.items = items
        self.editors: dict[str, Editor] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for item in items:
            editor = editor_for(item, session, Form)
            self.editors[item.name] = editor
            if box.count():
                box.addSpacing(_GAP if item.name != "future" else _UNDER_LABEL)
            if not editor.carries_label:
                label = plain.label(_(item.spec.label), "field")
                label.setBuddy(editor)
                box.addWidget(label)
                box.addSpacing(_UNDER_LABEL)
            editor.edited.connect(
                lambda change, merge, name=item.name: self.edited.emit(name, change, merge)
            )
            editor.act_wanted.connect(self.act_wanted)
            box.addWidget(editor)
        if self.editors:
            self.setFocusProxy(next(iter(self.editors.values())))

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a value, or ``MIXED``, in each field."""
        for name, editor in self.editors.items():
            editor.show_value(values[name])

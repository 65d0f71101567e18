"""A form: one editor for each described field, a label above it, headings between groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeymapper.app import plain
from journeymapper.app.inspector.catalog import editor_for
from journeymapper.app.inspector.editors.base import Editor
from journeymapper.app.widgets.term_button import term_button
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

    term_wanted = Signal(str)
    """The id of a term of the glossary that a field's name is."""

    def __init__(
        self,
        items: tuple[Described, ...],
        session: Session,
        parent: QWidget | None = None,
        *,
        explained: bool = False,
    ) -> None:
        """Make an editor for each of ``items``; ``explained`` leads to the terms in the names."""
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
            beside = not editor.carries_label or item.spec.kind == "flag"
            place = f"field:{item.name}"
            mark = term_button(place, self._ask) if explained and beside else None
            if not editor.carries_label:
                label = plain.label(_(item.spec.label), "field")
                label.setBuddy(editor)
                box.addLayout(_row(label, mark, stretch=True))
                box.addSpacing(_UNDER_LABEL)
            editor.edited.connect(
                lambda change, merge, name=item.name: self.edited.emit(name, change, merge)
            )
            editor.act_wanted.connect(self.act_wanted)
            if item.spec.kind == "flag" and mark is not None:
                box.addLayout(_row(editor, mark))
            else:
                box.addWidget(editor)
        if self.editors:
            self.setFocusProxy(next(iter(self.editors.values())))

    def _ask(self, term: str) -> None:
        self.term_wanted.emit(term)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a value, or ``MIXED``, in each field."""
        for name, editor in self.editors.items():
            editor.show_value(values[name])


def _row(first: QWidget, mark: QWidget | None, *, stretch: bool = False) -> QHBoxLayout:
    """Return a row of something and the mark that explains it."""
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addWidget(first, 0 if stretch else 1)
    if mark is not None:
        row.addWidget(mark)
    if stretch:
        row.addStretch(1)
    return row

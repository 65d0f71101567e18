"""Editor of a yes or no: its label and a switch in one row."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout

from journeymapper.app import plain
from journeymapper.app.icons import pixmap
from journeymapper.app.inspector.editors.base import Editor, is_mixed
from journeymapper.app.theme import tinted, tokens
from journeymapper.app.widgets.switch import Switch
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.spec import Described

_ICONS: Final = {
    "moment_of_truth": "star",
    "key_point": "key",
    "measurable": "ruler",
    "point_of_sale": "storefront",
    "influence": "megaphone",
    "hidden": "eye-slash",
}


class FlagEditor(Editor):
    """A switch at the right end of its row."""

    carries_label = True

    def __init__(self, item: Described, session: Session) -> None:
        """Make the row."""
        super().__init__(item, session)
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        name = _ICONS.get(item.name)
        if name:
            star = item.name == "moment_of_truth"
            ink = tinted("#6D4500", "#FCEFC9")[0] if star else tokens().secondary
            mark = plain.label()
            mark.setPixmap(pixmap(name, 18, ink, "fill" if star else "regular"))
            row.addWidget(mark)
        words = plain.wrapped(_(item.spec.label))
        row.addWidget(words, 1)
        self.field = Switch()
        self.field.clicked.connect(lambda checked: self.put(bool(checked)))
        words.setBuddy(self.field)
        self.watch(self.field)
        row.addWidget(self.field)
        self.box.addLayout(row)

    def show_value(self, value: Any) -> None:
        """Show yes, no or several values."""
        self.field.mixed = is_mixed(value)
        self.field.setChecked(value is True)
        self.field.update()

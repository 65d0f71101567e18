"""Editors of a choice: one word of a closed list, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from journeymapper.app.icons import icon
from journeymapper.app.inspector.editors.base import ComboBox, Editor, is_mixed, mixed_text
from journeymapper.app.theme import tokens
from journeymapper.app.things import lanes
from journeymapper.edit.session import Session
from journeymapper.i18n import LANGUAGES, _
from journeymapper.model.spec import Described
from journeymapper.model.vocabulary import label_of

_ICONS: Final = {
    "trigger": "lightning",
    "research": "magnifying-glass",
    "purchase": "shopping-cart",
    "service": "headset",
    "loyalty": "heart",
    "digital": "monitor",
    "traditional": "storefront",
    "up": "trend-up",
    "down": "trend-down",
    "flat": "minus",
    "branch": "git-branch",
    "loop": "arrow-counter-clockwise",
    "skip": "arrow-bend-up-right",
}


class ChoiceEditor(Editor):
    """A combo box over the words of the description, labelled for people."""

    def __init__(self, item: Described, session: Session) -> None:
        """Fill the combo box; "not set" stands first where a field may be empty."""
        super().__init__(item, session)
        self.field = ComboBox()
        self.field.setIconSize(QSize(16, 16))
        for value, words in self.entries():
            if value in _ICONS:
                mark = icon(_ICONS[value], 16, tokens().secondary)
                self.field.addItem(mark, words, value)
            else:
                self.field.addItem(words, value)
        self.field.setPlaceholderText(mixed_text())
        self.field.activated.connect(lambda _index: self.put(self.field.currentData()))
        self.watch(self.field)
        self.box.addWidget(self.field)

    def entries(self) -> Iterable[tuple[str, str]]:
        """Return (value, words for people) in the order shown."""
        if not self.item.default:
            yield "", _("Not set")
        for value in self.item.spec.choices:
            yield value, _(label_of(value))

    def show_value(self, value: Any) -> None:
        """Show the chosen word; one that this version does not know shows as it is."""
        if is_mixed(value):
            self.field.setCurrentIndex(-1)
            return
        at = self.field.findData(value, Qt.ItemDataRole.UserRole, Qt.MatchFlag.MatchExactly)
        if at < 0:
            self.field.addItem(str(value), value)
            at = self.field.count() - 1
        self.field.setCurrentIndex(at)


class LaneKindEditor(ChoiceEditor):
    """The kind of a lane."""

    def entries(self) -> Iterable[tuple[str, str]]:
        """Return the kinds of lane that the program knows."""
        return ((kind, _(thing.label)) for kind, thing in lanes().items())


class LanguageEditor(ChoiceEditor):
    """The language of the map's content."""

    def entries(self) -> Iterable[tuple[str, str]]:
        """Return the languages that the program speaks, each in its own name."""
        yield "", _("Not set")
        yield from LANGUAGES.items()


class MetricEditor(ChoiceEditor):
    """The kind of an indicator, with the way to compute it from raw answers."""

    def __init__(self, item: Described, session: Session) -> None:
        """Add the button below the kinds."""
        super().__init__(item, session)
        self.compute = QPushButton(_("Compute from answers…"))
        self.compute.setIcon(icon("calculator", 16, tokens().secondary))
        self.compute.clicked.connect(lambda: self.act_wanted.emit("compute_answers"))
        self.box.addWidget(self.compute)

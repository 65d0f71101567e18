"""The map for another persona: whose it is, what it is called, and what goes along."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.inspector.editors.base import ComboBox
from journeymapper.app.widgets.form import FormDialog
from journeymapper.edit.another_persona import PARTS, USUAL, for_persona
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap

_WIDTH = 520


class DuplicateDialog(FormDialog):
    """Asks what another persona's map begins with."""

    chosen = Signal(object)
    """The new map."""

    def __init__(self, journey: JourneyMap, parent: QWidget | None = None) -> None:
        """Offer a new persona, and the personas of the map."""
        super().__init__(_("Duplicate for another persona"), _WIDTH, parent)
        self._journey = journey
        self.say(_("Stages, steps, lanes, channels, touchpoints, actions and connections stay."))
        self.whose, self.name, self.title = ComboBox(), QLineEdit(), QLineEdit()
        self.whose.addItem(_("A new persona"), "")
        for persona in journey.personas:
            self.whose.addItem(plain.menu_text(persona.name or persona.id), persona.id)
        self.name.setPlaceholderText(_("Name of the persona"))
        for label, field in (
            (_("Whose journey"), self.whose),
            (_("Name"), self.name),
            (_("Title of the new map"), self.title),
        ):
            self.add_field(label, field)
        self.box.addWidget(plain.label(_("What goes along as well"), "field"))
        self.box.addSpacing(2)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        self.parts: dict[str, QCheckBox] = {}
        for place, (part, label) in enumerate(PARTS.items()):
            check = QCheckBox(plain.menu_text(_(label)))
            check.setChecked(part in USUAL)
            self.parts[part] = check
            grid.addWidget(check, place, 0)
        self.box.addLayout(grid)
        self.add_buttons(_("Duplicate"), self._duplicate)
        self.whose.currentIndexChanged.connect(self._look)
        self.name.textChanged.connect(self._look)
        self.title.textEdited.connect(lambda _text: self.title.setProperty("own", True))
        self._look()
        self.name.setFocus()

    @property
    def _persona(self) -> str:
        return str(self.whose.currentData() or "")

    def _look(self) -> None:
        """Follow the persona chosen: its name, the title that suits, what can go along."""
        known = bool(self._persona)
        self.name.setEnabled(not known)
        name = self.whose.currentText() if known else self.name.text().strip()
        if not self.title.property("own"):
            title = " ".join(self._journey.title.split()) or _("Untitled map")
            self.title.setText(f"{title} · {name}" if name else title)
        scores = self.parts["scores"]
        scores.setEnabled(not known)
        scores.setChecked(known or (scores.isChecked() and not self._was_known))
        self._was_known = known
        self.go.setEnabled(bool(name))

    _was_known = False

    def _duplicate(self) -> None:
        keep = {part for part, check in self.parts.items() if check.isChecked()}
        made = for_persona(
            self._journey,
            self.name.text().strip(),
            keep,
            persona=self._persona,
            title=self.title.text().strip(),
        )
        self.accept()
        self.chosen.emit(made)

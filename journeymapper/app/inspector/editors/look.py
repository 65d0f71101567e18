"""Editors of how a map looks: its palette, and the client's colour in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize

from journeymapper.app import plain
from journeymapper.app.inspector.editors.base import is_mixed
from journeymapper.app.inspector.editors.choice import ChoiceEditor
from journeymapper.app.inspector.editors.colour import ColourEditor
from journeymapper.app.map_look import swatch
from journeymapper.display.palette import branded, is_colour
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.spec import Described


class PaletteEditor(ChoiceEditor):
    """The palettes of a map, each with its colours beside the name."""

    def __init__(self, item: Described, session: Session) -> None:
        """Paint the palettes as this map would show them."""
        super().__init__(item, session)
        self.field.setIconSize(QSize(44, 18))

    def show_value(self, value: Any) -> None:
        """Show the chosen palette, and all of them in the client's colours."""
        super().show_value(value)
        theme = self.session.map.theme
        for at in range(self.field.count()):
            name = str(self.field.itemData(at))
            self.field.setItemIcon(at, swatch(replace(theme, palette=name), wide=True))


class BrandEditor(ColourEditor):
    """The client's colour; says so where the map shows another, as words must be read in it."""

    def __init__(self, item: Described, session: Session) -> None:
        """Add the line below."""
        super().__init__(item, session)
        self.told = plain.wrapped("", "hint")
        self.told.hide()
        self.box.addWidget(self.told)

    def show_value(self, value: Any) -> None:
        """Show the colour, and what becomes of it on the palette's paper."""
        super().show_value(value)
        theme = self.session.map.theme
        shown = ""
        if not is_mixed(self._value) and is_colour(self._value):
            shown = branded(self._value, (), theme.palette).accent
        changed = bool(shown) and shown.lower() != self._value.lower()
        words = _("Shown as {colour}, so that words can be read in it.")
        self.told.setText(words.format(colour=shown.lower()) if changed else "")
        self.told.setVisible(changed)

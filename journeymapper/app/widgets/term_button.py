"""The small question mark beside a word of the field: one click to its meaning."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from journeymapper.analysis.glossary import Term, term_at
from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.theme import tokens
from journeymapper.i18n import _, interface_language

_SIDE = 18


class TermButton(QToolButton):
    """Leads to a term of the glossary; its definition shows when pointed at."""

    def __init__(self, wanted: Callable[[str], None]) -> None:
        """Call ``wanted`` with the id of the term."""
        super().__init__()
        self._term = ""
        self.setProperty("flat", True)
        self.setStyleSheet("padding: 0")
        self.setFixedSize(_SIDE, _SIDE)
        self.setIconSize(QSize(15, 15))
        self.setIcon(icon("question", 15, tokens().secondary))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: wanted(self._term))

    def show_term(self, term: Term | None) -> None:
        """Lead to a term; without one, be out of sight."""
        if self.parent() is not None:  # without one it would show as a window of its own
            self.setVisible(term is not None)
        if term is not None:
            self._term = term.id
            entry = term.entries[interface_language()]
            self.setAccessibleName(_("What is: {term}").format(term=entry.name))
            self.setToolTip(plain.tip(f"{entry.name}: {entry.text}"))


def term_button(place: str, wanted: Callable[[str], None]) -> TermButton | None:
    """Return a button for the term that stands at an address; None where none does."""
    term = term_at(place)
    if term is None:
        return None
    made = TermButton(wanted)
    made.show_term(term)
    return made

"""A row of chips: words that can be taken away, and a button that adds one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journeymapper.app.icons import icon
from journeymapper.app.plain import menu_text, tip
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.flow import FlowLayout
from journeymapper.i18n import _

_LONGEST = 30


class _Chip(QPushButton):
    """A word; Delete or a click takes it away."""

    removed = Signal()

    def __init__(self, words: str) -> None:
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
        super().__init__(menu_text(short))
        self.setProperty("chip", True)
        self.setIcon(icon("x", 12, tokens().secondary))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setToolTip(tip(_("Remove: {name}").format(name=words)))
        self.setAccessibleName(_("Remove: {name}").format(name=words))
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take it away as a click does."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
            return
        super().keyPressEvent(event)


class Chips(QWidget):
    """The chips and the button behind them."""

    removed = Signal(int)
    """The chip at this place is to go."""
    adding = Signal()
    """The button was pressed."""

    def __init__(self, add: str) -> None:
        """Show no chips yet; ``add`` says what the button does."""
        super().__init__()
        self._flow = FlowLayout(self, 6)
        self._chips: list[_Chip] = []
        self._words: list[str] = []
        self.button = QPushButton()
        self.button.setProperty("chip", "round")
        self.button.setIcon(icon("plus", 14, tokens().accent_text))
        self.button.setIconSize(QSize(14, 14))
        self.button.setToolTip(tip(add))
        self.button.setAccessibleName(add)
        self.button.clicked.connect(self.adding)
        self._flow.addWidget(self.button)

    @property
    def words(self) -> list[str]:
        """The words shown."""
        return list(self._words)

    def show_words(self, words: Sequence[str]) -> None:
        """Show these chips; nothing moves where they are the same."""
        if list(words) == self._words:
            return
        self._words = list(words)
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for place, text in enumerate(words):
            chip = _Chip(text)
            chip.removed.connect(lambda at=place: self.removed.emit(at))
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.button)
        self.updateGeometry()

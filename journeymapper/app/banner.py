"""A strip above the canvas that says something and offers what to do about it; nothing blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from journeymapper.app import plain
from journeymapper.app.icons import icon, pixmap
from journeymapper.app.theme import tokens
from journeymapper.i18n import _

Offer = tuple[str, Callable[[], object]]


class Banner(QFrame):
    """One message at a time."""

    def __init__(self) -> None:
        """Start out hidden."""
        super().__init__()
        self.setProperty("hint", True)
        self.setProperty("strip", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 10, 7)
        self._row.setSpacing(10)
        self.mark = plain.label()
        self.words = plain.wrapped()
        self._buttons: list[QPushButton] = []
        self._close: QToolButton | None = None
        self._row.addWidget(self.mark, 0)
        self._row.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str, offers: Sequence[Offer] = (), *, warning: bool = False) -> None:
        """Show a message with buttons; whatever was shown before goes."""
        if self._close is None:
            self._close = self._closer()
            self._row.addWidget(self._close)
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = []
        self.words.setText(words)
        now = tokens()
        name = "warning" if warning else "info"
        colour = now.error if warning else now.accent_text
        self.mark.setPixmap(pixmap(name, 18, colour, "fill" if warning else "regular"))
        for place, (text, do) in enumerate(offers):
            button = QPushButton(text)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _on, act=do: act())
            self._row.insertWidget(2 + place, button)
            self._buttons.append(button)
        self.show()

    def _closer(self) -> QToolButton:
        close = QToolButton()
        close.setProperty("flat", True)
        close.setIcon(icon("x", 16, tokens().on_accent_tint))
        close.setIconSize(QSize(16, 16))
        close.setToolTip(_("Close this message"))
        close.setAccessibleName(_("Close this message"))
        close.clicked.connect(self.hide)
        return close

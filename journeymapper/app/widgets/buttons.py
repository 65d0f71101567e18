"""Buttons as they look everywhere: an icon alone, flat; or an icon with a word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton

from journeymapper.app import plain
from journeymapper.app.icons import icon


def flat_button(name: str, words: str, size: int = 16, colour: str = "") -> QToolButton:
    """Return a flat button with an icon alone; its words are told when pointed at."""
    button = QToolButton()
    button.setProperty("flat", True)
    button.setIcon(icon(name, size, colour))
    button.setIconSize(QSize(size, size))
    button.setToolTip(plain.tip(words))
    button.setAccessibleName(words)
    return button


def worded_button(words: str, name: str, do: Callable[[], object]) -> QPushButton:
    """Return a button with an icon before its words."""
    button = QPushButton(words)
    button.setIcon(icon(name, 16))
    button.setIconSize(QSize(16, 16))
    button.clicked.connect(lambda _on=False: do())
    return button

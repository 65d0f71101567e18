"""Plain text only: what people typed into a map is never read as markup, mnemonics or markers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


def label(words: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label that shows its text as it is; ``role`` is a look of the style sheet."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    if role:
        made.setProperty("role", role)
    return made


def wrapped(words: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a plain label that breaks its lines."""
    made = label(words, role, parent)
    made.setWordWrap(True)
    return made


def tip(words: str) -> str:
    """Return text for a tool tip, which Qt would otherwise read as rich text where it looks so."""
    # Not html.escape: its table of all entities is loaded before the first window shows.
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>" if words else ""


def menu_text(words: str) -> str:
    """Return text for a menu entry: no mnemonic, no shortcut column, no line breaks."""
    return " ".join(words.split()).replace("&", "&&")


def beside_icon(words: str) -> str:
    """Return the words of a button, set off from the icon before them: Qt leaves two pixels."""
    return f" {words}"


def title_text(words: str) -> str:
    """Return text for a window's title, in which ``[*]`` is the mark of unsaved changes."""
    return " ".join(words.split()).replace("[*]", "[*][*]")


def message(
    parent: QWidget | None,
    icon: QMessageBox.Icon,
    title: str,
    words: str,
    more: str = "",
) -> QMessageBox:
    """Return a message box in plain text, not yet shown."""
    from PySide6.QtWidgets import QMessageBox

    made = QMessageBox(parent)
    made.setIcon(icon)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWindowTitle(title_text(title))
    made.setText(words)
    made.setInformativeText(more)
    for part in made.findChildren(QLabel):
        part.setTextFormat(Qt.TextFormat.PlainText)
    return made


def warn(parent: QWidget | None, title: str, words: str, more: str = "") -> None:
    """Say what went wrong and wait until it is read."""
    from PySide6.QtWidgets import QMessageBox

    box = message(parent, QMessageBox.Icon.Warning, title, words, more)
    box.exec()
    box.deleteLater()

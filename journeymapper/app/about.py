"""What this program is: its mark, its version, and what somebody who reports a fault is asked."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QSysInfo, Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

import journeymapper
from journeymapper.app import emblem, plain, windows
from journeymapper.i18n import _

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

_WIDTH = 420


class AboutDialog(QDialog):
    """A page about the program; nothing in it can be set."""

    def __init__(self, window: MainWindow) -> None:
        """Say it over a window."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About journeymapper"))
        self.setFixedWidth(_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 28, 28, 20)
        box.setSpacing(16)
        box.addLayout(self._head())
        box.addWidget(
            plain.wrapped(
                _(
                    "Customer journey maps, drawn by hand, kept in files of your own, "
                    "handed over as they look on screen."
                )
            )
        )
        self.system = plain.wrapped(self.about_system(), "hint")
        self.system.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.system.setAccessibleName(_("Versions"))
        box.addWidget(self.system)
        box.addLayout(self._buttons())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = plain.label()
        mark.setPixmap(emblem.pixmap(64, 2.0))
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(plain.label("journeymapper", "title"))
        version = _("Version {n}").format(n=journeymapper.__version__)
        licence = _("free software, MIT licence")
        words.addWidget(plain.wrapped(f"{version} · {licence}", "secondary"))
        words.addStretch(1)
        row.addLayout(words, 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        guide = QPushButton(_("User guide"))
        guide.setAutoDefault(False)
        guide.clicked.connect(lambda _on=False: (self.close(), windows.show_manual()))
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        row.addWidget(guide)
        row.addStretch(1)
        row.addWidget(close)
        close.setFocus()
        return row

    @staticmethod
    def about_system() -> str:
        """Return the versions of what the program runs on."""
        parts = (
            f"Python {platform.python_version()}",
            f"Qt {qVersion()}",
            QSysInfo.prettyProductName(),
        )
        return " · ".join(parts)


def show_about(window: MainWindow) -> None:
    """Say what this program is."""
    AboutDialog(window).open()

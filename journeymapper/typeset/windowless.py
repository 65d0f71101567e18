"""Qt without a window: what setting and painting text needs where no window is open."""

from __future__ import annotations

import os

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QGuiApplication

_applications: list[QGuiApplication] = []
"""Qt's application lives as long as somebody holds it."""


def start_qt() -> None:
    """Start an application off screen where none runs; what Qt thinks of fonts stays unsaid.

    It is a QApplication, because no other could be started in this process afterwards.
    """
    if QGuiApplication.instance() is not None:
        return
    from PySide6.QtWidgets import QApplication

    if "QT_LOGGING_RULES" not in os.environ:
        QLoggingCategory.setFilterRules("qt.text.font.db.warning=false\nqt.gui.imageio=false")
    _applications.append(QApplication(["journeymapper", "-platform", "offscreen"]))

"""What this program is, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

import journeymapper
from journeymapper.app import plain
from journeymapper.i18n import _

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow


def show_about(window: MainWindow) -> None:
    """Say what this program is."""
    box = plain.message(
        window,
        QMessageBox.Icon.NoIcon,
        _("About journeymapper"),
        f"journeymapper {journeymapper.__version__}",
        _(
            "Customer journey maps, drawn by hand, kept in files of your own, "
            "handed over as they look on screen."
        ),
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()

"""The gallery of templates: choose one, and a new map starts from it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from journeymapper.app.gallery import PAD
from journeymapper.app.template_grid import TemplateGrid
from journeymapper.i18n import _


class NewDialog(QDialog):
    """The gallery as a dialog."""

    chosen = Signal(object)
    """The new map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the templates."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("New map"))
        box = QVBoxLayout(self)
        box.setContentsMargins(24 - PAD, 20, 12, 14)
        box.setSpacing(12)
        self.grid = TemplateGrid()
        self.grid.chosen.connect(self._chosen)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.grid)
        box.addWidget(area, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.resize(940, 660)
        self.grid.draw()
        self.finished.connect(lambda _result: self.grid.pictures.stop())

    def _chosen(self, journey: object) -> None:
        self.accept()
        self.chosen.emit(journey)

"""Editor of a colour: a swatch that opens the colours of the map, and the figure beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from journeymapper.app.inspector.editors.base import Editor, is_mixed, mixed_text
from journeymapper.app.inspector.editors.text import mark_wrong
from journeymapper.app.plain import tip
from journeymapper.app.theme import tokens
from journeymapper.display.palette import branded, is_colour
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.spec import Described


def swatch(colour: str, side: int = 18) -> QIcon:
    """Return a square of a colour; a crossed-out one for none."""
    made = QPixmap(side * 2, side * 2)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens().border), 1))
    painter.setBrush(QColor(colour or tokens().field))
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), 4, 4)
    if not colour:
        painter.drawLine(4, side - 4, side - 4, 4)
    painter.end()
    return QIcon(made)


class ColourEditor(Editor):
    """``#rrggbb``, or nothing for the theme's own."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the swatch and the line."""
        super().__init__(item, session)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.button = QToolButton()
        self.button.setProperty("framed", True)
        self.button.setStyleSheet("padding: 6px")
        self.button.setIconSize(QSize(18, 18))
        self.button.setToolTip(_("Choose a colour"))
        self.button.setAccessibleName(_("Choose a colour"))
        self.button.clicked.connect(self.pick)
        self.field = QLineEdit()
        self.field.setMaxLength(7)
        self.field.textEdited.connect(self._typed)
        self.watch(self.field)
        row.addWidget(self.button)
        row.addWidget(self.field, 1)
        self.box.addLayout(row)
        self._value = ""

    def _typed(self, text: str) -> None:
        text = text.strip()
        fits = not text or is_colour(text)
        mark_wrong(self.field, wrong=not fits)
        if fits:
            self.put(text.lower(), typing=True)

    def pick(self) -> None:
        """Open the colours of stages and personas, any other, and none."""
        menu = QMenu(self)
        panel = QWidget()
        grid = QGridLayout(panel)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setSpacing(2)
        theme = self.session.map.theme
        palette = branded(theme.brand, theme.stages, theme.palette)
        own = [stage.colour for stage in self.session.map.stages if stage.colour]
        for place, colour in enumerate(dict.fromkeys((*palette.stages, *palette.personas, *own))):
            button = QToolButton()
            button.setProperty("flat", True)
            button.setIcon(swatch(colour, 22))
            button.setIconSize(QSize(22, 22))
            button.setToolTip(tip(colour))
            button.clicked.connect(lambda _on, chosen=colour: self._picked(menu, chosen))
            grid.addWidget(button, place // 7, place % 7)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(panel)
        menu.addAction(holder)
        menu.addAction(_("Other colour…")).triggered.connect(self._other)
        menu.addAction(_("Automatic")).triggered.connect(lambda: self.put(""))
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _picked(self, menu: QMenu, colour: str) -> None:
        menu.close()
        self.put(colour.lower())

    def _other(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._value or "#2f5bd0"), self)
        if chosen.isValid():
            self.put(chosen.name())

    def show_value(self, value: Any) -> None:
        """Show the colour."""
        mixed = is_mixed(value)
        self._value = "" if mixed else str(value)
        self.button.setIcon(swatch(self._value))
        self.field.setPlaceholderText(mixed_text() if mixed else _("Automatic"))
        if self.field.hasFocus() and self.field.text().strip().lower() == self._value:
            return
        if self.field.text() != self._value:
            self.field.setText(self._value)
        mark_wrong(self.field, wrong=False)

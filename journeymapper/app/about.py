"""The two pages of the help menu: every key there is, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import journeymapper
from journeymapper.app import plain
from journeymapper.app.actions import BY_ID, sequences
from journeymapper.app.menus import MENUS, Submenu
from journeymapper.i18n import N_, _

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

_CANVAS = (
    (N_("Double-click, Enter, F2"), N_("edit the text of a card in place")),
    (N_("Tab, Shift+Tab"), N_("next, previous card while editing")),
    (N_("Just typing, nothing selected"), N_("the next touchpoint")),
    (N_("Enter while writing touchpoints"), N_("the next one; Tab takes it to the next stage")),
    (N_("Slash after a space"), N_("choose the channel of a touchpoint")),
    (N_("Alt+digit, Alt+minus"), N_("score of a touchpoint, and its sign")),
    (N_("Arrows"), N_("move the selection")),
    (N_("Alt+arrows"), N_("move the card itself")),
    (N_("Alt while dragging a point"), N_("any score, not only whole ones")),
    (N_("Esc"), N_("give up what is being dragged or typed")),
    (N_("Ctrl+wheel, pinch"), N_("zoom at the pointer")),
    (N_("Space+drag, middle button"), N_("move the paper")),
    (N_("Shift+wheel"), N_("scroll sideways")),
)


def show_keys(window: MainWindow) -> None:
    """Show every shortcut, by menu, and what hand and mouse do on the canvas."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_("Keyboard shortcuts"))
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(24, 12, 24, 20)
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(7)
    row = 0
    for menu in MENUS:
        ids = [e for e in menu.entries if not isinstance(e, Submenu) and e in BY_ID]
        keyed = [(BY_ID[id_], sequences(BY_ID[id_])) for id_ in ids]
        shown = [(spec, keys) for spec, keys in keyed if keys]
        if not shown:
            continue
        row = _head(grid, row, _(menu.title).replace("&", ""))
        for spec, keys in shown:
            words = " · ".join(k.toString(k.SequenceFormat.NativeText) for k in keys)
            row = _pair(grid, row, _(spec.text).rstrip("…"), words)
    row = _head(grid, row, _("On the canvas"))
    for keys_words, does in _CANVAS:
        row = _pair(grid, row, _(does), _(keys_words))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(body)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(0, 0, 0, 14)
    box.addWidget(area, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.setContentsMargins(0, 0, 24, 0)
    buttons.rejected.connect(dialog.close)
    box.addWidget(buttons)
    dialog.resize(560, 640)
    dialog.open()


def _head(grid: QGridLayout, row: int, words: str) -> int:
    head = plain.label(words, "head")
    head.setContentsMargins(0, 14, 0, 2)
    grid.addWidget(head, row, 0, 1, 2)
    return row + 1


def _pair(grid: QGridLayout, row: int, words: str, keys: str) -> int:
    grid.addWidget(plain.label(words), row, 0)
    shown = plain.label(keys, "secondary")
    grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignRight)
    return row + 1


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

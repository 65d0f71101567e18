"""The one style sheet of the window, filled from the colours of the theme."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QDir

from journeymapper.app.theme import Tokens
from journeymapper.resources import resources

_SHEET = Template("""
QMainWindow, QDialog { background: $panel; }
QToolTip { background: $tip_ground; color: $tip_text; border: none; padding: 5px 8px; }

QMenuBar { background: $menu_bar; border: none; border-bottom: 1px solid $separator; padding: 1px 4px; }
QMenuBar::item { background: transparent; padding: 6px 10px; border-radius: 6px; }
QMenuBar::item:selected { background: $pressed; }
QMenu { background: $field; border: 1px solid $border; padding: 6px; }
QMenu::item { padding: 6px 26px 6px 8px; border-radius: 5px; }
QMenu::item:selected { background: $accent_tint; color: $on_accent_tint; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $separator; margin: 5px 4px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 6px; }
QMenu::indicator:checked { image: url(theme:$tick); }

QToolBar { background: $toolbar; border: none; border-bottom: 1px solid $separator;
    padding: 5px 10px 5px 8px; spacing: 0px; }
QToolBar::separator { width: 1px; background: $separator; margin: 6px 9px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
    padding: 6px; color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border-color: $accent_edge; }
QToolButton:disabled { color: $disabled; }
QToolBar QToolButton { padding: 7px; }
QToolBar QToolButton[worded="true"] { padding: 6px 9px 6px 8px; }
QToolButton[framed="true"] { background: $field; border: 1px solid $border; padding: 6px 14px 6px 10px; }
QToolButton[framed="true"]:hover { background: $hover; border-color: $accent_edge; }
QToolButton[quiet="true"] { color: $accent_text; font-weight: 600; padding: 3px 4px; }
QToolButton[quiet="true"]:hover { background: $accent_tint; }
QToolButton[flat="true"] { padding: 3px; }
QToolButton::menu-indicator { image: none; }

QStatusBar { background: $chrome; border: none; border-top: 1px solid $separator; min-height: 29px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $text; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="head"] { font-weight: 600; }
QLabel[role="group"] { color: $secondary; font-weight: 600; font-size: 12px; }
QLabel[role="field"] { color: $label; font-weight: 600; font-size: 12px; }
QLabel[role="hint"] { color: $secondary; font-size: 12px; }
QLabel[role="error"] { color: $error; }
QLabel[role="title"] { font-size: 22px; font-weight: 600; }
QLabel[role="subtitle"] { font-size: 15px; font-weight: 600; }

QMainWindow::separator { background: $separator; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent_edge; }
QWidget[panel="true"] { background: $panel; }
QWidget[page="true"] { background: $field; }
QFrame[line="true"] { background: $separator; border: none; max-height: 1px; min-height: 1px; }
QFrame[card="true"] { background: $field; border: 1px solid $separator; border-radius: 6px; }
QFrame[hint="true"] { background: $accent_tint; border: none; border-radius: 6px; }
QFrame[hint="true"] QLabel { color: $on_accent_tint; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QAbstractSpinBox { background: $field; color: $text;
    border: 1px solid $border; border-radius: 6px; padding: 0 9px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 30px; }
QPlainTextEdit { padding: 4px 5px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $accent_edge; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 8px; }
QLineEdit:focus, QComboBox:focus { min-height: 28px; }
QPlainTextEdit:focus { padding: 3px 4px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $panel; color: $disabled; }
QLineEdit[wrong="true"] { border: 2px solid $error; padding: 0 8px; min-height: 28px; }
QComboBox::drop-down { border: none; width: 30px; }
QComboBox::down-arrow { image: url(theme:$caret); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $field; border: 1px solid $border; padding: 4px; outline: none;
    selection-background-color: $accent_tint; selection-color: $on_accent_tint; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; border-radius: 5px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $border; border-radius: 4px;
    background: $field; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(theme:check.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url(theme:dash.svg); }

QPushButton { background: $field; color: $text; border: 1px solid $border; border-radius: 6px;
    padding: 0 16px; min-height: 30px; min-width: 56px; }
QPushButton:hover { border-color: $accent_edge; background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 0 15px; min-height: 28px; }
QPushButton:disabled { color: $disabled; border-color: $separator; }
QPushButton[primary="true"], QPushButton:default { background: $accent; color: $on_accent;
    border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:hover, QPushButton:default:hover { background: $accent_hover; }
QPushButton[primary="true"]:focus, QPushButton:default:focus { border-color: $focus_on_accent; }
QPushButton[primary="true"]:disabled, QPushButton:default:disabled { background: $track; color: $disabled;
    border-color: $track; }
QPushButton[chip="true"] { background: $tile; border: none; border-radius: 12px; min-height: 24px;
    max-height: 24px; min-width: 20px; padding: 0 10px; }
QPushButton[chip="true"]:hover { background: $pressed; }
QPushButton[chip="true"]:focus { border: 2px solid $accent; min-height: 20px; max-height: 20px; padding: 0 8px; }
QPushButton[rating="true"] { min-width: 20px; padding: 0; border-radius: 6px; }
QPushButton[rating="true"]:checked { background: $accent_tint; color: $on_accent_tint;
    border-color: $accent; font-weight: 600; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 13px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 13px; margin: 0; border: none; }
QScrollBar::handle { background: $handle; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 34px; }
QScrollBar::handle:horizontal { min-width: 34px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QListWidget, QListView { background: transparent; border: none; outline: none; }
QListWidget[boxed="true"], QListView[boxed="true"] { background: $field; border: 1px solid $border;
    border-radius: 6px; padding: 4px; }
QListWidget::item, QListView::item { padding: 5px 6px; border-radius: 5px; color: $text; }
QListWidget::item:hover, QListView::item:hover { background: $hover; }
QListWidget::item:selected, QListView::item:selected { background: $accent_tint; color: $on_accent_tint; }

QSlider::groove:horizontal { background: $zoom_track; height: 3px; border-radius: 1px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 1px; }
QSlider::handle:horizontal { background: $field; border: 2px solid $accent_text; width: 10px; height: 10px;
    margin: -6px 0; border-radius: 7px; }
QSlider::sub-page:horizontal:disabled { background: $zoom_track; }
QSlider::handle:horizontal:disabled { border-color: $disabled; }
QProgressBar { background: $track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QCalendarWidget QToolButton { padding: 4px 8px; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
""")


def style_sheet(of: Tokens) -> str:
    """Return the style sheet in these colours; it finds its drawings under ``theme:``."""
    QDir.setSearchPaths("theme", [str(resources() / "themes")])
    return _SHEET.substitute(
        asdict(of),
        tip_ground=of.pressed if of.dark else of.text,
        tip_text=of.text if of.dark else of.field,
        label=of.text if of.dark else "#3A4551",
        zoom_track=of.handle if of.dark else "#C3CAD2",
        accent_hover="#3D6AE0" if of.dark else "#274FB8",
        focus_on_accent="#CFE0FF" if of.dark else "#18306F",
        caret="caret-dark.svg" if of.dark else "caret.svg",
        tick="tick-dark.svg" if of.dark else "tick.svg",
    )

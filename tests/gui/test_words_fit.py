"""Spanish words, a third longer than English ones, have the room that they need everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QMenuBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from journeymapper import i18n
from journeymapper.app.window import MainWindow

from .surfaces import SURFACES

SLACK = {QLabel: 1, QAbstractButton: 8}
"""Pixels by which a label may be rounded, and a button narrower: its words keep their padding."""


@pytest.fixture
def window(furnished: Callable[[], MainWindow]) -> MainWindow:
    i18n.set_interface_language("es")
    return furnished()


def cut(root: QWidget) -> list[str]:
    """Return the labels and buttons in sight that have less room than their words need."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible():
            continue
        if _elides(widget) or not _words(widget):
            continue
        wanted = widget.sizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            short = widget.heightForWidth(widget.width()) - widget.height()
            side = "lower"
        else:
            short, side = wanted.width() - widget.width(), "narrower"
        if short > SLACK[QLabel if isinstance(widget, QLabel) else QAbstractButton]:
            found.append(f"{type(widget).__name__} {_words(widget)!r} {short} px {side}")
    return found


def _words(widget: QLabel | QAbstractButton) -> str:
    if isinstance(widget, QLabel):
        return "" if widget.pixmap().width() else widget.text()
    icon_alone = (
        isinstance(widget, QToolButton)
        and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        and not widget.icon().isNull()
    )
    return "" if icon_alone else widget.text()


def _elides(widget: QWidget) -> bool:
    """Tell whether words are cut by intent, with an ellipsis: what people wrote, in little room."""
    return widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored


@pytest.mark.parametrize("name", SURFACES)
def test_no_word_is_cut(window: MainWindow, name: str) -> None:
    root = SURFACES[name](window)
    for _ in range(20):  # until everything has found its place
        QTest.qWait(60)
        if not cut(root):
            break
    assert not cut(root)


def test_menus_stand_in_one_row(window: MainWindow) -> None:
    bar = window.findChild(QMenuBar)
    assert bar is not None
    assert bar.sizeHint().width() <= window.width()
    more = bar.findChild(QToolButton, "qt_menubar_ext_button")
    assert more is None or not more.isVisible()

"""Longer words than ours have the room that they need everywhere.

Spanish is a third longer than English. A language that nobody speaks, 40 percent longer, shows what
the next translation would meet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)

from journeymapper import i18n
from journeymapper.app.window import MainWindow

from .surfaces import SURFACES

ACCENTS = str.maketrans("aeiounAEIOUN", "áéíóúñÁÉÍÓÚÑ")
FIELDS = re.compile(r"(\{[^}]*\})")
SLACK = {QLabel: 1, QAbstractButton: 8}
"""Pixels by which a label may be rounded, and a button narrower: its words keep their padding."""


def pseudo(message: str) -> str:
    """Return a message with accents, in brackets, 40 percent longer; its fields stay."""
    if not message:
        return ""
    parts = FIELDS.split(message)
    told = "".join(part if FIELDS.fullmatch(part) else part.translate(ACCENTS) for part in parts)
    short = len(message) < 25
    longer = "~" * (len(message) * 2 // 5) if short else " ~~~~" * (len(message) * 2 // 25)
    return f"[{told}{longer}]"


class Longer(i18n.Words):
    """Words of a language that nobody speaks."""

    def __call__(self, message: str) -> str:
        return pseudo(message)

    def plural(self, one: str, many: str, count: int) -> str:
        return pseudo(one if count == 1 else many)


@pytest.fixture(params=["es", "longer"])
def window(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    furnished: Callable[[], MainWindow],
) -> MainWindow:
    i18n.set_interface_language("es")
    if request.param == "longer":
        longer = Longer("en")
        monkeypatch.setattr(i18n, "words", lambda _language: longer)
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
    return found + [f"{type(w).__name__} {words!r}" for w, words in _overflowing(root)]


def _overflowing(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Yield what has too little room in it: combo boxes, tabs, heads of tables, hints in fields."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QComboBox):
            yield from ((widget, words) for words in _cut_choices(widget))
        elif isinstance(widget, QTabBar):
            yield from ((widget, words) for words in _cut_tabs(widget))
        elif isinstance(widget, QLineEdit):
            room = widget.width() - widget.textMargins().left() - widget.textMargins().right() - 8
            hint = "" if widget.text() else widget.placeholderText()
            if widget.fontMetrics().horizontalAdvance(hint) > room:
                yield widget, hint
        elif isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
            yield from ((widget, words) for words in _cut_heads(widget))


def _cut_choices(box: QComboBox) -> Iterator[str]:
    if type(box).__name__ == "Choice":
        return  # shows what people wrote
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    mark = 0 if box.itemIcon(box.currentIndex()).isNull() else box.iconSize().width() + 4
    if box.fontMetrics().horizontalAdvance(box.currentText()) + mark > room.width() + 2:
        yield box.currentText()


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    for at in filter(bar.isTabVisible, range(bar.count())):
        told = bar.tabToolTip(at) == bar.tabText(at).replace("&", "")  # as by panels of one place
        if not told and bar.tabRect(at).width() < bar.tabSizeHint(at).width() - 1:
            yield bar.tabText(at)


def _cut_heads(head: QHeaderView) -> Iterator[str]:
    for at in range(head.count()):
        words = str(head.model().headerData(at, Qt.Orientation.Horizontal) or "")
        wide = head.fontMetrics().horizontalAdvance(words)
        if not head.isSectionHidden(at) and wide > head.sectionSize(at):
            yield words


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


def test_all_of_the_toolbar_is_in_sight(window: MainWindow) -> None:
    for bar in window.findChildren(QToolBar):
        more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
        assert more is None or not more.isVisible()

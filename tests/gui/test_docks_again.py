"""A window that opens again has its panels where they were, and nothing over its menus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QTabBar

from journeymapper.app import windows
from journeymapper.app.document import Document
from journeymapper.app.welcome import empty_map


def opened(qtbot):
    window = windows.show(Document(empty_map()))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.wait(300)  # the panels come after the first paint
    return window


def closed(window):
    window.document.session.mark_saved()
    window.close()
    QApplication.processEvents()


def rows_of_tabs(window):
    bars = (bar for bar in window.findChildren(QTabBar) if bar.parent() is window)
    return [bar for bar in bars if bar.isVisible() and bar.x() >= 0]


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize(
    "panels",
    [(), ("findings",), ("findings", "changes"), ("inbox", "outline"), ("glossary", "answers")],
)
def test_nothing_lies_over_the_menus_and_tabs_have_names(qtbot, panels):
    window = opened(qtbot)
    for panel in panels:
        window.run(panel)
        QApplication.processEvents()
    closed(window)
    again = opened(qtbot)
    menus = again.menuBar()
    over = again.childAt(menus.mapTo(again, QPoint(40, menus.height() // 2)))
    assert over is menus
    for bar in rows_of_tabs(again):
        assert not bar.geometry().intersects(menus.geometry())
        assert all(bar.tabText(number) for number in range(bar.count()))

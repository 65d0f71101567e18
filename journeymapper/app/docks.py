"""The panels at the sides and below: docks with a head of our own, which can be closed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.theme import tokens
from journeymapper.i18n import _

_HEAD = 41


class _Head(QWidget):
    """The name of a panel and the button that closes it."""

    def __init__(self, dock: QDockWidget, title: str, *, line: bool) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEAD + (1 if line else 0))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(17, 4, 12, 0)
        row.addWidget(plain.label(title, "head"), 1)
        close = QToolButton()
        close.setProperty("flat", True)
        close.setIcon(icon("x", 16, tokens().secondary))
        close.setIconSize(QSize(16, 16))
        close.setToolTip(plain.tip(_("Close: {name}").format(name=title)))
        close.setAccessibleName(_("Close: {name}").format(name=title))
        close.clicked.connect(dock.close)
        row.addWidget(close)
        box.addLayout(row, 1)
        if line:
            rule = QFrame()
            rule.setProperty("line", True)
            box.addWidget(rule)


def new_dock(
    window: QMainWindow, name: str, area: Qt.DockWidgetArea, *, shown: bool = False
) -> QDockWidget:
    """Return an empty dock at one side of a window; ``name`` is what its place is kept under.

    One at the bottom stays there. A dock is hidden before it shares a place with another, unless
    it is one that a window begins with: else an empty row of tabs is left over the menus.
    """
    dock = QDockWidget(window)
    dock.setObjectName(name)
    sides = Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
    dock.setAllowedAreas(area if area == Qt.DockWidgetArea.BottomDockWidgetArea else sides)
    dock.setFeatures(
        QDockWidget.DockWidgetFeature.DockWidgetClosable
        | QDockWidget.DockWidgetFeature.DockWidgetMovable
    )
    window.addDockWidget(area, dock)
    dock.setVisible(shown)
    return dock


def fill_dock(dock: QDockWidget, title: str, content: QWidget, *, line: bool = False) -> None:
    """Put a panel into a dock under a head with its name; what was there goes."""
    for old in (dock.widget(), dock.titleBarWidget()):
        if old is not None:
            old.deleteLater()
    dock.setWindowTitle(title)
    dock.setTitleBarWidget(_Head(dock, title, line=line))
    dock.setWidget(content)


def clear_empty_tabs(window: QMainWindow) -> None:
    """Move rows of tabs without any tab out of sight.

    Restoring a window's state leaves one at its upper left corner, over the menus, for panels that
    share a place but do not show; a row that is needed later is put in its place by Qt.
    """
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if bar.count() < 2 and bar.pos() == QPoint(0, 0):
            bar.move(-bar.width(), -bar.height())

"""The areas of a window, gone round with one key: panels, the middle, the status bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

_SIDES = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


class Areas:
    """Takes the keyboard from area to area, and back to where it was in each."""

    def __init__(self, window: MainWindow) -> None:
        """Know nothing yet of where the keyboard was."""
        self._window = window
        self._was: dict[QWidget, QWidget] = {}

    def go(self, step: int) -> None:
        """Go to the next area (1) or to the one before (-1), round and round."""
        areas = [area for area in self.shown() if self._entrance(area) is not None]
        if not areas:
            return
        focus = QApplication.focusWidget()
        at = next((i for i, area in enumerate(areas) if _within(area, focus)), -1)
        if at >= 0 and focus is not None:
            self._was[areas[at]] = focus
        elif step < 0:
            at = 0
        area = areas[(at + step) % len(areas)]
        entrance = self._entrance(area)
        if entrance is not None:
            entrance.setFocus(Qt.FocusReason.TabFocusReason)

    def shown(self) -> list[QWidget]:
        """Return the areas in sight: left, middle, right, below, status bar."""
        window = self._window
        docks = [dock for dock in window.findChildren(QDockWidget) if _in_sight(dock)]
        left, right, below = (
            sorted(
                (dock for dock in docks if window.dockWidgetArea(dock) == side),
                key=lambda dock: (dock.y(), dock.x()),
            )
            for side in _SIDES
        )
        return [*left, window.middle, *right, *below, window.status]

    def _entrance(self, area: QWidget) -> QWidget | None:
        """Return where the keyboard was in an area, else what comes first there."""
        was = self._was.get(area)
        # Fields of the inspector go when something else is selected.
        if was is not None and isValid(was) and _within(area, was) and was.isVisible():
            return was
        self._was.pop(area, None)
        if area is self._window.middle and self._window.view.isVisible():
            return self._window.view
        content = area.widget() if isinstance(area, QDockWidget) else area
        return next(_stops(content), None) if content is not None else None


def _in_sight(dock: QDockWidget) -> bool:
    """Tell whether a dock shows: one behind the tab of another does not."""
    return dock.isVisible() and not dock.visibleRegion().isEmpty()


def _within(area: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is area or area.isAncestorOf(widget))


def _stops(content: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at in an area, in its order."""
    start = content
    at: QWidget | None = content
    while at is not None:
        tabs = at.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabs and at.isVisible() and at.isEnabled() and _within(content, at):
            yield at
        at = at.nextInFocusChain()
        if at is start:
            return

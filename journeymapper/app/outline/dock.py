"""The dock of the outline in one window: beside the palette, made when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from journeymapper.app.docks import fill_dock, new_dock
from journeymapper.i18n import _
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.app.outline.panel import Outline
    from journeymapper.app.window import MainWindow

_LEAST_HEIGHT: Final = 260
"""Pixels: with less room a tree shares the place of the palette."""


class OutlineDock(QObject):
    """Closed at first; follows the map only once it was shown."""

    def __init__(self, window: MainWindow) -> None:
        """Add an empty dock to a window; its ``build`` calls ours."""
        super().__init__(window)
        self._window = window
        self.panel: Outline | None = None
        self.dock = new_dock(window, "outline", Qt.DockWidgetArea.LeftDockWidgetArea)
        window.tabifyDockWidget(window.palette_dock, self.dock)
        self.dock.visibilityChanged.connect(lambda _shown: self._seen())

    def build(self) -> None:
        """Make what is shown again, in the language and the colours in force."""
        self.dock.setWindowTitle(_("Outline"))
        if self.panel is not None:
            self._make()

    def _seen(self) -> None:
        """Fill the dock also in a window that opens with it."""
        if self.dock.isVisible() and self.panel is None:
            self._make()

    def _make(self) -> None:
        from journeymapper.app.outline.panel import Outline

        self.end()
        self.panel = Outline(self._window.session)
        self.panel.chosen.connect(self._window.view.ensure_visible)
        self.panel.entered.connect(self._enter)
        fill_dock(self.dock, _("Outline"), self.panel)

    def _enter(self, ref: Ref) -> None:
        self._window.view.ensure_visible(ref)
        self._window.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle(self) -> None:
        """Show the outline with the keyboard in it, or hide it."""
        self._window.toggle(self.dock)
        if self.dock.isVisible():
            if self.dock.height() < _LEAST_HEIGHT:  # as Qt places a dock that it knows no place of
                self._window.tabifyDockWidget(self._window.palette_dock, self.dock)
                self.dock.raise_()
            self._seen()
            if self.panel is not None:
                self.panel.follow()
                self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end(self) -> None:
        """Follow the map no longer."""
        if self.panel is not None:
            self.panel.end()
            self.panel = None

"""The middle of the window: the canvas, or another view of the same map in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journeymapper.app.banner import Banner
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.app.strategies.page import StrategiesPage
    from journeymapper.app.window import MainWindow


class Middle(QWidget):
    """Shows the canvas at first; other pages are made when first wanted."""

    def __init__(self, window: MainWindow, banner: Banner, canvas: QWidget) -> None:
        """Show a canvas under the banner of a window; its ``build`` calls ours."""
        super().__init__()
        self._window = window
        self.strategies: StrategiesPage | None = None
        self._palette_shown = False
        self._stack = QStackedWidget()
        self._stack.addWidget(canvas)
        self._canvas = canvas
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(banner)
        self.row = QHBoxLayout()
        self.row.setSpacing(0)
        self.row.addWidget(self._stack, 1)
        box.addLayout(self.row, 1)

    @property
    def shows_strategies(self) -> bool:
        """Whether the matrix of strategies stands in the place of the canvas."""
        return self.strategies is not None and self._stack.currentWidget() is self.strategies

    def build(self) -> None:
        """Make what is shown again, in the language and the colours in force."""
        if self.strategies is None:
            return
        shown = self.shows_strategies
        self._drop()
        if shown:
            self._stack.setCurrentWidget(self._make())

    def _make(self) -> StrategiesPage:
        from journeymapper.app.strategies.page import StrategiesPage

        page = StrategiesPage(self._window.session, self._window.document.wished_name)
        page.closed.connect(self.show_map)
        page.lead_wanted.connect(self._lead)
        page.said.connect(lambda words: self._window.status.say(words))
        self._stack.addWidget(page)
        self.strategies = page
        return page

    def _drop(self) -> None:
        if self.strategies is not None:
            self.strategies.view.end()
            self._stack.removeWidget(self.strategies)
            self.strategies.deleteLater()
            self.strategies = None

    def toggle_strategies(self) -> None:
        """Show the strategies, or the map again."""
        if self.shows_strategies:
            self.show_map()
        else:
            self.show_strategies()

    def show_strategies(self) -> None:
        """Show the strategies with the keyboard in them; their library stands for the palette."""
        if self.shows_strategies:
            return
        self._window.canvas.settle()
        page = self.strategies or self._make()
        self._palette_shown = self._window.palette_dock.isVisible()
        self._window.palette_dock.hide()
        self._stack.setCurrentWidget(page)
        page.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.refresh_checks()

    def show_map(self) -> None:
        """Show the canvas again."""
        if not self.shows_strategies or self.strategies is None:
            return
        self.strategies.view.writer.close()
        self._stack.setCurrentWidget(self._canvas)
        if self._palette_shown:
            self._window.palette_dock.show()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.refresh_checks()

    def edit_text(self) -> bool:
        """Write the selected card's text in the strategies; False where the canvas shows."""
        if not self.shows_strategies or self.strategies is None:
            return False
        self.strategies.view.edit_selected()
        return True

    def _lead(self, card: str) -> None:
        from journeymapper.app.analysis.places import lead

        lead(self._window, Ref("card", card))

    def end(self) -> None:
        """Put everything back, so that the window is remembered as it belongs."""
        self.show_map()
        if self.strategies is not None:
            self.strategies.view.end()

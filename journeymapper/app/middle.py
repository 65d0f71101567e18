"""The middle of the window: the canvas, or another view of the same map in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journeymapper.app import settings
from journeymapper.app.banner import Banner
from journeymapper.app.widgets.ground import rule
from journeymapper.i18n import _, interface_language
from journeymapper.model.ids import Ref
from journeymapper.numerals import listing

if TYPE_CHECKING:
    from journeymapper.app.guide.panel import GuidePanel
    from journeymapper.app.strategies.page import StrategiesPage
    from journeymapper.app.touchpoints.page import TouchpointsPage
    from journeymapper.app.window import MainWindow

    Page = StrategiesPage | TouchpointsPage

STRATEGIES: Final = "strategies"
TOUCHPOINTS: Final = "touchpoints"
_SAME_ZOOM: Final = 1e-6


class Middle(QWidget):
    """Shows the canvas at first; other pages are made when first wanted."""

    def __init__(self, window: MainWindow, banner: Banner, canvas: QWidget) -> None:
        """Show a canvas under the banner of a window; its ``build`` calls ours."""
        super().__init__()
        self._window = window
        self.pages: dict[str, Page] = {}
        """The pages that were made, by their names."""
        self.guide: GuidePanel | None = None
        self._palette_shown = False
        self._docks: list[QDockWidget] = []
        self._fitted = 0.0
        self._touched: Ref | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(canvas)
        self._canvas = canvas
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(banner)
        self.bars = QVBoxLayout()
        box.addLayout(self.bars)
        self.row = QHBoxLayout()
        self.row.setSpacing(0)
        self.row.addWidget(self._stack, 1)
        box.addLayout(self.row, 1)

    @property
    def shown(self) -> str:
        """The name of the page that stands in the place of the canvas; empty for none."""
        now = self._stack.currentWidget()
        return next((name for name, page in self.pages.items() if page is now), "")

    def build(self) -> None:
        """Make what is shown again, in the language and the colours in force."""
        if self.guide is not None:
            step = self.guide.step
            self._drop_guide()
            self._make_guide(step)
        shown = self.shown
        for name in list(self.pages):
            self._drop(name)
        if shown:
            self._stack.setCurrentWidget(self._make(shown))

    def _make(self, name: str) -> Page:
        page = self._strategies() if name == STRATEGIES else self._touchpoints()
        page.closed.connect(self.show_map)
        self._stack.addWidget(page)
        self.pages[name] = page
        return page

    def _strategies(self) -> StrategiesPage:
        from journeymapper.app.strategies.page import StrategiesPage

        page = StrategiesPage(self._window.session, self._window.document.wished_name)
        page.lead_wanted.connect(self._lead)
        page.said.connect(lambda words: self._window.status.say(words))
        return page

    def _touchpoints(self) -> TouchpointsPage:
        from journeymapper.app.touchpoints.page import TouchpointsPage

        return TouchpointsPage(self._window.session)

    def _drop(self, name: str) -> None:
        page = self.pages.pop(name)
        page.end()
        self._stack.removeWidget(page)
        page.deleteLater()

    def toggle(self, name: str) -> None:
        """Show a page, or the map again."""
        if self.shown == name:
            self.show_map()
        else:
            self.show_page(name)

    def show_page(self, name: str) -> None:
        """Show a page with the keyboard in it; the palette, of no use there, makes room."""
        if self.shown == name:
            return
        self._window.canvas.settle()
        if not self.shown:
            self._palette_shown = self._window.palette_dock.isVisible()
        page = self.pages.get(name) or self._make(name)
        self._window.palette_dock.hide()
        self._window.looking.filtering.give_way()
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.refresh_checks()

    def show_map(self) -> None:
        """Show the canvas again."""
        page = self.pages.get(self.shown)
        if page is None:
            return
        page.rest()
        self._stack.setCurrentWidget(self._canvas)
        if self._palette_shown:
            self._window.palette_dock.show()
        self._window.looking.filtering.come_back()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.refresh_checks()

    def edit_text(self) -> bool:
        """Edit the selected card's text in the page that shows; False where the canvas does."""
        page = self.pages.get(self.shown)
        if page is not None:
            page.edit_selected()
        return page is not None

    def _lead(self, card: str) -> None:
        from journeymapper.app.analysis.places import lead

        lead(self._window, Ref("card", card))

    # The guided start

    def toggle_guide(self) -> None:
        """Show the guided start beside the map, or let it go."""
        if self.guide is None:
            self.show_guide()
        else:
            self.leave_guide()

    def show_guide(self) -> None:
        """Show the guided start; the panels make room until it goes."""
        if self.guide is not None:
            return
        self.show_map()
        window = self._window
        window.canvas.settle()
        docks = (window.palette_dock, window.inspector_dock, window.analysis.answers_dock)
        self._docks = [dock for dock in docks if dock.isVisible()]
        for dock in self._docks:
            dock.hide()
        window.hide_minimap()
        self._make_guide(0)
        window.view.arranged.connect(self._keep_fitting)
        QTimer.singleShot(0, self, self._fit)
        window.refresh_checks()

    def _make_guide(self, step: int) -> None:
        from journeymapper.app.guide.panel import GuidePanel

        self.guide = GuidePanel(self._window.session, step)
        self.guide.left.connect(self.leave_guide)
        self.guide.touched.connect(self._touch)
        self.guide.finished.connect(self._finish_guide)
        line = rule("upright")
        line.setObjectName("guide-line")
        self.row.insertWidget(0, self.guide)
        self.row.insertWidget(1, line)
        self.guide.show()
        self.guide.go_first()

    def _drop_guide(self) -> None:
        if self.guide is None:
            return
        self.guide.end()
        line = self.findChild(QFrame, "guide-line")
        for part in (self.guide, line):
            if part is not None:
                self.row.removeWidget(part)
                part.hide()
                part.setObjectName("")
                part.deleteLater()
        self.guide = None

    def leave_guide(self) -> None:
        """Let the guide go; the map stays, and the panels come back."""
        if self.guide is None:
            return
        self._drop_guide()
        self._window.view.arranged.disconnect(self._keep_fitting)
        for dock in self._docks:
            if dock is self._window.palette_dock and self.shown:
                self._palette_shown = True  # it comes back with the map
            else:
                dock.show()
        self._docks = []
        if settings.flag("minimap", default=True):
            self._window.show_minimap()
        self._window.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.refresh_checks()
        self._window.status.say(_("The map stays. Map > Guided start goes on from here."))

    def _finish_guide(self) -> None:
        """Say what the map has, and what it lacks yet."""
        from journeymapper.analysis.completeness import ELEMENTS, completeness

        found = completeness(self._window.session.map)
        self.leave_guide()
        self._window.status.say("")
        if found.missing:
            names = listing([_(ELEMENTS[name]) for name in found.missing], interface_language())
            words = _("The map has {n} of {all} mandatory elements. Missing: {elements}").format(
                n=len(found.present), all=len(ELEMENTS), elements=names
            )
            self._window.banner.say(words, [(_("Go on"), self.show_guide)])
        else:
            self._window.banner.say(
                _("The map has all mandatory elements. Everything on it can be edited in place.")
            )

    def _touch(self, where: Ref) -> None:
        self._touched = where

    def _fit(self) -> None:
        view = self._window.view
        across, down = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
        before = view.zoom
        view.fit_width()
        self._fitted = view.zoom
        if abs(view.zoom - before) < _SAME_ZOOM:
            view.horizontalScrollBar().setValue(across)
            view.verticalScrollBar().setValue(down)
        if self._touched is not None:
            view.ensure_visible(self._touched)
            self._touched = None

    def _keep_fitting(self) -> None:
        """Show the map as wide as there is room while it grows, until somebody zooms by hand."""
        if abs(self._window.view.zoom - self._fitted) < _SAME_ZOOM:
            QTimer.singleShot(0, self, self._fit)

    def end(self) -> None:
        """Put everything back, so that the window is remembered as it belongs."""
        self.leave_guide()
        self.show_map()
        for page in self.pages.values():
            page.end()

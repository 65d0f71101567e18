"""The dock of the glossary: beside the palette, so that what is asked about stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from journeymapper.app.docks import fill_dock, new_dock
from journeymapper.app.plain import menu_text
from journeymapper.i18n import _, interface_language
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from journeymapper.app.glossary.panel import GlossaryPanel
    from journeymapper.app.window import MainWindow
    from journeymapper.canvas.picking import Hit


class GlossaryDock(QObject):
    """Closed at first; made when first shown."""

    def __init__(self, window: MainWindow) -> None:
        """Add an empty dock to a window, whose ``build`` calls ours, and a word to its menus."""
        super().__init__(window)
        self._window = window
        self.panel: GlossaryPanel | None = None
        self.dock = new_dock(window, "glossary", Qt.DockWidgetArea.LeftDockWidgetArea)
        window.tabifyDockWidget(window.palette_dock, self.dock)
        self.dock.visibilityChanged.connect(lambda _shown: self._seen())
        window.canvas.menu_filler = self._fill_menu

    def build(self) -> None:
        """Make what is shown again, in the language and the colours in force."""
        self.dock.setWindowTitle(_("Glossary"))
        if self.panel is not None:
            current = self.panel.current
            self._make().show_term(current)

    def _make(self) -> GlossaryPanel:
        from journeymapper.app.glossary.panel import GlossaryPanel

        self.panel = GlossaryPanel()
        fill_dock(self.dock, _("Glossary"), self.panel)
        return self.panel

    def _seen(self) -> None:
        """Fill the dock also in a window that opens with it."""
        if self.dock.isVisible() and self.panel is None:
            self._make()

    def show(self) -> None:
        """Show the glossary at the term of what is selected, with the keyboard in its search."""
        from journeymapper.app.glossary.terms import term_of

        selection = self._window.session.selection
        term = term_of(self._window.session.map, selection[0]) if len(selection) == 1 else None
        self.show_term(term.id if term is not None else "")

    def show_term(self, id_: str) -> None:
        """Show the glossary at a term; without one, where it was."""
        panel = self.panel or self._make()
        self.dock.show()
        self.dock.raise_()
        if id_:
            panel.show_term(id_)
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill_menu(self, menu: QMenu, hit: Hit) -> None:
        """Offer what the canvas does, then the meaning of what is there."""
        from journeymapper.app.glossary.terms import term_of
        from journeymapper.canvas.menu import fill_menu

        fill_menu(self._window.canvas, menu, hit)
        ref = Ref("lane", hit.lane) if hit.part == "cell" else hit.ref
        term = term_of(self._window.session.map, ref)
        if term is not None:
            menu.addSeparator()
            words = _("What is: {term}").format(term=term.name(interface_language()))
            action = menu.addAction(menu_text(words))
            action.setObjectName("term")
            action.triggered.connect(lambda _checked=False: self.show_term(term.id))

"""The dock of the inbox in one window: below the palette, made when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from journeymapper.app.docks import fill_dock, new_dock
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.app.inbox import Inbox
    from journeymapper.app.window import MainWindow

_HEIGHT: Final = 260


class InboxDock(QObject):
    """Closed at first; what is written in it is kept in the map's file."""

    def __init__(self, window: MainWindow) -> None:
        """Add an empty dock to a window; its ``build`` calls ours."""
        super().__init__(window)
        self._window = window
        self.panel: Inbox | None = None
        self.dock = new_dock(window, "inbox", Qt.DockWidgetArea.LeftDockWidgetArea)
        window.splitDockWidget(window.palette_dock, self.dock, Qt.Orientation.Vertical)
        self.dock.visibilityChanged.connect(self._seen)

    def build(self) -> None:
        """Make what is shown again, in the language and the colours in force."""
        self.dock.setWindowTitle(_("Inbox"))
        if self.panel is not None:
            self._make()

    def _seen(self, shown: bool) -> None:
        if shown and self.panel is None:
            self._make()

    def _make(self) -> None:
        from journeymapper.app.inbox import Inbox

        self.end()
        self.panel = Inbox(self._window.session)
        self.panel.place_wanted.connect(self._place)
        fill_dock(self.dock, _("Inbox"), self.panel, line=True)

    def toggle(self) -> None:
        """Show the inbox ready to be written in, or hide it."""
        self._window.toggle(self.dock)
        if self.dock.isVisible() and self.panel is not None:
            room = [self._window.palette_dock, self.dock]
            self._window.resizeDocks(room, [2 * _HEIGHT, _HEIGHT], Qt.Orientation.Vertical)
            self.panel.field.setFocus()

    def _place(self, numbers: list[int]) -> None:
        """Put thoughts on the map where the selection says, as cards of that lane."""
        window = self._window
        spot = window.canvas.place_for_new()
        if not spot.lane or not spot.column:
            window.status.say(_("Select a card, or a lane and a stage, to put it there"))
            return
        journey = window.session.map
        texts = [journey.inbox[number] for number in numbers]
        from journeymapper.edit.inbox import drop_thoughts, place_texts

        after, cards = place_texts(journey, texts, spot.lane, spot.column, spot.before, spot.about)
        after = drop_thoughts(after, numbers)

        def placed(_map: JourneyMap) -> JourneyMap:
            return after

        window.session.apply(
            N_("Place thoughts"), placed, select=[Ref("card", card) for card in cards]
        )
        window.view.ensure_visible(Ref("card", cards[-1]))

    def set_aside(self) -> None:
        """Take the selected cards off the map; their words go to the inbox, which shows."""
        from journeymapper.edit.inbox import set_aside

        window = self._window
        cards = window.canvas.selected_cards
        window.canvas.settle()
        window.session.apply(N_("Set aside"), lambda map_: set_aside(map_, cards))
        self.dock.show()

    def end(self) -> None:
        """Follow the map no longer."""
        if self.panel is not None:
            self.panel.end()
            self.panel = None

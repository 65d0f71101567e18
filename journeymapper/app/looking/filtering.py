"""The filter of a window: worked out off its thread, shown as a veil; its saved views."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from journeymapper.analysis.sifting import active, sifted
from journeymapper.app.looking.filter_bar import NOTHING, FilterBar
from journeymapper.app.question import Question, Subject
from journeymapper.edit.session import Change
from journeymapper.edit.views import forget_view, keep_view, show_lanes, shown_lanes
from journeymapper.i18n import N_
from journeymapper.model.views import View

if TYPE_CHECKING:
    from journeymapper.app.looking.view_dialog import ViewDialog
    from journeymapper.app.window import MainWindow

_SOON_MS: Final = 40
"""How long a filter waits after a key or an edit, so that typing asks once."""


class Filtering(QObject):
    """Joins the bar, the map and the veil of one window."""

    def __init__(self, window: MainWindow, place: QVBoxLayout) -> None:
        """Filter nothing yet; the bar stands in ``place`` once it is wanted."""
        super().__init__(window)
        self._window, self._place = window, place
        self.bar: FilterBar | None = None
        self.dialog: ViewDialog | None = None
        self._view = NOTHING
        self._waiting = False
        """Whether the bar comes back with the map."""
        self._question = Question(self._subject, sifted, self._show, self, _SOON_MS)
        self._stop = window.session.subscribe(self._changed)

    def _changed(self, change: Change) -> None:
        if active(self._view) and change.after is not change.before:
            self._question.soon()

    def build(self) -> None:
        """Make the bar again, in the language and the colours in force."""
        if self.bar is not None:
            shown = not self.bar.isHidden()
            old, self.bar = self.bar, None
            old.hide()
            old.deleteLater()
            self._make().setVisible(shown)

    def _make(self) -> FilterBar:
        bar = self.bar = FilterBar(self._window.session)
        self._place.addWidget(bar)
        bar.changed.connect(self._take)
        bar.closed.connect(self._closed)
        bar.saving.connect(self.ask_name)
        bar.view_wanted.connect(self.show_view)
        bar.view_unwanted.connect(self.forget)
        bar.show_view(self._view)
        return bar

    def show(self) -> None:
        """Show the bar, with the keyboard in it."""
        self._window.middle.show_map()
        bar = self.bar or self._make()
        bar.show()
        bar.text.setFocus()
        bar.text.selectAll()

    @property
    def shown(self) -> bool:
        """Whether the bar shows."""
        return self.bar is not None and not self.bar.isHidden()

    def give_way(self) -> None:
        """Take the bar away while a page stands in the place of the map."""
        self._waiting = self._waiting or self.shown
        if self.bar is not None:
            self.bar.hide()

    def come_back(self) -> None:
        """Show the bar again if it gave way."""
        if self.bar is not None and self._waiting:
            self.bar.show()
        self._waiting = False

    def toggle(self) -> None:
        """Show the bar; hide it, and the filter with it, where it has the keyboard."""
        focus = self._window.focusWidget()
        if self.bar is not None and self.shown and focus and self.bar.isAncestorOf(focus):
            self.bar.close_bar()
        else:
            self.show()

    def clear(self) -> bool:
        """Lift the filter; return whether there was one."""
        there = active(self._view)
        if self.bar is not None and there:
            self.bar.show_view(NOTHING)
        return there

    def _closed(self) -> None:
        self._window.view.setFocus()
        self._window.refresh_checks()

    def _take(self, view: View) -> None:
        self._view = view
        if active(view):
            self._question.soon()
        else:
            self._question.forget()
            self._window.canvas.veil.cover_all_but(None)
            if self.bar is not None:
                self.bar.show_count(None)

    def _subject(self) -> Subject | None:
        return (self._window.session.map, self._view) if active(self._view) else None

    def _show(self, left: frozenset[str]) -> None:
        self._window.canvas.veil.cover_all_but(left, self._view.personas)
        if self.bar is not None:
            self.bar.show_chips()
            self.bar.show_count(len(left))

    # Saved views

    def ask_name(self) -> None:
        """Ask what the view is to be called; the window waits, nothing blocks."""
        from journeymapper.app.looking.view_dialog import ViewDialog

        journey = self._window.session.map
        some = any(lane.hidden for lane in journey.lanes) or not active(self._view)
        dialog = ViewDialog([one.name for one in journey.views], some, self._window)
        dialog.named.connect(self.save)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        self.dialog = dialog
        dialog.open()

    def save(self, name: str, lanes: bool) -> None:
        """Keep what is looked for now, and the lanes that show, as a view in the file."""
        session = self._window.session
        shown = shown_lanes(session.map) if lanes else ()
        view = replace(self._view, name=name, lanes=shown)
        session.apply(N_("Save view"), lambda journey: keep_view(journey, view))
        (self.bar or self._make()).show_view(view)

    def show_view(self, name: str) -> None:
        """Look at the map as a saved view says; lanes that it names are one undo step."""
        session = self._window.session
        view = next((one for one in session.map.views if one.name == name), None)
        if view is None:
            return
        lanes = view.lanes
        session.apply(N_("Show the lanes of a view"), lambda journey: show_lanes(journey, lanes))
        bar = self.bar or self._make()
        bar.show()
        bar.show_view(view)
        self._window.refresh_checks()

    def forget(self, name: str) -> None:
        """Forget a saved view; what shows stays."""
        self._window.session.apply(N_("Delete view"), lambda journey: forget_view(journey, name))

    def end(self) -> None:
        """Follow the map no longer."""
        self._stop()
        self._question.end()

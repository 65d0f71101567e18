"""Ctrl+F of a window: seeks off its thread, marks the hits, leads from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from journeymapper.app.analysis.places import lead
from journeymapper.app.looking.find_panel import FindPanel
from journeymapper.app.question import Question
from journeymapper.edit.finding import Hit, find, replace_all, replace_one
from journeymapper.edit.session import Change
from journeymapper.i18n import N_, ngettext
from journeymapper.model.document import JourneyMap

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

_SOON_MS: Final = 40


def _find(journey: JourneyMap, text: str, case: bool) -> tuple[Hit, ...]:
    return find(journey, text, case=case)


class Finding(QObject):
    """Joins the panel, the map and the marks of one window."""

    def __init__(self, window: MainWindow) -> None:
        """Seek nothing yet."""
        super().__init__(window)
        self._window = window
        self.panel: FindPanel | None = None
        self.hits: tuple[Hit, ...] = ()
        self.now = -1
        self._question = Question(self._wanted, _find, self._show, self, _SOON_MS)
        self._steps = 0
        """How many hits on or back are wanted as soon as it is known what there is."""
        self._stop = window.session.subscribe(self._changed)

    @property
    def shown(self) -> bool:
        """Whether the panel shows."""
        return self.panel is not None and not self.panel.isHidden()

    def build(self) -> None:
        """Make the panel again, in the language and the colours in force."""
        if self.panel is not None:
            shown, text = self.shown, self.panel.field.text()
            old, self.panel = self.panel, None
            old.hide()
            old.deleteLater()
            self._make().field.setText(text)
            if shown:
                self.show()

    def _make(self) -> FindPanel:
        panel = self.panel = FindPanel(self._window.view)
        panel.sought.connect(self._seek)
        panel.stepped.connect(self.step)
        panel.chosen.connect(self.go)
        panel.replacing.connect(self.replace)
        panel.closed.connect(self._closed)
        return panel

    def show(self, *, replacing: bool = False) -> None:
        """Show the panel, with the keyboard in it."""
        self._window.middle.show_map()
        self._window.canvas.settle()
        panel = self.panel or self._make()
        if replacing:
            panel.open_replace()
        else:
            panel.open_panel()

    def _closed(self) -> None:
        self._question.forget()
        self.hits, self.now = (), -1
        self._window.canvas.marks.show(())
        self._window.view.setFocus()

    def _changed(self, change: Change) -> None:
        if self.shown and change.reason in {"edit", "undo", "redo"}:
            self._question.soon()

    def _seek(self) -> None:
        if self.shown:
            self.now = -1
            self._question.soon()

    def _wanted(self) -> tuple[JourneyMap, str, bool] | None:
        panel = self.panel
        if panel is None or not self.shown:
            return None
        return self._window.session.map, panel.field.text(), panel.case.isChecked()

    def _show(self, hits: tuple[Hit, ...]) -> None:
        asked = self._question.asked
        if self.panel is None or not self.shown or asked is None:
            return
        self.hits = hits
        self.now = min(self.now, len(hits) - 1)
        self.panel.show_hits(asked[0], hits)
        if self.now >= 0:
            self.panel.show_now(self.now, len(hits))
        self._mark()
        if not self._question.behind and self._steps:
            steps, self._steps = self._steps, 0
            self.step(steps)

    def _mark(self) -> None:
        now = self.hits[self.now].ref if 0 <= self.now < len(self.hits) else None
        self._window.canvas.marks.show((hit.ref for hit in self.hits), now)

    # From hit to hit

    def step(self, way: int) -> None:
        """Go to the next hit or the one before; the panel opens where it does not show."""
        if not self.shown:
            self.show()
            self._steps = way
        elif self._question.behind or self._question.under_way:
            self._steps = way
            self._question.soon()
        elif self.hits:
            start = -1 if self.now < 0 and way > 0 else max(self.now, 0)
            self.go((start + way) % len(self.hits))

    def go(self, place: int) -> None:
        """Go to a hit: it is selected, in sight, and stands out among the marks."""
        panel = self.panel
        if panel is None or not 0 <= place < len(self.hits):
            return
        self.now = place
        ref = self.hits[place].ref
        lead(self._window, ref)
        view = self._window.view
        rect = view.rect_of(ref)
        if ref.kind == "card" and rect is not None:
            seen = view.rect_to_view(rect).toRect()
            if seen.intersects(panel.geometry()):
                view.centre_on(rect.middle, rect.y + rect.h / 2)
        panel.show_now(place, len(self.hits))
        self._mark()

    def replace(self, everything: bool) -> None:
        """Replace the hit looked at, or all of them; one undo step."""
        panel, asked = self.panel, self._wanted()
        if panel is None or asked is None or self._question.behind or not self.hits:
            return
        session, by = self._window.session, panel.by.text()
        if everything:
            n = len(self.hits)
            _map, text, case = asked
            session.apply(
                N_("Replace all"), lambda journey: replace_all(journey, text, by, case=case)
            )
            words = ngettext("{n} hit replaced", "{n} hits replaced", n)
            self._window.status.say(words.format(n=n))
        elif self.now < 0:
            self.step(1)
        else:
            hit = self.hits[self.now]
            session.apply(N_("Replace"), lambda journey: replace_one(journey, hit, by))
            self.now -= 1
            self._steps = 1
            self._question.soon()

    def end(self) -> None:
        """Follow the map no longer."""
        self._stop()
        self._question.end()

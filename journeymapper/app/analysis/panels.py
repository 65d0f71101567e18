"""The two panels of a window that say what its map says: made when first shown, live from then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget

from journeymapper.app import settings
from journeymapper.app.analysis.live import FIRST_MS, Live
from journeymapper.app.analysis.marks import FindingMarks
from journeymapper.app.analysis.places import lead
from journeymapper.app.docks import fill_dock, new_dock
from journeymapper.i18n import _

if TYPE_CHECKING:
    from journeymapper.app.analysis.answer import Answer
    from journeymapper.app.analysis.answers_panel import AnswersPanel
    from journeymapper.app.analysis.findings_panel import FindingsPanel
    from journeymapper.app.analysis.noticed import Noticed
    from journeymapper.app.window import MainWindow
    from journeymapper.model.document import JourneyMap
    from journeymapper.model.ids import Ref

HEIGHT = 264
"""How high the findings stand at first, in pixels."""


def _notice(journey: JourneyMap) -> Noticed:
    # Imported here and below: in the other thread, and not before the window is painted.
    from journeymapper.app.analysis.noticed import notice

    return notice(journey)


def _answer(journey: JourneyMap) -> tuple[Answer, ...]:
    from journeymapper.app.analysis.answers import answers

    return answers(journey)


class AnalysisPanels(QObject):
    """The docks of findings and answers of one window, both closed at first."""

    def __init__(self, window: MainWindow) -> None:
        """Add empty docks to a window; its ``build`` calls ours."""
        super().__init__(window)
        self._window = window
        area = Qt.DockWidgetArea
        window.setCorner(Qt.Corner.BottomLeftCorner, area.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, area.RightDockWidgetArea)
        self.findings_dock = new_dock(window, "findings", area.BottomDockWidgetArea)
        self.answers_dock = new_dock(window, "answers", area.RightDockWidgetArea)
        window.tabifyDockWidget(window.inspector_dock, self.answers_dock)
        self.findings: FindingsPanel | None = None
        self.answers: AnswersPanel | None = None
        self.noticed: Noticed | None = None
        self.marks = FindingMarks(window.view)
        self.marks.set_shown(settings.flag("finding_marks", default=True))
        self.marks.chosen.connect(self.show_about)
        window.canvas.spoken.findings = self.marks.about
        self._noticing = Live(window.session, _notice, self)
        self._answering = Live(window.session, _answer, self)
        self._noticing.answered.connect(self._show_noticed)
        self._answering.answered.connect(self._show_answers)
        for dock in (self.findings_dock, self.answers_dock):
            dock.visibilityChanged.connect(lambda _shown: self._seen())
        self.findings_dock.visibilityChanged.connect(self.marks.set_hints)
        self._noticing.listen(True, FIRST_MS)

    def build(self) -> None:
        """Make what is shown again, in the language and the colours in force."""
        self.findings_dock.setWindowTitle(_("Findings"))
        self.answers_dock.setWindowTitle(_("Answers"))
        if self.findings is not None:
            self._make_findings()
        if self.answers is not None:
            self._make_answers()
        self._window.status.findings_wanted.connect(lambda: self.toggle(self.findings_dock))
        if self.noticed is not None:
            self._show_noticed(self.noticed)
            self._noticing.again()
            self._answering.again()

    def _make_findings(self) -> FindingsPanel:
        from journeymapper.app.analysis.findings_panel import FindingsPanel

        self.findings = FindingsPanel(self._window.session)
        self.findings.lead_wanted.connect(lambda where: lead(self._window, where))
        self.findings.term_wanted.connect(lambda id_: self._window.glossary.show_term(id_))
        self.findings.acted.connect(lambda: self._noticing.listen(True))
        fill_dock(self.findings_dock, _("Findings"), self.findings)
        return self.findings

    def _make_answers(self) -> AnswersPanel:
        from journeymapper.app.analysis.answers_panel import AnswersPanel

        self.answers = AnswersPanel()
        self.answers.lead_wanted.connect(lambda where: lead(self._window, where))
        fill_dock(self.answers_dock, _("Answers"), self.answers, line=True)
        return self.answers

    def toggle(self, dock: QDockWidget) -> None:
        """Show a panel, with the keyboard in it, or hide it."""
        if dock.isVisible():
            dock.close()
            return
        self._fill(dock)
        dock.show()
        dock.raise_()
        if dock is self.findings_dock:
            self._window.resizeDocks([dock], [HEIGHT], Qt.Orientation.Vertical)
        content = dock.widget()
        if content is not None:
            content.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_marks(self) -> None:
        """Show or hide the marks on the cards that have open findings; remembered."""
        self.marks.set_shown(not self.marks.shown)
        settings.remember("finding_marks", self.marks.shown)
        self._window.refresh_checks()

    def show_about(self, where: Ref) -> None:
        """Show the findings at the first one about a place, which is selected."""
        self._window.canvas.settle()
        self._window.session.select([where])
        if not self.findings_dock.isVisible():
            self.toggle(self.findings_dock)
        self.findings_dock.raise_()
        if self.findings is not None:
            self.findings.list.show_place(where)

    def _fill(self, dock: QDockWidget) -> None:
        if dock is self.findings_dock and self.findings is None:
            panel = self._make_findings()
            if self.noticed is not None:
                panel.show_noticed(self.noticed)
        elif dock is self.answers_dock and self.answers is None:
            self._make_answers()

    def _seen(self) -> None:
        """Answer while somebody looks; also after the window came back with the panels open."""
        for dock in (self.findings_dock, self.answers_dock):
            if dock.isVisible():
                self._fill(dock)
        self._answering.listen(self.answers_dock.isVisible())
        self._window.refresh_checks()

    def _show_noticed(self, noticed: Noticed) -> None:
        self.noticed = noticed
        status = self._window.status
        if noticed.begun:
            status.show_findings(noticed.pressing, noticed.open - noticed.pressing)
        else:
            status.hide_findings()
        self.marks.show_noticed(noticed)
        self._window.canvas.spoken.findings_changed()
        if self.findings is not None:
            self.findings.show_noticed(noticed)

    def _show_answers(self, found: tuple[Answer, ...]) -> None:
        if self.answers is not None:
            self.answers.show_answers(found)

    def end(self) -> None:
        """Follow the map no longer."""
        self._noticing.end()
        self._answering.end()

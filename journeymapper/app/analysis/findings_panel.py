"""The panel of findings: the completeness meter, the list, and the finding looked at in full."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journeymapper.analysis.finding import Finding
from journeymapper.analysis.findings import (
    accept,
    all_remedied,
    remedied,
    reopen,
    rule,
    switch,
)
from journeymapper.app import plain
from journeymapper.app.analysis.finding_details import ACTS, FindingDetails, acts_of, words_of
from journeymapper.app.analysis.findings_list import FindingsList
from journeymapper.app.analysis.meter import Meter
from journeymapper.app.analysis.noticed import Noticed, Row
from journeymapper.app.background import Task
from journeymapper.app.icons import icon
from journeymapper.edit.session import Session
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

DETAILS_WIDTH: Final = 312
_AGAIN_MS: Final = 200


class FindingsPanel(QWidget):
    """Leads to what is noticed, and lets it be remedied, accepted or switched off."""

    lead_wanted = Signal(object)
    """The place that a finding is about."""
    term_wanted = Signal(str)
    """The id of a term of the glossary."""
    acted = Signal()
    """Something was done about a finding: what is noticed is another now."""

    def __init__(self, session: Session) -> None:
        """Show nothing yet; ``show_noticed`` says what."""
        super().__init__()
        self._session = session
        self._remedying: Task | None = None
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(150)
        self.meter, self.list, self.details = Meter(), FindingsList(), FindingDetails()
        self.details.setFixedWidth(DETAILS_WIDTH)
        self.nothing = plain.wrapped(_("Nothing is noticed on this map."), "secondary")
        self.nothing.setContentsMargins(17, 6, 17, 0)
        self.nothing.hide()  # until that is known
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(0, 4, 0, 4)
        left.setSpacing(6)
        top = QHBoxLayout()
        top.setContentsMargins(17, 0, 17, 2)
        top.addWidget(self.meter)
        left.addLayout(top)
        left.addWidget(self.nothing)
        left.addWidget(self.list, 1)
        line = QFrame()
        line.setProperty("upright", True)
        row.addLayout(left, 1)
        row.addWidget(line)
        row.addWidget(self.details)
        self.list.looked_at.connect(self.details.show_row)
        self.list.chosen.connect(lambda row: self.act("lead", row))
        self.list.menu_wanted.connect(self._show_menu)
        self.details.wanted.connect(self.act)
        self.details.term_wanted.connect(self.term_wanted)
        self.details.accepted.connect(self.accept)
        self.setFocusProxy(self.list)

    def show_noticed(self, noticed: Noticed) -> None:
        """Show what is noticed on the map as it is now."""
        self.meter.show_completeness(noticed.complete)
        self.list.show_noticed(noticed)
        self.details.owner = self._session.map.review.owner
        empty = not self.list.rows.rows
        self.nothing.setVisible(empty)
        self.list.setVisible(not empty)

    def accept(self, row: Row, reason: str, by: str = "") -> None:
        """Accept a finding for a reason, which is kept in the file; one undo step."""
        finding = row.finding
        if finding is not None:
            today = date.today()  # noqa: DTZ011 (a local day)
            self._session.apply(
                N_("Accept finding"), lambda journey: accept(journey, finding, reason, by, today)
            )
            self.acted.emit()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, name: str, row: Row) -> None:
        """Do one of ACTS other than accept about a row; what changes the map is one undo step."""
        finding = row.finding
        if name == "lead":
            if finding is not None:
                self.lead_wanted.emit(finding.where)
            return
        if finding is not None and name == "remedy":
            self._remedy(finding)
        elif finding is not None and name == "remedy_all":
            self._remedy_all(finding.rule)
            return
        elif finding is not None and name == "reopen":
            self._session.apply(N_("Take back"), lambda journey: reopen(journey, finding))
        elif row.rule is not None and name in {"on", "off"}:
            rule_name, on = row.rule.name, name == "on"
            label = N_("Switch rule on") if on else N_("Switch rule off")
            self._session.apply(label, lambda journey: switch(journey, rule_name, on=on))
        self.acted.emit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # the button pressed goes

    def _remedy(self, finding: Finding) -> None:
        """Remedy a finding, and show what that put on the map."""
        label, before = rule(finding.rule).remedy_label, self._session.map
        self._session.apply(label, lambda journey: remedied(journey, finding))
        new = _added(before, self._session.map)
        if new is not None:
            self.lead_wanted.emit(new)

    def _remedy_all(self, name: str) -> None:
        """Remedy all findings of a rule as one undo step, worked out in another thread."""
        before = self._session.map

        def done(after: JourneyMap) -> None:
            self._remedying = None
            if self._session.map is before and not self._session.in_gesture:
                self._session.apply(rule(name).remedy_label, lambda _journey: after)
                self.acted.emit()
            else:  # edited meanwhile: the remedies are for the map as it is now
                QTimer.singleShot(_AGAIN_MS, self, lambda: self._remedy_all(name))

        def failed(problem: Exception) -> None:
            self._remedying = None
            raise problem

        if self._remedying is None:
            self._remedying = Task(lambda: all_remedied(before, name), done, failed, self)

    def _show_menu(self, row: Row, at: QPoint) -> None:
        if row.rule is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in acts_of(row):
            words = plain.menu_text(words_of(name, row.rule, row.alike))
            action = menu.addAction(icon(ACTS[name][1], 18), words)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, name=name: self._from_menu(name, row))
        menu.popup(at)

    def _from_menu(self, name: str, row: Row) -> None:
        if name == "accept":
            self.details.do(name)
        else:
            self.act(name, row)


def _added(before: JourneyMap, after: JourneyMap) -> Ref | None:
    """Return the first thing that a map has and the one before it had not; None without any."""
    for kind, was, now in (
        ("card", before.cards, after.cards),
        ("stage", before.stages, after.stages),
        ("persona", before.personas, after.personas),
        ("lane", before.lanes, after.lanes),
    ):
        known = {one.id for one in was}
        new = next((one.id for one in now if one.id not in known), None)
        if new is not None:
            return Ref(kind, new)
    return None

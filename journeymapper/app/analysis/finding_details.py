"""One finding in full: what it says, why it matters, and what can be done about it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeymapper.analysis.finding import Finding, Rule
from journeymapper.analysis.glossary import term_at
from journeymapper.app import plain
from journeymapper.app.analysis.noticed import Row
from journeymapper.app.analysis.rows import mark
from journeymapper.app.icons import icon, pixmap
from journeymapper.app.person import person, remember_person
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.term_button import TermButton
from journeymapper.i18n import N_, _, interface_language
from journeymapper.numerals import calendar_day, quoted

ACTS: Final = {
    "lead": (N_("Show on the map"), "crosshair-simple"),
    "remedy": ("", "magic-wand"),
    "remedy_all": (N_("Remedy all {n}"), "stack"),
    "accept": (N_("Accept…"), "check-circle"),
    "reopen": (N_("Take back"), "arrow-u-up-left"),
    "off": (N_("Switch rule off"), "bell-slash"),
    "on": (N_("Switch rule on"), "bell"),
}
"""What can be done about a finding: words and icon. The words of a remedy are its rule's."""


def acts_of(row: Row) -> tuple[str, ...]:
    """Return what can be done about a row, by its names in ACTS."""
    if row.finding is None:
        return ("on",) if row.rule else ()
    if row.finding.accepted is not None:
        return ("lead", "reopen")
    remedies: tuple[str, ...] = ()
    if row.finding.fixable:
        remedies = ("remedy", "remedy_all") if row.alike > 1 else ("remedy",)
    return ("lead", *remedies, "accept", "off")


def words_of(act: str, rule: Rule, alike: int = 0) -> str:
    """Return the words of something that can be done, in the language of the interface."""
    return _(rule.remedy_label) if act == "remedy" else _(ACTS[act][0]).format(n=alike)


def _tip_of(act: str, rule: Rule, alike: int) -> str:
    words = words_of(act, rule, alike)
    return f"{words}: {_(rule.remedy_label)}" if act == "remedy_all" else words


class _Reason(QLineEdit):
    """A field that Escape leaves."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindingDetails(QWidget):
    """Shows the row looked at, with a button for each thing that can be done about it."""

    wanted = Signal(str, object)
    """One of ACTS other than accept, and the row."""
    term_wanted = Signal(str)
    """The id of the glossary's term that a rule is about."""
    accepted = Signal(object, str, str)
    """A row, the reason why it is as it shall be, and by whom it is accepted."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.row: Row | None = None
        self.owner = ""
        """Who keeps the map true: the name that is offered where none is known."""
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 0, 8, 10)
        box.setSpacing(8)
        body = QWidget()
        body.setAutoFillBackground(False)
        text = QVBoxLayout(body)
        text.setContentsMargins(0, 0, 8, 0)
        text.setSpacing(5)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._mark, self.rule = plain.label(), plain.wrapped("", "head")
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.rule, 1)
        self.term = TermButton(self.term_wanted.emit)
        head.addWidget(self.term, 0, Qt.AlignmentFlag.AlignTop)
        text.addLayout(head)
        self.message = plain.wrapped()
        self.reason = plain.wrapped()
        self.explanation = plain.wrapped("", "hint")
        for part in (self.message, self.reason, self.explanation):
            text.addWidget(part)
        text.addStretch(1)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        area.viewport().setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.addWidget(area, 1)
        self._asking = self._reason_row()
        box.addWidget(self._asking)
        self._acts = QGridLayout()
        self._acts.setContentsMargins(0, 0, 8, 0)
        self._acts.setSpacing(6)
        self._acts.setColumnStretch(0, 4)
        self._acts.setColumnStretch(1, 5)
        box.addLayout(self._acts)
        self.buttons: dict[str, QPushButton] = {}
        self._nothing()

    def _reason_row(self) -> QWidget:
        """Return the field for a reason, below that for a name as long as none is known."""
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(6)
        self.name = _Reason()
        self._name_label = plain.label(_("Your name, asked only once"), "hint")
        self._name_label.setBuddy(self.name)
        self.name.setAccessibleName(_("Your name"))
        self.name.setMaxLength(200)
        self.name.left.connect(self._stop_asking)
        self.name.returnPressed.connect(self._accept)
        rows.addWidget(self._name_label)
        rows.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(6)
        rows.addLayout(row)
        self.field = _Reason()
        self.field.setPlaceholderText(_("Why it shall stay so"))
        self.field.setAccessibleName(_("Reason"))
        self.field.setMaxLength(2000)
        self.confirm = QPushButton(_("Accept"))
        self.confirm.setProperty("primary", True)
        self.confirm.setEnabled(False)
        self.field.textChanged.connect(lambda words: self.confirm.setEnabled(bool(words.strip())))
        self.field.returnPressed.connect(self._accept)
        self.field.left.connect(self._stop_asking)
        self.confirm.clicked.connect(self._accept)
        row.addWidget(self.field, 1)
        row.addWidget(self.confirm)
        return holder

    def show_row(self, row: Row | None) -> None:
        """Show a row; a reason being written stays as long as its finding does."""
        if row == self.row and row is not None:
            return
        same = row is not None and self.row is not None and row.key == self.row.key
        self.row = row
        if row is None or row.rule is None:
            self._nothing()
            return
        if not same or row.finding is None or row.finding.accepted is not None:
            self.field.clear()
            self._ask(False)
        name, colour = mark(row.group)
        self._mark.setPixmap(pixmap(name, 16, colour, "fill"))
        self.rule.setText(_(row.rule.label))
        self.term.show_term(term_at(f"rule:{row.rule.name}"))
        self.message.setText(row.finding.message if row.finding else "")
        self.message.setVisible(row.finding is not None)
        self.explanation.setText(_(row.rule.explanation))
        self._show_reason(row.finding)
        self._show_buttons(row, row.rule)

    def _show_reason(self, finding: Finding | None) -> None:
        accepted = finding.accepted if finding else None
        self.reason.setVisible(accepted is not None)
        if accepted is None:
            return
        language = interface_language()
        day = calendar_day(accepted.on, language) if accepted.on else ""
        told = ", ".join(part for part in (accepted.by, day) if part)
        words = _("Accepted: {reason}").format(reason=quoted(accepted.reason, language))
        self.reason.setText(f"{words} ({told})" if told else words)

    def _nothing(self) -> None:
        self.term.show_term(None)
        self._mark.clear()
        self.rule.setText("")
        self.message.setText("")
        self.explanation.setText(_("Choose a finding to see why it matters and what can be done."))
        self.reason.hide()
        self._asking.hide()
        self._clear_buttons()

    def _clear_buttons(self) -> None:
        for button in self.buttons.values():
            self._acts.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}

    def _show_buttons(self, row: Row, rule: Rule) -> None:
        names = [act for act in acts_of(row) if act != "lead"]
        if list(self.buttons) == names and "remedy" not in names:
            return
        self._clear_buttons()
        now = tokens()
        for act in names:
            main = act in {"remedy", "reopen", "on"}
            words = words_of(act, rule, row.alike)
            button = QPushButton(plain.menu_text(words), self)
            button.setAccessibleName(words)
            button.setToolTip(plain.tip(_tip_of(act, rule, row.alike)))
            if main:
                button.setText(plain.beside_icon(button.text()))
                button.setIcon(icon(ACTS[act][1], 16, now.on_accent))
            button.setProperty("primary", main)
            button.setProperty("close", True)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, act=act: self.do(act))
            # What remedies has the whole width, the others share a row.
            if main or act == "remedy_all":
                self._acts.addWidget(button, 0 if main else 1, 0, 1, 2)
            else:
                self._acts.addWidget(button, 2, ("accept", "off").index(act))
            self.buttons[act] = button
            button.setVisible(self._asking.isHidden())

    def do(self, act: str) -> None:
        """Do one of ACTS about the row shown."""
        if self.row is None:
            return
        if act == "accept":
            for part in (self._name_label, self.name):
                part.setVisible(not person())
            self.name.setText(self.name.text() or self.owner)
            self._ask(True)
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.wanted.emit(act, self.row)

    def _ask(self, asking: bool) -> None:
        """Ask for a reason, in the place of the buttons, or stop asking."""
        self._asking.setVisible(asking)
        for button in self.buttons.values():
            button.setVisible(not asking)

    def _stop_asking(self) -> None:
        self.field.clear()
        self._ask(False)
        if "accept" in self.buttons:
            self.buttons["accept"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept(self) -> None:
        reason = self.field.text().strip()
        if self.row is not None and reason:
            self.field.clear()
            self._ask(False)
            by = person() or self.name.text().strip()
            remember_person(by)
            self.accepted.emit(self.row, reason, by)

"""Closing a review: who closes it, on which day, and what is to be said."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from journeymapper.analysis.reviewing import after_review
from journeymapper.app import plain
from journeymapper.app.inspector.editors.date import parse_date, shown_date
from journeymapper.app.inspector.editors.text import mark_wrong
from journeymapper.app.person import person, remember_person
from journeymapper.app.widgets.form import FormDialog
from journeymapper.i18n import _, interface_language
from journeymapper.model.values import Review
from journeymapper.numerals import calendar_day

_WIDTH = 440


class CloseReviewDialog(FormDialog):
    """Asks for what a closed review keeps, and says when the next one is."""

    closed = Signal(object, str, str)
    """The day, by whom, the note."""

    def __init__(self, review: Review, today: date, parent: QWidget | None = None) -> None:
        """Start with the owner of the review and today; a later day cannot be given."""
        super().__init__(_("Close review"), _WIDTH, parent)
        self._review, self._today = review, today
        self.say(_("The file keeps what the map says now, to compare it with later."))
        self.by, self.day, self.note = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.by.setText(person() or review.owner)
        self.day.setText(shown_date(today))
        self.day.textChanged.connect(self._look_at_day)
        self.note.setFixedHeight(84)
        self.note.setTabChangesFocus(True)
        for name, field in ((_("By"), self.by), (_("Date"), self.day), (_("Note"), self.note)):
            self.add_field(name, field)
        self.next: QLabel = plain.wrapped("", "hint")
        self.box.addWidget(self.next)
        self.add_buttons(_("Close review"), self._close_review)
        self._look_at_day()
        self.note.setFocus()

    def _look_at_day(self) -> None:
        """Say when the next review is, or what is wrong with the day."""
        day = parse_date(self.day.text())
        fits = day is not None and day <= self._today
        mark_wrong(self.day, wrong=not fits)
        self.go.setEnabled(fits)
        if day is None:
            self.next.setText(_("This is no date."))
        elif day > self._today:
            self.next.setText(_("A review cannot be closed on a day to come."))
        else:
            self.next.setText(next_words(after_review(self._review, day)))

    def _close_review(self) -> None:
        day = parse_date(self.day.text())
        if day is not None:
            self.accept()
            remember_person(self.by.text())
            self.closed.emit(day, self.by.text().strip(), self.note.toPlainText().strip())


def next_words(review: Review) -> str:
    """Return in words when the next review is."""
    if review.next is None:
        return _("No next review: the map has no review cycle.")
    day = calendar_day(review.next, interface_language())
    return _("Next review: {date}").format(date=day)

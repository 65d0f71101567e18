"""Editor of a calendar date: typed in the interface's order, or picked; empty means unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from journeymapper.app.icons import icon
from journeymapper.app.inspector.editors.base import Editor, is_mixed, mixed_text
from journeymapper.app.inspector.editors.text import mark_wrong
from journeymapper.app.theme import tokens
from journeymapper.edit.session import Session
from journeymapper.i18n import _, interface_language
from journeymapper.model.spec import Described

_FORMS = {"es": "dd/MM/yyyy", "en": "yyyy-MM-dd"}
_TYPED = {"es": ("d/M/yyyy", "d-M-yyyy", "yyyy-M-d"), "en": ("yyyy-M-d", "M/d/yyyy")}


def shown_date(day: date) -> str:
    """Return a date as fields show and read it."""
    return QDate(day.year, day.month, day.day).toString(_FORMS[interface_language()])


def parse_date(text: str) -> date | None:
    """Return the date that a text means, or None."""
    for form in _TYPED[interface_language()]:
        day = QDate.fromString(text.strip(), form)
        if day.isValid() and day.year() >= 1000:
            return date(day.year(), day.month(), day.day())
    return None


class DateEditor(Editor):
    """A line for the date, with a calendar that opens from it."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the field."""
        super().__init__(item, session)
        self.field = QLineEdit()
        self.field.textEdited.connect(self._typed)
        pick = self.field.addAction(
            icon("calendar-blank", 16, tokens().secondary),
            QLineEdit.ActionPosition.TrailingPosition,
        )
        pick.setText(_("Pick a date"))
        pick.setToolTip(_("Pick a date"))
        pick.triggered.connect(self.pick)
        self._value: date | None = None
        self.watch(self.field)
        self.box.addWidget(self.field)

    def _typed(self, text: str) -> None:
        day = parse_date(text)
        fits = day is not None or not text.strip()
        mark_wrong(self.field, wrong=not fits)
        if fits:
            self.put(day, typing=True)

    def pick(self) -> None:
        """Open the calendar under the field."""
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(interface_language()))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if self._value is not None:
            calendar.setSelectedDate(QDate(self._value.year, self._value.month, self._value.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        clear = menu.addAction(_("No date"))
        clear.triggered.connect(lambda: self.put(None))

        def picked(day: QDate) -> None:
            menu.close()
            self.put(date(day.year(), day.month(), day.day()))

        calendar.clicked.connect(picked)
        menu.popup(self.field.mapToGlobal(self.field.rect().bottomLeft()))

    def show_value(self, value: Any) -> None:
        """Show the date, unless what stands there means the same."""
        mixed = is_mixed(value)
        form = _("day/month/year") if interface_language() == "es" else "2026-11-21"
        self.field.setPlaceholderText(mixed_text() if mixed else form)
        self._value = None if mixed else value
        if self.field.hasFocus() and parse_date(self.field.text()) == self._value:
            return
        self.field.setText(shown_date(self._value) if self._value else "")
        mark_wrong(self.field, wrong=False)

"""A review that should have been."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule
from journeymapper.analysis.reviewing import next_review, overdue_days
from journeymapper.i18n import N_, interface_language, ngettext
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP
from journeymapper.numerals import calendar_day


def _check(document: JourneyMap, today: date) -> Iterator[Hit]:
    days = overdue_days(document, today)
    due = next_review(document)
    if days and due:
        message = ngettext(
            "The review is overdue by {n} day: it was due on {date}.",
            "The review is overdue by {n} days: it was due on {date}.",
            days,
        )
        yield Hit(THE_MAP, message.format(n=days, date=calendar_day(due, interface_language())))


RULE = Rule(
    "overdue_review",
    N_("Overdue review"),
    "warning",
    N_(
        "The next review is the day set, else so many days after the last one or after the map was "
        "made. Closing the review sets the next day."
    ),
    _check,
)

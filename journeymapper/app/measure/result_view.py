"""What raw answers make, live: the value, its interval, the distribution, and the rule."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.analysis.kpi import RATES, RULES, Result
from journeymapper.app import plain
from journeymapper.app.measure.chart import Distribution
from journeymapper.app.measure.reading import Reading
from journeymapper.i18n import _, interface_language
from journeymapper.model.vocabulary import METRICS
from journeymapper.numerals import figure, percent

_WIDTH: Final = 288


class ResultView(QWidget):
    """The right side of the dialog."""

    def __init__(self) -> None:
        """Show that there is nothing yet."""
        super().__init__()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 20, 20, 18)
        box.setSpacing(4)
        self.name = plain.label("", "field")
        self.value = plain.label("", "title")
        self.interval = plain.wrapped("")
        self.count = plain.wrapped("", "secondary")
        self.chart = Distribution()
        self.rule = plain.wrapped("", "hint")
        for part in (self.name, self.value, self.interval, self.count):
            box.addWidget(part)
        box.addSpacing(10)
        box.addWidget(self.chart)
        box.addSpacing(10)
        box.addWidget(self.rule)
        box.addStretch(1)

    def show_reading(self, reading: Reading) -> None:
        """Show what was read, or what is missing for a value."""
        result = reading.result
        self.name.setText(_(METRICS[reading.metric]))
        self.value.setText(value_words(result) if result else "–")
        self.interval.setText(_interval(result) if result else _missing(reading))
        self.count.setText(_count(result) if result else "")
        self.chart.show_reading(reading)
        self.rule.setText(_(RULES[reading.metric]))


def value_words(result: Result) -> str:
    """Return the value of an indicator for people."""
    language = interface_language()
    if result.metric == "nps":
        return figure(result.value, language, 1, signed=True)
    if result.metric == "ces":
        return figure(result.value, language, 2)
    return percent(result.value, language, 1)


def _interval(result: Result) -> str:
    if result.low is None or result.high is None:
        if result.n > 1:
            return _("Answers that are all alike tell no interval.")
        return _("One answer has no interval.")
    language = interface_language()
    places = 2 if result.metric == "ces" else 1
    words = _("95 percent interval {low} to {high}").format(
        low=figure(result.low, language, places), high=figure(result.high, language, places)
    )
    return f"{words} ({_('rough')})" if result.rough else words


def _count(result: Result) -> str:
    told = _("n = {n}").format(n=figure(result.n, interface_language()))
    if not result.parts:
        return told
    shares = [percent(part, interface_language(), 0) for part in result.parts]
    words = _("{promoters} promoters, {passives} passives, {detractors} detractors").format(
        promoters=shares[0], passives=shares[1], detractors=shares[2]
    )
    return f"{told}: {words}"


def _missing(reading: Reading) -> str:
    if reading.metric == "retention" and reading.answers.values:
        return _("Three figures are needed (start, new, end), or answers 0 and 1.")
    if reading.metric in RATES and reading.answers.values:
        return _("Two figures are needed (all, those who went on), or answers 0 and 1.")
    return _("No answers yet.")

"""Indicators from raw answers: NPS, CSAT, CES and retention, each with n and a 95 % interval."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import pi, sqrt, tan
from typing import Final

from journeymapper.analysis.kinds import cards_of
from journeymapper.i18n import N_, _
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.values import Number

FEW: Final = 30
"""Below so many answers an interval of NPS is rough."""
MOST_ANSWERS: Final = 20_000
"""More than that a file does not hold in one list."""
_NORMAL: Final = 1.959963984540054
"""The 97.5 % quantile of the normal distribution."""

RULES: Final = {
    "nps": N_(
        "NPS: percent of 9 and 10 less percent of 0 to 6, of answers from 0 to 10. Interval: "
        "normal approximation from the spread of the answers; rough below 30 answers."
    ),
    "csat": N_("CSAT: percent of 4 and 5, of answers from 1 to 5. Interval: Wilson."),
    "ces": N_("CES: mean of the answers from 1 to 7. Interval: Student’s t."),
    "retention": N_(
        "Retention: (customers at the end less new ones) in percent of those at the start, from "
        "three figures (start, new, end); or percent of 1 among answers 0 and 1. Interval: Wilson."
    ),
}
"""How each indicator is computed, and by which method its interval."""


@dataclass(frozen=True, slots=True)
class Result:
    """An indicator from raw answers: NPS and percentages in points of 100, CES on its scale.

    ``parts`` are percentages: promoters, passives, detractors of an NPS; none for the others.
    ``low`` and ``high`` are the ends of the 95 % interval, None where one answer is too few.
    """

    metric: str
    value: float
    n: int
    low: float | None
    high: float | None
    parts: tuple[float, ...] = ()

    @property
    def rough(self) -> bool:
        """Whether there are too few answers to rely on the interval."""
        return self.metric == "nps" and self.n < FEW


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be read as an answer: its line and column (from 1), and why."""

    line: int
    column: int
    found: str
    message: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Raw answers read from text: those that count, and what could not be read."""

    values: tuple[Number, ...]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Allowed:
    """What answers to one indicator may be."""

    low: float
    high: float
    whole: bool


_ALLOWED: Final = {
    "nps": _Allowed(0, 10, whole=True),
    "csat": _Allowed(1, 5, whole=True),
    "ces": _Allowed(1, 7, whole=False),
    "retention": _Allowed(0, 2**53, whole=True),
}
METRICS: Final = tuple(_ALLOWED)
"""The indicators that are computed from raw answers."""
_WORD: Final = re.compile(r"[^\s,;]+")
_FIGURE: Final = re.compile(r"[+-]?\d{1,17}(\.\d{1,9})?")


def read_answers(text: str, metric: str) -> Answers:
    """Return the answers in a text, parted by spaces, commas, semicolons, tabs or new lines.

    A decimal point is a point. KeyError for an indicator that has no raw answers.
    """
    allowed = _ALLOWED[metric]
    values: list[Number] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), 1):
        for match in _WORD.finditer(line):
            word = match.group()
            why = _refusal(word, allowed)
            if not why and len(values) == MOST_ANSWERS:
                why = _("more than {n} answers").format(n=MOST_ANSWERS)
            if why:
                faults.append(Fault(number, match.start() + 1, word, why))
            else:
                values.append(int(word) if "." not in word else _plain(float(word)))
    return Answers(tuple(values), tuple(faults))


def _refusal(word: str, allowed: _Allowed) -> str:
    if not _FIGURE.fullmatch(word):
        return _("not a number")
    value = float(word)
    if not allowed.low <= value <= allowed.high:
        return _("not from {low:g} to {high:g}").format(low=allowed.low, high=allowed.high)
    if allowed.whole and not value.is_integer():
        return _("not a whole number")
    return ""


def _plain(value: float) -> Number:
    return int(value) if value.is_integer() else value


def compute(metric: str, answers: Sequence[Number]) -> Result | None:
    """Return an indicator by RULES; None where there are no answers, or none that make one.

    Answers outside the indicator's range are left out, as a file may hold any numbers. KeyError for
    an indicator that has no raw answers.
    """
    allowed = _ALLOWED[metric]
    fitting = [a for a in answers if allowed.low <= a <= allowed.high]
    return _COMPUTE[metric](fitting) if fitting else None


def _nps(answers: Sequence[Number]) -> Result:
    n = len(answers)
    promoters = sum(a >= 9 for a in answers) / n
    detractors = sum(a <= 6 for a in answers) / n
    value = promoters - detractors
    parts = (100 * promoters, 100 * (1 - promoters - detractors), 100 * detractors)
    if n < 2:
        return Result("nps", 100 * value, n, None, None, parts)
    half = _NORMAL * sqrt(max(0.0, promoters + detractors - value**2) / n)
    low, high = max(-1.0, value - half), min(1.0, value + half)
    return Result("nps", 100 * value, n, 100 * low, 100 * high, parts)


def _csat(answers: Sequence[Number]) -> Result:
    return _share("csat", sum(a >= 4 for a in answers), len(answers))


def _ces(answers: Sequence[Number]) -> Result:
    n = len(answers)
    mean = sum(answers) / n
    if n < 2:
        return Result("ces", mean, n, None, None)
    deviation = sqrt(sum((a - mean) ** 2 for a in answers) / (n - 1))
    half = _student(n - 1) * deviation / sqrt(n)
    allowed = _ALLOWED["ces"]
    return Result("ces", mean, n, max(allowed.low, mean - half), min(allowed.high, mean + half))


def _retention(answers: Sequence[Number]) -> Result | None:
    if set(answers) <= {0, 1}:
        return _share("retention", int(sum(answers)), len(answers))
    if len(answers) != 3:
        return None
    start, new, end = (int(a) for a in answers)
    stayed = end - new
    return _share("retention", stayed, start) if 0 <= stayed <= start and start else None


def _share(metric: str, hits: int, n: int) -> Result:
    """Return a percentage with its Wilson interval."""
    share, z = hits / n, _NORMAL
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Result(metric, 100 * share, n, 100 * low, 100 * high)


_COMPUTE: Final[Mapping[str, Callable[[Sequence[Number]], Result | None]]] = {
    "nps": _nps,
    "csat": _csat,
    "ces": _ces,
    "retention": _retention,
}


def _student(freedom: int) -> float:
    """Return the 97.5 % quantile of Student's t; by the expansion in 1/freedom from 3 on.

    Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5: 0.2 % off at 3, less above.
    """
    if freedom == 1:
        return tan(pi * 0.475)
    if freedom == 2:
        return 0.95 / sqrt(2 * 0.975 * 0.025)
    z, v = _NORMAL, freedom
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4)
    )


def result_of(card: Card) -> Result | None:
    """Return what a card's raw answers make; None where it has none or its kind takes none."""
    return compute(card.metric, card.answers) if card.metric in _ALLOWED else None


def with_answers(card: Card, answers: Sequence[Number]) -> Card:
    """Return a card with raw answers, and the value (one decimal) and parts that they make."""
    card = replace(card, answers=tuple(answers))
    result = result_of(card)
    if result is None:
        return card
    value = _plain(round(result.value, 2 if card.metric == "ces" else 1))
    parts = tuple(_plain(round(part, 1)) for part in result.parts)
    unit = "" if card.metric in {"nps", "ces"} else "%"
    return replace(card, value=value, parts=parts or card.parts, unit=card.unit or unit)


def figure_of(card: Card) -> float | None:
    """Return the figure of an indicator: from its answers, its parts (NPS), or as it was given."""
    result = result_of(card)
    if result is not None:
        return result.value
    if card.metric == "nps" and len(card.parts) == 3 and sum(card.parts) > 0:
        return 100 * (card.parts[0] - card.parts[2]) / sum(card.parts)
    return card.value


def success(card: Card) -> bool | None:
    """Tell whether an indicator reaches its target; None where one of them is missing.

    One that came from above its target shall fall to it; any other shall rise to it.
    """
    value = figure_of(card)
    if value is None or card.target is None:
        return None
    past = card.series[0] if card.series else value - (card.change or 0)
    return value <= card.target if past > card.target else value >= card.target


def indicators(document: JourneyMap, metric: str) -> tuple[Card, ...]:
    """Return the indicators of a kind that have a figure, in the order of the file."""
    cards = cards_of(document, "kpi")
    return tuple(c for c in cards if c.metric == metric and figure_of(c) is not None)

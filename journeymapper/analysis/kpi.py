"""Indicators from raw answers: NPS, CSAT, CES and retention, each with n and a 95 % interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import floor, pi, sqrt, tan
from typing import Final

from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.memory import Memory
from journeymapper.analysis.raw_answers import ALLOWED, allowed, plain
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.values import Number

FEW: Final = 30
"""Below so many answers an interval of NPS is rough."""
_results = Memory(most=64)
_NORMAL: Final = 1.959963984540054
"""The 97.5 % quantile of the normal distribution."""

RULES: Final = {
    "nps": N_(
        "NPS: percent of 9 and 10 less percent of 0 to 6, of answers from 0 to 10. Interval: "
        "normal approximation from the spread of the answers; rough below 30 answers."
    ),
    "csat": N_(
        "CSAT: percent of the two highest answers: 4 and 5 of answers from 1 to 5, 6 and 7 of "
        "those from 1 to 7. Interval: Wilson."
    ),
    "ces": N_(
        "CES: mean of the answers from 1 to 7, or to another highest answer. Interval: Student’s t."
    ),
    "retention": N_(
        "Retention: (customers at the end less new ones) in percent of those at the start, from "
        "three figures (start, new, end); or percent of 1 among answers 0 and 1. Interval: Wilson."
    ),
    "conversion": N_(
        "Conversion: percent of those at a step who go on, from two figures (reached, went on); or "
        "percent of 1 among answers 0 and 1. Interval: Wilson."
    ),
    "acquisition": N_(
        "Acquisition: percent of those approached who became customers, from two figures "
        "(approached, won); or percent of 1 among answers 0 and 1. Interval: Wilson."
    ),
}
"""How each indicator is computed, and by which method its interval."""
RATES: Final = ("retention", "conversion", "acquisition")
"""Indicators that are a share of people: who stayed, who went on, who was won."""
METRICS: Final = tuple(RULES)
"""The indicators that are computed from raw answers."""


@frozen
class Result:
    """An indicator from raw answers: NPS and percentages in points of 100, CES on its scale.

    ``parts`` are percentages: promoters, passives, detractors of an NPS; none for the others.
    ``low`` and ``high`` are the ends of the 95 % interval, None where one answer is too few, or
    where all are alike and an interval that is told from their spread would have no width.
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


def compute(metric: str, answers: Sequence[Number], highest: int | None = None) -> Result | None:
    """Return an indicator by RULES; None where there are no answers, or none that make one.

    Answers outside the indicator's range are left out, as a file may hold any numbers. ``highest``
    is the highest answer that could be given to CSAT or CES. KeyError for an indicator that has no
    raw answers.
    """
    span = allowed(metric, highest)
    fitting = [a for a in answers if span.low <= a <= span.high]
    return _COMPUTE[metric](fitting, span.high) if fitting else None


def distribution(
    metric: str, answers: Sequence[Number], highest: int | None = None
) -> tuple[tuple[int, int], ...]:
    """Return (answer, how often it was given) for each that could be; CES to the nearest whole.

    Of RATES: (1, who stayed or came), (0, who did not). KeyError as ``compute``.
    """
    result = compute(metric, answers, highest)
    if metric in RATES:
        stayed = round(result.value * result.n / 100) if result else 0
        return ((1, stayed), (0, result.n - stayed)) if result else ()
    span = allowed(metric, highest)
    given = Counter(floor(a + 0.5) for a in answers if span.low <= a <= span.high)
    return tuple((answer, given[answer]) for answer in range(int(span.low), int(span.high) + 1))


def _nps(answers: Sequence[Number], _highest: float) -> Result:
    n = len(answers)
    promoters = sum(a >= 9 for a in answers) / n
    detractors = sum(a <= 6 for a in answers) / n
    value = promoters - detractors
    parts = (100 * promoters, 100 * (1 - promoters - detractors), 100 * detractors)
    if n < 2:
        return Result("nps", 100 * value, n, None, None, parts)
    half = _NORMAL * sqrt(max(0.0, promoters + detractors - value**2) / n)
    if not half:
        return Result("nps", 100 * value, n, None, None, parts)
    low, high = max(-1.0, value - half), min(1.0, value + half)
    return Result("nps", 100 * value, n, 100 * low, 100 * high, parts)


def _csat(answers: Sequence[Number], highest: float) -> Result:
    return _share("csat", sum(a >= highest - 1 for a in answers), len(answers))


def _ces(answers: Sequence[Number], highest: float) -> Result:
    n = len(answers)
    mean = sum(answers) / n
    if n < 2:
        return Result("ces", mean, n, None, None)
    deviation = sqrt(sum((a - mean) ** 2 for a in answers) / (n - 1))
    if not deviation:
        return Result("ces", mean, n, None, None)
    half = _student(n - 1) * deviation / sqrt(n)
    return Result("ces", mean, n, max(1.0, mean - half), min(highest, mean + half))


def _retention(answers: Sequence[Number], _highest: float) -> Result | None:
    if set(answers) <= {0, 1}:
        return _share("retention", int(sum(answers)), len(answers))
    if len(answers) != 3:
        return None
    start, new, end = (int(a) for a in answers)
    stayed = end - new
    return _share("retention", stayed, start) if 0 <= stayed <= start and start else None


def _rate(metric: str, answers: Sequence[Number]) -> Result | None:
    """Return the share of yes among yes and no, or from (all, those who went on)."""
    if set(answers) <= {0, 1}:
        return _share(metric, int(sum(answers)), len(answers))
    if len(answers) != 2:
        return None
    all_, hits = (int(a) for a in answers)
    return _share(metric, hits, all_) if 0 <= hits <= all_ and all_ else None


def _share(metric: str, hits: int, n: int) -> Result:
    """Return a percentage with its Wilson interval."""
    share, z = hits / n, _NORMAL
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Result(metric, 100 * share, n, 100 * low, 100 * high)


_COMPUTE: Final[Mapping[str, Callable[[Sequence[Number], float], Result | None]]] = {
    "nps": _nps,
    "csat": _csat,
    "ces": _ces,
    "retention": _retention,
    "conversion": lambda answers, _highest: _rate("conversion", answers),
    "acquisition": lambda answers, _highest: _rate("acquisition", answers),
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
    if card.metric not in ALLOWED or not card.answers:
        return None
    also = (card.metric, card.highest)
    return _results.get(
        card.answers, also, lambda: compute(card.metric, card.answers, card.highest)
    )


def with_answers(card: Card, answers: Sequence[Number]) -> Card:
    """Return a card with raw answers, and the value (one decimal) and parts that they make."""
    card = replace(card, answers=tuple(answers))
    result = result_of(card)
    if result is None:
        return card
    value = plain(round(result.value, 2 if card.metric == "ces" else 1))
    parts = tuple(plain(round(part, 1)) for part in result.parts)
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


def shall_fall(card: Card) -> bool:
    """Tell whether an indicator is better the lower it is: it came from above its target.

    One of which no past is known shall rise, as most do.
    """
    value = figure_of(card)
    if value is None or card.target is None or not (card.series or card.change):
        return False
    past = card.series[0] if card.series else value - (card.change or 0)
    return past > card.target


def success(card: Card) -> bool | None:
    """Tell whether an indicator reaches its target; None where one of them is missing.

    One that came from above its target shall fall to it; any other shall rise to it.
    """
    value = figure_of(card)
    if value is None or card.target is None:
        return None
    return value <= card.target if shall_fall(card) else value >= card.target


def indicators(document: JourneyMap, metric: str) -> tuple[Card, ...]:
    """Return the indicators of a kind that have a figure, in the order of the file."""
    cards = cards_of(document, "kpi")
    return tuple(c for c in cards if c.metric == metric and figure_of(c) is not None)

"""Measured indicators beside the team's estimate: where each would stand on the emotion scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journeymapper.analysis.emotion import scores_of
from journeymapper.analysis.kpi import figure_of, result_of, shall_fall
from journeymapper.analysis.memory import Memory
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index, kind_of

MEASURED_RULE: Final = N_(
    "Measured beside estimated: an indicator that is about a touchpoint stands on the emotion "
    "scale from end to end: NPS from −100 to 100, CSAT from 0 to 100 percent, CES from 1 to its "
    "highest answer, turned round where it shall fall to its target."
)
_measured = Memory()


@frozen
class MeasuredPoint:
    """An indicator at a touchpoint, on the map's emotion scale; the interval where it has one."""

    card: Card
    touchpoint: Card
    score: float
    low: float | None
    high: float | None
    n: int | None


def measured_points(document: JourneyMap) -> tuple[MeasuredPoint, ...]:
    """Return the indicators that are about a touchpoint, by MEASURED_RULE, in the file's order.

    The answer is kept for the last few maps.
    """
    return _measured.get(document, None, lambda: _points(document))


def _points(document: JourneyMap) -> tuple[MeasuredPoint, ...]:
    facts = index(document)
    found = []
    for card in document.cards:
        if not card.metric or kind_of(card, facts.lanes) != "kpi":
            continue
        value, ends = figure_of(card), _ends(card)
        if value is None or ends is None:
            continue
        result = result_of(card)
        interval = (
            []
            if result is None or result.low is None or result.high is None
            else [_place(document, end, ends) for end in (result.low, result.high)]
        )
        score = _place(document, value, ends)
        low, high = (min(interval), max(interval)) if interval else (None, None)
        n = result.n if result else None
        found += [
            MeasuredPoint(card, facts.cards[id_], score, low, high, n)
            for id_ in card.about
            if id_ in facts.numbers
        ]
    return tuple(found)


def _ends(card: Card) -> tuple[float, float] | None:
    """Return the worst and the best value of an indicator that tells of feeling; else None."""
    if card.metric == "nps":
        return -100.0, 100.0
    if card.metric == "csat":
        return 0.0, 100.0
    if card.metric == "ces":
        highest = float(card.highest or (0 if card.answers else card.best) or 7)
        if highest > 1:
            return (highest, 1.0) if shall_fall(card) else (1.0, highest)
    return None


def _place(document: JourneyMap, value: float, ends: tuple[float, float]) -> float:
    """Return a value on the map's scale; what lies beyond its ends stands at them."""
    share = min(1.0, max(0.0, (value - ends[0]) / (ends[1] - ends[0])))
    scale = document.scale
    return scale.low + share * (scale.high - scale.low)


def estimates(document: JourneyMap, point: MeasuredPoint) -> Mapping[str, float]:
    """Return what the team estimated at a measured touchpoint: persona id -> score now."""
    return scores_of(point.touchpoint, document.state)

"""A new measurement of an indicator: what its card says after raw answers came in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journeymapper.analysis.kpi import figure_of, result_of, with_answers
from journeymapper.analysis.raw_answers import SCALED, plain
from journeymapper.frozen import frozen
from journeymapper.model.card import Card
from journeymapper.model.values import Evidence, Number


@frozen
class Measurement:
    """Raw answers to one indicator, when they were given and where they come from.

    ``highest`` is the highest answer that could be given, where the indicator has such scales.
    """

    metric: str
    answers: tuple[Number, ...]
    on: date | None = None
    source: str = ""
    highest: int | None = None


def measured(card: Card, new: Measurement) -> Card:
    """Return an indicator's card with a measurement: value, parts, n, date, source and evidence.

    Evidence that was measured from the same source on the same day is replaced. A measurement later
    than the one before continues the series, from which difference and trend are told.
    """
    before, day_before = figure_of(card), card.measured_on
    highest = new.highest if new.metric in SCALED else None
    same_kind = card.metric in {"", "custom", new.metric}
    unit = card.unit if same_kind else ""
    fresh = replace(card, metric=new.metric, highest=highest, unit=unit)
    fresh = with_answers(fresh, new.answers)
    result = result_of(fresh)
    if result is None:
        return card
    proof = Evidence("measured", source=new.source, on=new.on, n=result.n)
    kept = tuple(one for one in card.evidence if not _same_origin(one, proof))
    fresh = replace(fresh, measured_on=new.on, source=new.source, evidence=(*kept, proof))
    if not same_kind:
        return replace(fresh, series=(), change=None, trend="")
    if before is None or day_before is None or new.on is None or day_before >= new.on:
        return fresh
    return _continued(fresh, before)


def _same_origin(one: Evidence, other: Evidence) -> bool:
    return (one.level, one.source, one.on) == (other.level, other.source, other.on)


def _continued(card: Card, before: float) -> Card:
    """Return a card whose series goes on to its value, with the difference to the one before."""
    value = card.value if card.value is not None else 0
    series = (*(card.series or (plain(float(round(before, 2))),)), value)
    change = plain(float(round(value - before, 2)))
    trend = "up" if change > 0 else "down" if change < 0 else "flat"
    return replace(card, series=series, change=change, trend=trend)

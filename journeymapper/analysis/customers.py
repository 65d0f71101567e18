"""Winning and keeping customers: acquisition, conversion and retention as the funnel tells them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from journeymapper.analysis.funnel import counted
from journeymapper.analysis.mapping import readings
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage

CUSTOMERS_RULE: Final = N_(
    "Customers won are the people counted at the last stage of the purchase. Acquisition is their "
    "percentage of those at the first counted stage, conversion that of those at the counted "
    "stage before the purchase; retention is the percentage of them at the last counted stage "
    "after it. An indicator of these kinds without a figure of its own shows that of the funnel."
)


@frozen
class Customers:
    """Customers won and kept: the stages by which they are counted, and percentages.

    ``acquisition`` and ``conversion`` are None where nobody is counted before the purchase,
    ``retention`` where nobody is counted after it.
    """

    won: Stage
    first: Stage | None
    before: Stage | None
    kept: Stage | None
    acquisition: float | None
    conversion: float | None
    retention: float | None


def customers(document: JourneyMap) -> Customers | None:
    """Return how customers are won and kept, by CUSTOMERS_RULE; None without a counted purchase."""
    told = {stage.id: stage for stage in counted(document)}
    if not told:
        return None
    parts: dict[str, list[Stage]] = {"before": [], "purchase": [], "after": []}
    for reading in readings(document):
        stage = told.get(reading.stage.id)
        if stage is not None:
            parts[reading.in_model["before_purchase_after"]].append(stage)
    if not parts["purchase"]:
        return None
    won = parts["purchase"][-1]
    first = parts["before"][0] if parts["before"] else None
    before = parts["before"][-1] if parts["before"] else None
    kept = parts["after"][-1] if parts["after"] else None
    return Customers(
        won,
        first,
        before,
        kept,
        _percent(first, won),
        _percent(before, won),
        _percent(won, kept),
    )


def with_funnel_figure(card: Card, found: Customers | None) -> Card:
    """Return an indicator without a figure of its own with that of the funnel, where it has one.

    Of the whole journey alone: one that is about a touchpoint waits for its own figure.
    """
    if found is None or card.about or card.value is not None or card.answers:
        return card
    figure = {
        "acquisition": found.acquisition,
        "conversion": found.conversion,
        "retention": found.retention,
    }.get(card.metric)
    if figure is None:
        return card
    return replace(card, value=round(figure, 2 if figure < 10 else 1), unit=card.unit or "%")


def _percent(of: Stage | None, part: Stage | None) -> float | None:
    if of is None or part is None or not of.count or part.count is None:
        return None
    return 100 * part.count / of.count

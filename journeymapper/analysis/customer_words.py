"""Customers won and kept, in words, and where counts of the funnel come from."""

from __future__ import annotations

from collections.abc import Iterator

from journeymapper.analysis.customers import Customers, customers
from journeymapper.analysis.finding import naming
from journeymapper.analysis.reached import taken_from_touchpoints
from journeymapper.analysis.section import number, portion
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.query import index


def customer_lines(document: JourneyMap) -> tuple[str, ...]:
    """Return a line for each figure that the funnel gives, and for each count it takes over."""
    name, stages = naming(document), index(document).stages
    taken = tuple(
        _("{stage}: {n} people, counted at {touchpoint}").format(
            stage=stages[stage].title or stage,
            n=number(one.count),
            touchpoint=name(one.touchpoint),
        )
        for stage, one in taken_from_touchpoints(document).items()
    )
    found = customers(document)
    return (*taken, *(f"{label}: {words}" for label, words in (rates(found) if found else ())))


def rates(found: Customers) -> Iterator[tuple[str, str]]:
    """Yield what a figure is called, and the figure with the stages it was counted at."""
    won = _told(found.won)
    yield _("Customers won"), won
    way = _("{share} ({start} → {end})")
    for label, share, places, start, end in (
        (_("Acquisition"), found.acquisition, 2, found.first, found.won),
        (_("Conversion"), found.conversion, 1, found.before, found.won),
        (_("Retention"), found.retention, 1, found.won, found.kept),
    ):
        if share is not None and start is not None and end is not None:
            figure = portion(share, places)
            yield label, way.format(share=figure, start=_told(start), end=_told(end))


def _told(stage: Stage) -> str:
    return f"{stage.title or stage.id} {number(stage.count or 0)}"

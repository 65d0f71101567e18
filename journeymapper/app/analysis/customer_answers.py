"""Customers won and kept, and counts taken from touchpoints, among the answers of the funnel."""

from __future__ import annotations

from journeymapper.analysis.customer_words import rates
from journeymapper.analysis.customers import CUSTOMERS_RULE, customers
from journeymapper.analysis.reached import COUNT_RULE, taken_from_touchpoints
from journeymapper.app.analysis.answer import (
    Fact,
    facts,
    first,
    linking,
    phrase,
    plain,
    stage_link,
    strong,
)
from journeymapper.i18n import _, interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index
from journeymapper.numerals import figure


def customer_facts(document: JourneyMap) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """Return the facts, and the rules by which they were found."""
    link, stages = linking(document), index(document).stages
    taken = [
        phrase(
            _("{stage}: {n} people, counted at {touchpoint}"),
            stage=stage_link(stages[stage]),
            n=strong(figure(one.count, interface_language())),
            touchpoint=link(one.touchpoint),
        )
        for stage, one in taken_from_touchpoints(document).items()
    ]
    found = list(facts(_("Counts from touchpoints"), first(taken)))
    won = customers(document)
    if won is not None:
        found += [Fact(label, plain(words)) for label, words in rates(won)]
    rules = [COUNT_RULE] if taken else []
    return tuple(found), (*rules, *((CUSTOMERS_RULE,) if won is not None else ()))

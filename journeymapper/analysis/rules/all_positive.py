"""A curve on which nothing ever goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from journeymapper.analysis.emotion import curves
from journeymapper.analysis.finding import Hit, Rule
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

ENOUGH: Final = 4
"""Scores from which on a curve without a low is not to be believed."""


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    sentence = _("The curve of {persona} is positive everywhere: has anybody asked customers?")
    for of in curves(document):
        if of.state != "current" or len(of.points) < ENOUGH:
            continue
        if all(point.score > of.neutral for point in of.points):
            name = index(document).personas[of.persona].name or of.persona
            yield Hit(Ref("persona", of.persona), sentence.format(persona=name))


RULE = Rule(
    "all_positive",
    N_("All-positive curve"),
    "hint",
    N_("A current state of four scores or more, all above neutral, tells of wishes."),
    _check,
)

"""An opportunity that is nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, naming
from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.remedies import with_changed
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name = naming(document)
    facts = index(document)
    sentence = _("Opportunity {opportunity} has no owner.")
    known = bool(document.review.owner)
    for card in cards_of(document, "opportunity"):
        if card.owner:
            continue
        lane = facts.lanes.get(card.lane)
        if lane is None or not lane.owner:
            message = sentence.format(opportunity=name(card))
            yield Hit(Ref("card", card.id), message, fixable=known)


def _remedy(document: JourneyMap, where: Ref) -> JourneyMap:
    return with_changed(document, where.id, owner=document.review.owner)


RULE = Rule(
    "opportunity_without_owner",
    N_("Opportunity without owner"),
    "hint",
    N_("What belongs to nobody is not done. The owner of the lane counts for all its cards."),
    _check,
    _remedy,
    N_("Give it to the owner of the map"),
)

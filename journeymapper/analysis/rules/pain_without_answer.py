"""A pain point that nobody means to do anything about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from journeymapper.analysis.finding import Hit, Rule, naming
from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.remedies import card_named, with_card
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

ANSWERS: Final = ("strategy", "opportunity", "solution", "idea")


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name = naming(document)
    answers = cards_of(document, *ANSWERS)
    known = {card.id for card in answers}.union(*(card.about for card in answers))
    sentence = _("Nothing answers the pain point {pain}: neither strategy nor opportunity.")
    for pain in cards_of(document, "pain_point"):
        if known.isdisjoint((pain.id, *pain.about)):
            yield Hit(Ref("card", pain.id), sentence.format(pain=name(pain)))


def _remedy(document: JourneyMap, where: Ref) -> JourneyMap:
    pain = card_named(document, where.id)
    if pain is None:
        return document
    title = N_("How might this become better?")
    return with_card(document, "opportunities", pain.at, title, about=(pain.id,))


RULE = Rule(
    "pain_without_answer",
    N_("Pain point without strategy or opportunity"),
    "warning",
    N_(
        "A pain point calls for a strategy, an opportunity, a solution or an idea that is about "
        "it, or about a touchpoint that it is about."
    ),
    _check,
    _remedy,
    N_("Add an opportunity"),
)

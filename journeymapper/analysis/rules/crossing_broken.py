"""A channel crossing at which what the customer began does not go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from journeymapper.analysis.finding import Hit, Rule, in_quotes, naming
from journeymapper.analysis.omnichannel import broken_crossings
from journeymapper.analysis.remedies import card_named, with_card
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of

ANSWERS: Final = frozenset({"strategy", "opportunity", "solution", "idea"})


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name, channels = naming(document), index(document).channels
    sentence = _(
        "At crossing {n}, from {start} to {end}, the customer begins anew: {touchpoint}. Nothing "
        "answers that."
    )
    for crossing in broken_crossings(document):
        if _answered(document, crossing.end.id):
            continue
        message = sentence.format(
            n=crossing.number,
            start=in_quotes(channels[crossing.start.channel].name),
            end=in_quotes(channels[crossing.end.channel].name),
            touchpoint=name(crossing.end),
        )
        yield Hit(Ref("card", crossing.end.id), message)


def _answered(document: JourneyMap, touchpoint: str) -> bool:
    """Tell whether anything answers a touchpoint, or a pain point that is about it."""
    facts = index(document)
    told = facts.about.get(touchpoint, ())
    further = (
        other
        for card in told
        if kind_of(card, facts.lanes) == "pain_point"
        for other in facts.about.get(card.id, ())
    )
    return any(kind_of(card, facts.lanes) in ANSWERS for card in (*told, *further))


def _remedy(document: JourneyMap, where: Ref) -> JourneyMap:
    card = card_named(document, where.id)
    if card is None:
        return document
    title = N_("Take over what was begun in the channel before")
    return with_card(document, "opportunities", card.at, title, about=(card.id,))


RULE = Rule(
    "crossing_broken",
    N_("The journey breaks at a channel crossing"),
    "warning",
    N_(
        "Omnichannel means that what the customer began in one channel goes on in the next. Where "
        "a touchpoint after a crossing says that it begins anew, an opportunity, a solution, a "
        "strategy or an idea should answer it, or a pain point that is about it."
    ),
    _check,
    _remedy,
    N_("Add an opportunity"),
)

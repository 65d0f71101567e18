"""A channel that reaches a persona, in which the brand never meets them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, in_quotes
from journeymapper.analysis.omnichannel import path_of
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    channels = index(document).channels
    sentence = _("{persona} is reached by {channel}, but meets the brand there at no touchpoint.")
    for persona in document.personas:
        if not persona.channels:
            continue
        met = {card.channel for card in path_of(document, persona.id)}
        missed = [id_ for id_ in persona.channels if id_ in channels and id_ not in met]
        if missed:
            names = ", ".join(in_quotes(channels[id_].name or id_) for id_ in missed)
            who = in_quotes(persona.name or persona.id)
            yield Hit(Ref("persona", persona.id), sentence.format(persona=who, channel=names))


RULE = Rule(
    "persona_channel_unused",
    N_("A persona’s channel is not used"),
    "hint",
    N_(
        "Who the customer is decides how to approach them. Each channel that reaches a persona "
        "should have a touchpoint on their path."
    ),
    _check,
)

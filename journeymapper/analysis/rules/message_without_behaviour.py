"""A message that answers to nothing that anybody has seen customers do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, naming
from journeymapper.analysis.kinds import cards_of
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name = naming(document)
    facts = index(document)
    sentence = _("Message {text} is not linked to a behaviour.")
    for card in cards_of(document, "message"):
        if card.behaviour:
            continue
        about = (facts.cards.get(other) for other in card.about)
        if not any(other and kind_of(other, facts.lanes) == "action" for other in about):
            yield Hit(Ref("card", card.id), sentence.format(text=name(card)))


RULE = Rule(
    "message_without_behaviour",
    N_("Message not linked to a behaviour"),
    "hint",
    N_(
        "The right message at the right moment answers to what customers are seen to do: a message "
        "names that behaviour, or is about an action."
    ),
    _check,
)

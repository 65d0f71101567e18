"""A touchpoint of which nobody knows where it happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, naming
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name = naming(document)
    sentence = _("Touchpoint {touchpoint} has no channel.")
    for card in index(document).touchpoints:
        if not card.channel and card.role != "trigger":
            message = sentence.format(touchpoint=name(card))
            yield Hit(Ref("card", card.id), message)


RULE = Rule(
    "touchpoint_without_channel",
    N_("Touchpoint without channel"),
    "warning",
    N_(
        "A touchpoint happens in one channel. Triggers, which happen in the customer's own life, "
        "need none."
    ),
    _check,
)

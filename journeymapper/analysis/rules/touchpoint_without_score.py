"""A touchpoint of which nobody has said how it feels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.emotion import scores_of
from journeymapper.analysis.finding import Hit, Rule, naming
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name = naming(document)
    sentence = _("Touchpoint {touchpoint} has no emotion score.")
    for card in index(document).touchpoints:
        if not scores_of(card, document.state):
            message = sentence.format(touchpoint=name(card))
            yield Hit(Ref("card", card.id), message)


RULE = Rule(
    "touchpoint_without_score",
    N_("Touchpoint without score"),
    "hint",
    N_("A touchpoint without a score of any persona is a gap in every curve."),
    _check,
)

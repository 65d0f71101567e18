"""A touchpoint that nothing measures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, naming
from journeymapper.analysis.kinds import cards_of
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name = naming(document)
    facts = index(document)
    measured: set[str] = set()
    columns: set[str] = set()
    for card in cards_of(document, "kpi"):
        measured.update(card.about)
        if not card.about:
            columns.add(card.at)
    sentence = _("Touchpoint {touchpoint} has no indicator.")
    for card in facts.touchpoints:
        if card.role != "trigger" and card.id not in measured and card.at not in columns:
            message = sentence.format(touchpoint=name(card))
            yield Hit(Ref("card", card.id), message)


RULE = Rule(
    "touchpoint_without_kpi",
    N_("Touchpoint without indicator"),
    "hint",
    N_(
        "What is not measured cannot be seen to improve. An indicator about no card counts for all "
        "touchpoints of its column; triggers need none."
    ),
    _check,
)

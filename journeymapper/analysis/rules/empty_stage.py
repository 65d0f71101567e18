"""A stage in which the customer meets nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, in_quotes
from journeymapper.analysis.remedies import with_card
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    facts = index(document)
    met = {facts.stage_of[card.at].id for card in facts.touchpoints}
    sentence = _("Stage {stage} has no touchpoint.")
    # Of a map without any touchpoint another rule says so, once.
    for stage in document.stages if met else ():
        if stage.id not in met:
            name = in_quotes(stage.title or stage.id)
            yield Hit(Ref("stage", stage.id), sentence.format(stage=name))


def _remedy(document: JourneyMap, where: Ref) -> JourneyMap:
    stage = index(document).stages.get(where.id)
    if stage is None:
        return document
    return with_card(document, "touchpoints", stage.columns[0].id, N_("New touchpoint"))


RULE = Rule(
    "empty_stage",
    N_("Stage without touchpoint"),
    "warning",
    N_("In every stage the customer meets the brand, or at least their own situation."),
    _check,
    _remedy,
    N_("Add a touchpoint"),
)

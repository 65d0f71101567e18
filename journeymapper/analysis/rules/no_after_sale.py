"""A map that ends with the purchase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journeymapper.analysis.finding import Hit, Rule
from journeymapper.analysis.mapping import readings
from journeymapper.i18n import N_, _, words
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.ids import THE_MAP, Ref, fresh_id


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    read = [reading.in_model["before_purchase_after"] for reading in readings(document)]
    if read and "after" not in read:
        yield Hit(THE_MAP, _("No stage is about what happens after the purchase."))


def _remedy(document: JourneyMap, _where: Ref) -> JourneyMap:
    ids = {stage.id for stage in document.stages}
    ids |= {step.id for stage in document.stages for step in stage.steps}
    title = words(document.language)(N_("After the purchase"))
    stage = Stage(fresh_id(ids, "after"), title, "after")
    return replace(document, stages=(*document.stages, stage))


RULE = Rule(
    "no_after_sale",
    N_("No after-sale stage"),
    "warning",
    N_(
        "A journey does not end with the purchase: service, loyalty and buying again come after. A "
        "stage counts by its phase, its title or the roles of its touchpoints."
    ),
    _check,
    _remedy,
    N_("Add a stage after the purchase"),
)

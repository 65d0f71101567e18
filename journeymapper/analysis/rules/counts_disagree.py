"""A touchpoint that counted more people than reached its stage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, in_quotes, naming
from journeymapper.analysis.reached import volumes
from journeymapper.i18n import N_, _, interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.numerals import figure


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    told = volumes(document)
    if not told:
        return
    name, language = naming(document), interface_language()
    sentence = _(
        "{n} people are counted at touchpoint {touchpoint}, but only {m} are said to have reached "
        "stage {stage}."
    )
    for stage in document.stages:
        for one in told.get(stage.id, ()):
            if stage.count is not None and one.count > stage.count:
                message = sentence.format(
                    n=figure(one.count, language),
                    touchpoint=name(one.touchpoint),
                    m=figure(stage.count, language),
                    stage=in_quotes(stage.title or stage.id),
                )
                yield Hit(Ref("card", one.indicator.id), message)


RULE = Rule(
    "counts_disagree",
    N_("More people at a touchpoint than in its stage"),
    "warning",
    N_(
        "Funnel and touchpoints count the same people: nobody is at a touchpoint who did not reach "
        "its stage. Compared are indicators of the kind “People counted” that are about a "
        "touchpoint with the stage’s own count."
    ),
    _check,
)

"""A funnel that gets wider on its way down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, in_quotes
from journeymapper.analysis.funnel import passages
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    sentence = _("The funnel rises from {before} at {start} to {after} at {end}.")
    for passage in passages(document):
        before, after = passage.start.count or 0, passage.end.count or 0
        if after > before:
            start, end = in_quotes(passage.start.title), in_quotes(passage.end.title)
            message = sentence.format(before=before, start=start, after=after, end=end)
            yield Hit(Ref("stage", passage.end.id), message)


RULE = Rule(
    "funnel_rising",
    N_("Funnel rising"),
    "error",
    N_("No more people can reach a stage than reached the counted stage before it."),
    _check,
)

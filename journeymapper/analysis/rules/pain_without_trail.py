"""A pain point that leads to no support process, or to one that nobody owns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, naming
from journeymapper.analysis.trail import blueprinted, trails
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    if not blueprinted(document):
        return
    name = naming(document)
    nowhere = _("The pain point {pain} leads to no support process.")
    nobody = _("Nobody owns what lies under the pain point {pain}.")
    for trail in trails(document).values():
        sentence = nobody if trail.to_support else nowhere
        if not trail.to_support or not trail.owners:
            yield Hit(Ref("card", trail.pain.id), sentence.format(pain=name(trail.pain)))


RULE = Rule(
    "pain_without_trail",
    N_("Pain point without support process or owner"),
    "hint",
    N_(
        "Where a map has support processes, a pain point can be traced down to one and to its "
        "owner: by what its cards are about, by connections, or by the column."
    ),
    _check,
)

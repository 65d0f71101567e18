"""Mandatory elements of a journey map that this one does not have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from journeymapper.analysis.completeness import ELEMENTS, completeness
from journeymapper.analysis.finding import Hit, Rule
from journeymapper.analysis.remedies import with_lane
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref

_LANES: Final = {
    "touchpoints": "touchpoints",
    "actions": "actions",
    "emotions": "emotion",
    "pains": "pain_points",
    "opportunities": "opportunities",
}


def _missing(document: JourneyMap) -> list[str]:
    # That there is no persona is a rule of its own.
    return [name for name in completeness(document).missing if name != "persona"]


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    missing = _missing(document)
    if missing:
        kinds = {lane.kind for lane in document.lanes}
        fixable = any(name in _LANES and _LANES[name] not in kinds for name in missing)
        names = ", ".join(_(ELEMENTS[name]).lower() for name in missing)
        yield Hit(THE_MAP, _("The map still lacks: {elements}.").format(elements=names), fixable)


def _remedy(document: JourneyMap, _where: Ref) -> JourneyMap:
    for name in _missing(document):
        if name in _LANES:
            document, _lane = with_lane(document, _LANES[name])
    return document


RULE = Rule(
    "missing_elements",
    N_("Mandatory elements missing"),
    "warning",
    N_(
        "A journey map has a persona, stages, touchpoints, actions, emotions, pain points and "
        "opportunities."
    ),
    _check,
    _remedy,
    N_("Add the lanes for them"),
)

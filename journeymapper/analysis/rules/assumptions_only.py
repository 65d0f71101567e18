"""A map that nobody has asked customers about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from journeymapper.analysis.evidence import backed
from journeymapper.analysis.finding import Hit, Rule
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP

ENOUGH: Final = 5
"""Cards from which on a map is one."""


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    if len(document.cards) >= ENOUGH and not any(map(backed, document.cards)):
        yield Hit(THE_MAP, _("No card has evidence: the whole map is an assumption."))


RULE = Rule(
    "assumptions_only",
    N_("Map of assumptions"),
    "warning",
    N_("At least one card has to be backed by something reported, observed or measured."),
    _check,
)

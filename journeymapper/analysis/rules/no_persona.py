"""A map without a persona: nobody's journey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journeymapper.analysis.finding import Hit, Rule
from journeymapper.i18n import N_, _, words
from journeymapper.model.document import JourneyMap, Persona
from journeymapper.model.ids import THE_MAP, Ref


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    if not document.personas:
        yield Hit(THE_MAP, _("The map has no persona: whose journey is it?"))


def _remedy(document: JourneyMap, _where: Ref) -> JourneyMap:
    persona = Persona("persona", words(document.language)(N_("Persona")))
    return replace(document, personas=(persona,))


RULE = Rule(
    "no_persona",
    N_("No persona"),
    "warning",
    N_("A map shows the journey of one persona or several; without one it is nobody's."),
    _check,
    _remedy,
    N_("Add a persona"),
)

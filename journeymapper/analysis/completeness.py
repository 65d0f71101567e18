"""The completeness meter: which of the mandatory elements a map has."""

from __future__ import annotations

from typing import Final

from journeymapper.analysis.kinds import by_kind
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index

ELEMENTS: Final = {
    "persona": N_("Persona"),
    "stages": N_("Stages"),
    "touchpoints": N_("Touchpoints"),
    "actions": N_("Actions"),
    "emotions": N_("Emotions"),
    "pains": N_("Pain points"),
    "opportunities": N_("Opportunities"),
}
"""What every journey map has to have, and its label."""


@frozen
class Completeness:
    """Which of the mandatory elements a map has, in the order of ELEMENTS."""

    present: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share that is there, 0 to 1."""
        return len(self.present) / len(ELEMENTS)


def completeness(document: JourneyMap) -> Completeness:
    """Return which mandatory elements a map has."""
    facts = index(document)
    kinds = by_kind(document)
    there = {
        "persona": bool(document.personas),
        "stages": bool(document.stages),
        "touchpoints": bool(facts.touchpoints),
        "actions": "action" in kinds,
        "emotions": any(card.emotion or card.future for card in facts.touchpoints),
        "pains": "pain_point" in kinds,
        "opportunities": "opportunity" in kinds,
    }
    return Completeness(
        tuple(name for name in ELEMENTS if there[name]),
        tuple(name for name in ELEMENTS if not there[name]),
    )

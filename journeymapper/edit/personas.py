"""Operations on personas."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeymapper.edit.references import forget, require_all
from journeymapper.edit.sequence import inserted, moved, removed
from journeymapper.model.document import JourneyMap, Persona
from journeymapper.model.ids import fresh_id, slug


def add_persona(
    journey: JourneyMap, name: str, before: str | None = None, **fields: Any
) -> tuple[JourneyMap, str]:
    """Return the map with a persona in front of ``before`` or at the end, and its id.

    KeyError for an unknown ``before`` or portrait.
    """
    id_ = fresh_id({persona.id for persona in journey.personas}, slug(name) or "persona")
    persona = Persona(id=id_, name=name, **fields)
    require_all(journey, persona)
    return replace(journey, personas=inserted(journey.personas, (persona,), before)), id_


def move_persona(journey: JourneyMap, persona: str, before: str | None = None) -> JourneyMap:
    """Return the map with a persona in front of ``before`` or at the end.

    The same map if it stands there already. KeyError for an unknown persona.
    """
    personas = moved(journey.personas, persona, before)
    return journey if personas is journey.personas else replace(journey, personas=personas)


def delete_persona(journey: JourneyMap, persona: str) -> JourneyMap:
    """Return the map without a persona, its scores and all mention of it; KeyError if unknown."""
    journey = replace(journey, personas=removed(journey.personas, {persona}))
    return forget(journey, "persona", {persona})

"""A section of the analysis as text, and how its lines say figures and personas."""

from __future__ import annotations

from journeymapper.frozen import frozen
from journeymapper.i18n import interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index
from journeymapper.numerals import figure, percent


@frozen
class Section:
    """A heading, its lines, and the rules by which they were found."""

    heading: str
    lines: tuple[str, ...]
    rules: tuple[str, ...] = ()


def number(value: float, places: int | None = None, *, signed: bool = False) -> str:
    """Return a number as the language of the interface writes it."""
    return figure(value, interface_language(), places, signed=signed)


def portion(value: float, places: int | None = None) -> str:
    """Return percent as the language of the interface writes it."""
    return percent(value, interface_language(), places)


def persona_name(document: JourneyMap, id_: str) -> str:
    """Return the name of a persona, or its id."""
    persona = index(document).personas.get(id_)
    return persona.name if persona and persona.name else id_

"""The colours that a map is drawn in, for whoever shows something of it elsewhere."""

from __future__ import annotations

from journeymapper.display.palette import Palette, branded
from journeymapper.model.document import JourneyMap, Persona


def map_palette(journey: JourneyMap) -> Palette:
    """Return the palette of a map: of its theme, in the client's colours."""
    theme = journey.theme
    return branded(theme.brand, theme.stages, theme.palette)


def persona_colour(journey: JourneyMap, persona: Persona, place: int) -> str:
    """Return the colour of a persona's curve: its own, else that of its place among them."""
    colours = map_palette(journey).personas
    return persona.colour or colours[place % len(colours)]

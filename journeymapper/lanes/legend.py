"""Beside the curves of an emotion lane: which line is whose, and the named levels of the scale."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.outline import Outline
from journeymapper.display.palette import Palette, readable_ground
from journeymapper.display.primitives import Path, Primitive, Stroke
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import ended, runs, shortened
from journeymapper.lanes.faces import draw_face, face_colours, score_figure
from journeymapper.lanes.grid import MAP_X, MARGIN
from journeymapper.lanes.places import ScoreAxis
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.calling import short_names
from journeymapper.model.document import JourneyMap, Lane
from journeymapper.model.values import Level


def shown_curves(context: Context, lane: Lane) -> list[Outline]:
    """Return the curves of a lane: all, or those of its persona."""
    return [c for c in context.curves if not lane.persona or c.persona == lane.persona]


def main_curve(context: Context, lane: Lane) -> Outline | None:
    """Return the curve of a lane that carries faces and fill: the first in the map's state."""
    shown = shown_curves(context, lane)
    return next((c for c in shown if c.state == context.map.state), shown[0] if shown else None)


def persona_colour(document: JourneyMap, palette: Palette, persona: str) -> str:
    """Return the colour of a persona's curve: its own, else the next of the palette."""
    for number, one in enumerate(document.personas):
        if one.id == persona:
            usual = palette.personas[number % len(palette.personas)]
            return _on_paper(palette, one.colour) if one.colour else usual
    return palette.accent


def _on_paper(palette: Palette, colour: str) -> str:
    return readable_ground(colour, palette.paper, palette.curve)


def draw_legend(
    context: Context, shown: Sequence[Outline], top: float
) -> tuple[list[Primitive], float]:
    """Return which line is whose, below the lane's name, and the y below it."""
    palette = context.palette
    parts: list[Primitive] = []
    names = short_names(context.map.personas)
    y = top + 5
    for curve in shown:
        colour = persona_colour(context.map, palette, curve.persona)
        dashed = curve.state != context.map.state
        stroke = Stroke(colour, 3.6, (5, 3) if dashed else ())
        parts.append(Path((("M", MARGIN, y - 4), ("L", MARGIN + 16, y - 4)), stroke=stroke))
        label = _curve_name(context, names.get(curve.persona, curve.persona), curve)
        line = context.line(shortened(context, label, SMALL, 112), SMALL)
        parts += runs([line], MARGIN + 24, y, SMALL, palette.secondary)
        y += 17
    return parts, y


def draw_level_names(context: Context, axis: ScoreAxis, levels: Sequence[Level]) -> list[Primitive]:
    """Return the named levels with their faces and scores, those that have room."""
    palette, scale = context.palette, context.map.scale
    parts: list[Primitive] = []
    taken: list[float] = []
    for level in sorted(levels, key=lambda level: (level.value != scale.neutral, -level.value)):
        at = axis.y(level.value)
        if any(abs(at - other) < 18 for other in taken):
            continue
        taken.append(at)
        parts.append(draw_face(palette, level.value, scale, MARGIN + 9, at, 9))
        name = context.line(shortened(context, level.name, SMALL, 76), SMALL)
        parts += runs([name], MARGIN + 25, at + 4.4, SMALL, palette.ink)
        shown = score_figure(level.value, scale, context.language)
        value = context.line(shown, SMALL_BOLD)
        colour = face_colours(palette, level.value, scale).figure
        shade = palette.secondary if level.value == scale.neutral else colour
        parts.append(ended(value, MAP_X - 12, at + 4.4, SMALL_BOLD, shade))
    return parts


def _curve_name(context: Context, name: str, curve: Outline) -> str:
    if curve.state == "future":
        return f"{name}, {context.say('to-be')}"
    if any(c.persona == curve.persona and c.state == "future" for c in context.curves):
        return f"{name}, {context.say('as-is')}"
    return name

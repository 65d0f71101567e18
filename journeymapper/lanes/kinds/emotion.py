"""The emotion lane: one curve per persona, solid as it is and dashed as it shall be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journeymapper.analysis.emotion import Curve, curves, scores_of, stage_means
from journeymapper.display.palette import Palette
from journeymapper.display.primitives import Path, Primitive, Stroke, TextRun
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import ended, runs, shortened
from journeymapper.lanes.faces import draw_face, face_colours
from journeymapper.lanes.feeling import (
    CALLOUT,
    REACH,
    callouts_of,
    draw_area,
    draw_callouts,
    draw_dots,
    draw_faces,
    draw_line,
)
from journeymapper.lanes.grid import MAP_X, MARGIN
from journeymapper.lanes.naming import draw_name
from journeymapper.lanes.places import CurvePoint, ScoreAxis
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.document import JourneyMap, Lane, Persona
from journeymapper.model.values import Level
from journeymapper.numerals import figure

USUAL_SPREAD: Final = 360.0
"""The height between the ends of the scale: 36 units a point on the scale from -5 to 5."""
ABOVE: Final = 84.0
BELOW: Final = 58.0
MEANS: Final = 32.0
"""The strip on top that holds the mean of each stage."""
NAMES: Final = (N_("Frustration"), N_("Annoyance"), N_("Neutral"), N_("Liking"), N_("Enthusiasm"))


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw the scale, the curves and what is worth a word on them."""
    scale = context.map.scale
    shown = [c for c in curves(context.map) if not lane.persona or c.persona == lane.persona]
    span = max(scale.high - scale.low, 1e-9)
    lowest = min((p.score for c in shown for p in c.points), default=scale.neutral)
    spread = USUAL_SPREAD
    if lane.height:
        spread = max(120.0, lane.height - ABOVE - BELOW)
    highest = max((p.score for c in shown for p in c.points), default=scale.neutral)
    per_point = spread / span
    above = max(ABOVE, MEANS + CALLOUT + REACH - (scale.high - highest) * per_point)
    axis = ScoreAxis(lane.id, scale.low, scale.high, above, per_point)
    below = max(BELOW, axis.y(lowest) + REACH + CALLOUT + 10 - axis.y(scale.low))
    height = axis.y(scale.low) + below
    parts = _levels(context, axis)
    main = next((c for c in shown if c.state == context.map.state), shown[0] if shown else None)
    front: list[Primitive] = []
    if main:
        parts += draw_area(context, main, axis)
    for curve in sorted(shown, key=lambda c: c is main):
        colour = persona_colour(context.map, context.palette, curve.persona)
        dashed = curve.state == "future" and context.map.state == "current"
        front += draw_line(context, curve, axis, colour, dashed=dashed)
        if curve is main:
            front += draw_faces(context, curve, axis, [c for c in shown if c is not main])
        else:
            front += draw_dots(context, curve, axis, colour, hollow=dashed)
    if main:
        front += _means(context, main)
        front += draw_callouts(context, callouts_of(context, main, axis), height)
    name = draw_name(context, lane, KIND.icon, "")
    gutter, needed = _gutter(context, axis, shown, name.height)
    return LaneDrawing(
        height,
        (*parts, *front),
        gutter=tuple(gutter),
        gutter_height=needed,
        points=_points(context, lane, axis),
        axis=axis,
    )


def persona_colour(document: JourneyMap, palette: Palette, persona: str) -> str:
    """Return the colour of a persona's curve: its own, else the next of the palette."""
    for number, one in enumerate(document.personas):
        if one.id == persona:
            return one.colour or palette.personas[number % len(palette.personas)]
    return palette.accent


def levels_of(context: Context) -> tuple[Level, ...]:
    """Return the named levels of the map's scale; five of our own where it names none."""
    scale = context.map.scale
    if scale.levels:
        return scale.levels
    low, high, middle = scale.low, scale.high, scale.neutral
    values = (
        low + (middle - low) * 0.2,
        low + (middle - low) * 0.6,
        middle,
        middle + (high - middle) * 0.4,
        middle + (high - middle) * 0.8,
    )
    return tuple(
        Level(int(v) if float(v).is_integer() else round(v, 1), context.say(name))
        for v, name in zip(values, NAMES, strict=True)
    )


def _levels(context: Context, axis: ScoreAxis) -> list[Primitive]:
    grid, palette = context.grid, context.palette
    neutral = context.map.scale.neutral
    parts: list[Primitive] = []
    for level in levels_of(context):
        if level.value != neutral:
            y = axis.y(level.value)
            dash = Stroke(palette.level_line, 1, (2, 5))
            parts.append(Path((("M", grid.x, y), ("L", grid.right, y)), stroke=dash))
    y = axis.y(neutral)
    line = Stroke(palette.neutral_line, 1.4)
    parts.append(Path((("M", grid.x, y), ("L", grid.right, y)), stroke=line))
    return parts


def _means(context: Context, main: Curve) -> list[Primitive]:
    say, palette = context.say, context.palette
    means = stage_means(context.map, main)
    parts: list[Primitive] = []
    for stage in context.grid.stages:
        mean = means.get(stage.id)
        if mean is None:
            continue
        label = context.line(say("Stage mean"), SMALL)
        wide = label.width * SMALL.size
        parts.append(TextRun(stage.x + 10, 22, label, SMALL.size, palette.secondary))
        shown = figure(mean, context.language, 1, signed=True)
        value = context.line(shown, SMALL_BOLD)
        colour = palette.ink
        if round(mean, 1) != context.map.scale.neutral:
            colour = palette.good if mean > context.map.scale.neutral else palette.bad
        parts += runs([value], stage.x + 16 + wide, 22, SMALL_BOLD, colour)
    return parts


def _gutter(
    context: Context, axis: ScoreAxis, shown: Sequence[Curve], top: float
) -> tuple[list[Primitive], float]:
    palette, scale = context.palette, context.map.scale
    parts: list[Primitive] = []
    names = {p.id: p for p in context.map.personas}
    y = top + 5
    for curve in shown:
        persona = names.get(curve.persona)
        colour = persona_colour(context.map, palette, curve.persona)
        dashed = curve.state == "future" and context.map.state == "current"
        stroke = Stroke(colour, 3.6, (5, 3) if dashed else ())
        parts.append(Path((("M", MARGIN, y - 4), ("L", MARGIN + 16, y - 4)), stroke=stroke))
        label = _curve_name(context, persona, curve)
        line = context.line(shortened(context, label, SMALL, 112), SMALL)
        parts += runs([line], MARGIN + 24, y, SMALL, palette.secondary)
        y += 17
    needed = y
    for level in levels_of(context):
        at = axis.y(level.value)
        if at < y - 8:
            continue
        parts += draw_face(palette, level.value, scale, MARGIN + 9, at, 9)
        name = context.line(shortened(context, level.name, SMALL, 76), SMALL)
        parts += runs([name], MARGIN + 25, at + 4.4, SMALL, palette.ink)
        value = context.line(figure(level.value, context.language, signed=True), SMALL_BOLD)
        colour = face_colours(palette, level.value, scale).figure
        shade = palette.secondary if level.value == scale.neutral else colour
        parts.append(ended(value, MAP_X - 12, at + 4.4, SMALL_BOLD, shade))
    return parts, needed


def _curve_name(context: Context, persona: Persona | None, curve: Curve) -> str:
    name = persona.name.split()[0] if persona and persona.name.split() else curve.persona
    if curve.state == "future":
        return f"{name}, {context.say('to-be')}"
    if any(c.persona == curve.persona and c.state == "future" for c in curves(context.map)):
        return f"{name}, {context.say('as-is')}"
    return name


def _points(context: Context, lane: Lane, axis: ScoreAxis) -> tuple[CurvePoint, ...]:
    """Return a point for every touchpoint, persona and state in use; unscored ones at neutral."""
    drawn = {(c.persona, c.state) for c in curves(context.map)}
    state = context.map.state
    found = []
    for persona in context.map.personas:
        if lane.persona and persona.id != lane.persona:
            continue
        for which in ("current", "future"):
            if (persona.id, which) not in drawn and which != state:
                continue
            for card in context.facts.touchpoints:
                score = scores_of(card, which).get(persona.id)
                y = axis.y(context.map.scale.neutral if score is None else score)
                x = context.grid.slots[card.id].x
                found.append(CurvePoint(card.id, persona.id, which, lane.id, x, y, score))
    return tuple(found)


KIND = LaneKind(
    name="emotion",
    label=N_("Emotion curve"),
    icon="smiley",
    draw=draw,
    explanation=N_("How the experience feels at every touchpoint, one curve per persona"),
    order=14,
)

"""The emotion lane: one curve per persona, solid in the state of the map, dashed in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from journeymapper.analysis.emotion import scores_of
from journeymapper.analysis.measured_emotion import measured_points
from journeymapper.analysis.outline import Outline
from journeymapper.display.primitives import Group, Primitive
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.callouts import callouts_of
from journeymapper.lanes.emotion_stages import draw_stages
from journeymapper.lanes.feeling import (
    Line,
)
from journeymapper.lanes.grid import Slot
from journeymapper.lanes.legend import (
    draw_legend,
    draw_level_names,
    main_curve,
    persona_colour,
    shown_curves,
)
from journeymapper.lanes.measured import draw_measured
from journeymapper.lanes.naming import draw_name
from journeymapper.lanes.places import CurvePoint, ScoreAxis
from journeymapper.lanes.standing import HEIGHT as CALLOUT
from journeymapper.lanes.standing import REACH, Field, Look
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.values import Level

MEANS: Final = 32.0
"""The strip on top that holds the mean of each stage."""
NAMES: Final = (N_("Frustration"), N_("Annoyance"), N_("Neutral"), N_("Liking"), N_("Enthusiasm"))


def read(context: Context, _lane: Lane) -> tuple[object, ...]:
    """Return what the lane reads: scores, words for the intense, personas, what was measured."""
    return context.told, *_read_curves(context)


def _read_curves(context: Context) -> tuple[object, ...]:
    return context.felt, context.map.personas, measured_points(context.map)


@frozen
class _Curves:
    """A lane but for the words on its main curve, and what those are drawn with."""

    drawing: LaneDrawing
    measured: tuple[Group, ...]
    main: Outline | None
    look: Look


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw the scale, the curves and what is worth a word on them."""
    curves = context.memo.get(
        "curves",
        (context.kit, context.grid, lane, *_read_curves(context)),
        partial(_draw_curves, context, lane),
    )
    words = _callouts(context, curves.main, curves.look) if curves.main else ()
    return replace(curves.drawing, parts=(*curves.drawing.parts, *words, *curves.measured))


def _draw_curves(context: Context, lane: Lane) -> _Curves:
    scale = context.map.scale
    shown = shown_curves(context, lane)
    main = main_curve(context, lane)
    lines = tuple(_line(context, curve, main) for curve in sorted(shown, key=lambda c: c is main))
    levels = tuple(level for level in levels_of(context) if scale.low <= level.value <= scale.high)
    legend, needed = context.memo.get(
        "legend",
        (context.kit, lane, context.map.personas, [(c.persona, c.state) for c in context.curves]),
        partial(_draw_beside, context, lane, shown),
    )

    scores = [score for c in shown for score in (c.low, c.high)] or [scale.neutral]
    room = context.density
    asked = max(120.0, lane.height - room.above - room.below) if lane.height else room.spread
    span = scale.high - scale.low
    axis = ScoreAxis(lane.id, scale.low, scale.high, 0.0, asked / span if span > 0 else 1.0)
    top_level = max((level.value for level in levels), default=scale.high)
    above = max(
        room.above, MEANS + CALLOUT + REACH - axis.y(max(scores)), needed + 6 - axis.y(top_level)
    )
    axis = replace(axis, y_high=above)
    below = max(room.below, axis.y(min(scores)) + REACH + CALLOUT + 10 - axis.y(scale.low))
    height = axis.y(scale.low) + below

    stages = list(draw_stages(context, lines, axis, levels))
    parts: list[Group] = [group for layer in zip(*stages, strict=True) for group in layer]
    names = context.memo.get(
        "names", (context.kit, axis, levels), partial(draw_level_names, context, axis, levels)
    )
    neutral, whose = axis.y(scale.neutral), _asked(context, lane, shown)
    drawing = LaneDrawing(
        height,
        tuple([group for group in parts if group.key]),
        gutter=(*legend, *names),
        gutter_height=needed,
        points=partial(_points, lane, axis, neutral, whose, context.grid.slots),
        axis=axis,
    )
    measured = tuple(draw_measured(context, axis))
    return _Curves(drawing, measured, main, Look(context.kit, lines, axis, height))


def _draw_beside(
    context: Context, lane: Lane, shown: Sequence[Outline]
) -> tuple[list[Primitive], float]:
    """Return which line is whose, and the y below it: it stands below the lane's name."""
    name = draw_name(context, lane, KIND.icon, "")
    return draw_legend(context, shown, name.height + (5 if context.density.beside else 0))


def _callouts(context: Context, main: Outline, look: Look) -> Iterator[Group]:
    """Return the callouts by stage, to be placed and drawn when they are seen."""
    memo = context.memo
    look = memo.get("look of callouts", (look,), lambda: look)
    callouts = callouts_of(context, main, look.axis)
    field: Field = memo.renewed(
        "callouts",
        (look, callouts, context.felt, context.grid),
        partial(Field, look, context, callouts),
    )
    return field.groups()


def _line(context: Context, curve: Outline, main: Outline | None) -> Line:
    colour = persona_colour(context.map, context.palette, curve.persona)
    dashed = curve.state != context.map.state
    return Line(curve.persona, curve.state, colour, dashed, curve is main)


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


def _asked(context: Context, lane: Lane, shown: Sequence[Outline]) -> tuple[tuple[str, str], ...]:
    """Return whose scores in which state have a point at every touchpoint."""
    drawn = {(curve.persona, curve.state) for curve in shown}
    return tuple(
        [
            (persona.id, state)
            for persona in context.map.personas
            for state in ("current", "future")
            if lane.persona in {"", persona.id}
            and ((persona.id, state) in drawn or state == context.map.state)
        ]
    )


def _points(
    lane: Lane,
    axis: ScoreAxis,
    level: float,
    asked: Sequence[tuple[str, str]],
    slots: Mapping[str, Slot],
    cards: Sequence[Card],
) -> tuple[CurvePoint, ...]:
    """Return a point for each touchpoint, persona and state asked for; unscored ones at neutral."""
    found = []
    for persona, state in asked:
        for card in cards:
            score = scores_of(card, state).get(persona)
            y = level if score is None else axis.y(score)
            found.append(CurvePoint(card.id, persona, state, lane.id, slots[card.id].x, y, score))
    return tuple(found)


KIND = LaneKind(
    name="emotion",
    label=N_("Emotion curve"),
    icon="smiley",
    draw=draw,
    reads=read,
    explanation=N_("How the experience feels at every touchpoint, one curve per persona"),
    order=14,
)

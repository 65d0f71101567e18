"""The emotion lane: one curve per persona, solid in the state of the map, dashed in the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final

from journeymapper.analysis.emotion import scores_of
from journeymapper.analysis.measured_emotion import measured_points
from journeymapper.analysis.outline import Felt, Outline, felt_by
from journeymapper.display.geometry import Rect
from journeymapper.display.later import Later
from journeymapper.display.primitives import Group, Primitive
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.callouts import callouts_of
from journeymapper.lanes.feeling import (
    AROUND,
    Line,
    Scores,
    Stretch,
    column_tint,
    draw_area,
    draw_dots,
    draw_faces,
    draw_levels,
    draw_line,
    draw_mean,
)
from journeymapper.lanes.gap import draw_gap
from journeymapper.lanes.grid import Slot, StageColumn
from journeymapper.lanes.legend import draw_legend, draw_level_names, persona_colour
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
MEAN_WIDTH: Final = 170.0
"""The room that the mean of a stage may take."""
ASIDE: Final = 72.0
ABOVE_POINT: Final = 46.0
BELOW_POINT: Final = 42.0
"""How far faces and figures reach beyond the points that they stand at."""
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
    shown = _shown(context, lane)
    main = main_curve(context, lane)
    lines = tuple(_line(context, curve, main) for curve in sorted(shown, key=lambda c: c is main))
    levels = tuple(level for level in levels_of(context) if scale.low <= level.value <= scale.high)
    name = draw_name(context, lane, KIND.icon, "")
    legend, needed = draw_legend(context, shown, name.height + (5 if context.density.beside else 0))

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

    stages = list(_draw_stages(context, lines, axis, levels))
    parts: list[Group] = [group for layer in zip(*stages, strict=True) for group in layer]
    neutral, whose = axis.y(scale.neutral), _asked(context, lane, shown)
    drawing = LaneDrawing(
        height,
        tuple([group for group in parts if group.key]),
        gutter=(*legend, *draw_level_names(context, axis, levels)),
        gutter_height=needed,
        points=partial(_points, lane, axis, neutral, whose, context.grid.slots),
        axis=axis,
    )
    measured = tuple(draw_measured(context, axis))
    return _Curves(drawing, measured, main, Look(context.kit, lines, axis, height))


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


def _shown(context: Context, lane: Lane) -> list[Outline]:
    return [c for c in context.curves if not lane.persona or c.persona == lane.persona]


def main_curve(context: Context, lane: Lane) -> Outline | None:
    """Return the curve of a lane that carries faces and fill: the first in the map's state."""
    shown = _shown(context, lane)
    return next((c for c in shown if c.state == context.map.state), shown[0] if shown else None)


def _line(context: Context, curve: Outline, main: Outline | None) -> Line:
    colour = persona_colour(context.map, context.palette, curve.persona)
    dashed = curve.state != context.map.state
    return Line(curve.persona, curve.state, colour, dashed, curve is main)


def _draw_stages(
    context: Context,
    lines: tuple[Line, ...],
    axis: ScoreAxis,
    levels: tuple[Level, ...],
) -> Iterator[tuple[Group, Group, Group]]:
    """Yield the levels, the fill and the curves of each stage, in the order they are painted."""
    grid, felt, memo = context.grid, context.felt, context.memo
    look = _Look(context.kit, lines, axis, tuple([level.value for level in levels]))
    look = memo.get("look", (look,), lambda: look)
    touchpoints, slots = list(chain.from_iterable(felt.values())), grid.slots
    begin = 0
    for stage in grid.stages:
        own = felt.get(stage.id, ())
        end = begin + len(own)
        before = tuple(touchpoints[max(0, begin - AROUND) : begin]) if own else ()
        after = tuple(touchpoints[end : end + AROUND]) if own else ()
        aside = tuple([round(slots[each[0]].x - stage.x, 6) for each in (*before, *after)])
        begin = end
        following = grid.stages[stage.number].x if stage.number < len(grid.stages) else grid.right
        reach = round(following - stage.x, 6)
        groups = memo.get(
            ("stage", stage.id),
            (look, own, before, after, stage.columns, aside, reach, stage.colour),
            partial(_draw_stage, look, stage, (before, own, after), aside, reach),
        )
        behind, fill, front = groups
        x = stage.x
        yield behind.moved(x, 0), fill.moved(x, 0), front.moved(x, 0)


@frozen
class _Look:
    """What every stage of the lane is drawn with."""

    kit: Context
    lines: tuple[Line, ...]
    axis: ScoreAxis
    levels: tuple[float, ...]


def _draw_stage(
    look: _Look,
    stage: StageColumn,
    rows: tuple[tuple[Felt, ...], tuple[Felt, ...], tuple[Felt, ...]],
    aside: tuple[float, ...],
    reach: float,
) -> tuple[Group, Group, Group]:
    """Draw a stage with the touchpoints before it and after it, whose x are ``aside``."""
    before, own, after = rows
    inside = [
        round(column.x + (at + 0.5) * column.pitch, 6)
        for column in stage.columns
        for at in range(len(column.touchpoints))
    ]
    xs = (*aside[: len(before)], *inside, *aside[len(before) :])
    window = (*before, *own, *after)
    curves = tuple(
        [
            (line, tuple([felt_by(each, line.persona, line.state) for each in window]))
            for line in look.lines
        ]
    )
    first, end = len(before), len(before) + len(own)
    stretch = Stretch(curves, xs, first, end, reach, column_tint(look.kit.palette, stage.colour))
    return _stage_groups(look, stage.id, stretch)


def _stage_groups(look: _Look, stage: str, stretch: Stretch) -> tuple[Group, Group, Group]:
    """Return levels, fill and curves, to be drawn when they are seen."""
    kit, axis = look.kit, look.axis

    def behind() -> tuple[Primitive, ...]:
        return tuple(draw_levels(kit, axis, look.levels, stretch.reach))

    def fill() -> tuple[Primitive, ...]:
        main = [each for each in stretch.curves if each[0].main]
        return tuple([p for line, scores in main for p in _shade(kit, stretch, line, scores, axis)])

    def front() -> tuple[Primitive, ...]:
        return tuple(_front(kit, stretch, axis))

    def group(role: str, make: Callable[[], tuple[Primitive, ...]], bounds: Rect) -> Group:
        return Group(Later(make), bounds, role=role, key=stage)

    high, low = axis.y(axis.high), axis.y(axis.low)
    behind_bounds = Rect(0, high, stretch.reach, low - high).grown(3)
    painted = _painted(stretch, axis)
    if painted is None:
        return group("levels", behind, behind_bounds), _nothing("fill"), _nothing("curves")
    left, right = (
        min(0.0, painted.x - ASIDE),
        max(min(MEAN_WIDTH, stretch.reach + 40), painted.right + ASIDE),
    )
    top = min(0.0, painted.y - ABOVE_POINT)
    around = Rect(left, top, right - left, painted.bottom + BELOW_POINT - top)
    filled = Rect(painted.x, high, painted.w, low - high).grown(3)
    return (
        group("levels", behind, behind_bounds),
        group("fill", fill, filled),
        group("curves", front, around),
    )


def _nothing(role: str) -> Group:
    return Group((), Rect(0, 0, 0, 0), role=role)


def _painted(stretch: Stretch, axis: ScoreAxis) -> Rect | None:
    """Return the box around the points whose curves a stage may paint; None for none."""
    place = range(max(0, stretch.first), min(stretch.end + 1, len(stretch.xs)))
    shown = [each[n] for _, each in stretch.curves for n in place]
    scores = [score for score in shown if score is not None]
    if not scores:
        return None
    left, right = stretch.xs[place[0]], stretch.xs[place[-1]]
    top, bottom = axis.y(max(scores)), axis.y(min(scores))
    return Rect(left, top, right - left, bottom - top)


def _front(kit: Context, stretch: Stretch, axis: ScoreAxis) -> list[Primitive]:
    """Return the curves of a stage with what stands on them."""
    front: list[Primitive] = []
    for line, scores in stretch.curves:
        front += draw_line(stretch, line, scores, axis)
        if line.main:
            front += draw_faces(kit, stretch, axis)
            front += draw_mean(kit, stretch)
        else:
            front += draw_dots(stretch, line, scores, axis, kit.palette.paper)
    return front


def _shade(
    context: Context, stretch: Stretch, main: Line, scores: Scores, axis: ScoreAxis
) -> list[Primitive]:
    """Return the fill toward neutral; where both states are scored, the gap between them instead.

    One over the other would mix their colours.
    """
    own = {line.state: each for line, each in stretch.curves if line.persona == main.persona}
    both = zip(own.get("current", ()), own.get("future", ()), strict=False)
    if not any(None not in pair for pair in both):
        return draw_area(context, stretch, scores, axis)
    return draw_gap(context, stretch, own["current"], own["future"], axis)


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

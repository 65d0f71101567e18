"""An emotion lane stage by stage: what each depends on, and what is drawn of it when it is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final

from journeymapper.analysis.outline import Felt, felt_by
from journeymapper.display.geometry import Rect
from journeymapper.display.later import Later, Part, Pieced
from journeymapper.display.primitives import Group, Primitive
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.feeling import (
    AROUND,
    MEAN_WIDTH,
    Line,
    Scores,
    Stretch,
    column_tint,
    draw_area,
    draw_dots,
    draw_feeling,
    draw_levels,
    draw_line,
    draw_mean,
    felt_at,
)
from journeymapper.lanes.gap import draw_gap
from journeymapper.lanes.grid import Grid
from journeymapper.lanes.places import ScoreAxis
from journeymapper.model.values import Level

ONE_MEAN: Final = 170.0
"""The room that the mean of a stage may take."""
ASIDE: Final = 72.0
ABOVE_POINT: Final = 46.0
BELOW_POINT: Final = 42.0
"""How far faces and figures reach beyond the points that they stand at."""


def draw_stages(
    context: Context,
    lines: tuple[Line, ...],
    axis: ScoreAxis,
    levels: tuple[Level, ...],
) -> Iterator[tuple[Group, Group, Group]]:
    """Yield the levels, the fill and the curves of each stage, in the order they are painted."""
    grid, memo = context.grid, context.memo
    look = _Look(context.kit, lines, axis, tuple([level.value for level in levels]))
    look = memo.get("look", (look,), lambda: look)
    frames = memo.get("frames", (grid,), partial(_frames, grid))
    touchpoints = tuple(chain.from_iterable(context.felt.values()))
    windows = {frame.stage: (frame, touchpoints[frame.start : frame.stop]) for frame in frames}
    drawn = memo.each("stages", windows, (look,), partial(_draw_stage, look))
    for stage in grid.stages:
        shown, x = drawn[stage.id], stage.x
        yield shown.levels.moved(x, 0), shown.fill.moved(x, 0), shown.curves.moved(x, 0)


@frozen
class _Look:
    """What every stage of the lane is drawn with."""

    kit: Context
    lines: tuple[Line, ...]
    axis: ScoreAxis
    levels: tuple[float, ...]


@frozen
class _Frame:
    """A stage, and the touchpoints from ``start`` to ``stop`` that shape its curves.

    They stand at ``xs``, counted from its left edge; those from ``first`` to ``end`` of them are
    its own. ``reach`` is where the next stage begins.
    """

    stage: str
    colour: str
    start: int
    stop: int
    xs: tuple[float, ...]
    first: int
    end: int
    reach: float


def _frames(grid: Grid) -> list[_Frame]:
    """Return the frames of all stages, from left to right."""
    places = [slot.x for slot in grid.slots.values()]
    rights = [*[stage.x for stage in grid.stages[1:]], grid.right][: len(grid.stages)]
    frames = []
    begin = 0
    for stage, right in zip(grid.stages, rights, strict=True):
        inside = [
            round(column.x + (at + 0.5) * column.pitch, 6)
            for column in stage.columns
            for at in range(len(column.touchpoints))
        ]
        end = begin + len(inside)
        start, stop = (max(0, begin - AROUND), end + AROUND) if inside else (begin, begin)
        before = [round(x - stage.x, 6) for x in places[start:begin]]
        after = [round(x - stage.x, 6) for x in places[end:stop]]
        own = len(before), len(before) + len(inside)
        xs = (*before, *inside, *after)
        reach = round(right - stage.x, 6)
        frames.append(_Frame(stage.id, stage.colour, start, stop, xs, *own, reach))
        begin = end
    return frames


@frozen(eq=False)
class _Shown:
    """A stage of the lane, to be drawn when it is seen."""

    look: _Look
    reach: float
    levels: Group
    fill: Group
    curves: Group


def _draw_stage(look: _Look, of: tuple[_Frame, tuple[Felt, ...]], before: _Shown | None) -> _Shown:
    """Draw a stage with the touchpoints before it and after it."""
    frame, window = of
    kit, axis = look.kit, look.axis
    curves = tuple(
        [
            (line, tuple([felt_by(each, line.persona, line.state) for each in window]))
            for line in look.lines
        ]
    )
    tint = column_tint(kit.palette, frame.colour)
    absent = tuple([each[4] for each in window])
    gone = absent if any(absent) else ()
    stretch = Stretch(curves, frame.xs, frame.first, frame.end, frame.reach, tint, gone)

    def levels() -> tuple[Primitive, ...]:
        return tuple(draw_levels(kit, axis, look.levels, frame.reach))

    def fill() -> tuple[Primitive, ...]:
        main = [each for each in curves if each[0].main]
        return tuple([p for line, scores in main for p in _shade(kit, stretch, line, scores, axis)])

    def group(role: str, parts: Sequence[Primitive], bounds: Rect) -> Group:
        return Group(parts, bounds, role=role, key=frame.stage)

    high, low = axis.y(axis.high), axis.y(axis.low)
    if before and before.look is look and before.reach == frame.reach:
        behind = before.levels
    else:
        whole = Rect(0, high, frame.reach, low - high).grown(3)
        behind = group("levels", Later(levels), whole)
    painted = _painted(stretch, axis)
    if painted is None:
        return _Shown(look, frame.reach, behind, _nothing("fill"), _nothing("curves"))
    left, right = (
        min(0.0, painted.x - ASIDE),
        max(
            min(ONE_MEAN, frame.reach + 40),
            min(MEAN_WIDTH, frame.reach),
            painted.right + ASIDE,
        ),
    )
    top = min(0.0, painted.y - ABOVE_POINT)
    around = Rect(left, top, right - left, painted.bottom + BELOW_POINT - top)
    filled = Rect(painted.x, high, painted.w, low - high).grown(3)
    front = Pieced(partial(_front, kit, stretch, axis), before.curves.parts if before else None)
    return _Shown(
        look,
        frame.reach,
        behind,
        group("fill", Later(fill), filled),
        group("curves", front, around),
    )


def _nothing(role: str) -> Group:
    return Group((), Rect(0, 0, 0, 0), role=role)


def _painted(stretch: Stretch, axis: ScoreAxis) -> Rect | None:
    """Return the box around the points whose curves a stage may paint; None for none."""
    beyond = AROUND if stretch.absent else 1
    place = range(max(0, stretch.first), min(stretch.end + beyond, len(stretch.xs)))
    shown = [each[n] for _, each in stretch.curves for n in place]
    scores = [score for score in shown if score is not None]
    if not scores:
        return None
    left, right = stretch.xs[place[0]], stretch.xs[place[-1]]
    top, bottom = axis.y(max(scores)), axis.y(min(scores))
    return Rect(left, top, right - left, bottom - top)


def _front(kit: Context, stretch: Stretch, axis: ScoreAxis) -> Iterator[Part]:
    """Yield the curves of a stage with what stands on them."""
    for line, scores in stretch.curves:
        curve, alone = (line.persona, line.state), stretch.alone(line, scores)
        yield ("line", *curve), draw_line, (alone, line, alone.only, axis)
        if line.main:
            for place, felt in felt_at(stretch, axis):
                yield place, draw_feeling, (kit, *felt)
            yield "mean", draw_mean, (kit, stretch)
        else:
            yield ("dots", *curve), draw_dots, (alone, line, alone.only, axis, kit.palette.paper)


def _shade(
    context: Context, stretch: Stretch, main: Line, scores: Scores, axis: ScoreAxis
) -> list[Primitive]:
    """Return the fill toward neutral; where both states are scored, the gap between them instead.

    One over the other would mix their colours.
    """
    own = {line.state: each for line, each in stretch.curves if line.persona == main.persona}
    both = zip(own.get("current", ()), own.get("future", ()), strict=False)
    if not any(None not in pair for pair in both):
        alone = stretch.alone(main, scores)
        return draw_area(context, alone, alone.only, axis)
    return draw_gap(context, stretch, own["current"], own["future"], axis)

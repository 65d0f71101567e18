"""The parts of the emotion lane: one persona's curve, its faces and figures, its callouts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from journeymapper.analysis.emotion import Curve, Point, extremes, intense
from journeymapper.display.geometry import Rect
from journeymapper.display.palette import mixed
from journeymapper.display.primitives import (
    Box,
    Ellipse,
    Gradient,
    Group,
    Icon,
    Path,
    Primitive,
    Stroke,
    TextRun,
)
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import centred, rounded, runs, shortened
from journeymapper.lanes.curve import area, runs_without_gaps, through
from journeymapper.lanes.faces import draw_face, face_colours
from journeymapper.lanes.places import ScoreAxis
from journeymapper.lanes.styles import BODY_BOLD, SMALL, SMALL_BOLD
from journeymapper.numerals import figure

FACE: Final = 17.0
CALLOUT: Final = 38.0
REACH: Final = 47.0
"""How far a callout stands beyond its point."""
WIDEST_CALLOUT: Final = 210.0


@dataclass(frozen=True, slots=True)
class Callout:
    """A peak, valley or fall that is worth a word: where it points and what it says."""

    x: float
    y: float
    above: bool
    head: str
    text: str
    rank: float


def places(context: Context, curve: Curve, axis: ScoreAxis) -> list[tuple[int, float, float]]:
    """Return (number, x, y) of every point of a curve."""
    slots = context.grid.slots
    return [(p.number, slots[p.card.id].x, axis.y(p.score)) for p in curve.points]


def draw_area(context: Context, curve: Curve, axis: ScoreAxis) -> list[Primitive]:
    """Return the soft fill between the curve and the neutral line, green above and red below.

    The gradients hang on the scale, not on the shape, so that colours stay when scores change.
    """
    palette, scale = context.palette, context.map.scale
    level = axis.y(scale.neutral)
    top, bottom = axis.y(scale.high), axis.y(scale.low)
    good, bad = palette.fill_good, palette.fill_bad
    fills = (
        (top, level, Gradient(0, top, 0, level, ((0, good[0], 0.42), (1, good[1], 0.10)))),
        (level, bottom, Gradient(0, level, 0, bottom, ((0, bad[0], 0.10), (1, bad[1], 0.42)))),
    )
    parts: list[Primitive] = []
    for run in runs_without_gaps(places(context, curve, axis)):
        shape = area(run, level)
        if not shape:
            continue
        left, right = run[0][0], run[-1][0]
        for y0, y1, fill in fills:
            if y1 > y0:
                clip = Rect(left, y0, right - left, y1 - y0)
                parts.append(Group((Path(shape, fill=fill),), clip, clip=clip))
    return parts


def draw_line(
    context: Context, curve: Curve, axis: ScoreAxis, colour: str, *, dashed: bool
) -> list[Primitive]:
    """Return the curve itself, parted where a score is missing."""
    dash = (8.0, 6.0) if dashed else ()
    width = 2.6 if dashed else 3.6
    return [
        Path(through(run), stroke=Stroke(colour, width, dash, round=not dashed))
        for run in runs_without_gaps(places(context, curve, axis))
        if len(run) > 1
    ]


def draw_faces(
    context: Context, curve: Curve, axis: ScoreAxis, others: Sequence[Curve]
) -> list[Primitive]:
    """Return a face and a figure at every point of the first curve, clear of the other curves."""
    busy: dict[str, list[float]] = {}
    for other in others:
        for point in other.points:
            busy.setdefault(point.card.id, []).append(axis.y(point.score))
    parts: list[Primitive] = []
    around = [None, *curve.points, None]
    for before, point, after in zip(around, curve.points, around[2:], strict=False):
        x = context.grid.slots[point.card.id].x
        y = axis.y(point.score)
        parts += draw_face(context.palette, point.score, context.map.scale, x, y, FACE)
        parts += _figure(context, x, y, (before, point, after), busy.get(point.card.id, []))
    return parts


def draw_dots(
    context: Context, curve: Curve, axis: ScoreAxis, colour: str, *, hollow: bool
) -> list[Primitive]:
    """Return small dots at the points of every further curve."""
    parts: list[Primitive] = []
    for point in curve.points:
        x, y = context.grid.slots[point.card.id].x, axis.y(point.score)
        parts.append(Ellipse(x, y, 8.5, 8.5, fill="#FFFFFF"))
        if hollow:
            parts.append(Ellipse(x, y, 5.6, 5.6, fill="#FFFFFF", stroke=Stroke(colour, 2.2)))
        else:
            parts.append(Ellipse(x, y, 6.6, 6.6, fill=colour))
    return parts


def _figure(
    context: Context,
    x: float,
    y: float,
    points: tuple[Point | None, Point, Point | None],
    busy: Sequence[float],
) -> list[Primitive]:
    """Set the score where it is clear: beyond an extreme, else in the corner outside the fill."""
    point = points[1]
    scale = context.map.scale
    line = context.line(figure(point.score, context.language, signed=True), BODY_BOLD)
    half = line.width * BODY_BOLD.size / 2
    colour = face_colours(context.palette, point.score, scale).figure
    spots = {
        "above": (x, y - FACE - 8),
        "below": (x, y + FACE + 18),
        "upper left": (x - 20 - half / 2, y - 12),
        "upper right": (x + 20 + half / 2, y - 12),
        "lower left": (x - 18 - half / 2, y + 25),
        "lower right": (x + 18 + half / 2, y + 25),
    }
    wanted = _side(points, scale.neutral)
    sides = sorted(spots, key=lambda side: (side != wanted, _DETOURS.index(side)))
    free = (side for side in sides if _clear(spots[side], x, busy))
    cx, baseline = spots[next(free, wanted)]
    patch = [] if cx == x else _patch(context, cx, baseline, half)
    return [*patch, centred(line, cx, baseline, BODY_BOLD, colour)]


_DETOURS: Final = ("below", "above", "upper right", "upper left", "lower right", "lower left")


def _clear(spot: tuple[float, float], x: float, busy: Sequence[float]) -> bool:
    """Tell whether a figure at ``spot`` is clear of the dots of other curves at ``x``."""
    aside = abs(spot[0] - x) > 14
    return all(abs(spot[1] - 5 - other) > (6 if aside else 17) for other in busy)


def _side(points: tuple[Point | None, Point, Point | None], neutral: float) -> str:
    """Return where the figure of a point belongs by the shape of its curve."""
    before, point, after = points
    rises = [n.score - point.score for n in (before, after) if n is not None]
    peak = all(rise <= 0 for rise in rises)
    valley = all(rise >= 0 for rise in rises) and not peak
    if peak:
        return "above" if (rises and any(rises)) or point.score >= neutral else "below"
    if valley:
        return "above" if point.score > neutral else "below"
    if point.score == neutral:
        return "above"
    rising = before is not None and before.score < point.score
    if after is not None and after.score > point.score:
        rising = True
    if point.score > neutral:
        return "upper left" if rising else "upper right"
    return "lower right" if rising else "lower left"


def _patch(context: Context, cx: float, baseline: float, half: float) -> list[Primitive]:
    """Return a patch in the column's tint, so that no level line runs through a figure."""
    stage = next((s for s in context.grid.stages if s.x <= cx <= s.x + s.w), None)
    if stage is None:
        return []
    tint = mixed(stage.colour, 0.055)
    return [Box(cx - half - 3, baseline - 13, 2 * half + 6, 17, fill=tint, corners=rounded(4))]


def callouts_of(context: Context, curve: Curve, axis: ScoreAxis) -> list[Callout]:
    """Return what is worth a word on a curve: intense extremes, the steepest fall, the end."""
    say, scale = context.say, context.map.scale
    fall = curve.steepest_drop
    slots = context.grid.slots
    last = context.facts.touchpoints[-1] if context.facts.touchpoints else None
    found: list[Callout] = []
    for run in extremes(curve.points):
        score = run[0].score
        if not intense(score, scale):
            continue
        above = score > scale.neutral
        head = say("Peak") if above else say("Valley")
        if above and last is not None and run[-1].card is last:
            head = say("End of the journey")
        if fall and fall[1] is run[0] and not above:
            drop = figure(fall[1].score - fall[0].score, context.language)
            head = say("Steepest fall, {drop}").format(drop=drop)
        told = next((p for p in run if p.card.caption), run[0])
        xs = [slots[p.card.id].x for p in run]
        text = told.card.caption or told.card.title
        x = (xs[0] + xs[-1]) / 2
        found.append(Callout(x, axis.y(score), above, head, text, abs(score - scale.neutral)))
    return found


def draw_callouts(context: Context, callouts: Sequence[Callout], height: float) -> list[Primitive]:
    """Return callouts beyond their points, inside the map and clear of each other.

    Of two that would meet the more intense one stays.
    """
    parts: list[Primitive] = []
    taken: dict[int, list[Rect]] = {}  # by strip of the map, so that only neighbours are compared
    for callout in sorted(callouts, key=lambda c: -c.rank):
        box, drawn = _draw_callout(context, callout, height)
        near = box.grown(3)
        strips = range(int(near.x // WIDEST_CALLOUT), int(near.right // WIDEST_CALLOUT) + 1)
        if any(near.touches(other) for strip in strips for other in taken.get(strip, ())):
            continue
        for strip in strips:
            taken.setdefault(strip, []).append(box)
        parts += drawn
    return parts


def _draw_callout(
    context: Context, callout: Callout, height: float
) -> tuple[Rect, list[Primitive]]:
    palette = context.palette
    tone = palette.opportunity if callout.above else palette.pain
    head = context.line(callout.head, SMALL_BOLD)
    text = context.line(shortened(context, callout.text, SMALL, WIDEST_CALLOUT), SMALL)
    w = max(head.width * SMALL_BOLD.size + 20, text.width * SMALL.size) + 20
    grid = context.grid
    x = max(grid.x + 2, min(callout.x - w / 2, grid.right - w - 2))
    y = callout.y - REACH - CALLOUT if callout.above else callout.y + REACH
    y = max(2.0, min(y, height - CALLOUT - 4))
    icon = context.icons("regular/trend-up" if callout.above else "regular/trend-down")
    border = Stroke(mixed(tone.strong, 0.45))
    parts: list[Primitive] = [
        Box(x, y, w, CALLOUT, fill="#FFFFFF", stroke=border, corners=rounded(7)),
        Icon(icon, x + 9, y + 4.5, 14, tone.strong),
        *runs([head], x + 27, y + 16, SMALL_BOLD, tone.strong),
        TextRun(x + 10, y + 31, text, SMALL.size, palette.ink),
    ]
    return Rect(x, y, w, CALLOUT), parts

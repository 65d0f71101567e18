"""The parts of the emotion lane in one stage: levels, fill, curves, faces and figures.

Each stage is drawn from its own left edge, with the touchpoints two before and two after, which
decide the slopes at its borders; so an edit redraws one stage, and a long curve is painted in part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import Palette, mixed, readable_ground
from journeymapper.display.primitives import (
    Box,
    Command,
    Ellipse,
    Gradient,
    Group,
    Path,
    Primitive,
    Stroke,
    TextRun,
)
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import centred, rounded, runs
from journeymapper.lanes.curve import Numbered, runs_without_gaps, through
from journeymapper.lanes.faces import draw_face, face_colours, score_figure
from journeymapper.lanes.places import ScoreAxis
from journeymapper.lanes.styles import BODY_BOLD, SMALL, SMALL_BOLD

FACE: Final = 17.0
MEAN_WIDTH: Final = 250.0
"""The room that the means of several personas may take."""
AROUND: Final = 2
_FAINTEST, _STRONGEST = 0.10, 0.42
"""How much of its colour the fill shows at the neutral line, and at the ends of the scale."""
"""How many touchpoints beyond a stage shape its piece of the curve."""


Scores = tuple[float | None, ...]


@frozen
class Line:
    """One curve of the lane and how it looks; the main one carries faces and the fill."""

    persona: str
    state: str
    colour: str
    dashed: bool
    main: bool


@frozen
class Stretch:
    """A stage of the emotion lane: its touchpoints and those around it, x from its left edge.

    ``curves`` hold a score or a gap for each of ``xs``, the main one last; those from ``first`` up
    to ``end`` belong to the stage. ``reach`` is where the next stage begins, ``tint`` the ground.
    ``absent`` names the state that has no such touchpoint: its curves pass by without a gap.
    """

    curves: tuple[tuple[Line, Scores], ...]
    xs: tuple[float, ...]
    first: int
    end: int
    reach: float
    tint: str
    absent: tuple[str, ...] = ()

    def places(self, scores: Scores, axis: ScoreAxis) -> list[Numbered]:
        """Return (place in the row, x, y) of the points of a curve."""
        return [
            (n, self.xs[n], axis.y(score)) for n, score in enumerate(scores) if score is not None
        ]

    def alone(self, line: Line, scores: Scores) -> Stretch:
        """Return it with one of its curves only, and the touchpoints that are in its state."""
        there: Sequence[int] = range(len(self.xs))
        if line.state in self.absent:
            there = [
                n for n in there if scores[n] is not None or self.absent[n] != line.state
            ]  # a score counts, whatever becomes of the touchpoint
        first, end = (sum(n < edge for n in there) for edge in (self.first, self.end))
        own = tuple([scores[n] for n in there])
        xs = tuple([self.xs[n] for n in there])
        return Stretch(((line, own),), xs, first, end, self.reach, self.tint)

    @property
    def only(self) -> Scores:
        """The scores of its one curve."""
        return self.curves[-1][1]

    def own(self) -> range:
        """Return the places of the stage's own touchpoints."""
        return range(self.first, self.end)


def draw_levels(
    context: Context, axis: ScoreAxis, levels: Sequence[float], width: float
) -> list[Primitive]:
    """Return the dashed lines of the named levels and the line of neutral feeling."""
    palette, neutral = context.palette, context.map.scale.neutral
    dash = Stroke(palette.level_line, 1, (2, 5))
    parts: list[Primitive] = [
        Path((("M", 0.0, axis.y(level)), ("L", width, axis.y(level))), stroke=dash)
        for level in levels
        if level != neutral
    ]
    y = axis.y(neutral)
    line = Stroke(palette.neutral_line, 1.4)
    return [*parts, Path((("M", 0.0, y), ("L", width, y)), stroke=line)]


def draw_area(
    context: Context, stretch: Stretch, scores: Scores, axis: ScoreAxis
) -> list[Primitive]:
    """Return the soft fill between the curve and the neutral line, green above and red below.

    The gradients hang on the scale, not on the shape, so that colours stay when scores change. The
    shape runs on beyond the stage and is clipped there, so that no seam shows at its border.
    """
    palette, scale = context.palette, context.map.scale
    level = axis.y(scale.neutral)
    top, bottom = axis.y(scale.high), axis.y(scale.low)
    good, bad = palette.fill_good, palette.fill_bad
    fills = (
        (
            top,
            level,
            Gradient(0, top, 0, level, ((0, good[0], _STRONGEST), (1, good[1], _FAINTEST))),
        ),
        (
            level,
            bottom,
            Gradient(0, level, 0, bottom, ((0, bad[0], _FAINTEST), (1, bad[1], _STRONGEST))),
        ),
    )
    parts: list[Primitive] = []
    for run, start, end in _pieces(stretch, scores, axis):
        left, right = run[start][0], run[end][0]
        first, last = max(0, start - 1), min(len(run) - 1, end + 1)
        ground: tuple[Command, ...] = (("L", run[last][0], level), ("L", run[first][0], level))
        shape = (*_cut(run, first, last), *ground, ("Z",))
        for y0, y1, fill in fills:
            if y1 > y0:
                clip = Rect(left, y0, right - left, y1 - y0)
                parts.append(Group((Path(shape, fill=fill),), clip, clip=clip))
    return parts


def draw_line(stretch: Stretch, line: Line, scores: Scores, axis: ScoreAxis) -> list[Primitive]:
    """Return the curve from the stage's first point to that of the next stage; gaps part it."""
    dash = (8.0, 6.0) if line.dashed else ()
    stroke = Stroke(line.colour, 2.6 if line.dashed else 3.6, dash, round=not line.dashed)
    return [
        Path(_cut(run, start, end), stroke=stroke)
        for run, start, end in _pieces(stretch, scores, axis)
    ]


def _pieces(
    stretch: Stretch, scores: Scores, axis: ScoreAxis
) -> list[tuple[list[tuple[float, float]], int, int]]:
    """Return runs of points, each with the first and the last point of the stage's own piece."""
    found = []
    for run in runs_without_gaps(stretch.places(scores, axis)):
        owned = [at for at, (n, _, _) in enumerate(run[:-1]) if n in stretch.own()]
        if owned:
            found.append(([(x, y) for _, x, y in run], owned[0], owned[-1] + 1))
    return found


def _cut(run: Sequence[tuple[float, float]], start: int, end: int) -> tuple[Command, ...]:
    """Return the curve through a run from one of its points to another."""
    return (("M", *run[start]), *through(run)[start + 1 : end + 1])


def felt_at(stretch: Stretch, axis: ScoreAxis) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield where the main curve has a point, and with what ``draw_feeling`` draws it."""
    scores = stretch.curves[-1][1]
    others = [further for _, further in stretch.curves[:-1]]
    for n in stretch.own():
        score = scores[n]
        if score is not None:
            before = scores[n - 1] if n else None
            after = scores[n + 1] if n + 1 < len(scores) else None
            busy = tuple([each[n] for each in others if each[n] is not None])
            yield n, (axis, stretch.tint, stretch.xs[n], score, before, after, busy)


def draw_feeling(
    context: Context,
    axis: ScoreAxis,
    tint: str,
    x: float,
    score: float,
    before: float | None,
    after: float | None,
    others: Sequence[float],
) -> list[Primitive]:
    """Return a face and a figure at a point of the main curve, clear of the other curves.

    ``before`` and ``after`` are the scores beside it, ``others`` those of the other curves there.
    """
    scale, y = context.map.scale, axis.y(score)
    busy = [axis.y(other) for other in others]
    wanted = figure_side(score, before, after, scale.neutral)
    face = draw_face(context.palette, score, scale, x, y, FACE)
    return [face, *_figure(context, score, x, y, wanted, busy, tint)]


def draw_dots(
    stretch: Stretch, line: Line, scores: Scores, axis: ScoreAxis, ground: str
) -> list[Primitive]:
    """Return small dots at the points of a further curve, hollow where it is dashed.

    ``ground`` is the colour of the paper that shows around and inside them.
    """
    parts: list[Primitive] = []
    for n, x, y in stretch.places(scores, axis):
        if n not in stretch.own():
            continue
        parts.append(Ellipse(x, y, 8.5, 8.5, fill=ground))
        if line.dashed:
            parts.append(Ellipse(x, y, 5.6, 5.6, fill=ground, stroke=Stroke(line.colour, 2.2)))
        else:
            parts.append(Ellipse(x, y, 6.6, 6.6, fill=line.colour))
    return parts


def draw_mean(context: Context, stretch: Stretch) -> list[Primitive]:
    """Return the mean of a stage's main curve, set at its top left; nothing without a score.

    Those of other personas in the same state follow it, each behind a bit of its line, as far as
    there is room.
    """
    palette = context.palette
    main = stretch.curves[-1][0]
    state = [(line, each) for line, each in stretch.curves if line.state == main.state]
    means = [
        (line, sum(own) / len(own))
        for line, each in (state[-1], *state[:-1])
        if (own := [score for score in each[stretch.first : stretch.end] if score is not None])
    ]
    if not means:
        return []
    label = context.line(context.say("Stage mean"), SMALL)
    parts: list[Primitive] = [TextRun(10, 22, label, SMALL.size, palette.secondary)]
    x = 16 + label.width * SMALL.size
    for line, mean in means:
        value = context.line(score_figure(mean, context.map.scale, context.language, 1), SMALL_BOLD)
        wide = value.width * SMALL_BOLD.size
        bit = 17 if len(state) > 1 else 0
        if line is not means[0][0] and x + bit + wide > min(MEAN_WIDTH, stretch.reach) - 6:
            break
        if bit:
            stroke = Stroke(line.colour, 2.6)
            parts.append(Path((("M", x, 18), ("L", x + 12, 18)), stroke=stroke))
        parts += runs([value], x + bit, 22, SMALL_BOLD, _shade_of(context, mean))
        x += bit + wide + 10
    return parts


def _shade_of(context: Context, mean: float) -> str:
    """Return the colour of a mean: good, bad, or ink where it is neutral."""
    palette, neutral = context.palette, context.map.scale.neutral
    if round(mean, 1) == neutral:
        return palette.ink
    return palette.good if mean > neutral else palette.bad


def _figure(
    context: Context,
    score: float,
    x: float,
    y: float,
    wanted: str,
    busy: Sequence[float],
    tint: str,
) -> list[Primitive]:
    """Set a score at the wanted side of its face, or at the next that is clear."""
    scale = context.map.scale
    line = context.line(score_figure(score, scale, context.language), BODY_BOLD)
    half = line.width * BODY_BOLD.size / 2
    palette = context.palette
    fill = palette.fill_good[0] if score > scale.neutral else palette.fill_bad[1]
    reach = (scale.high if score > scale.neutral else scale.low) - scale.neutral
    share = (score - scale.neutral) / reach if reach else 0.0
    ground = mixed(fill, _FAINTEST + (_STRONGEST - _FAINTEST) * share, tint)  # it may stand there
    colour = readable_ground(face_colours(palette, score, scale).figure, ground)
    spots = {
        "above": (x, y - FACE - 8),
        "below": (x, y + FACE + 18),
        "upper left": (x - 20 - half / 2, y - 12),
        "upper right": (x + 20 + half / 2, y - 12),
        "lower left": (x - 18 - half / 2, y + 25),
        "lower right": (x + 18 + half / 2, y + 25),
    }
    sides = sorted(spots, key=lambda side: (side != wanted, _DETOURS.index(side)))
    free = (side for side in sides if _clear(spots[side], x, busy))
    cx, baseline = spots[next(free, wanted)]
    patch: list[Primitive] = []
    if cx != x:  # a level line may run there
        box = Rect(cx - half - 3, baseline - 13, 2 * half + 6, 17)
        patch.append(Box(box.x, box.y, box.w, box.h, fill=tint, corners=rounded(4)))
    return [*patch, centred(line, cx, baseline, BODY_BOLD, colour)]


_DETOURS: Final = ("below", "above", "upper right", "upper left", "lower right", "lower left")


def _clear(spot: tuple[float, float], x: float, busy: Sequence[float]) -> bool:
    """Tell whether a figure at ``spot`` is clear of the dots of other curves at ``x``."""
    aside = abs(spot[0] - x) > 14
    return all(abs(spot[1] - 5 - other) > (6 if aside else 17) for other in busy)


def figure_side(score: float, before: float | None, after: float | None, neutral: float) -> str:
    """Return where a figure belongs by its neighbours: beyond an extreme, else outside the fill."""
    rises = [other - score for other in (before, after) if other is not None]
    peak = all(rise <= 0 for rise in rises)
    valley = all(rise >= 0 for rise in rises) and not peak
    if peak:
        return "above" if (rises and any(rises)) or score >= neutral else "below"
    if valley:
        return "above" if score > neutral else "below"
    if score == neutral:
        return "above"
    rising = (before is not None and before < score) or (after is not None and after > score)
    if score > neutral:
        return "upper left" if rising else "upper right"
    return "lower right" if rising else "lower left"


def column_tint(palette: Palette, colour: str) -> str:
    """Return the ground of a stage's column."""
    return mixed(colour, palette.column, palette.paper)

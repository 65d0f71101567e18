"""Callouts of the emotion lane: peaks, valleys, the steepest fall and the end, each with a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from journeymapper.analysis.emotion import Curve, extremes, intense, scores_of
from journeymapper.display.geometry import Rect, union
from journeymapper.display.palette import mixed
from journeymapper.display.primitives import Box, Group, Icon, Primitive, Stroke, TextRun
from journeymapper.display.walk import extent
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import rounded, runs, shortened
from journeymapper.lanes.feeling import FACE, Line
from journeymapper.lanes.places import ScoreAxis
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.card import Card
from journeymapper.numerals import figure

HEIGHT: Final = 38.0
REACH: Final = 47.0
"""How far a callout stands beyond its point."""
WIDEST: Final = 210.0
"""The width of the longest text; what is longer is cut short."""
_NEAR: Final = 3
"""How many touchpoints beside its own a callout may stand above or below."""


@frozen
class Callout:
    """What is worth a word: the touchpoints from ``first`` to ``last`` (1-based), and the word."""

    card: str
    stage: str
    first: int
    last: int
    x: float
    y: float
    above: bool
    head: str
    text: str
    rank: float


def callouts_of(context: Context, curve: Curve, axis: ScoreAxis) -> list[Callout]:
    """Return what is worth a word on a curve: intense extremes, the steepest fall, the end."""
    say, scale = context.say, context.map.scale
    fall = curve.steepest_drop
    slots = context.grid.slots
    found: list[Callout] = []
    for run in extremes(curve.points):
        score = run[0].score
        if not intense(score, scale):
            continue
        above = score > scale.neutral
        head = say("Peak") if above else say("Valley")
        if above and run[-1].number == len(context.facts.touchpoints):
            head = say("End of the journey")
        if fall and fall[1] is run[0] and not above:
            drop = figure(fall[1].score - fall[0].score, context.language)
            head = say("Steepest fall, {drop}").format(drop=drop)
        told = next((p for p in run if p.card.caption), run[0]).card
        ends = (
            run if run[-1].number - run[0].number < len(run) else [p for p in run if p.card is told]
        )
        first, last = slots[ends[0].card.id], slots[ends[-1].card.id]
        found.append(
            Callout(
                told.id,
                first.stage,
                first.number,
                last.number,
                (first.x + last.x) / 2,
                axis.y(score),
                above,
                head,
                told.caption or told.title,
                abs(score - scale.neutral),
            )
        )
    return found


def draw_callouts(
    context: Context,
    callouts: Sequence[Callout],
    lines: Sequence[Line],
    axis: ScoreAxis,
    height: float,
) -> list[Group]:
    """Return the callouts by stage, each beyond its points and clear of faces and other callouts.

    Of two that would meet the more intense one stays.
    """
    look = (context.basis, context.map.scale, tuple(lines), axis, height)
    places = context.places
    points = context.facts.touchpoints
    parts: dict[str, list[Group]] = {}
    taken: dict[int, list[Rect]] = {}  # by strip of the map, so that only neighbours are compared
    for callout in sorted(callouts, key=lambda c: -c.rank):
        start = max(0, callout.first - 1 - _NEAR)
        around = points[start : callout.last + _NEAR]
        group = context.memo.get(
            ("callout", axis.lane, callout.card),
            (look, places, callout, around),
            partial(_draw_kept, context, callout, around, look, lines, axis, height),
        )
        if group is None:
            continue
        drawn = group.moved(callout.x, 0)
        box = drawn.bounds.moved(drawn.dx, drawn.dy)
        near = box.grown(3)
        strips = range(int(near.x // WIDEST), int(near.right // WIDEST) + 1)
        if any(near.touches(other) for strip in strips for other in taken.get(strip, ())):
            continue
        for strip in strips:
            taken.setdefault(strip, []).append(box)
        parts.setdefault(callout.stage, []).append(drawn)
    return [
        Group(
            tuple(parts[stage.id]),
            union(extent(group) for group in parts[stage.id]),
            role="callouts",
            key=stage.id,
        )
        for stage in context.grid.stages
        if stage.id in parts
    ]


@frozen
class _Scene:
    """A callout and what stands around it, counted from its x: what its drawing depends on.

    ``left`` and ``right`` are how far the map reaches, ``own`` which of the cards are its own.
    """

    head: str
    text: str
    card: str
    above: bool
    y: float
    cards: tuple[Card, ...]
    xs: tuple[float, ...]
    own: tuple[bool, ...]
    left: float
    right: float


def _draw_kept(
    context: Context,
    callout: Callout,
    around: tuple[Card, ...],
    look: tuple[object, ...],
    lines: Sequence[Line],
    axis: ScoreAxis,
    height: float,
) -> Group | None:
    """Draw a callout counted from its x, unless it has only moved with what is around it."""
    grid = context.grid
    own = range(callout.first, callout.last + 1)
    scene = _Scene(
        callout.head,
        callout.text,
        callout.card,
        callout.above,
        callout.y,
        around,
        tuple(round(grid.slots[card.id].x - callout.x, 6) for card in around),
        tuple(grid.slots[card.id].number in own for card in around),
        max(-2 * WIDEST, round(grid.x + 2 - callout.x, 6)),
        min(2 * WIDEST, round(grid.right - 2 - callout.x, 6)),
    )
    draw = partial(_draw, context, scene, lines, axis, height)
    return context.memo.get("drawn", (look, scene), draw)


def _draw(
    context: Context, scene: _Scene, lines: Sequence[Line], axis: ScoreAxis, height: float
) -> Group | None:
    """Draw a callout centred on its point, or aside where a face is in the way; None: no room."""
    tone = context.palette.opportunity if scene.above else context.palette.pain
    head = context.line(scene.head, SMALL_BOLD)
    text = context.line(shortened(context, scene.text, SMALL, WIDEST), SMALL)
    w = max(head.width * SMALL_BOLD.size + 20, text.width * SMALL.size) + 20
    y = scene.y - REACH - HEIGHT if scene.above else scene.y + REACH
    y = max(2.0, min(y, height - HEIGHT - 4))
    busy = _faces(scene, lines, axis)
    for share in (0.5, 0.2, 0.8):
        x = max(scene.left, min(-w * share, scene.right - w))
        if not any(Rect(x, y, w, HEIGHT).touches(face) for face in busy):
            break
    else:
        return None
    icon = context.icons("regular/trend-up" if scene.above else "regular/trend-down")
    border = Stroke(mixed(tone.strong, 0.45))
    parts: tuple[Primitive, ...] = (
        Box(0, 0, w, HEIGHT, fill="#FFFFFF", stroke=border, corners=rounded(7)),
        Icon(icon, 9, 4.5, 14, tone.strong),
        *runs([head], 27, 16, SMALL_BOLD, tone.strong),
        TextRun(10, 31, text, SMALL.size, context.palette.ink),
    )
    bounds = Rect(-0.5, -0.5, w + 1, HEIGHT + 1)
    return Group(parts, bounds, x, y, role="callout", key=scene.card)


def _faces(scene: _Scene, lines: Sequence[Line], axis: ScoreAxis) -> list[Rect]:
    """Return the faces and dots around a callout, without the faces that it is about."""
    found: list[Rect] = []
    for card, x, own in zip(scene.cards, scene.xs, scene.own, strict=True):
        for line in lines:
            score = scores_of(card, line.state).get(line.persona)
            if score is not None and not (own and line.main):
                r = FACE + 2 if line.main else 8.5
                found.append(Rect(x - r, axis.y(score) - r, 2 * r, 2 * r))
    return found

"""The funnel: how many people reach each stage, as a body that narrows under the same columns."""

from __future__ import annotations

from math import log10
from typing import Final

from journeymapper.analysis.funnel import passages
from journeymapper.display.palette import mixed
from journeymapper.display.primitives import Box, Command, Icon, Path, Primitive, Stroke
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import middle, rounded, runs, shortened
from journeymapper.lanes.grid import StageColumn
from journeymapper.lanes.styles import BODY, BODY_BOLD, HEAD, SMALL
from journeymapper.model.document import Lane
from journeymapper.numerals import figure, percent

HEIGHT: Final = 150.0
TALLEST: Final = 130.0
THINNEST: Final = 12.0
BEND: Final = 46.0
"""The last stretch of a stage, over which its body takes the height of the next."""


def draw(context: Context, _lane: Lane) -> LaneDrawing:
    """Draw a body per counted stage, its count, and the conversion on each border."""
    stages = context.facts.stages
    shown = [s for s in context.grid.stages if stages[s.id].count is not None]
    counts = {s.id: stages[s.id].count or 0 for s in shown}
    if not shown:
        return LaneDrawing(HEIGHT / 2, subtitle=context.say("No counts yet"))
    heights = _heights(counts)
    parts: list[Primitive] = []
    for place, stage in enumerate(shown):
        after = shown[place + 1] if place + 1 < len(shown) else None
        end = after.x if after else stage.x + stage.w
        tall, next_tall = heights[stage.id], heights[after.id] if after else heights[stage.id]
        last = after is None
        parts.append(
            Path(_body(stage.x, end, tall, next_tall, last=last), fill=mixed(stage.colour, 0.26))
        )
    pills, starts = _pills(context)
    for place, stage in enumerate(shown):
        parts += _count(
            context, stage, starts.get(stage.id, stage.x + 18), last=place == len(shown) - 1
        )
    return LaneDrawing(
        HEIGHT + 12, (*parts, *pills), subtitle=context.say("Height on a logarithmic scale")
    )


def _heights(counts: dict[str, int]) -> dict[str, float]:
    """Return the height of each body: logarithmic between a sixth of a decade below the least."""
    most = max(1, *counts.values()) if counts else 1
    floor = min(2.2, log10(max(1, min(counts.values()))) - 0.4)
    span = max(log10(most) - floor, 0.1)
    return {
        stage: THINNEST + (TALLEST - THINNEST) * max(0.0, log10(max(1, n)) - floor) / span
        for stage, n in counts.items()
    }


def _body(x: float, end: float, tall: float, after: float, *, last: bool) -> tuple[Command, ...]:
    centre = HEIGHT / 2 + 6
    top, low = centre - tall / 2, centre + tall / 2
    if last:
        r = min(6.0, tall / 2)
        return (
            ("M", x, top),
            ("L", end - r, top),
            ("C", end - r / 2, top, end, top + r / 2, end, top + r),
            ("L", end, low - r),
            ("C", end, low - r / 2, end - r / 2, low, end - r, low),
            ("L", x, low),
            ("Z",),
        )
    top2, low2 = centre - after / 2, centre + after / 2
    bend = max(x, end - BEND)
    half = (bend + end) / 2
    return (
        ("M", x, top),
        ("L", bend, top),
        ("C", half, top, half, top2, end, top2),
        ("L", end, low2),
        ("C", half, low2, half, low, bend, low),
        ("L", x, low),
        ("Z",),
    )


def _pills(context: Context) -> tuple[list[Primitive], dict[str, float]]:
    """Return the conversion pills, and where the count of the stage after each may start."""
    palette = context.palette
    at = {s.id: s for s in context.grid.stages}
    parts: list[Primitive] = []
    starts: dict[str, float] = {}
    centre = HEIGHT / 2 + 6
    for passage in passages(context.map):
        if passage.percent is None:
            continue
        rounded_share = round(passage.percent, 1)
        places = 0 if rounded_share == int(rounded_share) else 1
        line = context.line(percent(passage.percent, context.language, places), BODY_BOLD)
        w = line.width * BODY_BOLD.size + 40
        x = at[passage.end.id].x - 3 - w / 2
        parts += [
            Box(
                x,
                centre - 14,
                w,
                28,
                fill="#FFFFFF",
                stroke=Stroke(palette.rule),
                corners=rounded(14),
            ),
            *runs([line], x + 14, middle(centre - 14, 28, BODY_BOLD), BODY_BOLD, palette.ink),
            Icon(
                context.icons("regular/caret-right"), x + w - 24, centre - 7, 14, palette.secondary
            ),
        ]
        starts[passage.end.id] = x + w + 16
    return parts, starts


def _count(context: Context, stage: StageColumn, x: float, *, last: bool) -> list[Primitive]:
    """Set the count and what the people did: beside it where that fits, else below."""
    entity = context.facts.stages[stage.id]
    ink = context.palette.ink
    right = stage.x + stage.w - (10 if last else 48)
    baseline = middle(0, HEIGHT + 12, HEAD)
    count = context.line(figure(entity.count or 0, context.language, 0), HEAD)
    wide = count.width * HEAD.size
    if not entity.count_label:
        return runs([count], x, baseline, HEAD, ink)
    for style in (BODY, SMALL):
        if x + wide + 12 + context.width(entity.count_label, style) <= right:
            label = context.line(entity.count_label, style)
            beside = runs([label], x + wide + 12, baseline, style, ink)
            return [*runs([count], x, baseline, HEAD, ink), *beside]
    room = max(40.0, right + 24 - x)
    label = context.line(shortened(context, entity.count_label, SMALL, room), SMALL)
    return [
        *runs([count], x, baseline - 8, HEAD, ink),
        *runs([label], x, baseline + 11, SMALL, ink),
    ]


KIND = LaneKind(
    name="funnel",
    label=N_("Funnel"),
    icon="funnel",
    draw=draw,
    explanation=N_("How many people reach each stage, and the share that goes on"),
    order=40,
)

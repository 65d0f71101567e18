"""What was measured beside the curve: a diamond with a whisker at the touchpoint it is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from journeymapper.analysis.measured_emotion import MeasuredPoint, measured_points
from journeymapper.display.geometry import union
from journeymapper.display.primitives import Box, Command, Group, Path, Primitive, Stroke
from journeymapper.display.walk import extent
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import runs
from journeymapper.lanes.places import ScoreAxis
from journeymapper.lanes.styles import SMALL
from journeymapper.model.vocabulary import METRICS

HALF: Final = 5.5
"""Half the diagonal of the diamond."""
ASIDE: Final = 28.0
"""How far right of the touchpoint's middle the first one stands: clear of the face."""
APART: Final = 20.0
_CAP: Final = 4.0
MEASURED: Final = N_("Measured (NPS, CSAT, CES), with its 95 percent interval")


def draw_measured(context: Context, axis: ScoreAxis) -> list[Group]:
    """Return a mark for each measured indicator that is about a touchpoint on the grid."""
    found = []
    taken: dict[str, int] = {}
    for point in measured_points(context.map):
        slot = context.grid.slots.get(point.touchpoint.id)
        if slot is None:
            continue
        place = taken.get(point.touchpoint.id, 0)
        taken[point.touchpoint.id] = place + 1
        x = slot.x + ASIDE + place * APART
        found.append(
            context.memo.get(
                ("measured", axis.lane, point.card.id, point.touchpoint.id),
                (context.basis, point, x, axis),
                partial(_mark, context, point, x, axis),
            )
        )
    return found


def _mark(context: Context, point: MeasuredPoint, x: float, axis: ScoreAxis) -> Group:
    y, ink, paper = axis.y(point.score), context.palette.ink, context.palette.paper
    parts: list[Primitive] = []
    bottom = y + HALF
    if point.low is not None and point.high is not None:
        top, bottom = axis.y(point.high), max(bottom, axis.y(point.low))
        parts += whisker(x, top, axis.y(point.low), ink)
    parts += diamond(x, y, ink, paper)
    name = context.line(context.say(METRICS[point.card.metric]), SMALL)
    half = name.width * SMALL.size / 2
    patch = Box(x - half - 2, bottom + 4, 2 * half + 4, 13, fill=paper, opacity=0.8)
    parts.append(patch)
    parts += runs([name], x - name.width * SMALL.size / 2, bottom + 14, SMALL, ink)
    told = f"{context.say('Measured')}: {point.card.title}"
    box = union(extent(part) for part in parts).grown(2)
    return Group(tuple(parts), box, role="measured", key=point.card.id, alt=told)


def whisker(x: float, top: float, bottom: float, ink: str) -> list[Primitive]:
    """Return the line of an interval, from its upper to its lower end."""
    stroke = Stroke(ink, 1.4)
    lines: Sequence[tuple[Command, ...]] = (
        (("M", x, top), ("L", x, bottom)),
        (("M", x - _CAP, top), ("L", x + _CAP, top)),
        (("M", x - _CAP, bottom), ("L", x + _CAP, bottom)),
    )
    return [Path(line, stroke=stroke) for line in lines]


def diamond(x: float, y: float, ink: str, ground: str) -> list[Primitive]:
    """Return the mark of a measured value."""
    corners: tuple[Command, ...] = (
        ("M", x, y - HALF),
        ("L", x + HALF, y),
        ("L", x, y + HALF),
        ("L", x - HALF, y),
        ("Z",),
    )
    return [Path(corners, fill=ground, stroke=Stroke(ink, 1.8))]

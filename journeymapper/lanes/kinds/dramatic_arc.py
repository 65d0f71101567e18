"""The dramatic arc: how gripping each touchpoint is, from 1 to 5, neither good nor bad."""

from __future__ import annotations

from functools import partial
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import mixed
from journeymapper.display.primitives import Command, Ellipse, Group, Path, Primitive, Stroke
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import centred, ended
from journeymapper.lanes.grid import MAP_X
from journeymapper.lanes.styles import SMALL_BOLD
from journeymapper.model.document import Lane

TOP: Final = 30.0
SPAN: Final = 84.0
BELOW: Final = 16.0
LOW, HIGH = 1, 5

_Point = tuple[float, int | None]
"""x from the stage's left edge, tension; the neighbours of the stage stand at both ends."""


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw the arc along the touchpoints; one without a tension is a gap."""
    span = max(40.0, lane.height - TOP - BELOW) if lane.height else SPAN
    path, slots = context.facts.touchpoints, context.grid.slots
    parts: list[Primitive] = []
    begin = 0
    for place, stage in enumerate(context.grid.stages):
        own = context.path.get(stage.id, ())
        following = path[begin + len(own) : begin + len(own) + 1]
        points: tuple[_Point, ...] = tuple(
            (round(slots[card.id].x - stage.x, 6), card.tension) for card in (*own, *following)
        )
        begin += len(own)
        after = context.grid.stages[place + 1 : place + 2]
        reach = round((after[0].x if after else context.grid.right) - stage.x, 6)
        group = context.memo.get(
            ("arc", lane.id, stage.id),
            (context.basis, points, len(own), span, reach),
            partial(_draw_stage, context, stage.id, points, len(own), span, reach),
        )
        parts.append(group.moved(stage.x, 0))
    told = any(card.tension is not None for card in path)
    return LaneDrawing(
        TOP + span + BELOW,
        tuple(parts),
        gutter=tuple(
            ended(
                context.line(str(level), SMALL_BOLD),
                MAP_X - 12,
                _y(level, span) + 4.4,
                SMALL_BOLD,
                context.palette.secondary,
            )
            for level in (LOW, 3, HIGH)
        ),
        name_width=100,
        subtitle="" if told else context.say("No touchpoint has a tension yet"),
    )


def _y(tension: int, span: float) -> float:
    share = (min(HIGH, max(LOW, tension)) - LOW) / (HIGH - LOW)
    return TOP + span * (1 - share)


def _draw_stage(
    context: Context, stage: str, points: tuple[_Point, ...], own: int, span: float, reach: float
) -> Group:
    """Draw the levels, the arc from each touchpoint to the next, and the points with figures."""
    palette = context.palette
    colour = palette.voice.strong
    foot = _y(LOW, span)
    parts: list[Primitive] = [
        Path((("M", 0.0, y), ("L", reach, y)), stroke=Stroke(palette.level_line, 1))
        for y in (_y(level, span) for level in (LOW, 3, HIGH))
    ]
    marks: list[Primitive] = []
    for place in range(own):
        x, tension = points[place]
        if tension is None:
            continue
        y = _y(tension, span)
        if place + 1 < len(points) and points[place + 1][1] is not None:
            x1, y1 = points[place + 1][0], _y(points[place + 1][1] or LOW, span)
            half = (x + x1) / 2
            bow: Command = ("C", half, y, half, y1, x1, y1)
            fill = mixed(colour, 0.1)
            area = (("M", x, foot), ("L", x, y), bow, ("L", x1, foot), ("Z",))
            parts.append(Path(area, fill=fill))
            marks.insert(0, Path((("M", x, y), bow), stroke=Stroke(colour, 2.6)))
        marks.append(Ellipse(x, y, 4.6, 4.6, fill=palette.paper, stroke=Stroke(colour, 2.2)))
        figure = context.line(str(tension), SMALL_BOLD)
        marks.append(centred(figure, x, y - 10, SMALL_BOLD, colour))
    right = max(reach, *(x for x, _ in points)) if points else reach
    bounds = Rect(-6, 0, right + 12, TOP + span + BELOW)
    return Group((*parts, *marks), bounds, role="arc", key=stage)


KIND = LaneKind(
    name="dramatic_arc",
    label=N_("Dramatic arc"),
    icon="wave-sine",
    draw=draw,
    explanation=N_("How gripping every touchpoint is, from 1 to 5, neither good nor bad"),
    order=15,
)

"""Leaders: dotted lines that fall from a point of the curve to the pain that it causes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from journeymapper.analysis.emotion import scores_of
from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Group, Path, Primitive, Stroke
from journeymapper.display.walk import extent
from journeymapper.lanes.base import Context
from journeymapper.lanes.places import ScoreAxis
from journeymapper.layout.boxes import Boxes
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.query import kind_of

BELOW_SCORE: Final = 44.0
"""Leaders begin below the score that stands under its face."""
NEAR: Final = 16.0
"""How far beside its card a leader may end, where two cards share the room."""


def draw_leaders(context: Context, axes: Mapping[str, ScoreAxis], boxes: Boxes) -> list[Group]:
    """Return by stage a leader for every pain that stands below the point of its touchpoint."""
    lanes = tuple((lane, axes[lane.id]) for lane in context.map.lanes if lane.id in axes)
    names = [lane.id for lane in context.map.lanes]
    people = context.map.state, tuple(persona.id for persona in context.map.personas)
    groups: list[Group] = []
    for stage in context.grid.stages:
        cells = context.cells[stage.id]
        if not cells:
            continue
        group = context.memo.get(
            ("leaders", stage.id),
            (context.basis, lanes, people, cells, stage, boxes.in_stage(stage.id, names)),
            partial(_stage_leaders, context, stage.id, lanes, boxes),
        )
        if group.parts:
            groups.append(group)
    return groups


def _stage_leaders(
    context: Context, stage: str, lanes: Sequence[tuple[Lane, ScoreAxis]], boxes: Boxes
) -> Group:
    found: list[Primitive] = []
    for _, cards in context.cells[stage]:
        for card in cards:
            if kind_of(card, context.facts.lanes) == "pain_point" and card.id in boxes:
                found += _leaders(context, lanes, card, boxes[card.id].rect)
    return Group(tuple(found), union(extent(p) for p in found), role="stage-leaders", key=stage)


def _leaders(
    context: Context, lanes: Sequence[tuple[Lane, ScoreAxis]], pain: Card, box: Rect
) -> Iterator[Group]:
    """Yield a leader from each touchpoint of its own column that a pain stands under."""
    slots = context.grid.slots
    stroke = Stroke(context.palette.pain.strong, 1.5, (1.5, 4.5))
    end = box.y - 5
    for touchpoint in pain.about:
        if touchpoint not in slots or slots[touchpoint].column != pain.at:
            continue
        x, y = slots[touchpoint].x, _point(context, lanes, context.facts.cards[touchpoint])
        if y is None or not box.grown(NEAR).contains(x, box.y) or end - y - BELOW_SCORE < 4:
            continue
        top = y + BELOW_SCORE
        line = Path((("M", x, top), ("L", x, end)), stroke=stroke)
        yield Group((line,), Rect(x - 2, top, 4, end - top), role="leader", key=pain.id)


def _point(context: Context, lanes: Sequence[tuple[Lane, ScoreAxis]], card: Card) -> float | None:
    """Return the y of a touchpoint's first point in the map's own state."""
    scores = scores_of(card, context.map.state)
    for lane, axis in lanes:
        for persona in context.map.personas:
            if persona.id in scores and lane.persona in {"", persona.id}:
                return axis.y(scores[persona.id])
    return None

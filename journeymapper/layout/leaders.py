"""Leaders: dotted lines that fall from a point of the curve to the pain that it causes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from journeymapper.analysis.emotion import scores_of
from journeymapper.display.geometry import Rect
from journeymapper.display.later import Later
from journeymapper.display.primitives import Group, Path, Primitive, Stroke
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.grid import StageColumn
from journeymapper.lanes.places import CardBox, ScoreAxis
from journeymapper.layout.boxes import Boxes
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.query import Cell, kind_of

ROLE: Final = "stage-leaders"
BELOW_SCORE: Final = 44.0
"""Leaders begin below the score that stands under its face."""
NEAR: Final = 16.0
"""How far beside its card a leader may end, where two cards share the room."""


def draw_leaders(
    context: Context, axes: Mapping[str, ScoreAxis], boxes: Boxes, end: float
) -> list[Group]:
    """Return by stage a leader for every pain that stands below the point of its touchpoint.

    ``end`` is the y where the lanes end.
    """
    lanes = tuple([(lane, axes[lane.id]) for lane in context.map.lanes if lane.id in axes])
    if not lanes:
        return []
    names = [lane.id for lane in context.map.lanes]
    look = _Look(context.kit, lanes, context.map.state, tuple([p.id for p in context.map.personas]))
    look = context.memo.get("look of leaders", (look,), lambda: look)
    top = min([axis.y_high for _, axis in lanes])
    groups: list[Group] = []
    for stage in context.grid.stages:
        there = boxes.in_stage(stage.id, names)
        path, cells = context.path[stage.id], context.cells[stage.id]
        group = context.memo.get(
            ("leaders", stage.id),
            (look, path, cells, stage, there, end),
            partial(_stage_leaders, look, path, cells, stage, dict(zip(names, there, strict=True))),
        )
        if group is not None:
            groups.append(
                Group(group, Rect(stage.x, top, stage.w, end - top), 0, 0, ROLE, stage.id)
            )
    return groups


@frozen
class _Look:
    """What every leader depends on: the lanes with a curve, and whose scores in which state."""

    kit: Context
    lanes: tuple[tuple[Lane, ScoreAxis], ...]
    state: str
    personas: tuple[str, ...]


def _stage_leaders(
    look: _Look,
    path: Sequence[Card],
    cells: Sequence[Cell],
    stage: StageColumn,
    there: Mapping[str, tuple[float, float, Mapping[str, CardBox]]],
) -> Later[Primitive] | None:
    """Return the leaders of a stage, to be drawn when they are seen; None where there is none."""
    lanes = look.kit.facts.lanes
    pains = [
        card
        for (lane, _), cards in cells
        for card in cards
        if card.about and lane in there and kind_of(card, lanes) == "pain_point"
    ]
    if not pains or not path:
        return None

    def drawn() -> tuple[Primitive, ...]:
        known = {card.id: card for card in path}
        spots = {
            id_: (column.id, stage.x + column.x + (place + 0.5) * column.pitch, known[id_])
            for column in stage.columns
            for place, id_ in enumerate(column.touchpoints)
        }
        found: list[Primitive] = []
        for pain in pains:
            x, y, boxes = there[pain.lane]
            if pain.id in boxes:
                found += _leaders(look, spots, pain, boxes[pain.id].rect.moved(x, y))
        return tuple(found)

    return Later(drawn)


def _leaders(
    look: _Look, spots: Mapping[str, tuple[str, float, Card]], pain: Card, box: Rect
) -> Iterator[Group]:
    """Yield a leader from each touchpoint of its own column that a pain stands under.

    ``spots`` tell of the touchpoints of the stage in which column they stand, and at which x.
    """
    stroke = Stroke(look.kit.palette.pain.strong, 1.5, (1.5, 4.5))
    end = box.y - 5
    for touchpoint in pain.about:
        if touchpoint not in spots or spots[touchpoint][0] != pain.at:
            continue
        _, x, card = spots[touchpoint]
        y = _point(look, card)
        if y is None or not box.grown(NEAR).contains(x, box.y) or end - y - BELOW_SCORE < 4:
            continue
        top = y + BELOW_SCORE
        line = Path((("M", x, top), ("L", x, end)), stroke=stroke)
        yield Group((line,), Rect(x - 2, top, 4, end - top), role="leader", key=pain.id)


def _point(look: _Look, card: Card) -> float | None:
    """Return the y of a touchpoint's first point in the map's own state."""
    scores = scores_of(card, look.state)
    for lane, axis in look.lanes:
        for persona in look.personas:
            if persona in scores and lane.persona in {"", persona}:
                return axis.y(scores[persona])
    return None

"""Leaders: dotted lines that fall from a point of the curve to the pain that it causes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from journeymapper.analysis.outline import Felt, felt_by
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
from journeymapper.model.query import Cell, usual_kind

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
    look = _Look(context.kit, lanes, context.map.state, tuple([p.id for p in context.map.personas]))
    look = context.memo.get("look of leaders", (look,), lambda: look)
    pains = _pains(context)
    return context.memo.get(
        "leaders",
        (look, context.grid, context.felt, pains, boxes.where(pains), end),
        partial(_draw_all, context, look, pains, boxes, end),
    )


def _draw_all(
    context: Context,
    look: _Look,
    pains: Mapping[str, Mapping[str, tuple[Card, ...]]],
    boxes: Boxes,
    end: float,
) -> list[Group]:
    under: dict[str, _Under] = {}
    for stage in context.grid.stages:
        felt, here = context.felt[stage.id], [lane for lane in pains if stage.id in pains[lane]]
        if here and felt:
            cards = tuple([pains[lane][stage.id] for lane in here])
            under[stage.id] = stage, felt, cards, boxes.in_stage(stage.id, here)
    found = context.memo.each("leaders", under, (look,), partial(_stage_leaders, look))
    top = min([axis.y_high for _, axis in look.lanes])
    groups: list[Group] = []
    for name, (stage, *_) in under.items():
        bounds = Rect(stage.x, top, stage.w, end - top)
        groups.append(Group(found[name], bounds, role=ROLE, key=name))
    return groups


_Under = tuple[
    StageColumn,
    tuple[Felt, ...],
    tuple[tuple[Card, ...], ...],
    tuple[tuple[float, float, Mapping[str, CardBox]], ...],
]
"""A stage, its touchpoints, and by lane the pains there, with (x, y, boxes) of the lane's cards."""


def _pains(context: Context) -> Mapping[str, Mapping[str, tuple[Card, ...]]]:
    """Return lane id -> stage id -> the pains there that are about something."""
    lanes = context.facts.lanes
    found = {}
    for lane in context.map.lanes:
        row, told = context.row(lane.id), (context.map.lanes,)
        kept = context.memo.answers(("pains", lane.id), row, told, partial(_pains_in, lanes))
        found[lane.id] = {stage: pains for stage, pains in kept.items() if pains}
    return {lane: stages for lane, stages in found.items() if stages}


def _pains_in(lanes: Mapping[str, Lane], cells: Sequence[Cell]) -> tuple[Card, ...]:
    return tuple(
        [
            card
            for (lane, _), cards in cells
            for usual in (usual_kind(lane, lanes),)
            for card in cards
            if card.about and (card.kind or usual) == "pain_point"
        ]
    )


@frozen
class _Look:
    """What every leader depends on: the lanes with a curve, and whose scores in which state."""

    kit: Context
    lanes: tuple[tuple[Lane, ScoreAxis], ...]
    state: str
    personas: tuple[str, ...]


def _stage_leaders(
    look: _Look, under: _Under, _before: Later[Primitive] | None
) -> Later[Primitive]:
    """Return the leaders of a stage, to be drawn when they are seen."""
    stage, felt, rows, there = under

    def drawn() -> tuple[Primitive, ...]:
        known = {each[0]: each for each in felt}
        spots = {
            id_: (column.id, stage.x + column.x + (place + 0.5) * column.pitch, known[id_])
            for column in stage.columns
            for place, id_ in enumerate(column.touchpoints)
        }
        found: list[Primitive] = []
        for pains, (x, y, boxes) in zip(rows, there, strict=True):
            for pain in pains:
                if pain.id in boxes:
                    found += _leaders(look, spots, pain, boxes[pain.id].rect.moved(x, y))
        return tuple(found)

    return Later(drawn)


def _leaders(
    look: _Look, spots: Mapping[str, tuple[str, float, Felt]], pain: Card, box: Rect
) -> Iterator[Group]:
    """Yield a leader from each touchpoint of its own column that a pain stands under.

    ``spots`` tell of the touchpoints of the stage in which column they stand, and at which x.
    """
    stroke = Stroke(look.kit.palette.pain.strong, 1.5, (1.5, 4.5))
    end = box.y - 5
    for touchpoint in pain.about:
        if touchpoint not in spots or spots[touchpoint][0] != pain.at:
            continue
        _, x, felt = spots[touchpoint]
        y = _point(look, felt)
        if y is None or not box.grown(NEAR).contains(x, box.y) or end - y - BELOW_SCORE < 4:
            continue
        top = y + BELOW_SCORE
        line = Path((("M", x, top), ("L", x, end)), stroke=stroke)
        yield Group((line,), Rect(x - 2, top, 4, end - top), role="leader", key=pain.id)


def _point(look: _Look, felt: Felt) -> float | None:
    """Return the y of a touchpoint's first point in the map's own state."""
    for lane, axis in look.lanes:
        for persona in look.personas:
            score = felt_by(felt, persona, look.state)
            if score is not None and lane.persona in {"", persona}:
                return axis.y(score)
    return None

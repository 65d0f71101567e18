"""Leaders: dotted lines that fall from a point of the curve to the pain that it causes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from journeymapper.analysis.emotion import scores_of
from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Group, Path, Primitive, Stroke
from journeymapper.display.walk import extent
from journeymapper.lanes.base import Context
from journeymapper.lanes.places import CardBox, ScoreAxis
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.query import kind_of

BELOW_SCORE: Final = 44.0
"""Leaders begin below the score that stands under its face."""
NEAR: Final = 16.0
"""How far beside its card a leader may end, where two cards share the room."""

_Pain = tuple[Card, CardBox]


def draw_leaders(
    context: Context, axes: Mapping[str, ScoreAxis], boxes: Mapping[str, CardBox]
) -> list[Group]:
    """Return by stage a leader for every pain that stands below the point of its touchpoint."""
    lanes = [(lane, axes[lane.id]) for lane in context.map.lanes if lane.id in axes]
    groups: list[Group] = []
    for stage in context.grid.stages:
        pains = context.memo.get(
            ("pains", stage.id),
            (context.map.lanes, context.cells[stage.id]),
            partial(_pains, context, stage.id),
        )
        found = [(card, box) for card in pains if (box := boxes.get(card.id)) is not None]
        drawn: list[Primitive] = []
        for pain in found:
            drawn += _leaders(context, lanes, pain)
        if drawn:
            bounds = union(extent(leader) for leader in drawn)
            groups.append(Group(tuple(drawn), bounds, role="stage-leaders", key=stage.id))
    return groups


def _pains(context: Context, stage: str) -> tuple[Card, ...]:
    return tuple(
        card
        for _, cards in context.cells[stage]
        for card in cards
        if card.about and kind_of(card, context.facts.lanes) == "pain_point"
    )


def _leaders(context: Context, lanes: Sequence[tuple[Lane, ScoreAxis]], pain: _Pain) -> list[Group]:
    card, box = pain
    tops = [
        (context.grid.slots[touchpoint].x, y + BELOW_SCORE)
        for touchpoint in card.about
        if touchpoint in context.grid.slots
        and (y := _point(context, lanes, context.facts.cards[touchpoint])) is not None
    ]
    end = box.rect.y - 5
    reached = box.rect.grown(NEAR)
    return context.memo.get(
        ("leader", card.id),
        (context.palette, tops, end, box.rect.x, box.rect.w),
        lambda: [
            _leader(context, card.id, x, top, end)
            for x, top in tops
            if reached.contains(x, box.rect.y) and end - top >= 4
        ],
    )


def _point(context: Context, lanes: Sequence[tuple[Lane, ScoreAxis]], card: Card) -> float | None:
    """Return the y of a touchpoint's first point in the map's own state."""
    scores = scores_of(card, context.map.state)
    for lane, axis in lanes:
        for persona in context.map.personas:
            if persona.id in scores and lane.persona in {"", persona.id}:
                return axis.y(scores[persona.id])
    return None


def _leader(context: Context, card: str, x: float, top: float, end: float) -> Group:
    stroke = Stroke(context.palette.pain.strong, 1.5, (1.5, 4.5))
    line = Path((("M", x, top), ("L", x, end)), stroke=stroke)
    return Group((line,), Rect(x - 2, top, 4, end - top), role="leader", key=card)

"""Leaders: dotted lines that fall from a point of the curve to the pain that it causes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Group, Path, Stroke
from journeymapper.lanes.base import Context
from journeymapper.lanes.places import CardBox, CurvePoint
from journeymapper.model.query import kind_of

BELOW_SCORE: Final = 44.0
"""Leaders begin below the score that stands under its face."""


NEAR: Final = 16.0
"""How far beside its card a leader may end, where two cards share the room."""


def draw_leaders(
    context: Context, points: tuple[CurvePoint, ...], boxes: Mapping[str, CardBox]
) -> list[Group]:
    """Return a leader for every pain point that stands below the point of its touchpoint."""
    first: dict[str, CurvePoint] = {}
    for point in points:
        if point.score is not None and point.state == context.map.state:
            first.setdefault(point.card, point)
    groups: list[Group] = []
    stroke = Stroke(context.palette.pain.strong, 1.5, (1.5, 4.5))
    for card in context.map.cards:
        box = boxes.get(card.id)
        if box is None or kind_of(card, context.facts.lanes) != "pain_point":
            continue
        for touchpoint in card.about:
            point_ = first.get(touchpoint)
            if point_ is None or not box.rect.grown(NEAR).contains(point_.x, box.rect.y):
                continue
            top, end = point_.y + BELOW_SCORE, box.rect.y - 5
            if end - top < 4:
                continue
            line = Path((("M", point_.x, top), ("L", point_.x, end)), stroke=stroke)
            bounds = Rect(point_.x - 2, top, 4, end - top)
            groups.append(Group((line,), bounds, role="leader", key=card.id))
    return groups

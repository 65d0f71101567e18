"""Who answers for each touchpoint: a strip of bars, one over all neighbours of the same owner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import mixed
from journeymapper.display.primitives import Box, Group, Icon, Primitive, Stroke, TextRun
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import middle, rounded, shortened
from journeymapper.lanes.naming import draw_slim_name
from journeymapper.lanes.styles import SMALL
from journeymapper.model.card import Card
from journeymapper.model.document import Lane

HEIGHT: Final = 44.0
BAR: Final = 26.0
ICON: Final = 14.0
SHARE: Final = 0.14
"""How much of the colour a bar shows."""

_Bars = tuple[tuple[float, float, str], ...]
"""x from the stage's left edge, width, owner (empty for nobody)."""


def read(context: Context, _lane: Lane) -> tuple[object, ...]:
    """Return what the lane reads: who owns the touchpoints."""
    return (_owners(context),)


def _owners(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Return by stage the owner of each touchpoint."""
    return context.by_stage("owners", (context.map.lanes,), _owned, context.facts.lanes)


def _owned(cards: Sequence[Card], lanes: Mapping[str, Lane]) -> tuple[str, ...]:
    return tuple([card.owner or lanes[card.lane].owner for card in cards])


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw a bar for each run of touchpoints with the same owner; a gap is nobody's."""
    slots, owners = context.grid.slots, _owners(context)
    owned = total = 0
    drawn: list[tuple[str, float, _Bars]] = []
    for stage in context.grid.stages:
        bars = []
        cards = context.path.get(stage.id, ())
        told = zip(cards, owners.get(stage.id, ()), strict=True)
        for owner, run in groupby(told, lambda pair: pair[1]):
            places = [slots[card.id] for card, _ in run]
            left, last = places[0].left + 2, places[-1]
            bars.append((round(left - stage.x, 6), round(last.left + last.w - 2 - left, 6), owner))
            total += len(places)
            owned += len(places) if owner else 0
        drawn.append((stage.id, stage.x, tuple(bars)))
    subtitle = context.say("{n} of {total} touchpoints").format(n=owned, total=total)
    subtitle = subtitle if total else ""
    least = max(HEIGHT, lane.height or 0.0)
    height = max(least, draw_slim_name(context, lane, subtitle, least).height)
    parts: list[Primitive] = []
    for id_, x, bars_of_stage in drawn:
        if bars_of_stage:
            group = context.memo.get(
                ("responsibility", lane.id, id_),
                (context.basis, bars_of_stage),
                partial(_draw_stage, context, id_, bars_of_stage),
            )
            parts.append(group.moved(x, (height - BAR) / 2))
    return LaneDrawing(height, tuple(parts), subtitle=subtitle, slim=True)


def _draw_stage(context: Context, stage: str, bars: _Bars) -> Group:
    parts = [part for bar in bars for part in _bar(context, *bar)]
    left, last = bars[0][0], bars[-1]
    bounds = Rect(left, 0, last[0] + last[1] - left, BAR)
    told = ", ".join(owner for _, _, owner in bars if owner)
    return Group(tuple(parts), bounds, role="responsibility", key=stage, alt=told)


def _bar(context: Context, x: float, w: float, owner: str) -> list[Primitive]:
    palette = context.palette
    if not owner:
        edge = Stroke(palette.rule, 1, (3, 3))
        return [Box(x + 0.5, 0.5, w - 1, BAR - 1, stroke=edge, corners=rounded(6))]
    ground = mixed(palette.plan.strong, SHARE, palette.paper)
    name = shortened(context, owner, SMALL, w - ICON - 22)
    line = context.line(name, SMALL)
    symbol = context.icons("regular/user")
    return [
        Box(x, 0, w, BAR, fill=ground, corners=rounded(6)),
        Icon(symbol, x + 8, (BAR - ICON) / 2, ICON, palette.ink),
        TextRun(x + 8 + ICON + 4, middle(0, BAR, SMALL), line, SMALL.size, palette.ink),
    ]


KIND = LaneKind(
    name="responsibility",
    label=N_("Responsibility"),
    icon="users-three",
    draw=draw,
    reads=read,
    explanation=N_("Who answers for every touchpoint: its owner, else that of its lane"),
    order=13,
)

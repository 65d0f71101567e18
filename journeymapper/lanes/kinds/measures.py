"""What is measured at each touchpoint: its indicators, and where nobody measures yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from journeymapper.analysis.kpi import figure_of, success
from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Box, Group, Icon, Primitive, Stroke
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import centred, rounded, shortened
from journeymapper.lanes.kinds.kpis import shown_value
from journeymapper.lanes.naming import draw_slim_name
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.vocabulary import METRICS

HEIGHT: Final = 58.0
CELL: Final = 40.0
ICON: Final = 14.0


@frozen
class _Cell:
    """A touchpoint's cell: x from the stage's left edge, width, and what is told in it.

    ``value`` is empty where nothing is measured; ``reached`` is None without a target.
    """

    x: float
    w: float
    measurable: bool
    value: str = ""
    name: str = ""
    reached: bool | None = None


def read(context: Context, _lane: Lane) -> tuple[object, ...]:
    """Return what the lane reads: what can be measured, and the indicators."""
    could = context.by_stage("measurable", (), _measurable)
    rows = [context.row(lane.id) for lane in context.map.lanes if lane.kind == "kpis"]
    return context.order, could, rows


def _measurable(cards: Sequence[Card]) -> tuple[bool, ...]:
    return tuple([card.measurable for card in cards])


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw the value of each touchpoint's indicator, and a dashed cell where one could stand."""
    slots = context.grid.slots
    told: list[tuple[str, float, tuple[_Cell, ...]]] = []
    for stage in context.grid.stages:
        cells = [
            _cell_of(context, card, round(slots[card.id].left - stage.x + 2, 6))
            for card in context.path.get(stage.id, ())
        ]
        told.append((stage.id, stage.x, tuple(cells)))
    every = [cell for _, _, cells in told for cell in cells]
    counted = sum(bool(cell.value) for cell in every)
    could = sum(cell.measurable or bool(cell.value) for cell in every)
    subtitle = context.say("{n} of {total} that can be").format(n=counted, total=could)
    subtitle = subtitle if every else ""
    least = max(HEIGHT, lane.height or 0.0)
    height = max(least, draw_slim_name(context, lane, subtitle, least).height)
    parts: list[Primitive] = []
    for id_, x, cells_of_stage in told:
        if any(cell.value or cell.measurable for cell in cells_of_stage):
            group = context.memo.get(
                ("measures", lane.id, id_),
                (context.basis, cells_of_stage),
                partial(_draw_stage, context, id_, cells_of_stage),
            )
            parts.append(group.moved(x, (height - CELL) / 2))
    return LaneDrawing(height, tuple(parts), subtitle=subtitle, slim=True)


def _cell_of(context: Context, card: Card, x: float) -> _Cell:
    facts = context.facts
    w = round(context.grid.slots[card.id].w - 4, 6)
    found = [
        other
        for other in facts.about.get(card.id, ())
        if other.lane in facts.lanes
        and facts.lanes[other.lane].kind == "kpis"
        and figure_of(other) is not None
    ]
    if not found:
        return _Cell(x, w, card.measurable)
    first = found[0]
    value = shown_value(context, first, round(figure_of(first) or 0.0, 2))
    more = f" +{len(found) - 1}" if len(found) > 1 else ""
    name = first.title or context.say(METRICS.get(first.metric, "Own indicator"))
    return _Cell(x, w, card.measurable, value + more, name, success(first))


def _draw_stage(context: Context, stage: str, cells: tuple[_Cell, ...]) -> Group:
    parts = [part for cell in cells for part in _cell(context, cell)]
    last = cells[-1]
    bounds = Rect(cells[0].x, 0, last.x + last.w - cells[0].x, CELL)
    alt = ", ".join(f"{cell.name} {cell.value}" for cell in cells if cell.value)
    return Group(tuple(parts), bounds, role="measures", key=stage, alt=alt)


def _cell(context: Context, cell: _Cell) -> list[Primitive]:
    palette = context.palette
    middle = cell.x + cell.w / 2
    box = (cell.x + 0.5, 0.5, cell.w - 1, CELL - 1)
    if cell.value:
        reached = {True: palette.good, False: palette.bad}
        ink = palette.ink if cell.reached is None else reached[cell.reached]
        value = context.line(shortened(context, cell.value, SMALL_BOLD, cell.w - 8), SMALL_BOLD)
        name = context.line(shortened(context, cell.name, SMALL, cell.w - 8), SMALL)
        edge = Stroke(palette.border)
        return [
            Box(*box, fill=palette.card, stroke=edge, corners=rounded(6)),
            centred(value, middle, 17, SMALL_BOLD, ink),
            centred(name, middle, 32, SMALL, palette.secondary),
        ]
    if not cell.measurable:
        return []
    symbol = context.icons("regular/ruler")
    return [
        Box(*box, stroke=Stroke(palette.rule, 1, (3, 3)), corners=rounded(6)),
        Icon(symbol, middle - ICON / 2, (CELL - ICON) / 2, ICON, palette.secondary),
    ]


KIND = LaneKind(
    name="measures",
    label=N_("Measured at each touchpoint"),
    icon="ruler",
    draw=draw,
    reads=read,
    explanation=N_(
        "The indicators that are about each touchpoint; dashed where it can be measured and is not"
    ),
    order=14,
)

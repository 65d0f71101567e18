"""How well each touchpoint is known: a strip of cells, the darker the stronger its evidence."""

from __future__ import annotations

from functools import partial
from typing import Final

from journeymapper.analysis.evidence import evidence_share, level
from journeymapper.display.geometry import Rect
from journeymapper.display.palette import contrast, mixed
from journeymapper.display.primitives import Box, Group, Icon, Primitive, Stroke, TextRun
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import middle, rounded
from journeymapper.lanes.chips import EVIDENCE_ICONS
from journeymapper.lanes.grid import StageColumn
from journeymapper.lanes.naming import draw_slim_name
from journeymapper.lanes.styles import SMALL
from journeymapper.model.document import Lane
from journeymapper.model.vocabulary import EVIDENCE_LEVELS
from journeymapper.numerals import percent

HEIGHT: Final = 44.0
CELL: Final = 26.0
ICON: Final = 14.0
SHARES: Final = {"assumption": 0.05, "reported": 0.24, "observed": 0.5, "measured": 1.0}
"""How much of the colour each level shows: told apart by lightness alone, as by their icons."""


@frozen
class _Cell:
    """A touchpoint's cell: x from the stage's left edge, width, level of evidence."""

    x: float
    w: float
    level: str


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw a cell under every touchpoint; the lane's subtitle tells the share of the map."""
    share = context.memo.shared(
        "evidence share", (context.map.cards,), partial(evidence_share, context.map)
    )
    subtitle = ""
    if share is not None:
        shown = percent(share * 100, context.language, 0)
        subtitle = context.say("{share} of all cards is evidence").format(share=shown)
    least = max(HEIGHT, lane.height or 0.0)
    height = max(least, draw_slim_name(context, lane, subtitle, least).height)
    parts: list[Primitive] = []
    for stage in context.grid.stages:
        cells = _cells(context, stage)
        if cells:
            group = context.memo.get(
                ("evidence", lane.id, stage.id),
                (context.basis, stage.id, cells),
                partial(_draw_stage, context, stage.id, cells),
            )
            parts.append(group.moved(stage.x, (height - CELL) / 2))
    return LaneDrawing(height, tuple(parts), subtitle=subtitle, slim=True)


def _cells(context: Context, stage: StageColumn) -> tuple[_Cell, ...]:
    slots = context.grid.slots
    return tuple(
        _Cell(
            round(slots[card.id].left - stage.x + 2, 6), round(slots[card.id].w - 4, 6), level(card)
        )
        for card in context.path.get(stage.id, ())
    )


def _draw_stage(context: Context, stage: str, cells: tuple[_Cell, ...]) -> Group:
    parts = [part for cell in cells for part in _cell(context, cell)]
    last = cells[-1]
    bounds = Rect(cells[0].x, 0, last.x + last.w - cells[0].x, CELL)
    return Group(tuple(parts), bounds, role="evidence", key=stage)


def _cell(context: Context, cell: _Cell) -> list[Primitive]:
    """Return a cell with its icon, and the level's name where that fits beside it."""
    palette = context.palette
    ground = mixed(palette.plan.strong, SHARES[cell.level], palette.paper)
    ink = max(palette.ink, palette.paper, key=partial(contrast, ground))
    edge = Stroke(palette.rule, 1, (3, 3)) if cell.level == "assumption" else None
    symbol = context.icons(f"regular/{EVIDENCE_ICONS[cell.level]}")
    name = context.line(context.say(EVIDENCE_LEVELS[cell.level]), SMALL)
    wide = ICON + 4 + name.width * SMALL.size
    told = wide <= cell.w - 8
    left = cell.x + (cell.w - (wide if told else ICON)) / 2
    parts: list[Primitive] = [
        Box(cell.x + 0.5, 0.5, cell.w - 1, CELL - 1, ground, edge, rounded(6)),
        Icon(symbol, left, (CELL - ICON) / 2, ICON, ink),
    ]
    if told:
        baseline = middle(0, CELL, SMALL)
        parts.append(TextRun(left + ICON + 4, baseline, name, SMALL.size, ink))
    return parts


KIND = LaneKind(
    name="evidence_strip",
    label=N_("Evidence strip"),
    icon="seal-check",
    draw=draw,
    explanation=N_("How well every touchpoint is known: assumed, reported, observed or measured"),
    order=13,
)

"""How much effort each touchpoint asks: a strip of cells, the darker the more friction."""

from __future__ import annotations

from functools import partial
from typing import Final

from journeymapper.analysis.attention import mean_effort
from journeymapper.display.geometry import Rect
from journeymapper.display.palette import contrast, mixed
from journeymapper.display.primitives import Box, Group, Primitive, Stroke
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import centred, middle, rounded
from journeymapper.lanes.naming import draw_slim_name
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.document import Lane
from journeymapper.numerals import figure

HEIGHT: Final = 44.0
CELL: Final = 26.0
SHARES: Final = {1: 0.06, 2: 0.16, 3: 0.3, 4: 0.46, 5: 1.0}
"""How much of the colour each degree of effort shows; its figure stands in the cell."""

_Cell = tuple[float, float, int | None]
"""x from the stage's left edge, width, effort."""


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw a cell under every touchpoint; the subtitle tells the mean of the map."""
    mean = context.memo.shared(
        "mean effort", (context.facts.touchpoints,), partial(mean_effort, context.facts.touchpoints)
    )
    subtitle = context.say("No touchpoint has an effort yet")
    if mean is not None:
        shown = figure(mean, context.language, 1)
        subtitle = context.say("Mean {mean}, from 1 to 5").format(mean=shown)
    least = max(HEIGHT, lane.height or 0.0)
    height = max(least, draw_slim_name(context, lane, subtitle, least).height)
    parts: list[Primitive] = []
    slots = context.grid.slots
    for stage in context.grid.stages:
        cells: tuple[_Cell, ...] = tuple(
            (round(slots[c.id].left - stage.x + 2, 6), round(slots[c.id].w - 4, 6), c.effort)
            for c in context.path.get(stage.id, ())
        )
        if cells:
            group = context.memo.get(
                ("effort", lane.id, stage.id),
                (context.basis, stage.id, cells),
                partial(_draw_stage, context, stage.id, cells),
            )
            parts.append(group.moved(stage.x, (height - CELL) / 2))
    return LaneDrawing(height, tuple(parts), subtitle=subtitle, slim=True)


def _draw_stage(context: Context, stage: str, cells: tuple[_Cell, ...]) -> Group:
    parts = [part for cell in cells for part in _cell(context, cell)]
    left, last = cells[0][0], cells[-1]
    return Group(
        tuple(parts), Rect(left, 0, last[0] + last[1] - left, CELL), role="effort", key=stage
    )


def _cell(context: Context, cell: _Cell) -> list[Primitive]:
    palette = context.palette
    x, w, effort = cell
    frame = (x + 0.5, 0.5, w - 1, CELL - 1)
    if effort is None:
        return [Box(*frame, palette.paper, Stroke(palette.rule, 1, (3, 3)), rounded(6))]
    share = SHARES[min(5, max(1, effort))]
    line = context.line(str(effort), SMALL_BOLD)
    ground = mixed(palette.traditional.strong, share, palette.paper)
    ink = max((palette.paper, palette.ink), key=lambda each: contrast(each, ground))
    return [
        Box(*frame, ground, None, rounded(6)),
        centred(line, x + w / 2, middle(0, CELL, SMALL), SMALL_BOLD, ink),
    ]


KIND = LaneKind(
    name="effort_strip",
    label=N_("Effort strip"),
    icon="barbell",
    draw=draw,
    explanation=N_("How much effort every touchpoint asks of the customer, from 1 to 5: friction"),
    order=13,
)

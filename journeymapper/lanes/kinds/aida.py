"""AIDA: attention, interest, desire and action as a band over the stages."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from journeymapper.display.palette import mixed
from journeymapper.display.primitives import Box, Icon, Primitive, TextRun
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import middle, rounded, shortened
from journeymapper.lanes.naming import draw_slim_name
from journeymapper.lanes.styles import SMALL_BOLD
from journeymapper.model.document import Lane
from journeymapper.model.vocabulary import AIDA

HEIGHT: Final = 46.0
PILL: Final = 28.0
ICON: Final = 16.0
ICONS: Final = {
    "attention": "megaphone",
    "interest": "magnifying-glass",
    "desire": "heart",
    "action": "shopping-cart-simple",
}
SHARES: Final = {"attention": 0.09, "interest": 0.15, "desire": 0.21, "action": 0.28}
"""How much of the accent each step shows: it deepens on the way to the action."""


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw a pill per step, over all neighbouring stages that share it."""
    stages = context.facts.stages
    told = any(stages[stage.id].aida in AIDA for stage in context.grid.stages)
    subtitle = "" if told else context.say("No stage has an AIDA step yet")
    least = max(HEIGHT, lane.height or 0.0)
    height = max(least, draw_slim_name(context, lane, subtitle, least).height)
    parts: list[Primitive] = []
    for step, run in groupby(context.grid.stages, lambda stage: stages[stage.id].aida):
        if step in AIDA:
            spanned = tuple(run)
            right = spanned[-1].x + spanned[-1].w
            parts += _pill(context, step, spanned[0].x, right, (height - PILL) / 2)
    return LaneDrawing(height, tuple(parts), subtitle=subtitle, slim=True)


def _pill(context: Context, step: str, left: float, right: float, top: float) -> list[Primitive]:
    """Return a pill from left to right with the step's icon and name in its middle."""
    palette = context.palette
    x, w = left + 4, right - left - 8
    name = shortened(context, context.say(AIDA[step]), SMALL_BOLD, w - ICON - 26)
    line = context.line(name, SMALL_BOLD)
    start = x + (w - ICON - 6 - line.width * SMALL_BOLD.size) / 2
    symbol = context.icons(f"regular/{ICONS[step]}")
    baseline = middle(top, PILL, SMALL_BOLD)
    return [
        Box(
            x,
            top,
            w,
            PILL,
            mixed(palette.accent, SHARES[step], palette.paper),
            corners=rounded(PILL / 2),
        ),
        Icon(symbol, start, top + (PILL - ICON) / 2, ICON, palette.ink),
        TextRun(start + ICON + 6, baseline, line, SMALL_BOLD.size, palette.ink),
    ]


KIND = LaneKind(
    name="aida",
    label=N_("AIDA band"),
    icon="steps",
    draw=draw,
    explanation=N_("Attention, interest, desire and action, over the stages that they span"),
    order=8,
    border=True,
)

"""Who made the map together: a row of names below the legend."""

from __future__ import annotations

from typing import Final

from journeymapper.display.primitives import Primitive
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import runs
from journeymapper.lanes.grid import MARGIN
from journeymapper.lanes.styles import SMALL, SMALL_BOLD

_DOWN: Final = 34.4
"""From the middle of the legend's last row to the baseline of the names."""


def draw_participants(
    context: Context, indent: float, above: float, right: float
) -> tuple[list[Primitive], float]:
    """Return the row below the legend's last one, whose middle is ``above``, and its own middle.

    The names stand at ``indent`` where their heading leaves that free; nothing without names.
    """
    named = [" ".join(name.split()) for name in context.map.participants if name.strip()]
    if not named:
        return [], above
    palette = context.palette
    heading = context.line(context.say("Participants"), SMALL_BOLD)
    x = max(indent, MARGIN + heading.width * SMALL_BOLD.size + 24)
    lines = context.wrap(" · ".join(named), SMALL, right - x)
    baseline = above + _DOWN
    parts = [
        *runs([heading], MARGIN, baseline, SMALL_BOLD, palette.ink),
        *runs(lines, x, baseline, SMALL, palette.body),
    ]
    return parts, baseline - 4.4 + (len(lines) - 1) * SMALL.line

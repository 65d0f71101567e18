"""The line of visibility: above it is what the customer sees, below it what stays hidden."""

from __future__ import annotations

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.blueprint import draw_border

KIND = LaneKind(
    name="line_of_visibility",
    label=N_("Line of visibility"),
    icon="eye",
    draw=draw_border,
    explanation=N_("Above it is what the customer sees, below it what stays hidden"),
    order=63,
    border=True,
)

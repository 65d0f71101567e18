"""The line of internal interaction: above it the team in contact, below it what supports it."""

from __future__ import annotations

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.blueprint import draw_border

KIND = LaneKind(
    name="line_of_internal_interaction",
    label=N_("Line of internal interaction"),
    icon="users-three",
    draw=draw_border,
    explanation=N_("Above it the team of this service works, below it what supports that team"),
    order=65,
    border=True,
)

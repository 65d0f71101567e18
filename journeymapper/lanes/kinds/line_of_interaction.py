"""The line of interaction: above it the customer acts, below it the organisation."""

from __future__ import annotations

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.blueprint import draw_border

KIND = LaneKind(
    name="line_of_interaction",
    label=N_("Line of interaction"),
    icon="handshake",
    draw=draw_border,
    explanation=N_("Above it the customer acts, below it the organisation"),
    order=61,
    border=True,
)

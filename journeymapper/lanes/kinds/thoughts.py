"""Thoughts: what the customer thinks."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="thoughts",
    label=N_("Thoughts"),
    icon="cloud",
    draw=draw_stack,
    reads=read_stack,
    cards=("thought",),
    explanation=N_("What the customer thinks"),
    order=32,
)

"""Gains: what delights the customer."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="gains",
    label=N_("Gains"),
    icon="smiley",
    draw=draw_stack,
    reads=read_stack,
    cards=("gain",),
    explanation=N_("What delights the customer"),
    order=21,
)

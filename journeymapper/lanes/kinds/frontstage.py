"""Frontstage: what the customer sees of the delivery."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="frontstage",
    label=N_("Frontstage"),
    icon="storefront",
    draw=draw_stack,
    reads=read_stack,
    cards=("frontstage",),
    explanation=N_("What the customer sees of the delivery"),
    order=62,
)

"""Backstage: what the customer does not see of the delivery."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="backstage",
    label=N_("Backstage"),
    icon="mask-happy",
    draw=draw_stack,
    reads=read_stack,
    cards=("backstage",),
    explanation=N_("What the customer does not see of the delivery"),
    order=64,
)

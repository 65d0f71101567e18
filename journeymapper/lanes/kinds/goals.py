"""Customer goals: what the customer wants to reach."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="goals",
    label=N_("Customer goals"),
    icon="target",
    draw=draw_stack,
    reads=read_stack,
    cards=("goal",),
    explanation=N_("What the customer wants to reach"),
    order=36,
)

"""Customer actions: what the customer does."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="actions",
    label=N_("Customer actions"),
    icon="person-simple-walk",
    draw=draw_stack,
    reads=read_stack,
    cards=("action",),
    explanation=N_("What the customer does"),
    order=30,
)

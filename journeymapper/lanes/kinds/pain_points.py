"""Pain points: obstacles, frustrations, inefficiencies and unmet needs."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="pain_points",
    label=N_("Pain points"),
    icon="warning-circle",
    draw=draw_stack,
    reads=read_stack,
    cards=("pain_point",),
    explanation=N_("Obstacles, frustrations, inefficiencies and unmet needs"),
    order=20,
)

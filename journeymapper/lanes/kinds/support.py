"""Support processes: internal systems and suppliers behind the backstage."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="support",
    label=N_("Support processes"),
    icon="gear",
    draw=draw_stack,
    reads=read_stack,
    cards=("support",),
    explanation=N_("Internal systems and suppliers behind the backstage"),
    order=66,
)

"""Free text: anything else worth saying."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="text",
    label=N_("Free text"),
    icon="text-align-left",
    draw=draw_stack,
    reads=read_stack,
    cards=("text",),
    explanation=N_("Anything else worth saying"),
    order=70,
)

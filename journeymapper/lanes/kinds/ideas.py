"""Ideas: thoughts about what could be better."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="ideas",
    label=N_("Ideas"),
    icon="sparkle",
    draw=draw_stack,
    reads=read_stack,
    cards=("idea",),
    explanation=N_("Thoughts about what could be better"),
    order=27,
)

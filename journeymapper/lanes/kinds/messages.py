"""Messages: the right message at the right moment."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="messages",
    label=N_("Messages"),
    icon="megaphone-simple",
    draw=draw_stack,
    reads=read_stack,
    cards=("message",),
    explanation=N_("The right message at the right moment"),
    order=28,
)

"""Solutions: concrete initiatives, with an owner and a date."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="solutions",
    label=N_("Solutions"),
    icon="puzzle-piece",
    draw=draw_stack,
    reads=read_stack,
    cards=("solution",),
    explanation=N_("Concrete initiatives, with an owner and a date"),
    order=24,
)

"""Options: what the customer compares and chooses from."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="options",
    label=N_("Options compared"),
    icon="scales",
    draw=draw_stack,
    reads=read_stack,
    cards=("option",),
    explanation=N_("Competitors and other options that the customer weighs, tries and chooses"),
    order=38,
)

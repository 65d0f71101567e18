"""Pictures: photos and screenshots."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="images",
    label=N_("Pictures"),
    icon="image",
    draw=draw_stack,
    reads=read_stack,
    cards=("image",),
    explanation=N_("Photos and screenshots"),
    order=68,
)

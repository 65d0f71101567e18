"""Opportunities: problems seen as chances to improve."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="opportunities",
    label=N_("Opportunities"),
    icon="lightbulb",
    draw=draw_stack,
    reads=read_stack,
    cards=(
        "opportunity",
        "idea",
        "solution",
    ),
    explanation=N_("Problems seen as chances to improve"),
    order=22,
)

"""Strategies: marketing actions for a stage or touchpoint."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="strategies",
    label=N_("Strategies"),
    icon="strategy",
    draw=draw_stack,
    reads=read_stack,
    cards=("strategy",),
    explanation=N_("Marketing actions for a stage or touchpoint"),
    order=26,
)

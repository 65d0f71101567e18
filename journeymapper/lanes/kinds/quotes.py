"""Quotes: what customers said, word for word."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="quotes",
    label=N_("Quotes"),
    icon="quotes",
    draw=draw_stack,
    reads=read_stack,
    cards=("quote",),
    explanation=N_("What customers said, word for word"),
    order=34,
)

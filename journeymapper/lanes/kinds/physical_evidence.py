"""Physical evidence: tangible or digital artefacts met at a step."""

from journeymapper.i18n import N_
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.stack import draw_stack, read_stack

KIND = LaneKind(
    name="physical_evidence",
    label=N_("Physical evidence"),
    icon="package",
    draw=draw_stack,
    reads=read_stack,
    cards=("physical_evidence",),
    explanation=N_("Tangible or digital artefacts met at a step"),
    order=60,
)

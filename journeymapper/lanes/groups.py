"""Kinds of lane as menus offer them: the usual ones first, the others by what they are about."""

from __future__ import annotations

from typing import Final

from journeymapper.i18n import N_
from journeymapper.lanes.catalog import lane_kinds

USUAL: Final = (
    "touchpoints",
    "crossings",
    "emotion",
    "pain_points",
    "opportunities",
    "backstage",
    "funnel",
    "kpis",
    "text",
)
"""What most maps have, in the order of a finished one."""
_OTHERS: Final = (
    (
        N_("About the customer"),
        (
            "persona_sheets",
            "actions",
            "thoughts",
            "quotes",
            "goals",
            "stage_profile",
            "options",
            "gains",
        ),
    ),
    (
        N_("What is done about it"),
        ("solutions", "strategies", "messages", "ideas", "responsibility"),
    ),
    (
        N_("Service blueprint"),
        (
            "physical_evidence",
            "line_of_interaction",
            "frontstage",
            "line_of_visibility",
            "backstage",
            "line_of_internal_interaction",
            "support",
        ),
    ),
    (
        N_("Course and evidence"),
        ("aida", "dramatic_arc", "effort_strip", "evidence_strip", "measures", "images"),
    ),
)


def other_groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (heading, kinds) of what is not among the usual; unknown kinds end the last group."""
    placed = {kind for _heading, kinds in _OTHERS for kind in kinds}
    rest = tuple(kind for kind in lane_kinds() if kind not in placed and kind not in USUAL)
    last, kinds = _OTHERS[-1]
    return (*_OTHERS[:-1], (last, (*kinds, *rest)))

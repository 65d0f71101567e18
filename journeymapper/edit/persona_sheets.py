"""Persona sheets on a map: a lane of their own, shown or hidden."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from journeymapper.edit.lanes import add_lane
from journeymapper.i18n import N_, words
from journeymapper.model.document import JourneyMap

KIND: Final = "persona_sheets"
TITLE: Final = N_("Persona sheets")


def sheets_shown(journey: JourneyMap) -> bool:
    """Tell whether a map shows the sheets of its personas."""
    return any(lane.kind == KIND and not lane.hidden for lane in journey.lanes)


def with_sheets(journey: JourneyMap, *, shown: bool) -> JourneyMap:
    """Return the map that shows the sheets, in a new last lane where it has none, or hides them.

    The same map if it does so already.
    """
    if sheets_shown(journey) == shown:
        return journey
    if not any(lane.kind == KIND for lane in journey.lanes):
        return add_lane(journey, KIND, words(journey.language)(TITLE))[0]
    lanes = tuple(
        replace(lane, hidden=not shown) if lane.kind == KIND else lane for lane in journey.lanes
    )
    return replace(journey, lanes=lanes)

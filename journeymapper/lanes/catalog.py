"""Every kind of lane, found by looking into ``lanes/kinds``."""

from __future__ import annotations

from functools import cache

from journeymapper.lanes.base import LaneKind
from journeymapper.registry import discover

FALLBACK = "text"
"""What stands in for a kind that a newer version or a script has written."""


@cache
def lane_kinds() -> dict[str, LaneKind]:
    """Return every kind of lane by name, in the order of the palette."""
    found = discover("journeymapper.lanes.kinds", "KIND", LaneKind)
    return dict(sorted(found.items(), key=lambda item: item[1].order))


def lane_kind(name: str) -> LaneKind:
    """Return a kind of lane; unknown ones show their cards as text."""
    kinds = lane_kinds()
    return kinds.get(name, kinds[FALLBACK])


def lane_for(card_kind: str) -> LaneKind:
    """Return the kind of lane that takes a kind of card first."""
    for kind in lane_kinds().values():
        if kind.cards[:1] == (card_kind,):
            return kind
    return lane_kinds()[FALLBACK]

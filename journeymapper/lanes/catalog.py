"""Every kind of lane, found by looking into ``lanes/kinds``."""

from __future__ import annotations

from functools import cache
from typing import Final

from journeymapper.lanes.base import LaneKind
from journeymapper.registry import constant_of, discover, names

FALLBACK: Final = "text"
"""What stands in for a kind that a newer version or a script has written."""
_WHERE: Final = "journeymapper.lanes.kinds"


@cache
def lane_kinds() -> dict[str, LaneKind]:
    """Return every kind of lane by name, in the order of the palette."""
    found = discover("journeymapper.lanes.kinds", "KIND", LaneKind)
    return dict(sorted(found.items(), key=lambda item: item[1].order))


@cache
def _names() -> frozenset[str]:
    return frozenset(names(_WHERE))


@cache
def _kind(name: str) -> LaneKind:
    return constant_of(_WHERE, name, "KIND", LaneKind)


def lane_kind(name: str) -> LaneKind:
    """Return a kind of lane, whose module alone is imported; unknown ones show cards as text."""
    return _kind(name if name in _names() else FALLBACK)


def lane_for(card_kind: str) -> LaneKind:
    """Return the kind of lane that takes a kind of card first."""
    for kind in lane_kinds().values():
        if kind.cards[:1] == (card_kind,):
            return kind
    return lane_kind(FALLBACK)

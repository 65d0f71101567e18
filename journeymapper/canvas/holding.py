"""What is in sight stays where it is: how far the sheet must follow a change beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from journeymapper.display.geometry import Rect
from journeymapper.layout.arrangement import Arrangement


class _Place(NamedTuple):
    """Where something stands along one direction of the sheet."""

    id: str
    start: float
    end: float


def drift(before: Arrangement, after: Arrangement, seen: Rect) -> tuple[float, float]:
    """Return how far what is ``seen`` moved on the sheet by a change left of it or above it.

    Nothing, where the change itself is in sight, or anything that is in sight stayed.
    """
    return _across(before, after, seen), _moved(_lanes(before), _lanes(after), seen.y, seen.bottom)


def _across(before: Arrangement, after: Arrangement, seen: Rect) -> float:
    slots, others = before.touchpoints, after.touchpoints
    first = bisect_left(slots, seen.x, key=lambda slot: slot.x)
    if first < min(len(slots), len(others)) and slots[first].x <= seen.right:
        one, other = slots[first], others[first]
        if (one.card, one.x) == (other.card, other.x):
            return 0.0
        by = _moved(_slots(before), _slots(after), seen.x, seen.right)
        if by:
            return by
    return _moved(_columns(before), _columns(after), seen.x, seen.right)


def _moved(before: Sequence[_Place], after: Sequence[_Place], low: float, high: float) -> float:
    """Return how far most of what lies between two places moved, if by a change before them."""
    starts = {place.id: place.start for place in after}
    shifts = Counter(
        round(starts[place.id] - place.start, 1)
        for place in before
        if low <= place.end and place.start <= high and place.id in starts
    )
    if not shifts or 0 in shifts:
        return 0.0
    for one, other in zip_longest(before, after):
        if one != other:
            grown = one and other and (one.id, one.start) == (other.id, other.start)
            changed = one.end if grown else one.start if one else high
            return shifts.most_common(1)[0][0] if changed < low else 0.0
    return 0.0


def _slots(a: Arrangement) -> list[_Place]:
    return [_Place(slot.card, slot.x, slot.x) for slot in a.touchpoints]


def _columns(a: Arrangement) -> list[_Place]:
    return [_Place(span.id, span.x, span.x + span.w) for span in a.columns]


def _lanes(a: Arrangement) -> list[_Place]:
    band = _Place("", a.band.y, a.band.bottom)
    return [band, *(_Place(span.id, span.y, span.y + span.h) for span in a.lanes)]

"""Where cards stand in a cell: those about a touchpoint under it, the others filling rows.

A cell is counted in slots: its column's width shared by its touchpoints. Spans are fractions of
slots from the cell's left edge, so that cards and touchpoints keep one x.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from journeymapper.frozen import frozen

EPSILON: Final = 1e-6


@frozen
class Wish:
    """What a card wants: the slot it is about (0-based; None: any), or the span of another card."""

    key: str
    anchor: float | None = None
    span: tuple[float, float] | None = None


@frozen
class Place:
    """Where a card goes: the row, and its span in slots."""

    key: str
    row: int
    start: float
    width: float


def place_cards(
    wishes: Sequence[Wish], slots: float, narrowest: float, widest: float
) -> tuple[Place, ...]:
    """Return a place for every card: rows hold as many as fit at ``narrowest`` slots each.

    Cards in a row never overlap and never leave the cell; they keep the order of their anchors,
    those without an anchor follow in the order given.
    """
    narrowest = min(narrowest, slots)
    widest = max(narrowest, min(widest, slots))
    most = max(1, int(slots / narrowest + EPSILON))
    if len(wishes) == 1:
        return (Place(wishes[0].key, 0, *_spans(wishes, slots, narrowest, widest)[0]),)
    ordered = sorted(wishes, key=lambda w: (w.anchor is None, w.anchor or 0.0))
    places: list[Place] = []
    row = 0
    while ordered:
        taken, ordered = _fitting(ordered, most)
        spans = _spans(taken, slots, narrowest, widest)
        places += [
            Place(wish.key, row, start, width)
            for wish, (start, width) in zip(taken, spans, strict=True)
        ]
        row += 1
    return tuple(places)


def _fitting(ordered: list[Wish], most: int) -> tuple[list[Wish], list[Wish]]:
    """Take the cards of one row in order; two about one touchpoint go below each other."""
    taken: list[Wish] = []
    left: list[Wish] = []
    for wish in ordered:
        doubled = wish.anchor is not None and any(t.anchor == wish.anchor for t in taken)
        (left if doubled or len(taken) == most else taken).append(wish)
    return taken, left


def _spans(
    row: Sequence[Wish], slots: float, narrowest: float, widest: float
) -> list[tuple[float, float]]:
    """Return (start, width) for the cards of one row, from left to right."""
    if all(w.span for w in row) and _disjoint(row):
        return [w.span for w in row if w.span]
    kept = [w.span[1] if w.span else 0.0 for w in row]
    free = sum(1 for w in row if not w.span)
    share = (slots - sum(kept)) / free if free else 0.0
    if free == 0 or share < narrowest - EPSILON:
        kept, share = [0.0] * len(row), slots / len(row)
    widths = [k or min(widest, share) for k in kept]
    starts: list[float] = []
    at = 0.0
    for wish, w in zip(row, widths, strict=True):
        start = at
        if wish.span and w == wish.span[1]:
            start = max(at, wish.span[0])
        elif wish.anchor is not None:
            start = max(at, wish.anchor + 0.5 - w / 2)
        starts.append(start)
        at = start + w
    limit = slots
    for number in range(len(row) - 1, -1, -1):
        starts[number] = max(0.0, min(starts[number], limit - widths[number]))
        limit = starts[number]
    return list(zip(starts, widths, strict=True))


def _disjoint(row: Sequence[Wish]) -> bool:
    spans = sorted(w.span for w in row if w.span)
    return (
        all(a[0] + a[1] <= b[0] + EPSILON for a, b in pairwise(spans))
        and [w.span for w in row] == spans
    )

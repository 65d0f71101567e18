"""What shall change: the gap between a persona's curve as it is and as it shall be, shaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from journeymapper.display.geometry import Rect, union
from journeymapper.display.palette import Palette
from journeymapper.display.primitives import Command, Group, Path, Primitive
from journeymapper.display.walk import extent
from journeymapper.lanes.base import Context
from journeymapper.lanes.curve import Numbered, Place, runs_without_gaps, through
from journeymapper.lanes.feeling import Scores, Stretch
from journeymapper.lanes.places import ScoreAxis
from journeymapper.model.card import Card

OPACITY: Final = 0.3
_SEEN: Final = 0.75
"""A gap thinner than this, in units, is none."""
_SAMPLES: Final = 16

Cubic: TypeAlias = tuple[Place, Place, Place, Place]
"""A piece of a curve between two touchpoints; its x runs evenly."""


def gap_colours(palette: Palette) -> dict[bool, str]:
    """Return the shade where it shall be better, and where worse."""
    return {True: palette.fill_good[0], False: palette.gap_worse}


def sides(cards: Iterable[Card], persona: str) -> frozenset[bool]:
    """Tell where the gap opens between neighbours: True for better somewhere, False for worse.

    ``cards`` are touchpoints that follow each other.
    """
    scores = [(card.emotion.get(persona), card.future.get(persona)) for card in cards]
    changes = [None if then is None or now is None else then - now for now, then in scores]
    found: set[bool] = set()
    for change, following in pairwise(changes):
        if change is not None and following is not None:
            found |= {each > 0 for each in (change, following) if each}
    return frozenset(found)


def draw_gap(
    context: Context, stretch: Stretch, before: Scores, after: Scores, axis: ScoreAxis
) -> list[Primitive]:
    """Return the shades of a stage: green where ``after`` runs above ``before``, amber below.

    As with the fill, shapes run on beyond the stage and are clipped there: no seam shows.
    """
    old = _cubics(stretch.places(before, axis))
    new = _cubics(stretch.places(after, axis))
    colours = gap_colours(context.palette)
    parts: list[Primitive] = []
    for run in runs_without_gaps([(n, 0.0, 0.0) for n in sorted(old.keys() & new.keys())]):
        places = [n for n, _, _ in run]
        own = [n for n in places if n in stretch.own()]
        if not own:
            continue
        paths = [
            Path(shape, fill=colours[better], opacity=OPACITY)
            for shape, better in _shapes([(old[n], new[n]) for n in places])
        ]
        if paths:
            left, right = stretch.xs[own[0]], stretch.xs[own[-1] + 1]
            box = union(extent(path) for path in paths)
            clip = Rect(left, box.y - 1, right - left, box.h + 2)
            parts.append(Group(tuple(paths), clip, role="gap", clip=clip))
    return parts


def _cubics(points: Sequence[Numbered]) -> dict[int, Cubic]:
    """Return the pieces of a curve by the place of the touchpoint at which each begins."""
    found: dict[int, Cubic] = {}
    for run in runs_without_gaps(points):
        ways = through([(x, y) for _, x, y in run])
        for (n, x, y), way in zip(run, ways[1:], strict=False):
            if len(way) == 7:
                _, x1, y1, x2, y2, x3, y3 = way
                found[n] = ((x, y), (x1, y1), (x2, y2), (x3, y3))
    return found


def _shapes(
    pairs: Sequence[tuple[Cubic, Cubic]],
) -> Iterator[tuple[tuple[Command, ...], bool]]:
    """Yield closed shapes between two curves, each with whether the second runs above there."""
    held: list[tuple[Cubic, Cubic]] = []
    side: bool | None = None
    for pair in pairs:
        for start, end in pairwise(_crossings(*pair)):
            here = _side(*pair, start, end)
            if here is not side and held and side is not None:
                yield _closed(held), side
            if here is not side:
                held = []
            side = here
            held.append((_part(pair[0], start, end), _part(pair[1], start, end)))
    if held and side is not None:
        yield _closed(held), side


def _closed(pairs: Sequence[tuple[Cubic, Cubic]]) -> tuple[Command, ...]:
    """Return the shape that runs along the first curves and comes back along the second."""
    there: list[Command] = [("M", *pairs[0][0][0])]
    there += [("C", *a[1], *a[2], *a[3]) for a, _ in pairs]
    back: list[Command] = [("L", *pairs[-1][1][3])]
    back += [("C", *b[2], *b[1], *b[0]) for _, b in reversed(pairs)]
    return (*there, *back, ("Z",))


def _crossings(old: Cubic, new: Cubic) -> list[float]:
    """Return where two pieces over the same x cross, from 0 to 1, both ends with them."""
    found = [0.0]
    for place in range(_SAMPLES):
        low, high = place / _SAMPLES, (place + 1) / _SAMPLES
        above = _apart(old, new, low) > 0
        if above != (_apart(old, new, high) > 0):
            for _ in range(30):
                half = (low + high) / 2
                if above == (_apart(old, new, half) > 0):
                    low = half
                else:
                    high = half
            found.append(low)
    return [*found, 1.0]


def _side(old: Cubic, new: Cubic, start: float, end: float) -> bool | None:
    """Tell whether the second piece runs above the first; None where both run as one."""
    widest = max(
        (_apart(old, new, start + (end - start) * share) for share in (0, 0.25, 0.5, 0.75, 1)),
        key=abs,
    )
    return widest > 0 if abs(widest) >= _SEEN else None


def _apart(old: Cubic, new: Cubic, t: float) -> float:
    """Return how far the second piece runs above the first."""
    return _blend(old, t, t, t)[1] - _blend(new, t, t, t)[1]


def _part(cubic: Cubic, start: float, end: float) -> Cubic:
    """Return a part of a piece, from 0 to 1 along it."""
    return (
        _blend(cubic, start, start, start),
        _blend(cubic, start, start, end),
        _blend(cubic, start, end, end),
        _blend(cubic, end, end, end),
    )


def _blend(cubic: Cubic, *shares: float) -> Place:
    """Return the polar form of a cubic (de Casteljau, with a share of its own at each level)."""
    points: Sequence[Place] = cubic
    for t in shares:
        points = [
            (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for (x0, y0), (x1, y1) in pairwise(points)
        ]
    return points[0]

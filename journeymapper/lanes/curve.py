"""The curve through scores: monotone cubic, so that it passes every point and never swings beyond.

Slopes after M. Steffen, A simple method for monotonic interpolation in one dimension (1990).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import copysign

from journeymapper.display.primitives import Command

Place = tuple[float, float]


def slopes(points: Sequence[Place]) -> list[float]:
    """Return the slope at every point; x must rise strictly. One point has slope 0."""
    if len(points) < 2:
        return [0.0] * len(points)
    widths = [b[0] - a[0] for a, b in pairwise(points)]
    rises = [(b[1] - a[1]) / w for (a, b), w in zip(pairwise(points), widths, strict=True)]
    inner = []
    for (s0, s1), (h0, h1) in zip(pairwise(rises), pairwise(widths), strict=True):
        p = (s0 * h1 + s1 * h0) / (h0 + h1)
        inner.append((copysign(1, s0) + copysign(1, s1)) * min(abs(s0), abs(s1), abs(p) / 2))
    first = _end(rises[0], inner[0]) if inner else rises[0]
    last = _end(rises[-1], inner[-1]) if inner else rises[-1]
    return [first, *inner, last]


def _end(rise: float, neighbour: float) -> float:
    """Return the slope at an end, held to what keeps the last piece monotone."""
    slope = (3 * rise - neighbour) / 2
    if slope * rise <= 0:
        return 0.0
    return copysign(min(abs(slope), 3 * abs(rise)), rise)


def through(points: Sequence[Place]) -> tuple[Command, ...]:
    """Return the path through points from left to right."""
    if not points:
        return ()
    commands: list[Command] = [("M", *points[0])]
    steep = slopes(points)
    for place, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        third = (x1 - x0) / 3
        commands.append(
            (
                "C",
                x0 + third,
                y0 + steep[place] * third,
                x1 - third,
                y1 - steep[place + 1] * third,
                x1,
                y1,
            )
        )
    return tuple(commands)


Numbered = tuple[int, float, float]


def runs_without_gaps(points: Sequence[Numbered]) -> list[list[Numbered]]:
    """Return (number, x, y) points parted wherever a number is missing between two."""
    found: list[list[Numbered]] = []
    for point in points:
        if found and point[0] == found[-1][-1][0] + 1:
            found[-1].append(point)
        else:
            found.append([point])
    return found

"""Outlines agree with what svgelements itself makes of the same path data."""

import re
from itertools import pairwise
from math import hypot

import pytest
from svgelements import Path as SvgPath

from journeymapper.typeset.icons import _read, names
from journeymapper.typeset.outlines import outline


def cubic(p0, p1, p2, p3, t):
    u = 1 - t
    return tuple(
        u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d
        for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
    )


def sampled(commands, steps=5):
    points, here = [], (0.0, 0.0)
    for letter, *numbers in commands:
        if letter == "C":
            handles = list(zip(numbers[0::2], numbers[1::2], strict=True))
            points += [cubic(here, *handles, i / steps) for i in range(1, steps + 1)]
            here = handles[-1]
        elif letter in "ML":
            end = tuple(numbers)
            if letter == "L":
                points += [
                    tuple(a + (b - a) * i / steps for a, b in zip(here, end, strict=True))
                    for i in range(1, steps + 1)
                ]
            here = end
    return points


@pytest.mark.parametrize(
    "data",
    [
        "M1 2 L5 6 h3 v-2 H1 V2 Z",
        "m1 2 l5 6 l-2 1 z m4 4 l1 1",
        "M1 1 C2 3 4 5 6 1 S8 8 9 1 s1 1 2 0",
        "M1 1 Q3 5 6 1 T9 1 t3 0 q1 1 2 0",
        "M1 5 A4 4 0 0 1 9 5 a4 2 30 1 0 -3 -2",
        "M1 5 a1 1 0 0 1 9 5",
        *(
            re.findall(r' d="([^"]+)"', _read(f"duotone/{name}-duotone.svg"))[-1]
            for name in names()[::120]
        ),
    ],
)
def test_outlines_run_where_svgelements_says(data):
    pieces = []
    for segment in SvgPath(data):
        if type(segment).__name__ not in {"Move", "Close"}:
            count = 1 if type(segment).__name__ == "Line" else 48
            points = [segment.point(i / count) for i in range(count + 1)]
            pieces += [((a.x, a.y), (b.x, b.y)) for a, b in pairwise(points)]
    for x, y in sampled(outline(data, 256)):
        assert min(distance((x * 256, y * 256), *piece) for piece in pieces) < 0.2


def distance(point, start, end):
    """From a point to a straight piece."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = hypot(bx - ax, by - ay)
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length**2 if length else 0
    along = min(1, max(0, along))
    return hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def test_what_is_no_path_is_refused():
    with pytest.raises(ValueError):
        outline("M1", 256)

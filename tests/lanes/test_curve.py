"""The curve passes every point, and never swings beyond the scores beside it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journeymapper.lanes.curve import runs_without_gaps, slopes, through

scores = st.lists(st.tuples(st.floats(20, 200), st.floats(-500, 500)), min_size=1, max_size=12)


def _points(steps):
    x, points = 0.0, []
    for step, y in steps:
        x += step
        points.append((x, y))
    return points


def _bezier(p0, c1, c2, p1, t):
    s = 1 - t
    return s**3 * p0 + 3 * s * s * t * c1 + 3 * s * t * t * c2 + t**3 * p1


@given(scores)
def test_it_passes_every_point(steps):
    points = _points(steps)
    commands = through(points)
    assert commands[0] == ("M", *points[0])
    assert [c[-2:] for c in commands[1:]] == [tuple(p) for p in points[1:]]


@given(scores)
def test_it_stays_between_neighbours(steps):
    points = _points(steps)
    for command, ((_, y0), (_, y1)) in zip(through(points)[1:], pairwise(points), strict=True):
        _, _, c1, _, c2, _, end = command
        for n in range(11):
            y = _bezier(y0, c1, c2, end, n / 10)
            slack = 1e-6 * (1 + abs(y0) + abs(y1))
            assert min(y0, y1) - slack <= y <= max(y0, y1) + slack


def test_known_slopes():
    # A straight line keeps its slope; a peak is flat on top.
    assert slopes([(0, 0), (1, 2), (2, 4)]) == [2, 2, 2]
    assert slopes([(0, 0), (1, 3), (2, 0)])[1] == 0
    # Ends after Steffen: (3 s - m) / 2.
    assert slopes([(0, 0), (1, 3), (2, 0)]) == [4.5, 0, -4.5]


def test_a_missing_score_parts_the_curve():
    runs = runs_without_gaps([(1, 0, 0), (2, 10, 5), (4, 30, 5), (5, 40, 1)])
    assert runs == [[(1, 0, 0), (2, 10, 5)], [(4, 30, 5), (5, 40, 1)]]

"""Many connections on one map: ways keep apart, and no label covers another."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from journeymapper.display.walk import walk_all
from journeymapper.edit.links import add_link
from journeymapper.layout.arrangement import Arrangement
from journeymapper.layout.engine import arrange
from journeymapper.model.document import Card, JourneyMap, Lane, Stage
from tests.measurer import HalfEm, any_symbol

TEXT = HalfEm()


def crowded() -> JourneyMap:
    """Four stages of five touchpoints, pains and ideas under each, and 18 connections."""
    stages = tuple(Stage(id=f"s{n}", title=f"Stage {n}") for n in range(4))
    lanes = tuple(
        Lane(id=kind, kind=kind, title=kind)
        for kind in ("touchpoints", "pain_points", "quotes", "ideas")
    )
    cards = [Card(id=f"c{n}", lane="touchpoints", at=f"s{n // 5}", title="T") for n in range(20)]
    for lane in ("pain_points", "quotes", "ideas"):
        cards += [Card(id=f"{lane}{n}", lane=lane, at=f"s{n}", title=lane) for n in range(4)]
    journey = JourneyMap(stages=stages, lanes=lanes, cards=tuple(cards))
    far = [(0, 5), (6, 2), (8, 4), (9, 12), (10, 14), (13, 7)]
    far += [(15, 11), (16, 19), (18, 17), (19, 0), (3, 18), (12, 15)]
    ways = [(f"c{a}", f"c{b}", "loop" if b < a else "skip") for a, b in far]
    ways += [(f"pain_points{a}", f"ideas{b}", "") for a, b in ((0, 1), (0, 3), (2, 3))]
    ways += [(f"pain_points{a}", f"quotes{b}", "") for a, b in ((1, 3), (3, 0))]
    ways += [(f"quotes{a}", f"ideas{b}", "") for a, b in ((1, 2),)]
    for number, (start, end, kind) in enumerate(ways):
        journey, _ = add_link(journey, start, end, kind=kind, label=f"because of {number}")
    return journey


@pytest.fixture(scope="module")
def drawn() -> Arrangement:
    return arrange(crowded(), TEXT, any_symbol)


def stretches(trace):
    """The inner stretches of a way: (level?, where, from, to)."""
    for (x0, y0), (x1, y1) in list(pairwise(trace))[1:-1]:
        if abs(y0 - y1) < 0.01:
            yield True, y0, *sorted((x0, x1))
        else:
            yield False, x0, *sorted((y0, y1))


def test_no_two_ways_run_on_one_line(drawn) -> None:
    assert len(drawn.links) == 18
    for (one, a), (other, b) in combinations(drawn.links.items(), 2):
        for level, at, low, high in stretches(a):
            for also, there, first, last in stretches(b):
                same = level == also and abs(at - there) < 2
                assert not (same and low + 2 < last and first + 2 < high), (one, other)


def test_no_label_covers_another(drawn) -> None:
    boxes = [
        (p.primitive.key, p.primitive.bounds.moved(p.dx, p.dy))
        for p in walk_all(drawn.display)
        if getattr(p.primitive, "role", "") == "link-label"
    ]
    assert len(boxes) == 18
    for (one, a), (other, b) in combinations(boxes, 2):
        assert not a.touches(b), (one, other)


def test_what_does_not_change_is_the_same_objects(drawn) -> None:
    again = arrange(drawn.map, TEXT, any_symbol, previous=drawn)
    before, after = (a.display.layer("links").parts for a in (drawn, again))
    assert all(one is other for one, other in zip(before, after, strict=True))

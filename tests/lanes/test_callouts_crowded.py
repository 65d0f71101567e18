"""Sixty touchpoints with a caption each: what the curve says never covers another word or face."""

from __future__ import annotations

from itertools import combinations

import pytest

from journeymapper.display.primitives import Group
from journeymapper.display.walk import walk_all
from journeymapper.layout.engine import arrange
from journeymapper.model.document import Card, JourneyMap, Lane, Persona, Stage
from tests.measurer import HalfEm, any_symbol

SCORES = {
    "every second one": lambda n: 5 if n % 2 else -5,
    "waves": lambda n: (0, 3, 5, 3, 0, -3, -5, -3)[n % 8],
    "runs": lambda n: 4 if n // 3 % 2 else -4,
}


@pytest.mark.parametrize("shape", SCORES)
def test_no_callout_covers_another(shape: str) -> None:
    cards = tuple(
        Card(
            id=f"c{n}",
            lane="t",
            at=f"s{n // 10}",
            title=f"Touchpoint {n}",
            caption=f"what was said of the {n}th of them",
            emotion={"ana": SCORES[shape](n)},
        )
        for n in range(60)
    )
    journey = JourneyMap(
        personas=(Persona(id="ana", name="Ana"),),
        stages=tuple(Stage(id=f"s{n}", title=f"Stage {n}") for n in range(6)),
        lanes=(Lane(id="t", kind="touchpoints"), Lane(id="e", kind="emotion")),
        cards=cards,
    )
    drawn = arrange(journey, HalfEm(), any_symbol)
    boxes = [
        p.primitive.bounds.moved(p.dx + p.primitive.dx, p.dy + p.primitive.dy)
        for p in walk_all(drawn.display)
        if isinstance(p.primitive, Group) and p.primitive.role == "callout"
    ]
    assert len(boxes) >= 6
    for one, other in combinations(boxes, 2):
        assert not one.touches(other)
    faces = [(point.x, point.y) for point in drawn.points if point.score is not None]
    for box in boxes:
        assert not any(box.contains(x, y) for x, y in faces)

"""Nothing moves while the first touchpoint of a stage is typed into a new map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.layout.engine import arrange
from journeymapper.model.document import Card, JourneyMap, Lane, Stage
from tests.measurer import HalfEm, any_symbol


@pytest.mark.parametrize("stages", [1, 3, 5, 6])
def test_a_stage_keeps_its_width_when_its_first_touchpoint_comes(stages: int) -> None:
    empty = JourneyMap(
        stages=tuple(Stage(id=f"s{n}", title=f"Stage {n}") for n in range(stages)),
        lanes=(Lane(id="t", kind="touchpoints"),),
    )
    begun = replace(empty, cards=(Card(id="c1", lane="t", at="s0", title="Sees it"),))
    before, after = (arrange(each, HalfEm(), any_symbol).stages for each in (empty, begun))
    assert before == after


def test_on_a_full_map_a_stage_of_one_is_as_wide_as_one() -> None:
    cards = [Card(id=f"c{n}", lane="t", at="s0", title="x") for n in range(30)]
    journey = JourneyMap(
        stages=(Stage(id="s0", title="A"), Stage(id="s1", title="B")),
        lanes=(Lane(id="t", kind="touchpoints"),),
        cards=(*cards, Card(id="last", lane="t", at="s1", title="x")),
    )
    slots = arrange(journey, HalfEm(), any_symbol).touchpoints
    assert slots[-1].w < 1.5 * slots[0].w

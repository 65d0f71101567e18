"""Two journeys over the same steps: matching, means, and the order of the differences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.analysis.side_by_side import Side, side_by_side
from journeymapper.model.card import Card
from journeymapper.model.document import Persona, Stage, Step
from journeymapper.model.values import Scale

from .journeys import journey, touchpoint


def test_steps_are_matched_by_id_and_then_by_title() -> None:
    left = journey(stages=(Stage("a", "Search"), Stage("b", "Buy the shoes"), Stage("c", "Use")))
    right = journey(stages=(Stage("a", "Looks"), Stage("x", "buy shoes"), Stage("y", "Returns")))
    found = side_by_side(Side(left), Side(right))
    assert [step.columns for step in found.steps] == [("a", "a"), ("b", "x"), ("", "y"), ("c", "")]
    assert [step.number for step in found.steps] == [1, 2, 3, 4]
    assert [step.title for step in found.steps] == ["Search", "Buy the shoes", "Returns", "Use"]


def test_steps_of_a_stage_name_their_stage() -> None:
    stages = (Stage("a", "Search", steps=(Step("s", "Looks"),)), Stage("b", "Buy"))
    found = side_by_side(Side(journey(stages=stages)), Side(journey(stages=stages)))
    assert [(step.title, step.stage) for step in found.steps] == [("Looks", "Search"), ("Buy", "")]


def test_means_of_different_scales_are_apart_in_percent_of_the_scale() -> None:
    left = journey(touchpoint(1, -5), touchpoint(2, 0, at="s2"))
    right = journey(touchpoint(1, 2), touchpoint(2, 0, at="s2"), scale=Scale(-2, 2))
    first, second = side_by_side(Side(left), Side(right)).steps
    assert first.means == (-5, 2)
    assert first.apart == pytest.approx(100)
    assert second.apart == pytest.approx(0)


def test_the_steps_that_differ_most_come_first() -> None:
    left = journey(touchpoint(1, 0), touchpoint(2, 1, at="s2"))
    right = journey(touchpoint(1, 1), touchpoint(2, -3, at="s2"))
    found = side_by_side(Side(left), Side(right))
    assert [step.columns[0] for step in found.by_difference] == ["s2", "s1"]


def test_touchpoints_of_one_side_only_are_told() -> None:
    left = journey(touchpoint(1, title="Pays"), touchpoint(2, title="Asks"))
    right = journey(
        touchpoint(8, title="pays"), touchpoint(9, title="Asks", channel="shop"), touchpoint(2)
    )
    (first, _second) = side_by_side(Side(left), Side(right)).steps
    assert first.only == ((), ("Asks",))


def test_a_missing_score_is_a_gap_and_pains_are_counted() -> None:
    left = journey(touchpoint(1), touchpoint(2, 4), Card("p1", "p", "s1", title="Queue"))
    found = side_by_side(Side(left), Side(journey()))
    assert [one.card for one in found.curves[0]] == ["c2"]
    assert found.curves[0][0].x == pytest.approx(0.75)
    assert found.curves[1] == ()
    assert found.steps[0].apart is None
    assert found.steps[0].pains == (1, 0)


def test_personas_and_states_of_one_map_can_be_compared() -> None:
    card = Card("c1", "t", "s1", channel="web", emotion={"ana": -2, "leo": 3}, future={"ana": 4})
    one = journey(card, personas=(Persona("ana"), Persona("leo")))
    (step, _other) = side_by_side(Side(one, "ana"), Side(one, "leo")).steps
    assert step.means == (-2, 3)
    (step, _other) = side_by_side(Side(one, "ana"), Side(one, "ana", "future")).steps
    assert step.means == (-2, 4)
    (step, _other) = side_by_side(Side(one), Side(replace(one, state="future"))).steps
    assert step.means == (0.5, 4)

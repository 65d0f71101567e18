"""Hot spots, key points, effort and who contributes, counted by hand."""

from __future__ import annotations

import pytest

from journeymapper.analysis.attention import (
    contributions,
    effort_by_stage,
    hot_spots,
    key_points,
    mean_effort,
)
from journeymapper.analysis.report import report
from journeymapper.analysis.summary import summary
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage
from journeymapper.model.values import Scale


def journey(*cards: Card, **more: object) -> JourneyMap:
    return JourneyMap(
        personas=(Persona("ana", "Ana"),),
        stages=(Stage("s", "Buys"), Stage("z", "Uses")),
        lanes=(Lane("t", "touchpoints", "T"), Lane("p", "pain_points", "P", owner="Shop")),
        cards=cards,
        **more,  # type: ignore[arg-type]
    )


def test_heat_is_importance_times_feeling_pain_and_effort():
    document = journey(
        Card("a", "t", "s", title="A", emotion={"ana": -5, "bo": 4}, importance=4, effort=3),
        Card("b", "t", "s", title="B", emotion={"ana": 3}),
        Card("c", "t", "z", title="C", emotion={"ana": 2}, effort=5),
        Card("p1", "p", "s", about=("a",), severity=2),
        Card("p2", "p", "s", about=("a",)),
    )
    spots = hot_spots(document)
    # 4 x (1 + 3/5 + 2/4); 3 x (0 + 0 + 1); b is felt well, painless and asks nothing.
    assert [(s.number, s.heat) for s in spots] == [(1, pytest.approx(8.4)), (3, 3.0)]
    assert summary(document)["hot_spots"] == [
        {"touchpoint": 1, "heat": 8.4},
        {"touchpoint": 3, "heat": 3.0},
    ]


def test_heat_counts_from_the_neutral_of_the_scale_and_the_state_asked_for():
    document = journey(
        Card("a", "t", "s", emotion={"ana": 2}, future={"ana": 4}), scale=Scale(low=1, high=5)
    )
    assert [s.heat for s in hot_spots(document)] == [pytest.approx(1.5)]
    assert hot_spots(document, "future") == ()


def test_the_eight_hottest_are_named():
    cards = [Card(f"c{n}", "t", "s", emotion={"ana": -1}) for n in range(12)]
    assert [spot.number for spot in hot_spots(journey(*cards))] == list(range(1, 9))


def test_effort_is_a_mean_of_those_that_have_one():
    document = journey(
        Card("a", "t", "s", effort=2), Card("b", "t", "s"), Card("c", "t", "z", effort=5)
    )
    assert effort_by_stage(document) == {"s": 2, "z": 5}
    assert mean_effort(document.cards) == 3.5
    assert mean_effort(()) is None
    assert summary(document)["effort"] == 3.5


def test_key_points_are_listed_in_the_order_of_the_journey():
    document = journey(
        Card("z", "t", "z", title="Last", key_point=True),
        Card("a", "t", "s", title="First", key_point=True),
        Card("b", "t", "s"),
    )
    assert [card.id for card in key_points(document)] == ["a", "z"]
    assert summary(document)["key_points"] == [1, 3]
    assert "key points: 1 “First”, 3 “Last”" in report(document)


def test_teams_are_told_what_they_answer_for():
    document = journey(
        Card("a", "t", "s", owner="Sales", status="done"),
        Card("b", "t", "s", owner="Sales"),
        participants=("Service", "Sales"),
    )
    found = [(one.owner, len(one.cards), one.done, one.lanes) for one in contributions(document)]
    assert found == [("Sales", 2, 1, 0), ("Shop", 0, 0, 1), ("Service", 0, 0, 0)]

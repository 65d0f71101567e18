"""Counts of the funnel from touchpoints, and what it says of winning and keeping customers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.analysis.customers import customers, with_funnel_figure
from journeymapper.analysis.funnel import (
    contradictions,
    conversion_view,
    counted,
    marketing_view,
    overall,
    passages,
)
from journeymapper.analysis.reached import taken_from_touchpoints
from journeymapper.analysis.report import report
from journeymapper.analysis.summary import summary
from journeymapper.model.card import Card
from journeymapper.model.document import Stage
from tests.analysis.journeys import journey, touchpoint

STAGES = (
    Stage("s1", "Compare", "before", count=1000),
    Stage("s2", "Buy", "purchase"),
    Stage("s3", "Use", "after", count=150),
)


def volume(number: int, value: float | None, *about: str, **fields: object) -> Card:
    return Card(f"k{number}", "k", "s1", metric="volume", value=value, about=about, **fields)


def sold(*cards: Card, stages: tuple[Stage, ...] = STAGES):
    points = (
        touchpoint(1),
        touchpoint(2, at="s2"),
        touchpoint(3, at="s2", role="purchase"),
        touchpoint(4, at="s3"),
    )
    return journey(*points, *cards, stages=stages)


COUNTED = sold(volume(1, 120, "c2"), volume(2, 200, "c3", title="Orders"), volume(3, 990, "c1"))


def test_a_stage_without_a_count_takes_the_most_counted_at_one_of_its_touchpoints():
    assert [(stage.id, stage.count) for stage in counted(COUNTED)] == [
        ("s1", 1000),
        ("s2", 200),
        ("s3", 150),
    ]
    assert counted(COUNTED)[1].count_label == "Orders"
    assert {stage: one.indicator.id for stage, one in taken_from_touchpoints(COUNTED).items()} == {
        "s2": "k2"
    }
    assert COUNTED.stages[1].count is None


@pytest.mark.parametrize(
    "card",
    [
        volume(1, None, "c2"),
        volume(1, -5, "c2"),
        volume(1, float("inf"), "c2"),
        volume(1, 10),
        volume(1, 10, "nowhere"),
        replace(volume(1, 10, "c2"), metric="nps"),
        replace(volume(1, 10, "c2"), lane="p"),
    ],
)
def test_only_people_counted_at_a_touchpoint_count(card):
    assert [stage.id for stage in counted(sold(card))] == ["s1", "s3"]


def test_every_view_of_the_funnel_follows():
    assert [round(one.percent) for one in passages(COUNTED)] == [20, 75]
    assert overall(COUNTED) == 15
    assert conversion_view(COUNTED).overall == 20
    assert [stage.count for _word, stage in marketing_view(COUNTED).stages] == [1000, 200, 150]


def test_contradictions_use_the_counts_of_touchpoints():
    glad = sold(volume(1, 400, "c2"))
    glad = replace(glad, cards=(glad.cards[0], touchpoint(2, 5, at="s2"), *glad.cards[2:]))
    found = contradictions(glad)
    assert [(one.kind, one.passage.start.id) for one in found] == [("glad_but_leaving", "s2")]
    assert contradictions(replace(glad, cards=glad.cards[:-1])) == ()


def test_customers_won_and_kept():
    found = customers(COUNTED)
    assert (found.won.count, found.kept.count) == (200, 150)
    assert (found.acquisition, found.conversion, found.retention) == (20, 20, 75)
    assert summary(COUNTED)["customers"] == {
        "won": 200,
        "kept": 150,
        "acquisition": 20.0,
        "conversion": 20.0,
        "retention": 75.0,
    }
    assert summary(COUNTED)["counts_from_touchpoints"] == {"s2": 3}
    assert customers(sold()) is None
    assert summary(sold())["customers"] is None


def test_figures_that_nobody_counted_are_missing_and_nothing_is_divided_by_zero():
    alone = sold(volume(1, 200, "c2"), stages=(Stage("s1", "A"), STAGES[1], Stage("s3", "B")))
    found = customers(alone)
    assert (found.acquisition, found.conversion, found.retention) == (None, None, None)
    nobody = sold(volume(1, 0, "c2"))
    assert customers(nobody).retention is None
    assert customers(nobody).acquisition == 0


def test_the_report_says_the_figures_and_where_a_count_comes_from():
    told = report(COUNTED)
    assert "Buy: 200 people, counted at 3 “Touch 3”" in told
    assert "Acquisition: 20.00% (Compare 1,000 → Buy 200)" in told
    assert "Retention: 75.0% (Buy 200 → Use 150)" in told


def test_an_indicator_without_a_figure_shows_that_of_the_funnel():
    found = customers(COUNTED)
    shown = with_funnel_figure(Card("k9", "k", "s1", metric="retention"), found)
    assert (shown.value, shown.unit) == (75.0, "%")
    for own in (
        Card("k9", "k", "s1", metric="retention", value=80),
        Card("k9", "k", "s1", metric="retention", about=("c1",)),
        Card("k9", "k", "s1", metric="nps"),
        Card("k9", "k", "s1", metric="conversion", answers=(10, 5)),
    ):
        assert with_funnel_figure(own, found) is own
    assert with_funnel_figure(Card("k9", "k", "s1", metric="retention"), None).value is None

"""Indicators from raw answers, against figures worked out by hand or known from elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.kpi import (
    METRICS,
    compute,
    distribution,
    figure_of,
    indicators,
    success,
    with_answers,
)
from journeymapper.analysis.raw_answers import read_answers
from journeymapper.model.card import Card
from tests.analysis.journeys import journey


@pytest.mark.parametrize(
    "text", ["10 9,8;7\n6\t0", "10,9,8,7,6,0", "10; 9; 8; 7; 6; 0\n", "+10 9.0 8 7 6 0"]
)
def test_answers_are_parted_by_whatever_parts_numbers(text):
    assert read_answers(text, "nps").values == (10, 9, 8, 7, 6, 0)
    assert read_answers(text, "nps").faults == ()


def test_what_is_no_answer_is_told_with_its_place():
    found = read_answers("9 ten\n11, 8.5;nan 7\n1e5", "nps")
    assert found.values == (9, 7)
    assert [(f.line, f.column, f.found) for f in found.faults] == [
        (1, 3, "ten"),
        (2, 1, "11"),
        (2, 5, "8.5"),
        (2, 9, "nan"),
        (3, 1, "1e5"),
    ]
    assert len({f.message for f in found.faults}) == 3


def test_nps_of_a_survey():
    found = compute("nps", [10] * 46 + [8] * 30 + [3] * 24)
    assert found.value == pytest.approx(22)
    assert found.parts == pytest.approx((46, 30, 24))
    assert (found.n, found.rough) == (100, False)
    # Spread sqrt(0.46 + 0.24 - 0.22²) = 0.8072; half of the interval 1.96 * 0.8072 / 10.
    assert (found.low, found.high) == pytest.approx((6.18, 37.82), abs=0.01)


def test_csat_with_the_interval_of_wilson():
    found = compute("csat", [5] * 40 + [4] * 21 + [3] * 39)
    assert found.value == pytest.approx(61)
    assert (found.low, found.high) == pytest.approx((51.2, 69.98), abs=0.02)


def test_ces_with_the_interval_of_student():
    found = compute("ces", [2, 3, 4, 5, 6])
    # t(4) = 2.776, s = 1.5811, half = 1.963.
    assert found.value == 4
    assert (found.low, found.high) == pytest.approx((2.037, 5.963), abs=0.001)


@pytest.mark.parametrize("metric", ["conversion", "acquisition"])
def test_a_rate_from_two_figures_and_from_yes_and_no(metric):
    found = compute(metric, [2600, 1450])
    assert (found.value, found.n) == (pytest.approx(55.77, abs=0.01), 2600)
    assert found.low < found.value < found.high
    assert compute(metric, [1, 0, 0, 0]).value == 25
    assert compute(metric, [10, 12]) is None
    assert compute(metric, [10, 5, 2]) is None
    assert distribution(metric, [2600, 1450]) == ((1, 1450), (0, 1150))


def test_retention_from_three_figures_and_from_yes_and_no():
    found = compute("retention", [1000, 120, 1020])
    assert (found.value, found.n) == (90, 1000)
    assert found.low < 90 < found.high
    assert compute("retention", [1, 1, 0, 1]).value == 75
    assert compute("retention", [1000, 120]) is None
    assert compute("retention", [10, 0, 12]) is None


def test_answers_that_are_all_alike_tell_no_interval_from_their_spread():
    for metric, answers in (("nps", [10] * 40), ("nps", [8, 7, 8]), ("ces", [4, 4, 4])):
        result = compute(metric, answers)
        assert (result.low, result.high) == (None, None)
    assert compute("csat", [5] * 5).low == pytest.approx(56.55, abs=0.01)


def test_no_answers_make_no_indicator():
    for metric in METRICS:
        assert compute(metric, []) is None
    with pytest.raises(KeyError):
        compute("custom", [1])


@given(st.sampled_from(["nps", "csat", "ces"]), st.lists(st.integers(-1, 11), max_size=60))
def test_the_value_lies_in_its_interval(metric, answers):
    found = compute(metric, answers)
    if found and found.low is not None:
        assert found.low - 1e-9 <= found.value <= found.high + 1e-9
        assert sum(found.parts) == pytest.approx(100 if metric == "nps" else 0)


def test_a_card_with_answers_has_their_value_and_parts():
    card = with_answers(Card("k", "k", "s1", metric="nps"), [10, 9, 7, 2])
    assert (card.value, card.parts, card.answers) == (25, (50, 25, 25), (10, 9, 7, 2))
    assert with_answers(Card("k", "k", "s1", metric="csat"), [5, 3]).unit == "%"
    assert with_answers(Card("k", "k", "s1", value=3), [1]).value == 3


def test_the_figure_of_an_indicator():
    assert figure_of(Card("k", "k", "s1", metric="nps", parts=(46, 30, 24))) == 22
    assert figure_of(Card("k", "k", "s1", metric="nps", value=7)) == 7
    assert figure_of(Card("k", "k", "s1")) is None
    cards = (Card("k1", "k", "s1", metric="nps"), Card("k2", "k", "s1", metric="nps", value=7))
    assert [card.id for card in indicators(journey(*cards), "nps")] == ["k2"]


@pytest.mark.parametrize(
    ("card", "reached"),
    [
        (Card("k", "k", "s1", value=30, target=40), False),
        (Card("k", "k", "s1", value=45, target=40, series=(30, 45)), True),
        (Card("k", "k", "s1", value=96, target=75, series=(98, 96)), False),
        (Card("k", "k", "s1", value=70, target=75, series=(98, 70)), True),
        (Card("k", "k", "s1", value=70), None),
    ],
)
def test_success_is_on_the_side_of_the_target_that_it_came_for(card, reached):
    assert success(card) is reached


def test_csat_counts_the_two_highest_answers_of_its_scale():
    assert compute("csat", [7, 6, 5, 4], 7).value == 50
    assert compute("csat", [5, 4, 3, 2]).value == 50
    assert compute("csat", [7, 6, 5, 4]).n == 2
    assert compute("ces", [2, 5, 6], 5).n == 2


def test_how_often_each_answer_was_given():
    assert distribution("csat", [5, 5, 1]) == ((1, 1), (2, 0), (3, 0), (4, 0), (5, 2))
    assert distribution("nps", [0, 10, 10])[-1] == (10, 2)
    assert distribution("ces", [1.5, 2.4], 3) == ((1, 0), (2, 2), (3, 0))
    assert distribution("retention", [1000, 120, 1020]) == ((1, 900), (0, 100))
    assert distribution("retention", [7]) == ()

"""What a measurement leaves on a card, and where it stands beside the curve."""

from dataclasses import replace
from datetime import date

import pytest

from journeymapper.analysis.measured_emotion import estimates, measured_points
from journeymapper.analysis.measuring import Measurement, measured
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage
from journeymapper.model.values import Evidence, Scale

DAY = date(2026, 10, 1)
NEW = Measurement("nps", (10, 10, 8, 3), DAY, "Survey")


def kpi(**fields) -> Card:
    return Card("k", "kpis", "s", **fields)


def test_a_measurement_is_evidence():
    card = measured(kpi(), NEW)
    assert (card.metric, card.value, card.measured_on, card.source) == ("nps", 25, DAY, "Survey")
    assert card.evidence == (Evidence("measured", source="Survey", on=DAY, n=4),)
    assert card.series == ()


def test_the_same_measurement_again_does_not_pile_up():
    once = measured(kpi(), NEW)
    again = measured(once, replace(NEW, answers=(10, 0)))
    assert (again.value, again.series) == (0, ())
    assert [one.n for one in again.evidence] == [2]


def test_a_later_measurement_continues_the_series():
    later = measured(measured(kpi(), NEW), replace(NEW, answers=(10, 10), on=date(2026, 11, 1)))
    assert later.series == (25, 100)
    assert (later.change, later.trend) == (75, "up")
    assert len(later.evidence) == 2


def test_another_indicator_begins_anew():
    old = kpi(metric="nps", value=12, series=(1, 12), unit="pts", measured_on=date(2026, 1, 1))
    card = measured(old, Measurement("csat", (7, 6, 1, 2), DAY, highest=7))
    assert (card.value, card.unit, card.series, card.highest) == (50, "%", (), 7)


def test_answers_that_make_nothing_change_nothing():
    old = kpi(metric="retention", value=90)
    assert measured(old, Measurement("retention", (5, 6), DAY)) is old


def document(*cards: Card, low: float = -5, high: float = 5) -> JourneyMap:
    return JourneyMap(
        scale=Scale(low, high),
        personas=(Persona("ana"),),
        stages=(Stage("s"),),
        lanes=(Lane("points", "touchpoints"), Lane("kpis", "kpis")),
        cards=(Card("c1", "points", "s", emotion={"ana": -2}), *cards),
    )


@pytest.mark.parametrize(
    ("fields", "score"),
    [
        ({"metric": "nps", "value": 20}, 1),
        ({"metric": "nps", "value": -100}, -5),
        ({"metric": "csat", "value": 70}, 2),
        ({"metric": "ces", "value": 4}, 0),
        ({"metric": "ces", "value": 5, "highest": 5}, 5),
        ({"metric": "ces", "value": 2, "highest": 5, "target": 1, "series": (3, 2)}, 2.5),
    ],
)
def test_a_value_stands_on_the_emotion_scale_by_the_rule(fields, score):
    (point,) = measured_points(document(kpi(about=("c1",), **fields)))
    assert point.score == pytest.approx(score)
    assert point.low is None


def test_the_interval_stands_there_too_and_the_estimate_beside():
    card = measured(kpi(about=("c1",)), replace(NEW, answers=(10,) * 60 + (3,) * 40))
    journey = document(card)
    (point,) = measured_points(journey)
    assert point.low < point.score < point.high
    assert point.n == 100
    assert estimates(journey, point) == {"ana": -2}


def test_what_tells_of_no_feeling_or_of_no_touchpoint_stands_nowhere():
    cards = (
        kpi(metric="retention", value=90, about=("c1",)),
        Card("k2", "kpis", "s", metric="nps", value=9),
        Card("k3", "kpis", "s", metric="nps", about=("c1",)),
        Card("k4", "kpis", "s", metric="nps", value=9, about=("gone",)),
    )
    assert measured_points(document(*cards)) == ()

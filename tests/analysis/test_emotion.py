"""Emotion in figures: extremes, falls, peak-end on any scale, moments of truth, gaps."""

from dataclasses import replace

import pytest

from journeymapper.analysis.emotion import curve, curves, intensity
from journeymapper.analysis.moments import moments_of_truth, widest_gaps
from journeymapper.model.document import Persona
from journeymapper.model.values import Scale
from tests.analysis.journeys import journey, touchpoint


def scored(*scores, **fields):
    return journey(*(touchpoint(n, score) for n, score in enumerate(scores, 1)), **fields)


def test_minima_maxima_and_the_steepest_ways():
    of = curve(scored(1, -2, 3, -2, 3), "ana")
    assert [p.number for p in of.minima] == [2, 4]
    assert [p.number for p in of.maxima] == [3, 5]
    assert [p.number for p in of.steepest_drop] == [3, 4]
    assert [p.number for p in of.steepest_rise] == [2, 3]
    flat = curve(scored(1, 1), "ana")
    assert (flat.steepest_drop, flat.steepest_rise) == (None, None)
    empty = curve(scored(), "ana")
    assert (empty.minima, empty.maxima, empty.mean, empty.peak_end) == ((), (), None, None)


def test_peak_end_measures_intensity_from_the_neutral_score():
    of = curve(scored(1, 3, 4, scale=Scale(1, 5)), "ana")
    value, peak, end = of.peak_end
    assert (value, peak.number, end.number) == (2.5, 1, 3)


def test_peak_end_takes_the_first_of_equal_peaks_and_leaves_out_what_has_no_channel():
    document = scored(-5, 4, -4, 1)
    first = replace(document.cards[0], channel="")
    value, peak, end = curve(replace(document, cards=(first, *document.cards[1:])), "ana").peak_end
    assert (value, peak.number, end.number) == (2.5, 2, 4)


def test_curves_by_persona_and_state_agree_with_each_alone():
    people = (Persona("ana"), Persona("leo"), Persona("eva"))
    cards = (
        touchpoint(1, emotion={"leo": 1, "gone": 3}),
        touchpoint(2, emotion={"ana": 2}, future={"ana": 4}),
    )
    document = journey(*cards, personas=people)
    found = curves(document)
    assert [(one.persona, one.state) for one in found] == [
        ("ana", "current"),
        ("ana", "future"),
        ("leo", "current"),
    ]
    assert all(one == curve(document, one.persona, one.state) for one in found)
    assert curves(document) is found


@pytest.mark.parametrize(
    ("score", "scale", "expected"),
    [
        (-4, Scale(), 0.8),
        (5, Scale(), 1),
        (0, Scale(), 0),
        (1, Scale(1, 5), 1),
        (4, Scale(1, 5), 0.5),
    ],
)
def test_intensity(score, scale, expected):
    assert intensity(score, scale) == expected


def test_moments_of_truth_weigh_intensity_by_importance():
    cards = (
        touchpoint(1, 5, channel=""),
        touchpoint(2, -4),
        touchpoint(3, -2, importance=5),
        touchpoint(4, 3, importance=5),
        touchpoint(5, 2),
    )
    found = moments_of_truth(journey(*cards))
    assert [(m.number, pytest.approx(m.weight)) for m in found] == [(4, 3), (2, 2.4)]
    many = journey(*(touchpoint(n, 5) for n in range(1, 20)))
    assert [m.number for m in moments_of_truth(many)] == [1, 2, 3, 4, 5, 6, 7]


def test_where_two_curves_part_most():
    people = (Persona("ana"), Persona("leo"))
    scores = [{"ana": 1, "leo": 3}, {"ana": 2, "leo": -2}, {"ana": 1}, {"ana": 1, "leo": 1}]
    cards = (touchpoint(n, emotion=one) for n, one in enumerate(scores, 1))
    found = widest_gaps(journey(*cards, personas=people), ("ana", "current"), ("leo", "current"))
    assert [(gap.number, gap.by) for gap in found] == [(2, -4), (1, 2)]

"""Cards in a cell never overlap, never leave it, and stand under what they are about."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from journeymapper.lanes.cells import Wish, place_cards

TINY = 1e-6


@st.composite
def cells(draw):
    slots = draw(st.integers(1, 12))
    count = draw(st.integers(1, 40))
    wishes = []
    for n in range(count):
        anchor = draw(st.one_of(st.none(), st.integers(0, slots - 1).map(float)))
        span = None
        if anchor is not None and draw(st.booleans()):
            width = draw(st.floats(0.5, slots))
            span = (draw(st.floats(0, slots - width)), width)
        wishes.append(Wish(str(n), anchor, span))
    narrowest = draw(st.floats(0.2, 3))
    return wishes, float(slots), narrowest, draw(st.floats(narrowest, 6))


@given(cells())
def test_no_overlap_and_nothing_outside(cell):
    wishes, slots, narrowest, widest = cell
    places = place_cards(wishes, slots, narrowest, widest)
    assert sorted(p.key for p in places) == sorted(w.key for w in wishes)
    for place in places:
        assert place.width > 0
        assert place.start >= -TINY
        assert place.start + place.width <= slots + TINY
    for a, b in combinations(places, 2):
        if a.row == b.row:
            first, second = sorted((a, b), key=lambda p: p.start)
            assert first.start + first.width <= second.start + TINY


def test_as_on_the_poster():
    # Two pains about the second and third of five touchpoints share the stage.
    first, second = place_cards([Wish("P3", 1.0), Wish("P4", 2.0)], 5, 1.8, 3)
    assert (first.start, first.width, second.start, second.width) == (0, 2.5, 2.5, 2.5)
    # One about the third of four is three wide and centred under it.
    (only,) = place_cards([Wish("P5", 2.0)], 4, 1.8, 3)
    assert (only.start, only.width) == (1, 3)


def test_an_answer_takes_the_span_of_what_it_answers():
    seven, eight = place_cards([Wish("O7", 0.0, (0.0, 3.0)), Wish("O8", 4.0)], 5, 1.8, 3)
    assert (seven.start, seven.width) == (0, 3)
    assert (eight.start, eight.width) == (3, 2)


def test_two_about_one_touchpoint_stand_below_each_other():
    a, b = place_cards([Wish("a", 1.0), Wish("b", 1.0)], 5, 1, 2)
    assert (a.row, b.row) == (0, 1)
    assert a.start == b.start

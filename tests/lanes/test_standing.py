"""Which callouts stay: of two that meet the more intense one, wherever one looks first."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.display.primitives import Group
from journeymapper.lanes.standing import APART, Field
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage
from tests.measurer import HalfEm, any_symbol

MEASURER = HalfEm()
SCORES = st.lists(st.sampled_from([None, -5, -5, -4, 0, 4, 5, 5]), min_size=1, max_size=40)


def journey(scores, per_stage=3):
    stages = tuple(Stage(f"s{n}", f"Stage {n}") for n in range(-(-len(scores) // per_stage)))
    cards = tuple(
        Card(
            f"c{n}",
            "t",
            f"s{n // per_stage}",
            title=f"Moment {n} " + "that lasts " * (n % 3),
            emotion={} if score is None else {"a": score},
        )
        for n, score in enumerate(scores)
    )
    return JourneyMap(
        personas=(Persona("a", "Ana"),),
        stages=stages,
        lanes=(Lane("t", "touchpoints"), Lane("e", "emotion")),
        cards=cards,
    )


def laid(document, previous=None):
    return arrange(document, MEASURER, any_symbol, previous=previous)


def rows(found):
    lane = next(g for g in found.display.layer("lanes").parts if g.key == "e")
    return [part for part in lane.parts if isinstance(part, Group) and part.role == "callouts"]


def standing(found, order=1):
    """Return the callouts by card, looked at from left to right or from right to left."""
    return {
        part.key: part.bounds.moved(part.dx, part.dy)
        for row in rows(found)[::order]
        for part in row.parts
    }


@settings(max_examples=60)
@given(SCORES)
def test_it_does_not_matter_where_one_looks_first(scores):
    assert standing(laid(journey(scores)), 1) == standing(laid(journey(scores)), -1)


@settings(max_examples=60)
@given(SCORES)
def test_of_two_that_meet_the_more_intense_one_stays(scores):
    found = laid(journey(scores))
    within = found.memo.kept["lane", "e"][2]
    if "callouts" not in within:
        assert all(score is None for score in scores)
        return
    field: Field = within["callouts"][1]
    chosen = {}
    everything = [each for stage in field.callouts for each in stage]
    for callout in sorted(everything, key=lambda each: (-each.rank, each.first)):
        box = field.box(callout)
        if box and not any(box.grown(APART).touches(other) for other in chosen.values()):
            chosen[callout.card] = box
    assert standing(found) == chosen


def test_of_equals_the_first_stays_along_the_whole_map():
    scores = [5, -5] * 150
    found = standing(laid(journey(scores)))
    peaks = sorted(int(card[1:]) for card in found if scores[int(card[1:])] == 5)
    assert peaks[0] == 0
    assert {b - a for a, b in pairwise(peaks)} <= {2, 4, 6}


@settings(max_examples=60)
@given(SCORES, st.data())
def test_after_an_edit_the_callouts_are_as_if_placed_anew(scores, data):
    document = journey(scores)
    found = laid(document)
    for _ in range(3):
        if data.draw(st.booleans()):
            standing(found)
        place = data.draw(st.integers(0, len(scores) - 1))
        score = data.draw(st.sampled_from([-5, 0, 5]))
        cards = list(document.cards)
        cards[place] = replace(cards[place], emotion={"a": score}, title="Changed")
        document = replace(document, cards=tuple(cards))
        found = laid(document, found)
        if data.draw(st.booleans()):
            assert standing(found) == standing(laid(document))
    assert standing(found) == standing(laid(document))


def test_an_edit_keeps_the_callouts_of_stages_far_away():
    document = journey([5, 0, 0, -5, 0, 0] * 20)
    before = laid(document)
    standing(before)
    cards = list(document.cards)
    cards[3] = replace(cards[3], title="Changed")
    after = laid(replace(document, cards=tuple(cards)), before)
    kept = {row.key: row.parts for row in rows(before)}
    changed = [row.key for row in rows(after) if row.parts is not kept[row.key]]
    assert "s1" in changed
    assert "s30" not in changed

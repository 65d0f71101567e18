"""The path as a graph: what is reached, where people get caught, what shares make of it."""

from dataclasses import replace
from math import inf
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.analysis import chain
from journeymapper.analysis.chain import TangledError, visits
from journeymapper.analysis.graph import digraph, flow, stretches
from tests.analysis.journeys import path


def test_without_connections_there_is_nothing_to_tell():
    assert flow(path(3)).visits is None
    assert flow(path(0)).loops == ()


def test_a_loop_is_named_by_the_shortest_way_round_and_raises_the_visits():
    found = flow(path(5, (4, 2, 0.2)))
    assert found.loops[0].cards == ("c2", "c3", "c4")
    assert found.visits == pytest.approx({"c1": 1, "c2": 1.25, "c3": 1.25, "c4": 1.25, "c5": 1})
    assert found.conversion == pytest.approx(1)
    assert found.frequent.cards == ("c1", "c2", "c3", "c4", "c5")
    assert found.frequent.share == pytest.approx(0.8)


def test_a_skip_that_most_take_is_the_most_frequent_path():
    found = flow(path(5, (2, 4, 0.7)))
    assert found.frequent.cards == ("c1", "c2", "c4", "c5")
    assert found.frequent.share == pytest.approx(0.7)
    assert found.visits["c3"] == pytest.approx(0.3)
    assert found.loops == ()


def test_conversion_is_the_share_that_ever_reaches_the_purchase():
    assert flow(path(5, (1, 4, 0.4), goal=3)).conversion == pytest.approx(0.6)
    # Who skips the purchase comes back to it: in the end half and half of half and ...
    assert flow(path(4, (1, 3, 0.5), (3, 1, 0.5), goal=2)).conversion == pytest.approx(2 / 3)


def test_what_all_skip_is_unreachable():
    found = flow(path(4, (1, 3, 1)))
    assert found.unreachable == ("c2",)
    assert found.visits["c2"] == 0


def test_who_always_goes_back_is_caught():
    found = flow(path(6, (4, 3, 1), (2, 5, 0.25)))
    assert found.dead_ends == ("c3", "c4")
    assert found.visits["c3"] == found.visits["c4"] == inf
    assert found.visits["c5"] == pytest.approx(0.25)
    assert found.conversion == pytest.approx(0.25)


def test_who_is_caught_from_the_beginning_converts_never():
    found = flow(path(3, (2, 1, 1), goal=3))
    assert found.dead_ends == ("c1", "c2")
    assert found.unreachable == ("c3",)
    assert found.conversion == 0
    assert found.frequent is None


def test_a_connection_without_a_share_is_a_way_that_nobody_is_counted_on():
    found = flow(path(4, (1, 3, 1), (4, 2, None), (2, 2, 0.5)))
    assert found.unreachable == ()
    assert found.visits["c2"] == 0
    assert [loop.link.id for loop in found.loops] == ["l2", "l3"]


def test_shares_above_all_are_scaled_down():
    found = flow(path(4, (1, 3, 1), (1, 4, 1)))
    assert found.visits["c3"] == pytest.approx(0.5)
    assert found.unreachable == ("c2",)


def test_removed_touchpoints_are_of_the_present_and_new_ones_of_the_future():
    from journeymapper.analysis.graph import path_cards

    document = path(3)
    cards = (
        replace(document.cards[0], evolution="new"),
        replace(document.cards[1], evolution="removed"),
        document.cards[2],
    )
    now = replace(document, cards=cards)
    assert [card.id for card in path_cards(now)] == ["c2", "c3"]
    assert [card.id for card in path_cards(replace(now, state="future"))] == ["c1", "c3"]


def test_texts_do_not_make_a_new_question():
    document = path(4, (3, 2, 0.5))
    cards = tuple(replace(card, title="Other") for card in document.cards)
    assert flow(replace(document, cards=cards)) is flow(document)


def test_many_loops_are_bounded():
    every = [(a, b, 0.05) for a in range(2, 22) for b in range(1, a)]
    found = flow(path(21, *every))
    assert len(found.loops) == 50


@st.composite
def paths(draw):
    count = draw(st.integers(1, 9))
    numbers = st.integers(1, count)
    shares = st.one_of(st.none(), st.floats(0, 1))
    links = draw(st.lists(st.tuples(numbers, numbers, shares), max_size=8))
    return path(count, *links, goal=draw(st.integers(0, count)))


@settings(max_examples=200, deadline=None)
@given(paths())
def test_shares_never_make_or_lose_people(document):
    graph = digraph(document)
    names = list(graph)
    for name in names:
        total = sum(graph.edges[name, following]["share"] for following in graph[name])
        if name == names[-1]:
            assert -1e-9 <= total <= 1 + 1e-9
        else:
            assert total == pytest.approx(1)
    assert [card for run in stretches(document) for card in run] == [
        card.id for card in document.cards
    ]
    found = flow(document)
    if found.conversion is not None:
        assert 0 <= found.conversion <= 1
        assert all(count >= 0 for count in found.visits.values())
    if found.frequent:
        assert 0 < found.frequent.share <= 1 + 1e-9
        assert found.frequent.cards[0] == "c1"


def walk(rows, chance):
    """Return how often each state is visited by one who walks until leaving."""
    seen = [0] * len(rows)
    state = 0
    while state is not None:
        seen[state] += 1
        point, following = chance.random(), None
        for one, share in rows[state].items():
            if point < share:
                following = one
                break
            point -= share
        state = following
    return seen


@st.composite
def chains(draw):
    count = draw(st.integers(1, 5))
    rows = []
    for _ in range(count):
        weights = draw(st.lists(st.integers(0, 5), min_size=count, max_size=count))
        total = sum(weights) + draw(st.integers(3, 8))
        rows.append({n: weight / total for n, weight in enumerate(weights) if weight})
    return rows


@settings(max_examples=15, deadline=None)
@given(chains())
def test_expected_visits_are_those_of_a_simulation(rows):
    chance, walks = Random(3), 3000
    counted = [walk(rows, chance) for _ in range(walks)]
    for state, expected in enumerate(visits(rows)):
        seen = [one[state] for one in counted]
        mean = sum(seen) / walks
        spread = (sum((one - mean) ** 2 for one in seen) / walks) ** 0.5
        assert abs(mean - expected) <= 6 * spread / walks**0.5 + 0.005


@settings(max_examples=100)
@given(chains())
def test_expected_visits_balance(rows):
    found = visits(rows)
    for state, count in enumerate(found):
        arriving = sum(found[n] * row.get(state, 0) for n, row in enumerate(rows))
        assert count == pytest.approx(arriving + (state == 0))


def test_a_chain_too_tangled_is_given_up(monkeypatch):
    monkeypatch.setattr(chain, "MOST_STEPS", 10)
    rows = [dict.fromkeys(range(6), 0.1) for _ in range(6)]
    with pytest.raises(TangledError):
        visits(rows)
    every = [(a, b, 0.1) for a in range(2, 7) for b in range(1, a)]
    assert flow(path(6, *every)).visits is None

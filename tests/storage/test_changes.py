"""What an edit changed, as text: put on the map before it, it gives the map after it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.model.document import Card, JourneyMap, Lane, Stage
from journeymapper.storage.changes import changed, changes
from tests.storage.full import full_map

CARDS = tuple(Card(f"c{n}", "l1", "s1", title=f"Card {n}") for n in range(6))
BASE = JourneyMap(
    title="A", stages=(Stage("s1", "One"),), lanes=(Lane("l1", "touchpoint"),), cards=CARDS
)


@given(st.lists(st.integers(0, 11), max_size=14), st.lists(st.integers(0, 11), max_size=14))
def test_rows_that_come_go_and_move_are_followed(first, second):
    pool = [*CARDS, *(replace(card, title=f"other {n}") for n, card in enumerate(CARDS))]
    before = replace(BASE, cards=tuple(pool[n] for n in first))
    after = replace(BASE, cards=tuple(pool[n] for n in second))
    assert changed(before, changes(before, after)) == after


def test_one_card_is_told_without_the_others():
    cards = (*CARDS[:3], replace(CARDS[3], title="New"), *CARDS[4:])
    text = changes(BASE, replace(BASE, cards=cards))
    assert "New" in text
    assert "Card 2" not in text
    assert "\n" not in text


@pytest.mark.parametrize("title", ["ñandú 旅 🙂", 'a "quoted" \\ one', "two\nlines"])
def test_every_field_of_every_entity_comes_back(title):
    whole = full_map()
    after = replace(whole, title=title.replace("\n", " "), narrative=title)
    assert changed(BASE, changes(BASE, after)) == after
    assert changed(after, changes(after, BASE)) == BASE


def test_few_changes_among_many_rows_are_found():
    cards = [Card(f"c{n}", "l1", "s1") for n in range(1000)]
    before = replace(BASE, cards=tuple(cards))
    cards[300] = replace(cards[300], title="One")
    cards[999] = replace(cards[999], title="Last")
    for after in (cards, cards[:500] + cards[501:], [*cards[:700], CARDS[0], *cards[700:]]):
        wanted = replace(BASE, cards=tuple(after))
        text = changes(before, wanted)
        assert changed(before, text) == wanted
    assert len(changes(before, replace(BASE, cards=tuple(cards)))) < 300


def test_half_a_character_does_not_stop_the_journal():
    after = replace(BASE, cards=(replace(CARDS[0], title="a\ud800b"),))
    assert changed(BASE, changes(BASE, after)).cards[0].title == "ab"

"""Where entities stand in their tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from journeymapper.model.card import Card
from journeymapper.model.positions import (
    KEPT,
    SMALL,
    has,
    position,
    replaced_places,
    with_replaced,
)

SIZES = (3, SMALL, SMALL + 1, 200)


def cards(count: int) -> tuple[Card, ...]:
    return tuple(Card(f"c{n}", "lane", "column", title=str(n)) for n in range(count))


class Counted(tuple[Card, ...]):
    """Counts how often it is gone through."""

    rounds = 0

    def __iter__(self) -> Iterator[Card]:
        Counted.rounds += 1
        return super().__iter__()

    def __reversed__(self) -> Iterator[Card]:
        Counted.rounds += 1
        return iter(self[::-1])


@pytest.mark.parametrize("size", SIZES)
def test_every_entity_is_found_where_it_stands(size: int) -> None:
    table = cards(size)
    assert [position(table, card.id) for card in table] == list(range(size))


@pytest.mark.parametrize("size", SIZES)
def test_what_is_not_there_is_not_found(size: int) -> None:
    table = cards(size)
    assert not has(table, "other")
    with pytest.raises(KeyError):
        position(table, "other")


@pytest.mark.parametrize("size", SIZES)
def test_of_two_with_one_id_the_first_is_meant(size: int) -> None:
    assert position((*cards(size), *cards(size)), "c1") == 1


def test_a_list_may_change_between_two_questions() -> None:
    table = list(cards(SMALL + 5))
    assert position(table, "c9") == 9
    del table[0]
    assert position(table, "c9") == 8


@pytest.mark.parametrize("size", SIZES)
def test_a_table_with_one_replaced_is_another_table(size: int) -> None:
    table = cards(size)
    made = with_replaced(table, {1: replace(table[1], title="new")})
    assert [card.title for card in made[:3]] == ["0", "new", "2"]
    assert table[1].title == "1"
    assert position(made, "c1") == 1


def test_an_entity_replaced_under_another_id_is_found_by_that() -> None:
    table = cards(SMALL + 1)
    made = with_replaced(table, {1: replace(table[1], id="other")})
    assert position(made, "other") == 1
    assert not has(made, "c1")
    assert replaced_places(table, made) is None


def test_a_big_table_is_gone_through_once() -> None:
    table = Counted(cards(SMALL + 1))
    Counted.rounds = 0
    for _ in range(5):
        position(table, "c7")
    assert Counted.rounds == 1


def test_what_was_replaced_step_by_step_is_known() -> None:
    first = cards(SMALL + 1)
    second = with_replaced(first, {7: replace(first[7], title="a")})
    third = with_replaced(second, {2: replace(second[2], title="b")})
    assert replaced_places(first, third) == (2, 7)
    assert replaced_places(second, third) == (2,)
    assert replaced_places(third, third) == ()


def test_tables_of_different_origin_are_not_compared() -> None:
    first, other = cards(SMALL + 1), cards(SMALL + 1)
    made = with_replaced(first, {7: replace(first[7], title="a")})
    assert replaced_places(other, made) is None
    assert replaced_places(made, first) is None


def test_only_a_few_tables_are_kept() -> None:
    first = table = cards(SMALL + 1)
    for n in range(KEPT + 2):
        table = with_replaced(table, {0: replace(table[0], title=f"t{n}")})
    assert replaced_places(first, table) is None
    assert position(table, "c3") == 3

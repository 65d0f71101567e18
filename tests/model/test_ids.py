"""Ids: short, readable, free."""

from __future__ import annotations

import pytest

from journeymapper.model.ids import fresh_id, next_number, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elección", "eleccion"),
        ("Antes de la compra: ¿qué pasa?", "antes-de-la-compra-que"),
        ("Donaudampfschifffahrtsgesellschaft", "donaudampfschifffahrtsge"),
        ("日本", ""),
        ("", ""),
    ],
)
def test_a_slug_is_short_ascii_cut_between_words(text, expected):
    assert slug(text) == expected


def test_a_taken_id_gets_a_number():
    assert fresh_id({"a"}, "b") == "b"
    assert fresh_id({"a", "a-2"}, "a") == "a-3"


def test_numbers_go_on_above_the_highest():
    assert next_number(["c1", "c12", "x99", "c007", "c12b"], "c") == "c13"
    assert next_number([], "c") == "c1"

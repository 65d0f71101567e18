"""Sizes of paper."""

from __future__ import annotations

import pytest

from journeymapper.exchange.pages import PAGES, page_named, page_points


def test_every_page_is_upright():
    assert all(width < height for width, height in PAGES.values())


@pytest.mark.parametrize(("name", "key"), [("a4", "A4"), ("LETTER", "Letter"), ("A0", "A0")])
def test_names_in_any_case(name, key):
    assert page_named(name) == key


def test_an_unknown_name_is_refused():
    with pytest.raises(KeyError):
        page_named("B5")


@pytest.mark.parametrize(
    ("landscape", "aspect", "wide"),
    [(None, 2.0, True), (None, 0.5, False), (True, 0.5, True), (False, 2.0, False)],
)
def test_the_paper_lies_as_asked_or_as_suits_the_map(landscape, aspect, wide):
    width, height = page_points("A4", landscape=landscape, aspect=aspect)
    assert (width > height) is wide
    assert sorted((width, height)) == pytest.approx([595.28, 841.89], abs=0.01)

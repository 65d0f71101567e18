"""Sheets of paper and how a drawing is placed on them."""

import pytest

from journeymapper.display.geometry import POINTS_PER_UNIT
from journeymapper.render.pages import PAGE_SIZES, Page, page, page_named, place


def test_a4_upright_and_lying():
    assert (page("A4").width_pt, page("A4").height_pt) == pytest.approx((595.28, 841.89), abs=0.01)
    assert page("a4", landscape=True).width_pt == page("A4").height_pt


@pytest.mark.parametrize("name", PAGE_SIZES)
def test_every_size_is_named_upright(name):
    width, height = PAGE_SIZES[name]
    assert width < height
    assert page(name).margin_pt == pytest.approx(22.68, abs=0.01)


@pytest.mark.parametrize(("name", "key"), [("a4", "A4"), ("LETTER", "Letter"), ("A0", "A0")])
def test_names_in_any_case(name, key):
    assert page_named(name) == key


@pytest.mark.parametrize(
    ("landscape", "aspect", "wide"),
    [(None, 2.0, True), (None, 0.5, False), (True, 0.5, True), (False, 2.0, False)],
)
def test_the_sheet_lies_as_asked_or_as_suits_the_drawing(landscape, aspect, wide):
    sheet = page("A4", landscape=landscape, aspect=aspect)
    assert (sheet.width_pt > sheet.height_pt) is wide


def test_an_unknown_size_is_said():
    with pytest.raises(KeyError, match="A9"):
        page("A9")


def test_no_sheet_means_the_drawings_own_size():
    placed = place(1000, 500, None)
    assert placed.scale == POINTS_PER_UNIT
    assert (placed.x, placed.y) == (0, 0)
    assert placed.width_pt == 1000 * POINTS_PER_UNIT


def test_a_drawing_keeps_its_ratio_and_stands_in_the_middle():
    placed = place(1000, 500, Page(220, 320, 10))
    assert placed.scale == pytest.approx(0.2)
    assert (placed.x, placed.y) == pytest.approx((10, 110))


def test_margins_without_room_between_them_are_refused():
    with pytest.raises(ValueError, match="no room"):
        place(100, 100, Page(50, 50, 25))

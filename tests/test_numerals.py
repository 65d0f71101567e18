"""Figures as people read them, in both languages."""

from datetime import date

import pytest

from journeymapper.numerals import (
    calendar_day,
    consecutive,
    figure,
    listing,
    percent,
    quoted,
    with_unit,
)

MINUS, NARROW, NO_BREAK = "\N{MINUS SIGN}", "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        (0, "es", "0"),
        (-0.0, "en", "0"),
        (2.5, "es", "2,5"),
        (2.5, "en", "2.5"),
        (-8, "es", f"{MINUS}8"),
        (1234, "es", f"1{NARROW}234"),
        (1234567.891, "es", f"1{NARROW}234{NARROW}567,89"),
        (1234567.891, "en", "1,234,567.89"),
        (0.004, "en", "0"),
        (-0.004, "en", "0"),
        (100, "es-CR", "100"),
        (3.10, "xx", "3.1"),
    ],
)
def test_figures(value, language, shown):
    assert figure(value, language) == shown


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [(1, 2, "+1.00"), (-0.16, 2, f"{MINUS}0.16"), (0, 1, "0.0"), (-0.04, 1, "0.0"), (4, 0, "+4")],
)
def test_signs_and_fixed_places(value, places, shown):
    assert figure(value, "en", places, signed=True) == shown


def test_a_count_keeps_its_zeros():
    assert figure(120_000, "es", 0) == f"120{NARROW}000"
    assert figure(100, "en") == "100"


def test_units_are_never_parted():
    assert with_unit(24, "h", "es") == f"24{NO_BREAK}h"
    assert with_unit(24, "", "es") == "24"
    assert percent(90.3, "es") == f"90,3{NO_BREAK}%"
    assert percent(90.3, "en") == "90.3%"


def test_days():
    assert calendar_day(date(2026, 9, 1), "es") == f"1{NO_BREAK}sept{NO_BREAK}2026"
    assert calendar_day(date(2026, 11, 21), "en") == f"21{NO_BREAK}Nov{NO_BREAK}2026"


def test_quotes():
    assert quoted("ya", "es") == "«ya»"
    assert quoted("yes", "en") == "“yes”"


def test_quotes_within_quotes():
    assert quoted("Busca «fibra»", "es") == "«Busca “fibra”»"
    assert quoted("Says “no”", "en") == "“Says ‘no’”"
    assert quoted("Busca «fibra»", "en") == "“Busca «fibra»”"


def test_listings():
    assert listing([], "en") == ""
    assert listing(["a"], "en") == "a"
    assert listing(["a", "b", "c"], "en") == "a, b and c"
    assert listing(["a", "b"], "es") == "a y b"


def test_numbers_that_follow_each_other_stand_together():
    assert consecutive([1, 2, 3, 7, 9, 10]) == [[1, 2, 3], [7], [9, 10]]
    assert consecutive([]) == []

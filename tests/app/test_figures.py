"""Numbers in fields: read in either language's way, shown exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.app.inspector.figures import as_text, parse_number
from journeymapper.i18n import set_interface_language


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12", 12),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("\N{MINUS SIGN}3", -3),
        (" 1 200 ", 1200),
        ("2.0", 2.0),
        ("", None),
        ("x", None),
        ("1e999", None),
        ("nan", None),
        ("1_000", None),
        ("99999999999999999999", None),
    ],
)
def test_what_is_typed(typed: str, meant: float | None) -> None:
    value = parse_number(typed)
    assert value == meant
    assert type(value) is type(meant)


@given(
    st.integers(-(2**53), 2**53) | st.floats(-1e9, 1e9).filter(lambda x: "e" not in repr(x)),
    st.sampled_from(["en", "es"]),
)
def test_what_is_shown_reads_back_exactly(value: float, language: str) -> None:
    set_interface_language(language)
    again = parse_number(as_text(value))
    assert again == value
    assert type(again) is type(value)

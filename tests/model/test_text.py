"""Text as the model holds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.model.text import clean_line, clean_text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\u0000b\u000b\ufffe", "ab"),
        ("\ud83d", ""),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\u007f\u0085\u009f", ""),
        ("\ufdd0\U0001fffe\U0010ffff", ""),
        ("tab\tand\u00a0no-break\u2028", "tab\tand\u00a0no-break\u2028"),
        ("👩‍⚕️ مرحبا é", "👩‍⚕️ مرحبا é"),
    ],
)
def test_what_no_file_can_carry_is_dropped(dirty, clean):
    assert clean_text(dirty) == clean


def test_a_line_has_no_line_end():
    assert clean_line("a\r\nb\u0000\nc") == "a b c"


@given(st.text(st.characters(), max_size=50))
def test_clean_text_stays_clean_and_can_be_encoded(text):
    clean = clean_text(text)
    assert clean_text(clean) is clean or clean_text(clean) == clean
    assert clean.encode().decode() == clean
    assert "\n" not in clean_line(text)

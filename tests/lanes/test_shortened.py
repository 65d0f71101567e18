"""A text cut to one line keeps the no-break spaces of its figures."""

from types import SimpleNamespace

from journeymapper.lanes.blocks import shortened
from journeymapper.lanes.styles import SMALL

CONTEXT = SimpleNamespace(width=lambda text, style: len(text) * style.size / 2)


def test_no_break_spaces_stay_and_line_breaks_go():
    assert shortened(CONTEXT, "12 500\xa0₡\n al  mes ", SMALL, 999) == "12 500\xa0₡ al mes"


def test_what_is_too_wide_ends_in_an_ellipsis():
    assert shortened(CONTEXT, "one two three", SMALL, 8 * SMALL.size / 2) == "one two…"

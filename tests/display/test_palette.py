"""Colours: what is read has a contrast of at least 4.5 to 1 on what it stands on."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.display.palette import Palette, Tone, branded, contrast, mixed, readable_ground

colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")
PALETTE = Palette()


def test_known_contrasts():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert round(contrast("#18212B", "#FFFFFF"), 1) == 16.3


TONES = [each.name for each in fields(Palette) if isinstance(each.default, Tone)]


@pytest.mark.parametrize("tone", TONES)
def test_a_tone_reads_on_its_tint_and_on_paper(tone):
    colours = getattr(PALETTE, tone)
    for ground in (colours.tint, PALETTE.paper):
        assert contrast(colours.strong, ground) >= 4.5


def test_text_reads_on_every_ground():
    grounds = [mixed(stage, 0.055) for stage in PALETTE.stages]
    for ground in (PALETTE.paper, PALETTE.panel, *grounds):
        for ink in (PALETTE.ink, PALETTE.body, PALETTE.secondary, PALETTE.good, PALETTE.bad):
            assert contrast(ink, ground) >= 4.5
        for face in PALETTE.faces:
            assert contrast(face.figure, ground) >= 4.5
            assert contrast(face.disc, "#FFFFFF") >= 3


@given(colours)
def test_any_brand_is_readable(brand):
    palette = branded(brand, (brand,))
    for colour in (palette.accent, palette.stages[0], palette.personas[0]):
        assert contrast(colour, "#FFFFFF") >= 4.5
    assert contrast(palette.accent, palette.accent_tint) >= 4.5


@given(colours, st.sampled_from([PALETTE.idea.tint, PALETTE.pain.tint, "#FFFFFF"]))
def test_a_colour_is_darkened_until_it_reads(colour, ground):
    found = readable_ground(colour, ground)
    assert contrast(found, ground) >= 4.5
    if contrast(colour, ground) >= 4.5:
        assert found == colour


def test_what_is_no_colour_keeps_ours():
    assert branded("red", ("blue",)) == PALETTE
    assert branded("", ()) == PALETTE

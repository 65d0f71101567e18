"""Themes: every word can be read on its ground, and stages are told apart by everyone."""

from dataclasses import fields
from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.display.palette import Palette, Tone, branded, contrast, mixed, palette_of
from journeymapper.lanes.kinds import aida, evidence_strip
from journeymapper.model.vocabulary import THEMES
from journeymapper.registry import discover

TONES = [each.name for each in fields(Palette) if isinstance(each.default, Tone)]
VISIONS = {
    "all three cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Matrices on linear RGB (Machado, Oliveira and Fernandes 2009, severity 1)."""
TO_XYZ = (
    (0.4339499, 0.3762098, 0.1898402),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0177582, 0.1094751, 0.8727668),
)
"""From linear sRGB, each row over that of the white point (D65)."""


def _times(matrix, values):
    return [sum(m * v for m, v in zip(row, values, strict=True)) for row in matrix]


def _seen(colour, vision):
    """Return a colour as CIE Lab, as it looks to an eye of that kind."""
    linear = []
    for at in (1, 3, 5):
        c = int(colour[at : at + 2], 16) / 255
        linear.append(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
    shown = [min(1.0, max(0.0, c)) for c in _times(VISIONS[vision], linear)]
    x, y, z = (
        c ** (1 / 3) if c > 216 / 24389 else (24389 / 27 * c + 16) / 116
        for c in _times(TO_XYZ, shown)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_the_measure_knows_what_is_confused():
    red, green = "#C0504D", "#6F7F3A"
    assert dist(_seen("#000000", "protanopia"), _seen("#FFFFFF", "protanopia")) == pytest.approx(
        100, abs=0.1
    )
    assert dist(_seen(red, "all three cones"), _seen(green, "all three cones")) > 60
    assert dist(_seen(red, "deuteranopia"), _seen(green, "deuteranopia")) < 20


def test_a_theme_is_a_file_and_has_a_name():
    assert set(discover("journeymapper.display.themes", "PALETTE", Palette)) == {
        name for name in THEMES if name != "standard"
    }
    assert len({palette_of(name) for name in THEMES}) == len(THEMES) >= 5
    assert palette_of("of a newer version") == Palette()


def test_paper_is_white_unless_dark_paper_is_chosen():
    assert {name for name in THEMES if palette_of(name).paper != "#FFFFFF"} == {"night"}


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_stages_are_told_apart(theme, vision):
    stages = palette_of(theme).stages
    assert len(stages) == 8
    nearest = min(dist(_seen(a, vision), _seen(b, vision)) for a, b in combinations(stages, 2))
    assert nearest >= 10.5


def _pairs(palette):
    """Yield (what is read, on what) of a sheet."""
    columns = [mixed(stage, palette.column, palette.paper) for stage in palette.stages]
    grounds = (palette.paper, palette.card, palette.panel, *columns)
    for ground in grounds:
        for ink in (palette.ink, palette.body, palette.secondary, palette.good, palette.bad):
            yield ink, ground
        for face in palette.faces:
            yield face.figure, ground
    for stage in palette.stages:
        yield palette.on_stage, stage
        yield palette.ink, mixed(stage, 0.16, palette.paper)
        yield palette.ink, mixed(stage, 0.26, palette.paper)
    for name in TONES:
        tone = getattr(palette, name)
        yield palette.ink, tone.tint
        for ground in (tone.tint, palette.paper, palette.card):
            yield tone.strong, ground
    for ground in (palette.paper, palette.card, palette.panel, palette.accent_tint):
        yield palette.accent, ground
    for share in aida.SHARES.values():
        yield palette.ink, mixed(palette.accent, share, palette.paper)
    for share in evidence_strip.SHARES.values():
        ground = mixed(palette.plan.strong, share, palette.paper)
        yield max(palette.ink, palette.paper, key=lambda ink: contrast(ink, ground)), ground


@pytest.mark.parametrize("theme", THEMES)
def test_text_reads_on_every_ground(theme):
    least = 7.0 if theme == "contrast" else 4.5
    hard = [
        (ink, ground, round(contrast(ink, ground), 2))
        for ink, ground in _pairs(palette_of(theme))
        if contrast(ink, ground) < least
    ]
    assert hard == []


@pytest.mark.parametrize("theme", THEMES)
def test_marks_stand_out(theme):
    palette = palette_of(theme)
    for face in palette.faces:
        assert contrast(face.disc, palette.feature) >= 3
        assert contrast(face.disc, palette.paper) >= 3
    for colour in (*palette.personas, *palette.stages):
        assert contrast(colour, palette.paper) >= 3


@given(st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}"), st.sampled_from(list(THEMES)))
def test_any_brand_is_readable_in_any_theme(brand, theme):
    palette = branded(brand, (brand,), theme)
    for ground in (palette.paper, palette.card, palette.accent_tint):
        assert contrast(palette.accent, ground) >= 4.5
    assert contrast(palette.on_stage, palette.stages[0]) >= 4.5

"""The bundled fonts, by key, and their way into Qt."""

import pytest

from journeymapper.typeset.fallback import bundled_key, stand_in
from journeymapper.typeset.fonts import FIRA, face, qt_raw_font


@pytest.mark.parametrize("key", FIRA)
def test_the_family_has_measures_and_outlines(key):
    font = face(key)
    assert font.units_per_em == 1000
    assert 0.9 < font.ascent < 1
    assert 0.2 < font.descent < 0.3
    assert font.has_outlines
    assert {"a", "ñ", "Ω", "ж", "−", "→"} <= font.characters
    assert face(key) is font


def test_an_unknown_key_is_said():
    with pytest.raises(KeyError, match="comic-400"):
        face("comic-400")


def test_a_weight_is_cut_out_of_a_variable_font():
    light, heavy = face("noto-sans-arabic-400"), face("noto-sans-arabic-600")
    assert not light.face.has_var_data
    assert light.family != heavy.family
    assert heavy.advance(heavy.glyph("س")) > light.advance(light.glyph("س"))


@pytest.mark.parametrize(
    ("character", "key"),
    [
        ("a", "fira-400"),
        ("≠", "fira-400"),
        ("س", "noto-sans-arabic-400"),
        ("ש", "noto-sans-hebrew-400"),
        ("😀", "noto-emoji-400"),
        ("中", None),
    ],
)
def test_which_font_has_a_character(character, key):
    assert bundled_key(character, 400, False) == key


def test_what_no_font_has_gets_a_near_equal_or_the_sign_for_it():
    assert stand_in("★", 400, False) == "⭐"
    assert stand_in("ﷺ", 400, False) != "\ufffd"
    assert stand_in("中", 400, False) == "\ufffd"


@pytest.mark.parametrize("key", ["fira-600", "noto-emoji-400"])
def test_qt_has_the_same_glyphs(qapp, key):
    font, raw = face(key), qt_raw_font(key, 100)
    letter = "A" if key.startswith("fira") else "😀"
    glyph = font.glyph(letter)
    assert raw.glyphIndexesForString(letter) == [glyph]
    assert raw.pixelSize() == 100
    [advance] = raw.advancesForGlyphIndexes([glyph])
    assert advance.x() == pytest.approx(font.advance(glyph) / font.units_per_em * 100, abs=0.1)


def test_a_font_of_the_system_is_rebuilt_whole(qapp):
    from PySide6.QtGui import QFont, QFontDatabase, QRawFont

    from journeymapper.typeset.fonts import add_system_font

    families = [name for name in QFontDatabase.families() if name.startswith("DejaVu Sans")]
    if not families:
        pytest.skip("no DejaVu on this system")
    raw = QRawFont.fromFont(QFont(families[0]))
    font = add_system_font(raw)
    assert face(font.key) is font
    assert [font.glyph("✓")] == raw.glyphIndexesForString("✓")
    assert font.has_outlines

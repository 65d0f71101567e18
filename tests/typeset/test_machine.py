"""Fonts of the machine: found by name, shaped from their file, never mixed up with ours."""

import pytest

pytest.importorskip("PySide6")

import uharfbuzz as hb

from journeymapper.display.text import TextStyle
from journeymapper.typeset import machine
from journeymapper.typeset.engine import engine
from journeymapper.typeset.font_files import may_be_embedded, named
from journeymapper.typeset.fonts import face, not_for_documents, qt_raw_font
from tests.typeset.fonts_made import install, with_rights

BODY, HEAD = TextStyle(15), TextStyle(22, 600, heading=True)


def fonts_of(line):
    return {span.font for span in line.spans}


def test_text_is_set_in_a_family_of_the_machine() -> None:
    set_in = engine().in_families(install("Workshop Hand"), "")
    assert fonts_of(set_in.line("Comprar", BODY)) == {"machine:Workshop Hand-400"}
    assert fonts_of(set_in.line("Comprar", HEAD)) == {"machine:Workshop Hand-600"}
    # its regular weight was made from our semibold: it runs wider than our regular one
    assert set_in.line("Comprar", BODY).width > engine().line("Comprar", BODY).width


def test_headings_have_a_family_of_their_own() -> None:
    set_in = engine().in_families("", install("Workshop Hand"))
    assert fonts_of(set_in.line("Comprar", BODY)) == {"fira-400"}
    assert fonts_of(set_in.line("Comprar", HEAD)) == {"machine:Workshop Hand-600"}


def test_an_unknown_family_is_ours() -> None:
    assert engine().in_families("Nowhere Grotesk", "Nowhere Display") is engine()
    assert engine().in_families("", "") is engine()


def test_the_same_families_are_one_engine() -> None:
    name = install("Workshop Hand")
    assert engine().in_families(name, "") is engine().in_families(name, name)


def test_what_the_family_lacks_comes_from_ours() -> None:
    set_in = engine().in_families(install("Workshop Hand"), "")
    line = set_in.line("precio ش 漢", BODY)
    assert "machine:Workshop Hand-400" in fonts_of(line)
    assert "noto-sans-arabic-400" in fonts_of(line)


def test_text_that_needs_qt_takes_the_same_glyphs() -> None:
    set_in = engine().in_families(install("Workshop Hand"), "")
    plain, other = set_in.line("precio", BODY), set_in.line("precio ☎", BODY)
    assert other.spans[0].glyphs[:6] == plain.spans[0].glyphs
    assert other.spans[0].xs[:6] == pytest.approx(plain.spans[0].xs, abs=0.002)


def test_our_own_fonts_are_none_of_the_machine() -> None:
    engine().line("a ش", BODY)
    engine().in_families(install("Workshop Hand"), "").line("a ش", BODY)
    names = machine.families()
    assert "Workshop Hand" in names
    assert not [name for name in names if name.startswith(("Fira", "Jm", "Journeymapper"))]
    assert not machine.has_family("Fira Sans")


def test_a_font_that_is_gone_is_no_font() -> None:
    with pytest.raises(KeyError):
        face("machine:Nowhere Grotesk-400")


def test_qt_paints_it_from_its_file() -> None:
    key = machine.machine_key(install("Workshop Hand"), 400, italic=False)
    glyph = face(key).glyph("R")
    ours = qt_raw_font("fira-600", 40).pathForGlyph(face("fira-600").glyph("R"))
    assert qt_raw_font(key, 40).pathForGlyph(glyph).boundingRect() == ours.boundingRect()


@pytest.mark.parametrize(
    ("rights", "may"),
    [
        (0x0000, True),
        (0x0002, False),
        (0x0004, True),
        (0x0008, True),
        (0x0006, True),  # the most generous level holds
        (0x0100, False),
        (0x0200, False),
        (0x0104, False),
    ],
)
def test_the_rights_of_a_font_are_read(rights: int, may: bool) -> None:
    font = hb.Face(hb.Blob(with_rights(face("fira-400").data, rights)))
    assert may_be_embedded(font) is may


def test_a_font_without_rights_is_noted_when_it_is_used() -> None:
    set_in = engine().in_families(install("Closed Type", 0x0002), "")
    set_in.line("Comprar", BODY)
    assert "machine:Closed Type-400" in not_for_documents()
    assert "fira-400" not in not_for_documents()


def test_a_renamed_font_keeps_its_outlines() -> None:
    again = hb.Face(hb.Blob(named(face("fira-400").face, "Other", 600, italic=True)))
    assert again.get_name(hb.OTNameIdPredefined.FONT_FAMILY) == "Other"
    assert again.glyph_count == face("fira-400").face.glyph_count


def test_every_weight_of_a_variable_font_is_cut() -> None:
    from journeymapper.typeset.font_files import cut
    from journeymapper.typeset.fonts import _noto_files

    path = next(path for path in _noto_files().values() if "wght" in path.name)
    whole = hb.Face(hb.Blob.from_file_path(str(path)))
    thin, bold = (hb.Font(cut(whole, weight)) for weight in (400, 600))
    glyph = next(iter(set(range(3, 200)) & set(range(thin.face.glyph_count))))
    widths = [
        sum(font.get_glyph_h_advance(n) for n in range(glyph, glyph + 60)) for font in (thin, bold)
    ]
    assert widths[0] < widths[1]
    assert not thin.face.axis_infos

"""What the engine promises: lines that fit, nothing lost, every character with a glyph."""

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.display.text import ShapedLine, TextStyle
from journeymapper.typeset import engine as engine_module
from journeymapper.typeset.engine import TextEngine, engine
from journeymapper.typeset.fonts import face
from journeymapper.typeset.unaided import UnaidedTypesetter

BODY = TextStyle(12.5)
BOLD = TextStyle(12.5, 600)
SCRIPTS = [
    "oficina ≠ → fin",
    "✓ hecho ★",
    "cara 😀 familia 👩‍👩‍👧 bandera 🇪🇸 ❤️ 👍🏽",
    "السلام عليكم",
    "עברית (אבג) 123",
    "नमस्ते दुनिया",
    "ภาษาไทย",
    "中文 日本語",
    "Путь Ταξίδι",
    "120\u202f000 −8",
    "\ue000\U0010fffd",
]


@pytest.fixture(params=["unaided", "qt"])
def any_engine(request, monkeypatch):
    """The engine as it is with Qt and without."""
    if request.param == "qt":
        pytest.importorskip("PySide6")
        request.getfixturevalue("qapp")
    else:
        aid = UnaidedTypesetter()
        monkeypatch.setattr(engine_module, "typesetter", lambda: aid)
    return TextEngine()


def test_a_word_is_kerned_and_ligated():
    [span] = engine().line("oficina AV", BODY).spans
    assert span.clusters == (0, 1, 3, 4, 5, 6, 7, 8, 9)
    font = face("fira-400")
    a, v = span.xs[-2], span.xs[-1]
    assert v - a < font.advance(span.glyphs[-2]) / font.units_per_em


def test_weight_and_slope_choose_the_font():
    assert [
        engine().line("x", TextStyle(12, weight, italic=italic)).spans[0].font
        for weight, italic in ((400, False), (600, False), (400, True), (600, True))
    ] == ["fira-400", "fira-600", "fira-400i", "fira-600i"]


def test_lines_break_at_spaces_and_keep_none_at_their_ends():
    lines = engine().wrap("Se corta el internet en plena videollamada", BOLD, 78)
    assert [line.text for line in lines] == ["Se corta el", "internet en", "plena", "videollamada"]
    assert all(line.width * BOLD.size <= 78 for line in lines)


def test_lines_break_after_hyphens_and_slashes():
    assert [line.text for line in engine().wrap("Wi-Fi/móvil", BODY, 33.5)] == [
        "Wi-",
        "Fi/",
        "móvil",
    ]
    assert engine().wrap("24/7", BODY, 26)[0].text != "24/"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_no_break_space_holds(space):
    lines = engine().wrap(f"menos de 24{space}h", BODY, 60)
    assert [line.text for line in lines] == ["menos de", f"24{space}h"]


def test_a_word_that_does_not_fit_breaks_anywhere():
    lines = engine().wrap("videollamada", BODY, 40)
    assert "".join(line.text for line in lines) == "videollamada"
    assert all(line.width * BODY.size <= 40 for line in lines)


def test_no_room_at_all_still_gives_a_character_a_line():
    assert [line.text for line in engine().wrap("abc", BODY, 0.1)] == ["a", "b", "c"]


def test_newlines_end_lines_in_wrap_and_are_spaces_in_line():
    lines = engine().wrap("uno\n\ndos\r\ntres\u2028cuatro", BODY, 500)
    assert [line.text for line in lines] == ["uno", "", "dos", "tres", "cuatro"]
    assert engine().line("uno\ndos", BODY).text == "uno dos"


def test_empty_text_is_one_empty_line():
    assert engine().wrap("", BODY, 50) == (ShapedLine("", (), 0),)


def test_a_line_of_words_equals_the_same_glyphs_and_survives_a_pickle():
    line = engine().line("oficina", BODY)
    again = pickle.loads(pickle.dumps(line))
    assert type(again) is ShapedLine
    assert again == line


@pytest.mark.parametrize("text", SCRIPTS)
def test_every_character_has_a_glyph(any_engine, text):
    line = any_engine.line(text, BODY)
    assert line.text == text
    assert line.width > 0
    for span in line.spans:
        assert 0 not in span.glyphs, span
        assert len(span.glyphs) == len(span.xs) == len(span.ys) == len(span.clusters)
        assert all(0 <= cluster < len(text) for cluster in span.clusters)


@pytest.mark.parametrize("text", SCRIPTS)
def test_wrapping_loses_no_character(any_engine, text):
    for width in (15, 40, 80):
        lines = any_engine.wrap(text, BODY, width)
        assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


def test_right_to_left_stands_in_visual_order(any_engine):
    [span] = any_engine.line("שלום", BODY).spans
    assert span.rtl
    assert span.clusters == (3, 2, 1, 0)
    assert all(a < b for a, b in pairwise(span.xs))


def test_two_directions_on_one_line():
    pytest.importorskip("PySide6")
    line = TextEngine().line("abc שלום def", BODY)
    places = {
        cluster: x for span in line.spans for cluster, x in zip(span.clusters, span.xs, strict=True)
    }
    assert places[0] < places[7] < places[4] < places[9]


def test_emoji_sequences_are_one_glyph(any_engine):
    for text in ("👩‍👩‍👧", "🇪🇸", "👍🏽", "❤️"):
        [span] = any_engine.line(text, BODY).spans
        assert span.font == "noto-emoji-400"
        assert len(span.glyphs) == 1


def test_semibold_reaches_other_scripts(any_engine):
    fonts = {span.font for span in any_engine.line("سلام", BOLD).spans}
    assert fonts == {"noto-sans-arabic-600"}


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"])))
def test_any_text_is_set_without_qt(text):
    plain = UnaidedTypesetter()
    line = plain.line(text, 400, False)
    assert line.text == text
    assert not any(0 in span.glyphs for span in line.spans)
    assert "".join(part.text for part in plain.wrap(text, 400, False, 3.0)).replace(
        " ", ""
    ) == text.replace(" ", "")


@given(st.text(max_size=40), st.floats(min_value=1, max_value=300))
def test_any_text_is_set(text, width):
    pytest.importorskip("PySide6")
    for line in engine().wrap(text, BODY, width):
        assert not any(0 in span.glyphs for span in line.spans)
    assert engine().line(text, BODY).width >= 0

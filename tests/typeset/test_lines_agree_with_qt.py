"""The cache of words breaks and places plain text as QTextLayout does."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeymapper.display.text import TextStyle
from journeymapper.typeset.engine import TextEngine
from journeymapper.typeset.fonts import face
from journeymapper.typeset.lines import Words
from journeymapper.typeset.words import plain

pytest.importorskip("PySide6")

TOLERANCE = 1e-9
"""em: both work in whole font units, so that only the noise of floats may differ."""

SAMPLE = (
    "la de internet oficina fin afluente videollamada Avión Tópico «internet fibra» ¿qué pasó?"
    " (ya) Wi-Fi e-mail/web 24/7 10:30 1,5 % −4 +2 100% $5 1–2 guion—raya —dijo— «hola» “fin”"
    " etc... ¡no! a!b espera…y SMS/WhatsApp AV. Té, To. P.V. COVID-19 -x -5 «fi»; l'eau"
    " Ταξίδι πελάτη, τηλέφωνο Путешествие клиента: звонок №5 naïve Żółć"
)
WORDS = SAMPLE.split()
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.text(alphabet="aeiAVTfilñ ,.;:-/–—…!?()«»“”\"'%+$1207 \u00a0οωж", max_size=25),
)
widths = st.floats(min_value=0.3, max_value=12)


@pytest.fixture(scope="module")
def typesetter(qapp):
    from journeymapper.typeset.complex import QtTypesetter

    return QtTypesetter()


KERNING = 0.2
"""em: a line cut inside a word ends with its last letter's kerning here, without it in Qt's."""

WORDS_OF = {key: Words(face(key)) for key in ("fira-400", "fira-600")}


def differences(typesetter, text, width, key):
    words = WORDS_OF[key]
    units = words.font.units_per_em
    ours = words.wrap(text, width * units)
    if ours is None:
        return None
    theirs = typesetter.wrap(text, int(key[5:]), False, width)
    if [line.text for line in ours] != [line.text for line in theirs]:
        return [line.text for line in ours], [line.text for line in theirs]
    for mine, his in zip(ours, theirs, strict=True):
        near = [abs(a[2] - b[2]) for a, b in zip(placed(mine), placed(his), strict=False)]
        if (
            abs(mine.width - his.width) > KERNING
            or max(near, default=0) > TOLERANCE
            or [glyph[:2] for glyph in placed(mine)] != [glyph[:2] for glyph in placed(his)]
        ):
            return mine, his
    return None


def placed(line):
    """Glyphs in the order of their characters: Qt starts a new span at every script."""
    return sorted(
        (cluster, glyph, x)
        for span in line.spans
        for glyph, x, cluster in zip(span.glyphs, span.xs, span.clusters, strict=True)
    )


@settings(max_examples=400, deadline=None)
@example("AV. Té « hola » 1–2 ( a ) x", 3.0, "fira-400")
@given(texts, widths, st.sampled_from(sorted(WORDS_OF)))
def test_words_and_qt_give_the_same_lines(typesetter, text, width, key):
    assert differences(typesetter, text, width, key) is None


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_they_agree_over_a_hundred_thousand_texts(typesetter):
    chance = random.Random(20261121)
    plain_texts = 0
    while plain_texts < 100_000:
        text = " ".join(chance.choices(WORDS, k=chance.randint(1, 25)))
        plain_texts += 1
        assert differences(typesetter, text, chance.uniform(0.5, 20), "fira-400") is None


def test_the_words_of_the_sample_are_plain():
    assert [word for word in WORDS if plain(word, face("fira-400")) is None] == []


def test_both_ways_meet_in_the_engine(qapp):
    style = TextStyle(12.5, 600)
    lines = TextEngine().wrap("Llama 😀 al centro\nde atención", style, 60)
    assert [line.text for line in lines] == ["Llama 😀", "al centro", "de", "atención"]

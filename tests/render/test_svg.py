import base64
import re
from xml.etree import ElementTree as ET

import pytest
import uharfbuzz as hb

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import (
    Box,
    Display,
    Ellipse,
    Gradient,
    Group,
    Icon,
    Path,
    Picture,
    Stroke,
    Symbol,
    TextRun,
)
from journeymapper.display.text import GlyphSpan, ShapedLine, TextStyle
from journeymapper.render.svg import svg_text
from journeymapper.typeset.engine import engine
from journeymapper.typeset.fonts import face

NS = {"s": "http://www.w3.org/2000/svg"}
HREF = "{http://www.w3.org/1999/xlink}href"
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)
SQUARE = Symbol("square", (((("M", 0, 0), ("L", 1, 0), ("L", 1, 1), ("Z",)), 0.2),))


def line(text: str, key: str = "fira-400") -> ShapedLine:
    font, x, glyphs, xs = face(key), 0.0, [], []
    for character in text:
        glyphs.append(font.glyph(character))
        xs.append(x)
        x += font.advance(glyphs[-1]) / font.units_per_em
    return ShapedLine(
        text,
        (GlyphSpan(key, tuple(glyphs), tuple(xs), (0.0,) * len(xs), tuple(range(len(xs)))),),
        x,
    )


def display(*parts, **more) -> Display:
    layer = Group(parts, Rect(0, 0, 100, 80), role="sheet")
    return Display(100, 80, (layer,), **more)


def parse(drawing: Display) -> ET.Element:
    return ET.fromstring(svg_text(drawing).encode())


def test_the_document_has_the_paper_s_size_its_title_and_its_language():
    root = parse(display(title="¿Qué <pasó>?", language="es-CR"))
    assert root.get("width") == "22.5mm"
    assert root.get("viewBox") == "0 0 100 80"
    assert root.findtext("s:title", namespaces=NS) == "¿Qué <pasó>?"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "es-CR"


def test_shapes_keep_their_geometry_and_look():
    root = parse(
        display(
            Box(
                1, 2, 30, 20, "#FF0000", Stroke("#00FF00", 2, (4, 2), round=True), (5, 5, 5, 5), 0.5
            ),
            Box(1, 2, 30, 20, "#FF0000", None, (5, 0, 0, 5)),
            Ellipse(10, 10, 4, 4, "#0000FF"),
            Ellipse(10, 10, 4, 3, None, Stroke("#0000FF")),
            Path((("M", 0, 0), ("C", 1, 2, 3, 4, 5, 6), ("Z",)), "#123456"),
        )
    )
    box = root.findall("s:rect", NS)[1]
    assert (box.get("x"), box.get("rx"), box.get("opacity")) == ("1", "5", "0.5")
    assert (box.get("stroke-dasharray"), box.get("stroke-linecap")) == ("4 2", "round")
    paths = root.findall("s:path", NS)
    assert paths[0].get("d").startswith("M6 2H31")
    assert paths[1].get("d") == "M0 0C1 2 3 4 5 6Z"
    assert root.find("s:circle", NS).get("r") == "4"
    assert root.find("s:ellipse", NS).get("fill") == "none"


def test_shared_things_are_defined_once():
    fade = Gradient(0, 0, 0, 80, ((0, "#FF0000", 0.42), (1, "#FF0000", 0.1)))
    root = parse(
        display(
            Box(0, 0, 9, 9, fade),
            Box(9, 0, 9, 9, fade),
            Icon(SQUARE, 1, 2, 20, "#112233"),
            Icon(SQUARE, 30, 2, 20, "#112233"),
        )
    )
    definitions = root.find("s:defs", NS)
    assert len(definitions) == 2
    stop = definitions.find("s:linearGradient/s:stop", NS)
    assert stop.get("stop-opacity") == "0.42"
    icons = root.findall("s:use", NS)
    assert {icon.get(HREF) for icon in icons} == {"#i2"}
    assert icons[1].get("transform") == "translate(30 2) scale(20)"


def test_each_word_stands_where_the_layout_put_it_and_reads_on():
    set_line = line("la oficina  abre")
    root = parse(display(TextRun(10, 40, set_line, 20, "#18212B")))
    text = root.find("s:text", NS)
    words = text.findall("s:tspan", NS)
    assert "".join(text.itertext()) == "la oficina  abre"
    assert [text.text, *(word.text for word in words)] == ["la ", "oficina  ", "abre"]
    assert text.get("x") == "10"
    where = set_line.spans[0].xs[set_line.text.index("oficina")]
    assert float(words[0].get("x")) == pytest.approx(10 + where * 20, abs=0.01)


@pytest.mark.parametrize("text", ["la oficina  abre", "Cobro & «fin»", " al  fin ", "uno", "a<b >"])
def test_words_of_the_text_engine_stand_where_their_glyphs_do(text):
    set_line = engine().line(text, TextStyle(20))
    root = parse(display(TextRun(10, 40, set_line, 20, "#18212B")))
    element = root.find("s:text", NS)
    assert "".join(element.itertext()) == text
    (span,) = set_line.spans
    at = len(element.text)
    for word in element.findall("s:tspan", NS):
        where = 10 + 20 * span.xs[span.clusters.index(at)]
        assert float(word.get("x")) == pytest.approx(where, abs=0.01)
        at += len(word.text)
    assert at == len(text)


def test_a_face_is_drawn_once_and_shown_where_it_belongs():
    parts = (Ellipse(0, 0, 9, 9, "#112233"), Ellipse(-3, -2, 1, 2, "#FFFFFF"))
    face_ = Group(parts, Rect(-9, -9, 18, 18), role="face")
    root = parse(display(face_.moved(20, 30), face_.moved(60, 10)))
    (shape,) = root.find("s:defs", NS)
    assert [part.tag.partition("}")[2] for part in shape] == ["circle", "ellipse"]
    shown = root.findall("s:use", NS)
    assert [part.get("transform") for part in shown] == ["translate(20 30)", "translate(60 10)"]
    assert {part.get(HREF) for part in shown} == {f"#{shape.get('id')}"}


def test_every_font_of_a_line_is_named_and_brought_along():
    fira, noto = line("Sí "), line("ش", "noto-sans-arabic-600")
    moved = tuple(x + fira.width for x in noto.spans[0].xs)
    span = GlyphSpan("noto-sans-arabic-600", noto.spans[0].glyphs, moved, (0.0,), (3,))
    mixed = ShapedLine("Sí ش", (*fira.spans, span), fira.width + noto.width)
    root = parse(display(TextRun(0, 9, mixed, 10, "#000000")))
    part = root.find("s:text/s:tspan", NS)
    assert part.get("font-weight") == "600"
    family = part.get("font-family")
    style = root.findtext("s:style", namespaces=NS)
    assert family != "Fira Sans"
    assert f"font-family:'{family}'" in style
    assert style.count("@font-face") == 2


def test_text_from_right_to_left_starts_at_its_right_end():
    noto = line("سلام", "noto-sans-arabic-400").spans[0]
    backwards = GlyphSpan(
        noto.font, noto.glyphs, noto.xs, noto.ys, tuple(reversed(noto.clusters)), rtl=True
    )
    width = 2.0
    root = parse(display(TextRun(10, 9, ShapedLine("سلام", (backwards,), width), 10, "#000000")))
    text = root.find("s:text", NS)
    assert text.get("direction") == "rtl"
    assert text.get("x") == "30"
    assert text.text == "سلام"


def test_the_font_inside_holds_the_characters_used_and_no_others():
    style = parse(display(TextRun(0, 9, line("mañana", "fira-600"), 9, "#000000"))).findtext(
        "s:style", namespaces=NS
    )
    assert "font-weight:600" in style
    data = base64.b64decode(re.search(r"base64,([A-Za-z0-9+/=]+)\)", style)[1])
    characters = hb.Face(hb.Blob(data)).unicodes
    assert {chr(c) for c in characters} == set("mañn")
    assert len(data) < 12_000


def test_groups_move_clip_and_speak():
    card = Group(
        (Box(0, 0, 5, 5, "#FFFFFF"),),
        Rect(0, 0, 5, 5),
        dx=3,
        dy=4,
        role="card",
        clip=Rect(0, 0, 4, 4),
        alt='Card "A" & more',
    )
    group = parse(display(card)).find("s:g", NS)
    assert group.get("transform") == "translate(3 4)"
    assert group.get("aria-label") == 'Card "A" & more'
    assert group.get("clip-path") == "url(#c1)"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_only_harmless_links_are_links(url):
    part = Box(0, 0, 5, 5, "#FFFFFF")
    drawn = display(Group((part,), Rect(0, 0, 5, 5), url=url))
    assert parse(drawn).find("s:a", NS) is None
    good = display(Group((part,), Rect(0, 0, 5, 5), url="https://example.org/?a=1&b=2"))
    assert parse(good).find("s:a", NS).get(HREF) == "https://example.org/?a=1&b=2"


def test_pictures_are_embedded_and_broken_ones_are_grey():
    root = parse(
        display(
            Picture(0, 0, 20, 20, "text/html", PIXEL[:40] + "\n" + PIXEL[40:], 10, "Me"),
            Picture(0, 0, 20, 20, "image/png", base64.b64encode(b"<svg onload='x'/>").decode()),
            Picture(0, 0, 20, 20, "image/png", '"/><script>'),
        )
    )
    (picture,) = root.findall("s:image", NS)
    assert picture.get(HREF) == f"data:image/png;base64,{PIXEL}"
    assert picture.get("preserveAspectRatio") == "xMidYMid slice"
    assert len(root.findall("s:rect", NS)) == 3


def test_hostile_values_change_nothing_but_their_own_look():
    bad = '"/><script>alert(1)</script>'
    text = svg_text(
        display(
            Box(0, 0, 5, 5, bad),
            TextRun(0, 9, line(f"a\x00b\x0b\ufffe{bad}"), 9, bad),
            Group((), Rect(0, 0, 1, 1), alt=bad + "\x07"),
            title=bad,
            language=bad,
        )
    )
    root = ET.fromstring(text.encode())
    assert root.find(".//s:script", NS) is None
    assert "<script" not in text
    assert not re.search(r"(?:href|src|url)[=(]\W*(?:https?:|file:|//)", text)


def test_the_same_drawing_gives_the_same_bytes():
    drawing = display(
        TextRun(0, 9, line("El corte"), 9, "#000000"), Icon(SQUARE, 0, 0, 9, "#000000")
    )
    assert svg_text(drawing) == svg_text(drawing)

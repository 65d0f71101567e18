"""The PDF as a reader sees it: its text, its places, its fonts, its picture."""

import io
import pathlib
import re
import zlib
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageChops

from journeymapper.display.geometry import POINTS_PER_UNIT, Rect
from journeymapper.display.primitives import (
    Box,
    Display,
    Ellipse,
    Gradient,
    Group,
    Icon,
    Path,
    Stroke,
    TextRun,
)
from journeymapper.display.text import GlyphSpan, ShapedLine, TextStyle
from journeymapper.render.pages import page
from journeymapper.render.pdf import write_pdf
from journeymapper.typeset.engine import engine
from journeymapper.typeset.fonts import add_system_font
from journeymapper.typeset.icons import symbol

INK = "#18212B"
WIDTH, HEIGHT = 600.0, 400.0


def run(x, y, text, size=15.0, weight=400, colour=INK):
    return TextRun(x, y, engine().line(text, TextStyle(size, weight)), size, colour)


def display(*parts, width=WIDTH, height=HEIGHT, **names):
    layer = Group(tuple(parts), Rect(0, 0, width, height), role="sheet")
    return Display(width, height, (layer,), **names)


def written(drawing, **options):
    stream = io.BytesIO()
    write_pdf(drawing, stream, **options)
    return stream.getvalue()


def opened(drawing, **options):
    return pypdfium2.PdfDocument(written(drawing, **options))


def lines_of(document):
    return document[0].get_textpage().get_text_bounded().splitlines()


def pixels(drawing, scale=1.0):
    """Render at so many pixels a unit, as rows of (r, g, b)."""
    image = opened(drawing)[0].render(scale=scale / POINTS_PER_UNIT).to_pil().convert("RGB")
    return image.load()


def near(pixel, expected, tolerance=6):
    return all(abs(a - b) <= tolerance for a, b in zip(pixel, expected, strict=True))


PLAIN = [
    "oficina ¿qué pasó? mañana fin «fin» afluente",
    "AVATAR Té To. P.V. — 120\u202f000 −8 %",
    "≠ → ≤ 1,5\u00a0% «¡No!» 1.ª factura",
    "Путешествие Ταξίδι naïve Żółć",
]
SHAPED = [
    "cara 😀 familia 👩‍👩‍👧 bandera 🇪🇸 fin",
    "नमस्ते दुनिया",
    "ภาษาไทย",
    "e\u0301 ñ n\u0303 x",
    "a😀b 𝒳",
]
RIGHT_TO_LEFT = ["السلام عليكم", "שלום עולם"]


@pytest.mark.parametrize("text", PLAIN + SHAPED)
def test_text_copies_out_exactly(text):
    assert lines_of(opened(display(run(20, 40, text)))) == [text]


@pytest.mark.parametrize("text", [*RIGHT_TO_LEFT, "hola سلام عليكم ok"])
def test_right_to_left_text_copies_out_in_reading_order(qapp, text):
    assert lines_of(opened(display(run(20, 40, text)))) == [text]


def test_plain_text_needs_no_second_copy_of_itself():
    """ActualText makes readers select whole lines: only lines that need it have it."""
    assert b"ActualText" not in content(written(display(*(run(20, 40, t) for t in PLAIN[:3]))))


def test_reordered_text_says_what_it_is(qapp):
    assert b"ActualText" in content(written(display(run(20, 40, "नमस्ते दुनिया"))))


def content(data):
    """Return every stream that unpacks, joined."""
    found = []
    for piece in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            found.append(zlib.decompressobj().decompress(piece))
        except zlib.error:
            found.append(piece)
    return b"\n".join(found)


def placed(document):
    """Return each character's origin in points from the top left, with the character."""
    sheet = document[0]
    text = sheet.get_textpage()
    height = sheet.get_height()
    found = []
    for index in range(text.count_chars()):
        x, y = pdfium.c_double(), pdfium.c_double()
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        code = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        found.append((code, x.value, height - y.value))
    return found


@pytest.mark.parametrize("text", [*PLAIN, "a ✔ b → c"])
@pytest.mark.parametrize(("size", "weight"), [(12.5, 400), (46.0, 600)])
def test_every_glyph_stands_where_the_display_says(text, size, weight):
    one = run(30.25, 77.5, text, size, weight)
    found = placed(opened(display(one, width=2000)))
    expected = {
        cluster: x
        for span in one.line.spans
        for cluster, x in zip(span.clusters, span.xs, strict=True)
    }
    text_index = 0
    checked = 0
    for character, x, y in found:
        text_index = text.index(character, text_index)
        if text_index in expected:
            assert x == pytest.approx(
                (30.25 + expected[text_index] * size) * POINTS_PER_UNIT, abs=0.1
            )
            assert y == pytest.approx(77.5 * POINTS_PER_UNIT, abs=0.1)
            checked += 1
        text_index += 1
    assert checked >= len(text) * 0.7


def test_groups_shift_their_parts():
    inner = Group((run(5, 6, "x"),), Rect(0, 0, 9, 9), 10, 20)
    [(_, x, y)] = placed(opened(display(Group((inner,), Rect(0, 0, 9, 9), 100, 200))))
    assert (x, y) == pytest.approx((115 * POINTS_PER_UNIT, 226 * POINTS_PER_UNIT), abs=0.05)


def test_all_fonts_are_embedded_as_subsets_and_none_is_a_standard_one(qapp):
    texts = ["oficina", "Путь Ταξίδι", "😀", "سلام", "שלום", "नमस्ते", "✓ ★"]
    data = written(display(*(run(20, 20 + 20 * i, text) for i, text in enumerate(texts))))
    fonts = re.findall(rb"/BaseFont /(\S+)", data)
    assert len(set(fonts)) >= 5
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in fonts)
    assert data.count(b"/FontFile2") == len(set(fonts)) == data.count(b"/CIDFontType2")
    assert b"Helvetica" not in data
    assert len(data) < 60_000


def test_the_page_has_exactly_the_size_of_the_map():
    sheet = opened(display())[0]
    assert sheet.get_size() == pytest.approx(
        (WIDTH * POINTS_PER_UNIT, HEIGHT * POINTS_PER_UNIT), abs=0.01
    )


def test_a_huge_map_grows_the_unit_of_its_page():
    data = written(display(run(49_000, 40, "final"), width=50_000))
    [unit] = re.findall(rb"/UserUnit (\d+)", data)
    [box] = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", data)
    assert float(box[0]) <= 14_400
    assert float(box[0]) * int(unit) == pytest.approx(50_000 * POINTS_PER_UNIT, abs=0.1)
    assert lines_of(pypdfium2.PdfDocument(data)) == ["final"]


@pytest.mark.parametrize("landscape", [False, True])
def test_a_sheet_is_fitted_and_centred(landscape):
    paper = page("A4", landscape=landscape)
    document = opened(display(Box(0, 0, WIDTH, HEIGHT, "#ff0000")), page=paper)
    width, height = document[0].get_size()
    assert (width > height) is landscape
    image = document[0].render(scale=1).to_pil().convert("RGB")
    white = Image.new("RGB", image.size, "white")
    left, top, right, bottom = ImageChops.difference(image, white).getbbox()
    assert left == pytest.approx(image.width - right, abs=1)
    assert top == pytest.approx(image.height - bottom, abs=1)
    assert (right - left) / (bottom - top) == pytest.approx(WIDTH / HEIGHT, rel=0.01)
    assert min(left, top) == pytest.approx(paper.margin_pt, abs=1.5)


def test_title_and_language_are_the_maps_own():
    data = written(display(title="Viaje (á) 😀", language="es"))
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_value("Title") == "Viaje (á) 😀"
    assert b"/Lang (es)" in data
    assert b"/DisplayDocTitle true" in data


def test_two_runs_give_the_same_bytes():
    drawing = display(run(20, 40, "hola 😀"), Icon(symbol("phone"), 5, 5, 20, INK))
    assert written(drawing) == written(drawing)


def test_only_web_and_mail_addresses_become_links():
    urls = [
        "https://example.org/ñ (1)",
        "HTTP://example.org",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "\\\\server\\share",
    ]
    groups = [
        Group((run(5, 15, "x"),), Rect(0, 0, 20, 20), 10, 30 * i, url=url)
        for i, url in enumerate(urls)
    ]
    data = written(display(*groups))
    assert re.findall(rb"/URI \((.*)\)\n", data) == [
        rb"https://example.org/%C3%B1%20\(1\)",
        b"HTTP://example.org",
        b"mailto:a@example.org",
    ]
    for name in (b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/AA", b"/SubmitForm"):
        assert name not in data


def test_shapes_stand_where_they_should():
    image = pixels(
        display(
            Box(100, 100, 80, 60, "#2f3e93", None, (10, 10, 10, 10)),
            Ellipse(300, 130, 40, 30, "#1f7c6f"),
            Path((("M", 400, 100), ("L", 480, 100), ("L", 440, 160), ("Z",)), "#a82f18"),
            Box(100, 250, 80, 60, None, Stroke("#000000", 4)),
            background="#FFFFFF",
        )
    )
    white = (255, 255, 255)
    assert near(image[140, 130], (0x2F, 0x3E, 0x93))
    assert near(image[101, 101], white)
    assert near(image[300, 130], (0x1F, 0x7C, 0x6F))
    assert near(image[263, 104], white)
    assert near(image[440, 120], (0xA8, 0x2F, 0x18))
    assert near(image[405, 150], white)
    assert near(image[100, 280], (0, 0, 0))
    assert near(image[140, 280], white)


def test_opacity_mixes_with_what_lies_below():
    image = pixels(
        display(Box(0, 0, 50, 50, "#ff0000", opacity=0.5), Box(60, 0, 50, 50, "#0000ff"))
    )
    assert near(image[25, 25], (255, 127, 127))
    assert near(image[85, 25], (0, 0, 255))


def test_a_gradient_goes_from_its_first_colour_to_its_last():
    fill = Gradient(0, 100, 0, 200, ((0, "#ff0000", 1.0), (1, "#0000ff", 1.0)))
    image = pixels(display(Box(50, 50, 100, 200, fill)))
    assert near(image[100, 60], (255, 0, 0))
    assert near(image[100, 150], (127, 0, 127), 10)
    assert near(image[100, 240], (0, 0, 255))
    assert near(image[200, 150], (255, 255, 255))


def test_a_gradient_of_opacity_fades():
    fill = Gradient(0, 0, 0, 100, ((0, "#ff0000", 1.0), (1, "#ff0000", 0.0)))
    image = pixels(display(Group((Box(0, 0, 100, 100, fill),), Rect(0, 0, 100, 100), 50, 50)))
    assert near(image[100, 55], (255, 12, 12), 10)
    assert near(image[100, 100], (255, 127, 127), 10)
    assert near(image[100, 146], (255, 245, 245), 10)


def test_dashes_leave_gaps():
    line = Path((("M", 10, 50), ("L", 200, 50)), None, Stroke("#000000", 4, (10, 10)))
    image = pixels(display(line))
    assert near(image[15, 50], (0, 0, 0))
    assert near(image[25, 50], (255, 255, 255))
    assert near(image[35, 50], (0, 0, 0))


def test_a_clip_cuts_and_ends_with_its_group():
    clipped = Group(
        (Box(0, 0, 100, 100, "#ff0000"),), Rect(0, 0, 100, 100), clip=Rect(0, 0, 50, 50)
    )
    image = pixels(display(clipped, Box(200, 0, 50, 50, "#00ff00")))
    assert near(image[25, 25], (255, 0, 0))
    assert near(image[75, 25], (255, 255, 255))
    assert near(image[225, 25], (0, 255, 0))


def test_an_icon_keeps_its_tint_and_is_stored_once():
    icons = [
        Icon(symbol("storefront"), 100 * i, 0, 80, colour)
        for i, colour in enumerate(("#2f3e93", "#b3261e"))
    ]
    data = written(display(*icons))
    assert data.count(b"/Subtype /Form") == 1
    image = pixels(display(*icons))
    assert near(image[40, 22], (0xD5, 0xD8, 0xE9), 10)
    assert near(image[140, 22], (0xF0, 0xD4, 0xD2), 10)


def test_a_face_is_stored_once_and_shown_where_it_belongs():
    disc = Group((Ellipse(0, 0, 9, 9, "#204080"),), Rect(-9, -9, 18, 18), role="face")
    around = Group((disc.moved(20, 30), disc.moved(60, 10)), Rect(0, 0, 90, 90), 100, 50)
    drawing = display(around, Box(200, 50, 20, 20, "#208040"))
    assert content(written(drawing)).count(b" Do") == 2
    assert written(drawing).count(b"/Form") == 1
    seen = pixels(drawing)
    for x, y, colour in (
        (120, 80, (32, 64, 128)),
        (160, 60, (32, 64, 128)),
        (210, 60, (32, 128, 64)),
    ):
        assert near(seen[x, y], colour)
    assert near(seen[140, 70], (255, 255, 255))


def test_a_face_that_something_shines_through_is_drawn_in_place():
    faint = Group((Ellipse(0, 0, 9, 9, "#000000", opacity=0.5),), Rect(-9, -9, 18, 18), role="face")
    assert near(pixels(display(faint.moved(50, 50)))[50, 50], (128, 128, 128))


def test_the_background_is_painted():
    image = pixels(display(background="#E4E8EC"))
    assert near(image[300, 200], (0xE4, 0xE8, 0xEC))


def test_progress_grows_to_one():
    groups = [Group((run(0, 10, "x"),), Rect(0, 0, 9, 9), i) for i in range(250)]
    heard = []
    written(display(*groups), progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) >= 3


class CancelledError(Exception):
    """What a person does."""


def cancel(_):
    raise CancelledError


def test_cancelling_writes_nothing():
    target = io.BytesIO()
    with pytest.raises(CancelledError):
        write_pdf(display(run(0, 10, "x")), target, progress=cancel)
    assert target.getvalue() == b""


def test_a_font_with_postscript_outlines_is_embedded_too(qapp):
    from PySide6.QtGui import QRawFont

    files = sorted(pathlib.Path("/usr/share/fonts").rglob("*.otf"))
    raws = [raw for file in files if (raw := QRawFont(str(file), 100)).fontTable("CFF ").size()]
    if not raws:
        pytest.skip("no such font on this system")
    font = add_system_font(raws[0])
    glyphs = tuple(font.glyph(letter) for letter in "fox")
    span = GlyphSpan(font.key, glyphs, (0.0, 1.0, 2.0), (0.0,) * 3, (0, 1, 2))
    data = written(display(TextRun(20, 40, ShapedLine("fox", (span,), 3.0), 20, INK)))
    assert b"/CIDFontType0C" in data
    assert [line.replace(" ", "") for line in lines_of(pypdfium2.PdfDocument(data))] == ["fox"]


def test_a_compact_drawing_has_a_smaller_page():
    drawn = replace(display(Box(0, 0, WIDTH, HEIGHT, "#ff0000")), unit=0.5)
    page = opened(drawn)[0]
    assert page.get_size() == pytest.approx((WIDTH / 2, HEIGHT / 2), abs=0.01)

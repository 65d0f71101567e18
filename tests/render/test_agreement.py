"""Paper and screen agree: the PDF and the picture show one drawing, glyph for glyph.

Two readings of the same page: where the PDF says its text stands against where the display list
puts it, and the page rasterised by another program against the picture that Qt paints.
"""

from ctypes import byref, c_double
from io import BytesIO

import pytest

pytest.importorskip("PySide6")

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtGui import QImage

from journeymapper.display.geometry import POINTS_PER_UNIT
from journeymapper.display.primitives import TextRun
from journeymapper.display.walk import walk_all
from journeymapper.layout.engine import arrange
from journeymapper.render.pdf import write_pdf
from journeymapper.render.qt import image
from journeymapper.resources import resources
from journeymapper.storage.codec import loads
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

NEAR = 0.1
"""How far apart two readings of one place may be, in points."""
MEAN_DIFFERENCE = 2.0
"""Of 255, over the whole page: what two rasterisers make of the same edges."""
FAR = 0.0005
"""The share of pixels that may differ by more than a quarter of the range after a slight blur."""


@pytest.fixture(scope="module", params=["telecom-cr", "ecommerce-shoes", "b2b-saas"])
def both(request, qapp):
    path = resources() / "templates" / f"{request.param}.journey"
    display = arrange(loads(path.read_text("utf-8")), engine(), symbol).display
    target = BytesIO()
    write_pdf(display, target)
    document = pypdfium2.PdfDocument(target.getvalue())
    yield display, document
    document.close()


def test_one_page_of_the_maps_own_size(both):
    display, document = both
    assert len(document) == 1
    width, height = document[0].get_size()
    assert width == pytest.approx(display.width * POINTS_PER_UNIT, abs=0.05)
    assert height == pytest.approx(display.height * POINTS_PER_UNIT, abs=0.05)


def test_text_stands_where_the_display_list_puts_it(both):
    display, document = both
    page = document[0]
    height = page.get_size()[1]
    text = page.get_textpage()
    origins = {}
    for n in range(text.count_chars()):
        char = text.get_text_range(n, 1)
        left, baseline = c_double(), c_double()
        assert raw.FPDFText_GetCharOrigin(text, n, byref(left), byref(baseline))
        origins.setdefault(char, []).append((left.value, baseline.value))
    checked = 0
    for placed in walk_all(display):
        run = placed.primitive
        if not isinstance(run, TextRun) or not run.line.spans:
            continue
        span = run.line.spans[0]
        char = run.line.text[span.clusters[0]]
        if not char.isalnum() or not char.isascii():
            continue
        x = (run.x + placed.dx + span.xs[0] * run.size) * POINTS_PER_UNIT
        y = height - (run.y + placed.dy) * POINTS_PER_UNIT
        assert any(
            abs(left - x) < NEAR and abs(baseline - y) < NEAR
            for left, baseline in origins.get(char, [])
        ), (run.line.text, x, y)
        checked += 1
    assert checked > 200
    text.close()


def test_every_word_can_be_found(both):
    display, document = both
    text = document[0].get_textpage()
    said = text.get_text_bounded()
    for placed in walk_all(display):
        run = placed.primitive
        if isinstance(run, TextRun):
            for word in run.line.text.split():
                assert word.rstrip("-") in said, word  # pdfium drops a hyphen at a line's end
    text.close()


def test_the_page_looks_like_the_picture(both):
    display, document = both
    scale = 0.5
    shown = image(display, scale).convertToFormat(QImage.Format.Format_RGB888)
    row = shown.bytesPerLine()
    pixels = bytes(shown.constBits())
    screen = Image.frombytes("RGB", (shown.width(), shown.height()), pixels, "raw", "RGB", row)
    paper = document[0].render(scale=scale / POINTS_PER_UNIT).to_pil().convert("RGB")
    paper = paper.resize(screen.size)
    soft = ImageFilter.GaussianBlur(1)
    difference = ImageChops.difference(screen.filter(soft), paper.filter(soft)).convert("L")
    assert ImageStat.Stat(difference).mean[0] < MEAN_DIFFERENCE
    histogram = difference.histogram()
    assert sum(histogram[64:]) / sum(histogram) < FAR

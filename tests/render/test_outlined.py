"""A font that no document may carry: its text is outlines there, looks the same, and is found."""

import io
import re

import pytest

pytest.importorskip("PySide6")

import pypdfium2
from PIL import ImageChops

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Display, Group, TextRun
from journeymapper.display.text import TextStyle
from journeymapper.render.outlined import for_documents
from journeymapper.render.pdf import write_pdf
from journeymapper.render.svg import svg_text
from journeymapper.typeset.engine import engine
from tests.typeset.fonts_made import install

TEXT = "Comprar en línea, 1 450"


def drawing(family: str, text: str = TEXT) -> Display:
    line = engine().in_families(family, "").line(text, TextStyle(20))
    run = TextRun(20, 60, line, 20, "#18212B")
    layer = Group((Group((run,), Rect(0, 0, 400, 90), dx=10),), Rect(0, 0, 400, 100))
    return Display(420, 100, (layer,))


def pdf(display: Display) -> bytes:
    stream = io.BytesIO()
    write_pdf(display, stream)
    return stream.getvalue()


def picture(data: bytes):
    return pypdfium2.PdfDocument(data)[0].render(scale=3).to_pil().convert("L")


def test_a_font_with_rights_is_embedded_as_a_part() -> None:
    data = pdf(drawing(install("Workshop Hand")))
    assert b"+FiraSans-SemiBold" in data  # its PostScript name, which renaming keeps
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    assert page.get_text_bounded().strip() == TEXT


def test_a_font_without_rights_is_drawn_and_not_embedded() -> None:
    data = pdf(drawing(install("Closed Type", 0x0002)))
    assert b"FiraSans-SemiBold" not in data
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    assert page.get_text_bounded().strip() == TEXT  # found and copied all the same


@pytest.mark.parametrize("text", [TEXT, "Ñandú ¿qué? «sí»", "office ﬁ"])
def test_outlines_look_like_the_text(text: str) -> None:
    may, may_not = install("Workshop Hand"), install("Closed Type", 0x0002)
    difference = ImageChops.difference(
        picture(pdf(drawing(may, text))), picture(pdf(drawing(may_not, text)))
    )
    grey = sum(value * count for value, count in enumerate(difference.histogram()))
    assert grey / (difference.width * difference.height) < 1.0


def test_a_svg_holds_no_font_without_rights_and_still_says_its_words() -> None:
    closed = svg_text(drawing(install("Closed Type", 0x0002)))
    assert "@font-face" not in closed
    assert "<text" not in closed
    assert f'aria-label="{TEXT}"' in closed
    assert re.search(r'<path d="M[\d. ]+[LC]', closed)


def test_a_svg_carries_a_part_of_a_font_with_rights() -> None:
    open_ = svg_text(drawing(install("Workshop Hand")))
    assert "font-family:'Workshop Hand'" in open_
    assert 'font-family="Workshop Hand"' in open_
    assert TEXT.split()[0] in open_


def test_nothing_changes_where_every_font_may_be_embedded(monkeypatch) -> None:
    monkeypatch.setattr("journeymapper.render.outlined.not_for_documents", frozenset)
    display = drawing(install("Workshop Hand"))
    assert for_documents(display) is display

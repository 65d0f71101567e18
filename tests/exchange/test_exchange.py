"""From a map to a PDF, an SVG or a PNG, complete or not at all."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from journeymapper.exchange import catalog
from journeymapper.exchange.base import ExportOptions
from journeymapper.exchange.catalog import drawn, export, export_drawing, format_for, formats
from journeymapper.exchange.errors import ExportError
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path


def test_pdf_png_and_svg_are_found():
    assert set(formats()) == {".pdf", ".png", ".svg"}
    assert format_for(Path("A.PDF")).suffix == ".pdf"


@pytest.mark.parametrize("name", ["a", "a.doc", "pdf", ".pdf"])
def test_another_suffix_is_refused_by_name(name):
    with pytest.raises(ExportError, match=r"has to end in \.pdf, \.png, \.svg"):
        format_for(Path(name))


@pytest.fixture
def telecom(qapp):
    return read_map(template_path("telecom-cr")).map


@pytest.fixture
def drawing(telecom):
    return drawn(telecom)


def page_size(path: Path) -> tuple[float, float]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    size = document[0].get_size()
    document.close()
    return size


def test_a_pdf_has_one_page_of_the_maps_size(telecom, drawing, tmp_path):
    export(telecom, tmp_path / "a.pdf")
    width, height = page_size(tmp_path / "a.pdf")
    assert width / height == pytest.approx(drawing.width / drawing.height, rel=0.01)


@pytest.mark.parametrize(
    ("options", "millimetres"),
    [
        (ExportOptions("A3"), (420, 297)),
        (ExportOptions("A3", landscape=False), (297, 420)),
        (ExportOptions("Tabloid", landscape=True), (431.8, 279.4)),
    ],
)
def test_a_pdf_is_fitted_to_paper(drawing, tmp_path, options, millimetres):
    export_drawing(drawing, tmp_path / "a.pdf", options)
    size = [points * 25.4 / 72 for points in page_size(tmp_path / "a.pdf")]
    assert size == pytest.approx(millimetres, abs=0.2)


def test_an_svg_is_well_formed(drawing, tmp_path):
    import xml.etree.ElementTree as ET

    export_drawing(drawing, tmp_path / "a.svg")
    root = ET.parse(tmp_path / "a.svg").getroot()
    assert root.tag.endswith("svg")


@pytest.mark.parametrize("scale", [0.5, 1.0])
def test_a_png_has_scale_pixels_a_unit(drawing, tmp_path, scale):
    from PySide6.QtGui import QImage

    export_drawing(drawing, tmp_path / "a.png", ExportOptions(scale=scale))
    picture = QImage(str(tmp_path / "a.png"))
    assert picture.width() == pytest.approx(drawing.width * scale, abs=1)
    assert picture.height() == pytest.approx(drawing.height * scale, abs=1)


def test_a_png_too_large_is_refused_before_it_is_painted(drawing, tmp_path):
    with pytest.raises(ExportError, match=r"pixels is too large"):
        export_drawing(drawing, tmp_path / "a.png", ExportOptions(scale=90))
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_fails_leaves_the_old_one(drawing, tmp_path, monkeypatch):
    old = tmp_path / "a.svg"
    old.write_bytes(b"old")

    def broken(*_rest):
        raise ExportError("no")

    broken_format = replace(formats()[".svg"], make=broken)
    monkeypatch.setattr(catalog, "formats", lambda: {".svg": broken_format})
    with pytest.raises(ExportError):
        export_drawing(drawing, old)
    assert old.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [old]


def test_a_folder_that_is_not_there_is_told(drawing, tmp_path):
    with pytest.raises(ExportError, match=re.escape("«a.svg» was not saved")):
        export_drawing(drawing, tmp_path / "none" / "a.svg")


@pytest.mark.parametrize("suffix", [".pdf", ".svg"])
def test_an_export_in_passing_leaves_the_drawing_as_it_was(suffix: str) -> None:
    from journeymapper.display.later import Later, in_passing
    from journeymapper.display.primitives import Group

    def unmade(group: Group) -> int:
        parts = group.parts
        if isinstance(parts, Later) and not parts.made:
            return 1
        return sum(unmade(part) for part in parts if isinstance(part, Group))

    drawing = catalog.drawn(read_map(template_path("ecommerce-shoes")).map)
    before = sum(map(unmade, drawing.layers))
    assert before > 0
    make = catalog.formats()[suffix].make
    with in_passing():
        data = make(drawing, ExportOptions())
    assert sum(map(unmade, drawing.layers)) == before
    assert data == make(drawing, ExportOptions())

"""The document around a PDF page: its names, its language, its sheet and its links."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc

from journeymapper import __version__
from journeymapper.display.geometry import Rect
from journeymapper.render.pages import Placement
from journeymapper.render.pdf_fonts import stream

_PROGRAM = f"journeymapper {__version__}"


class _Info(pdfdoc.PDFInfo):
    """What the document says of itself: no date, so that the same map gives the same bytes."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Write the entries that have something to say."""
        entries = {"Producer": pdfdoc.PDFString(_PROGRAM), "Creator": pdfdoc.PDFString(_PROGRAM)}
        if self.title:
            entries["Title"] = pdfdoc.PDFString(self.title)
        written: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return written


def new_document(title: str, language: str) -> pdfdoc.PDFDocument:
    """Return an empty document with its title and language, which readers show and speak."""
    document = pdfdoc.PDFDocument(
        compression=0, invariant=1, pdfVersion=(1, 7), lang=language.replace("_", "-") or None
    )
    document.info = _Info()
    document.info.title = title
    internals: Any = document
    internals.Catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    return document


def written(document: pdfdoc.PDFDocument, sheet: Sheet, operators: bytes) -> bytes:
    """Return the file, its identifier made from what it shows."""
    document.addPage(sheet)
    internals: Any = document
    internals.signature.update(operators)
    data: bytes = document.GetPDFData(None)
    return data


class Sheet(pdfdoc.PDFPage):
    """One page; ``unit`` is how many points its unit of measure has (1, or more for huge pages)."""

    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "UserUnit"]  # noqa: RUF012 - reportlab's own
    Override_default_compilation = 1

    def __init__(self, placement: Placement, unit: float) -> None:
        """Take the size of the sheet and where on it the drawing stands."""
        super().__init__()
        self._placement = placement
        self._unit = unit
        size = [placement.width_pt / unit, placement.height_pt / unit]
        self.MediaBox = pdfdoc.PDFArray([0, 0, *(f"{side:.4f}" for side in size)])
        if unit > 1:
            self.UserUnit = f"{unit:g}"

    def fill(self, operators: bytes, height: float, resources: pdfdoc.PDFDictionary) -> None:
        """Set the content, in units of the paper from the top left of a drawing so high."""
        place, unit = self._placement, self._unit
        scale = place.scale / unit
        top = place.y / unit + height * scale
        matrix = f"{scale:.8f} 0 0 {scale:.8f} {place.x / unit:.4f} {top:.4f} cm\n"
        self.Contents = stream(matrix.encode() + operators)
        self.Resources = resources

    def link(self, document: pdfdoc.PDFDocument, url: str, area: Rect, height: float) -> None:
        """Make a place of the drawing lead to an address."""
        place, unit = self._placement, self._unit
        sides = (
            place.x + area.x * place.scale,
            place.y + (height - area.bottom) * place.scale,
            place.x + area.right * place.scale,
            place.y + (height - area.y) * place.scale,
        )
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray([f"{side / unit:.3f}" for side in sides]),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "F": 4,
                "A": pdfdoc.PDFDictionary(
                    {"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(_ascii(url))}
                ),
            }
        )
        if self.Annots is None:
            self.Annots = pdfdoc.PDFArray([])
        self.Annots.sequence.append(document.Reference(annotation))


def _ascii(url: str) -> str:
    """Return an address as PDF wants it: seven bits, all else in percent signs."""
    return "".join(
        character
        if " " < character < "\x7f"
        else "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
        for character in url
    )

"""A display as a PDF: vector, its fonts embedded, its text to be searched and copied.

reportlab holds the document together; content, fonts and pictures are written here, because the
glyphs are placed already.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import BinaryIO, Final

from journeymapper.display.primitives import Display
from journeymapper.render.pages import Page, Placement, place

__all__ = ["MOST_POINTS", "Page", "write_pdf"]

MOST_POINTS: Final = 14_400
"""The side of the largest page that readers show; beyond it the unit of the page grows."""


def write_pdf(
    display: Display,
    target: BinaryIO,
    *,
    page: Page | None = None,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Write a display as a PDF of one page, the same bytes for the same display.

    Without a ``page`` it has exactly the display's size, on one it is fitted and centred.
    ``progress`` hears how much is done, from 0 to 1; what it raises ends the work before anything
    is written. Raises ValueError where the page's margins leave no room.
    """
    content = _pdf(display, place(display.width, display.height, page, display.unit), progress)
    if progress:
        progress(1.0)
    target.write(content)


def _pdf(display: Display, placement: Placement, progress: Callable[[float], None] | None) -> bytes:
    from journeymapper.render.outlined import for_documents
    from journeymapper.render.pdf_content import PdfContent
    from journeymapper.render.pdf_document import Sheet, new_document, written
    from journeymapper.render.pdf_resources import Resources

    document = new_document(display.title, display.language)
    resources = Resources(document)
    content = PdfContent(resources, for_documents(display), progress)
    operators = content.operators()
    longest = max(placement.width_pt, placement.height_pt)
    sheet = Sheet(placement, float(math.ceil(longest / MOST_POINTS)))
    sheet.fill(operators, display.height, resources.dictionary())
    for url, area in content.links:
        sheet.link(document, url, area, display.height)
    return written(document, sheet, operators)

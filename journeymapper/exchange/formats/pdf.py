"""PDF: vector, the text selectable; one page of the map's size or fitted to paper."""

from __future__ import annotations

from io import BytesIO

from journeymapper.display.primitives import Display
from journeymapper.exchange.base import ExportFormat, ExportOptions
from journeymapper.exchange.pages import MARGIN_MM, POINTS_PER_MM, page_points
from journeymapper.i18n import N_


def _make(drawing: Display, options: ExportOptions) -> bytes:
    from journeymapper.render.pdf import Page, write_pdf

    page = None
    if options.page:
        width, height = page_points(
            options.page, landscape=options.landscape, aspect=drawing.width / drawing.height
        )
        page = Page(width, height, MARGIN_MM * POINTS_PER_MM)
    target = BytesIO()
    write_pdf(drawing, target, page=page)
    return target.getvalue()


FORMAT = ExportFormat(".pdf", N_("PDF document"), _make)

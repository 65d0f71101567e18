"""PDF: vector, the text selectable; one page of the map's size or fitted to paper."""

from __future__ import annotations

from io import BytesIO

from journeymapper.display.primitives import Display
from journeymapper.exchange.base import ExportFormat, ExportOptions
from journeymapper.i18n import N_
from journeymapper.render.pages import page


def _make(drawing: Display, options: ExportOptions) -> bytes:
    from journeymapper.render.pdf import write_pdf

    sheet = None
    if options.page:
        aspect = drawing.width / drawing.height
        sheet = page(options.page, landscape=options.landscape, aspect=aspect)
    target = BytesIO()
    write_pdf(drawing, target, page=sheet)
    return target.getvalue()


FORMAT = ExportFormat(".pdf", N_("PDF document"), _make)

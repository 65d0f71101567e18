"""SVG: vector, for the web and for drawing programs."""

from __future__ import annotations

from journeymapper.display.primitives import Display
from journeymapper.exchange.base import ExportFormat, ExportOptions
from journeymapper.i18n import N_


def _make(drawing: Display, _options: ExportOptions) -> bytes:
    from journeymapper.render.svg import svg_text

    return svg_text(drawing).encode()


FORMAT = ExportFormat(".svg", N_("SVG picture"), _make)

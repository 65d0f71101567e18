"""PNG: pixels, for slides and messages."""

from __future__ import annotations

from typing import Final

from journeymapper.display.primitives import Display
from journeymapper.exchange.base import ExportFormat, ExportOptions
from journeymapper.exchange.errors import ExportError
from journeymapper.i18n import N_, _

_WIDEST: Final = 32_000
"""Pixels a side that other programs still open."""
_MOST_PIXELS: Final = 250_000_000
_QUALITY: Final = 80
"""Compresses half as long as 0 for 6 % more bytes; PNG is exact at any quality."""


def _make(drawing: Display, options: ExportOptions) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageWriter

    from journeymapper.render.qt import image
    from journeymapper.typeset.windowless import start_qt

    width, height = drawing.width * options.scale, drawing.height * options.scale
    if max(width, height) > _WIDEST or width * height > _MOST_PIXELS:
        raise ExportError(
            _(
                "A picture of {width:.0f} × {height:.0f} pixels is too large; "
                "export PDF or SVG, or choose a smaller scale."
            ).format(width=width, height=height)
        )
    start_qt()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(_QUALITY)
    if not writer.write(image(drawing, options.scale)):
        raise ExportError(
            _("The PNG picture could not be made: {reason}.").format(reason=writer.errorString())
        )
    return bytes(data.data())


FORMAT = ExportFormat(".png", N_("PNG picture"), _make)

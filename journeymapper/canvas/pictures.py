"""Pictures on their way in: checked, scaled to at most 2,000 px, re-encoded without metadata."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from journeymapper.i18n import _

LONG_SIDE: Final = 2000
MOST_PIXELS: Final = 40_000_000
MOST_BYTES: Final = 64 * 1024 * 1024
_FORMATS: Final = {"png", "jpeg", "jpg", "webp", "bmp", "gif"}


class PictureError(Exception):
    """A file that cannot be taken in as a picture; its text says why."""


def normalised(path: Path) -> tuple[str, str]:
    """Return media type and base64 data of the picture in a file; PictureError if it is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PictureError(_("The file is larger than 64 MB."))
        content = path.read_bytes()
    except OSError as problem:
        raise PictureError(problem.strerror or str(problem)) from None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if reader.format().toStdString() not in _FORMATS:
        raise PictureError(_("This is not a PNG, JPEG, WebP, BMP or GIF picture."))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        raise PictureError(_("The picture has more than 40 million pixels."))
    if max(size.width(), size.height()) > LONG_SIDE:
        reader.setScaledSize(
            size.scaled(QSize(LONG_SIDE, LONG_SIDE), Qt.AspectRatioMode.KeepAspectRatio)
        )
    reader.setAutoTransform(True)
    image = reader.read()
    return encoded(image)


def encoded(image: QImage) -> tuple[str, str]:
    """Return media type and base64 data of a picture; PictureError for one without pixels."""
    if image.isNull():
        raise PictureError(_("The picture is damaged."))
    if max(image.width(), image.height()) > LONG_SIDE:
        image = image.scaled(
            QSize(LONG_SIDE, LONG_SIDE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    seen_through = image.hasAlphaChannel()
    clean = image.convertToFormat(
        QImage.Format.Format_ARGB32 if seen_through else QImage.Format.Format_RGB32
    )
    for key in clean.textKeys():
        clean.setText(key, "")
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    clean.save(buffer, "PNG" if seen_through else "JPEG", -1 if seen_through else 90)  # type: ignore[call-overload]
    media_type = "image/png" if seen_through else "image/jpeg"
    return media_type, base64.b64encode(content.data()).decode("ascii")

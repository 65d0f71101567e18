"""Pictures for Qt: decoded when first painted, no larger than shown, within limits."""

from __future__ import annotations

import base64
import binascii
import threading
from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

LARGEST_PIXELS: Final = 40_000_000
"""A picture with more pixels than this is not decoded."""
LARGEST_BASE64: Final = 20 * 1024 * 1024
CACHE_BYTES: Final = 96 * 1024 * 1024
FORMATS: Final = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/webp": b"webp",
    "image/bmp": b"bmp",
}
"""What is decoded; vector formats are not, since a small one can keep a machine busy for long."""


def decoded(media_type: str, data: str, width: float, height: float) -> QImage | None:
    """Return a picture large enough to cover width x height pixels; None if it cannot be read.

    Wider or higher than needed by less than a factor of two, so that zooming decodes seldom.
    """
    form = FORMATS.get(media_type.lower())
    if form is None or len(data) > LARGEST_BASE64:
        return None
    try:
        raw = base64.b64decode(data)
    except (binascii.Error, ValueError):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(raw))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form))
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(192)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > LARGEST_PIXELS:
        return None
    wanted = QSize(max(1, round(width)), max(1, round(height)))
    cover = size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if cover.width() < size.width():
        reader.setScaledSize(cover.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


class _Cache(threading.local):
    """Decoded pictures of this thread, the least recently painted dropped first."""

    def __init__(self) -> None:
        self.images: OrderedDict[tuple[int, int], tuple[str, QImage | None]] = OrderedDict()
        self.bytes = 0

    def get(self, media_type: str, data: str, width: float, height: float) -> QImage | None:
        edge = 1 << max(4, (round(max(width, height)) - 1).bit_length())
        key = (id(data), edge)
        if key in self.images:
            self.images.move_to_end(key)
            return self.images[key][1]
        scale = edge / max(width, height, 1e-9)
        image = decoded(media_type, data, width * scale, height * scale)
        self.images[key] = (data, image)
        self.bytes += image.sizeInBytes() if image else 0
        while self.bytes > CACHE_BYTES and len(self.images) > 1:
            _key, (_data, dropped) = self.images.popitem(last=False)
            self.bytes -= dropped.sizeInBytes() if dropped else 0
        return image


_cache = _Cache()


def picture_image(media_type: str, data: str, width: float, height: float) -> QImage | None:
    """Return a decoded picture for a box of that many device pixels; None for a broken one."""
    return _cache.get(media_type, data, width, height)

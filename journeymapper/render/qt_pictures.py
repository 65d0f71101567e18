"""Pictures for Qt: decoded when first painted, no larger than shown, within limits."""

from __future__ import annotations

import base64
import binascii
import threading
from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from journeymapper.render import pictures
from journeymapper.render.pictures import picture_format

LARGEST_BASE64: Final = 20 * 1024 * 1024
CACHE_BYTES: Final = 96 * 1024 * 1024


def decoded(data: str, width: float, height: float) -> QImage | None:
    """Return a picture large enough to cover width x height pixels; None if it cannot be read.

    Wider or higher than needed by less than a factor of two, so that zooming decodes seldom.
    """
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageReader

    form = picture_format(data)
    if not form or len(data) > LARGEST_BASE64:
        return None
    try:
        raw = base64.b64decode(data)
    except (binascii.Error, ValueError):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(raw))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form.encode()))
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(192)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > pictures.LARGEST_PIXELS:
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

    def get(self, data: str, width: float, height: float) -> QImage | None:
        edge = 1 << max(4, (round(max(width, height)) - 1).bit_length())
        key = (id(data), edge)
        if key in self.images:
            self.images.move_to_end(key)
            return self.images[key][1]
        scale = edge / max(width, height, 1e-9)
        image = decoded(data, width * scale, height * scale)
        self.images[key] = (data, image)
        self.bytes += image.sizeInBytes() if image else 0
        while self.bytes > CACHE_BYTES and len(self.images) > 1:
            _key, (_data, dropped) = self.images.popitem(last=False)
            self.bytes -= dropped.sizeInBytes() if dropped else 0
        return image


_cache = _Cache()


def picture_image(data: str, width: float, height: float) -> QImage | None:
    """Return a decoded picture for a box of that many device pixels; None for a broken one."""
    return _cache.get(data, width, height)

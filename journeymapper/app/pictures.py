"""Small views of the pictures that a map holds."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

from journeymapper.canvas.pictures import MOST_PIXELS
from journeymapper.model.document import Asset


def thumbnail(asset: Asset, side: int) -> QPixmap | None:
    """Return a small view of a stored picture; None where it cannot be read."""
    key = hashlib.sha256(asset.data.encode()).hexdigest()
    return _thumbnail(_Stored(key, asset.data), side)


class _Stored:
    """A picture's data, hashed by content so that the cache keeps one small view of each."""

    def __init__(self, key: str, data: str) -> None:
        self.key, self.data = key, data

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Stored) and other.key == self.key


@lru_cache(maxsize=64)
def _thumbnail(stored: _Stored, side: int) -> QPixmap | None:
    try:
        content = base64.b64decode(stored.data)
    except ValueError:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    box = QSize(side * 2, side * 2)
    reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(2)
    return made

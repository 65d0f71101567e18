"""Pictures on their way in: checked, scaled to at most 2,000 px, re-encoded without metadata."""

from __future__ import annotations

import base64
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from journeymapper.i18n import _

LONG_SIDE: Final = 2000
MOST_PIXELS: Final = 40_000_000
MOST_BYTES: Final = 64 * 1024 * 1024
_FORMATS: Final = {"png", "jpeg", "jpg", "webp", "bmp", "gif"}


_MOST_MEMORY: Final = 192
"""Megabytes that one picture may take while it is read: 40 million pixels and some room."""


class PictureError(Exception):
    """A file that cannot be taken in as a picture; its text says why."""


class Taken(NamedTuple):
    """A picture as a map keeps it: the name of its file, media type and base64 data."""

    name: str
    media_type: str
    data: str


Received = Callable[[list[Taken], list[str]], None]
"""Takes the pictures of some files, and a sentence for each file that has none."""


def take_each(files: Sequence[Path]) -> tuple[list[Taken], list[str]]:
    """Return the pictures in some files, and a sentence for each file that has none."""
    taken, problems = [], []
    for file in files:
        try:
            taken.append(Taken(file.name, *normalised(file)))
        except PictureError as problem:
            problems.append(_("{file}: {reason}").format(file=file.name, reason=problem))
    return taken, problems


def normalised(path: Path) -> tuple[str, str]:
    """Return media type and base64 data of the picture in a file; PictureError if it is none.

    It may be called in any thread. What a file claims to hold is looked at before it is unpacked.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PictureError(_("This is not a file."))
        if status.st_size > MOST_BYTES:
            raise PictureError(_("The file is larger than 64 MB."))
        content = path.read_bytes()
    except OSError as problem:
        raise PictureError(problem.strerror or str(problem)) from None
    except ValueError:
        raise PictureError(_("This is not a file.")) from None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if reader.format().toStdString() not in _FORMATS:
        raise PictureError(_("This is not a PNG, JPEG, WebP, BMP or GIF picture."))
    QImageReader.setAllocationLimit(_MOST_MEMORY)
    size = reader.size()
    if not size.isValid():
        raise PictureError(_("The picture is damaged."))
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureError(
            _(
                "The picture has {width} × {height} pixels, more than 40 million; "
                "make it smaller first."
            ).format(width=size.width(), height=size.height())
        )
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

"""Pictures in a PDF: JPEG as it came, everything else as pixels with their transparency."""

from __future__ import annotations

import binascii
import warnings
import zlib
from base64 import b64decode
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from journeymapper.render import pictures
from journeymapper.render.pictures import picture_format

if TYPE_CHECKING:
    from PIL.Image import Image


def image(document: pdfdoc.PDFDocument, data: str) -> tuple[object, float] | None:
    """Add a picture given as base64; return the reference and its width over its height.

    Returns None for what is no picture, is damaged or has more than ``LARGEST_PIXELS``.
    """
    kind = picture_format(data)
    if not kind:
        return None
    with warnings.catch_warnings(action="ignore"):  # Pillow's, of sizes and of bad metadata
        return _image(document, data, kind.upper())


def _image(document: pdfdoc.PDFDocument, data: str, kind: str) -> tuple[object, float] | None:
    from PIL import Image, ImageOps

    try:
        raw = b64decode("".join(data.split()), validate=True)
        picture = Image.open(BytesIO(raw), formats=(kind,))
        width, height = picture.size
        if not width or not height or width * height > pictures.LARGEST_PIXELS:
            return None
        turned = picture.getexif().get(0x0112, 1) != 1
        if picture.format == "JPEG" and picture.mode in {"RGB", "L"} and not turned:
            picture.load()
            return document.Reference(_jpeg(raw, picture)), width / height
        upright = ImageOps.exif_transpose(picture)
        return document.Reference(_pixels(document, upright)), upright.width / upright.height
    except (binascii.Error, OSError, ValueError, SyntaxError, MemoryError, zlib.error):
        return None  # whatever Pillow says of damaged bytes; the drawing shows an empty frame
    except Image.DecompressionBombError:
        return None


def _entries(width: int, height: int, space: str) -> dict[str, object]:
    return {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": width,
        "Height": height,
        "BitsPerComponent": 8,
        "ColorSpace": pdfdoc.PDFName(space),
    }


def _jpeg(raw: bytes, picture: Image) -> pdfdoc.PDFStream:
    space = "DeviceRGB" if picture.mode == "RGB" else "DeviceGray"
    entries = _entries(picture.width, picture.height, space)
    dictionary = pdfdoc.PDFDictionary({**entries, "Filter": pdfdoc.PDFName("DCTDecode")})
    return pdfdoc.PDFStream(dictionary, raw)


def _pixels(document: pdfdoc.PDFDocument, picture: Image) -> pdfdoc.PDFStream:
    has_alpha = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    entries = _entries(picture.width, picture.height, "DeviceRGB")
    if has_alpha:
        picture = picture.convert("RGBA")
        alpha = picture.getchannel("A")
        entries["SMask"] = document.Reference(
            _flate(alpha.tobytes(), _entries(picture.width, picture.height, "DeviceGray"))
        )
    return _flate(picture.convert("RGB").tobytes(), entries)


def _flate(content: bytes, entries: dict[str, object]) -> pdfdoc.PDFStream:
    dictionary = pdfdoc.PDFDictionary({**entries, "Filter": pdfdoc.PDFName("FlateDecode")})
    return pdfdoc.PDFStream(dictionary, zlib.compress(content, 6))

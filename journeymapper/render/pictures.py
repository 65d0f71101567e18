"""Pictures before they are decoded: which there are, told by their first bytes, and how large."""

from __future__ import annotations

from base64 import b64decode
from typing import Final

LARGEST_PIXELS: Final = 40_000_000
"""A picture of more is not drawn: it would take more than 160 MB to unpack."""
_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
)


def picture_format(data: str) -> str:
    """Return the format of a picture given as base64; empty for one that is not drawn.

    What it is called elsewhere does not count, so that screen, paper and SVG show the same. Vector
    formats are not drawn, since a small one can keep a machine busy for long.
    """
    try:
        head = b64decode("".join(data[:64].split())[:16], validate=True)
    except ValueError:
        return ""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    return next((name for start, name in _STARTS if head.startswith(start)), "")

"""Text as the model holds it: no control characters, lines parted by a newline alone."""

from __future__ import annotations

import re
from typing import Final

LONGEST_TEXT: Final = 100_000
"""Characters that one field may hold."""

_PLANES: Final = "".join(
    f"{chr(p * 0x10000 + 0xFFFE)}{chr(p * 0x10000 + 0xFFFF)}" for p in range(17)
)
UNWANTED: Final = f"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}"
"""Characters that are dropped from every text, as the inside of a set of an expression."""
_UNWANTED: Final = re.compile(f"[{UNWANTED}]")


def is_clean(text: str) -> bool:
    """Whether nothing would be dropped from a text of several lines."""
    return text.replace("\n", " ").isprintable() or not _UNWANTED.search(text)


def clean_text(text: str) -> str:
    """Return text without what no file or screen can carry; every line end becomes a newline.

    Dropped: control characters other than tab and newline, lone surrogates, noncharacters.
    """
    if text.isprintable() or not _UNWANTED.search(text):
        return text
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_line(text: str) -> str:
    """Return clean text on one line: a line's end becomes a space."""
    if text.isprintable():
        return text
    return clean_text(text).replace("\n", " ")

"""Numbers, colours and words as SVG writes them: what repeats is written once and kept."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

_NOT_XML: Final = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
_PLAIN: Final = re.compile("[ !#-%'-;=?-~\u00a0-\ud7ff]*")
"""Text that stands in an element or an attribute as it is."""
_SPACES: Final = str.maketrans("\t\n\r", "   ")
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


def clean(text: str) -> str:
    """Return text without characters that XML or a viewer refuses, not yet escaped."""
    return _NOT_XML.sub("", text).translate(_SPACES)


def quoted(text: str) -> str:
    """Return text as the inside of an attribute or of an element."""
    if _PLAIN.fullmatch(text):
        return text
    return escape(clean(text), {'"': "&quot;"})


def number(value: float) -> str:
    """Return a length: two decimals at most, no exponent, no minus zero."""
    short = f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
    return "0" if short in {"-0", "nan", "inf", "-inf"} else short


class Numbers(dict[float, str]):
    """Lengths as text, each written when first asked for: a sheet repeats few of them often."""

    def __missing__(self, value: float) -> str:
        """Write and keep a length."""
        text = self[value] = number(value)
        return text


@lru_cache(maxsize=1024)
def safe_colour(colour: str) -> str:
    """Return a colour that is one; anything else is black."""
    return colour if _COLOUR.fullmatch(colour) else "#000000"

"""The text engine: text in, glyphs with their places out. Everything above only places lines."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Protocol

from journeymapper.display.text import ShapedLine, TextStyle
from journeymapper.typeset.fonts import face, fira_key
from journeymapper.typeset.lines import Words

_LINE_FEEDS: Final = re.compile("\r\n?|[\u2028\u2029\u0085\v\f]")
_OTHER_SPACES: Final = str.maketrans("\n\t", "  ")

_TOLERANCE: Final = 0.002
"""Font units by which a line may exceed its width: the noise of a division and its product."""


class Typesetter(Protocol):
    """Whoever sets the text that is not plain; limits are in em."""

    def line(self, text: str, weight: int, italic: bool) -> ShapedLine:
        """Set text without a break."""

    def wrap(self, text: str, weight: int, italic: bool, limit: float) -> list[ShapedLine]:
        """Break one paragraph."""


class TextEngine:
    """Measures, breaks and shapes text; what it returns is shared and never changes.

    Plain Latin, Greek and Cyrillic text goes through a cache of words, all other through Qt (or,
    where Qt is absent, through a simpler way that knows no right-to-left order).
    """

    def __init__(self) -> None:
        """Start with no words in the cache."""
        self._words: dict[tuple[bool, bool], Words] = {}

    def line(self, text: str, style: TextStyle) -> ShapedLine:
        """Shape text as one line, never broken (newlines count as spaces)."""
        words = self._plain(style)
        line = words.known_line(text)
        if line is not None:
            return line
        text = _LINE_FEEDS.sub("\n", text).translate(_OTHER_SPACES)
        line = words.line(text)
        return line or typesetter().line(text, style.weight, style.italic)

    def wrap(self, text: str, style: TextStyle, width: float) -> tuple[ShapedLine, ...]:
        """Break text at ``width`` units of the paper and at newlines, anywhere if no word fits.

        The spaces at which a line was broken belong to neither line.
        """
        words = self._plain(style)
        em = width / style.size
        limit = em * words.font.units_per_em + _TOLERANCE
        if not text.isprintable():
            text = _LINE_FEEDS.sub("\n", text).replace("\t", " ")
        lines: list[ShapedLine] = []
        for paragraph in text.split("\n"):
            lines += words.wrap(paragraph, limit) or typesetter().wrap(
                paragraph, style.weight, style.italic, limit / words.font.units_per_em
            )
        return tuple(lines)

    def _plain(self, style: TextStyle) -> Words:
        key = style.weight > 500, style.italic
        try:
            return self._words[key]
        except KeyError:
            words = Words(face(fira_key(style.weight, style.italic)))
            return self._words.setdefault(key, words)


@cache
def typesetter() -> Typesetter:
    """Return the one for text that is not plain: Qt, where it is installed."""
    try:
        from journeymapper.typeset.complex import QtTypesetter
    except ImportError:
        from journeymapper.typeset.unaided import UnaidedTypesetter

        return UnaidedTypesetter()
    return QtTypesetter()


@cache
def engine() -> TextEngine:
    """Return the engine that the whole program shares."""
    return TextEngine()

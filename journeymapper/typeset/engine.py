"""The text engine: text in, glyphs with their places out. Everything above only places lines."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Protocol

from journeymapper.display.text import ShapedLine, TextStyle
from journeymapper.typeset.fonts import face, family_key, register_with_qt
from journeymapper.typeset.lines import Words

_LINE_FEEDS: Final = re.compile("\r\n?|[\u2028\u2029\u0085\v\f]")
_OTHER_SPACES: Final = str.maketrans("\n\t", "  ")

_TOLERANCE: Final = 0.002
"""Font units by which a line may exceed its width: the noise of a division and its product."""


class Typesetter(Protocol):
    """Whoever sets the text that is not plain; limits are in em."""

    def line(self, text: str, weight: int, italic: bool, family: str = "") -> ShapedLine:
        """Set text without a break."""

    def wrap(
        self, text: str, weight: int, italic: bool, limit: float, family: str = ""
    ) -> list[ShapedLine]:
        """Break one paragraph."""


class TextEngine:
    """Measures, breaks and shapes text; what it returns is shared and never changes.

    ``text`` and ``headings`` name families of the machine; empty for the bundled one.

    Plain Latin, Greek and Cyrillic text goes through a cache of words, all other through Qt (or,
    where Qt is absent, through a simpler way that knows no right-to-left order).
    """

    def __init__(self, text: str = "", headings: str = "") -> None:
        """Start with no words in the cache."""
        self._text, self._headings = text, headings
        self._words: dict[tuple[bool, bool, bool], Words] = {}

    def in_families(self, text: str, headings: str) -> TextEngine:
        """Return the engine for families of the machine; the bundled one stands for unknown ones.

        Headings are set like the text where no family is named for them.
        """
        from journeymapper.typeset.machine import has_family

        text, headings = (name if has_family(name) else "" for name in (text, headings or text))
        return _engine(text, headings)

    def line(self, text: str, style: TextStyle) -> ShapedLine:
        """Shape text as one line, never broken (newlines count as spaces)."""
        words = self._plain(style)
        line = words.known_line(text)
        if line is not None:
            return line
        text = _LINE_FEEDS.sub("\n", text).translate(_OTHER_SPACES)
        line = words.line(text)
        return line or typesetter().line(text, style.weight, style.italic, self._family(style))

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
                paragraph,
                style.weight,
                style.italic,
                limit / words.font.units_per_em,
                self._family(style),
            )
        return tuple(lines)

    def _plain(self, style: TextStyle) -> Words:
        key = style.weight > 500, style.italic, style.heading
        try:
            return self._words[key]
        except KeyError:
            words = Words(face(family_key(self._family(style), style.weight, style.italic)))
            return self._words.setdefault(key, words)

    def qt_family(self, style: TextStyle) -> str:
        """Return the family to ask Qt for where it sets such text itself, such as while typing."""
        return register_with_qt(self._plain(style).font.key)

    def _family(self, style: TextStyle) -> str:
        return self._headings if style.heading else self._text


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
    return _engine("", "")


@cache
def _engine(text: str, headings: str) -> TextEngine:
    return TextEngine(text, headings)

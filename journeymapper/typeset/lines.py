"""Lines of plain text in one font: words from a cache, broken where Qt would break them."""

from __future__ import annotations

from typing import Final, cast

from journeymapper.display.text import GlyphSpan, ShapedLine
from journeymapper.typeset.fonts import FontFace
from journeymapper.typeset.paragraph import OVERHANG, Measures, Paragraph
from journeymapper.typeset.words import Word, mixes_scripts, plain

_LIMIT: Final = 200_000
"""Cached words of one font before its cache starts afresh."""

_set_text: Final = vars(ShapedLine)["text"].__set__
_set_width: Final = vars(ShapedLine)["width"].__set__


class WordLine(ShapedLine):
    """A line of whole words, whose glyphs are put together when first asked for.

    ``words`` knows the shape of each, for who sets them word by word.
    """

    __slots__ = ("_spans", "words")

    _spans: tuple[GlyphSpan, ...]
    words: Words

    def __init__(self, text: str, width: float, words: Words) -> None:
        """Say what the line holds; a frozen class is written through its slots."""
        _set_text(self, text)
        _set_width(self, width)
        _set_words(self, words)

    @property
    def spans(self) -> tuple[GlyphSpan, ...]:
        """The glyphs, in one span."""
        try:
            return self._spans
        except AttributeError:
            spans = self.words.spans(self.text)
            _set_spans(self, spans)
            return spans

    def __eq__(self, other: object) -> bool:
        """Tell whether both set the same glyphs in the same places: of one font, what is said."""
        if isinstance(other, WordLine) and other.words is self.words:
            return self.text == other.text and self.width == other.width
        return super().__eq__(other)

    __hash__ = ShapedLine.__hash__

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as an ordinary line: the cache of a font does not travel."""
        return ShapedLine, (self.text, self.spans, self.width)


_set_spans: Final = vars(WordLine)["_spans"].__set__
_set_words: Final = vars(WordLine)["words"].__set__


class Words:
    """The words of one font, shaped when first met; widths and limits are in font units."""

    def __init__(self, font: FontFace) -> None:
        """Start with no words."""
        self.font = font
        self._measures = Measures(font)
        self.space_glyph = self._measures.space_glyph
        self.space = self._measures.space
        self._em = 1 / font.units_per_em
        self._known: dict[str, Word | None] = {}
        self._advances: dict[str, int] = {}
        """Of the words that end a line at their spaces only: the fast way's whole knowledge."""
        self._lines: dict[str, ShapedLine] = {}

    def word(self, text: str) -> Word | None:
        """Return a word, None where it is not plain text."""
        try:
            return self._known[text]
        except KeyError:
            if len(self._known) > _LIMIT:
                self._known.clear()
                self._advances.clear()
            word = self._known[text] = plain(text, self.font)
            if word and text and not word.ends:
                self._advances[text] = word.advance
            return word

    def known_line(self, text: str) -> ShapedLine | None:
        """Return a line that was set before."""
        return self._lines.get(text)

    def line(self, text: str) -> ShapedLine | None:
        """Set text without a break, or return None where it is not plain."""
        try:
            return self._lines[text]
        except KeyError:
            if mixes_scripts(text):
                return None
            width = -self.space
            for part in text.split(" "):
                word = self.word(part)
                if word is None:
                    return None
                width += word.advance + self.space
            if len(self._lines) > _LIMIT:
                self._lines.clear()
            line = self._lines[text] = WordLine(text, width * self._em, self)
            return line

    def wrap(self, text: str, limit: float) -> list[ShapedLine] | None:
        """Break one paragraph, or return None where it is not plain."""
        if mixes_scripts(text):
            return None
        parts = text.split(" ")
        advances, space, em = self._known_advances(parts), self.space, self._em
        near = limit - OVERHANG * self.font.units_per_em
        if advances is None or max(advances) > near:
            return self._wrap_slowly(text, parts, limit)
        lines: list[ShapedLine] = []
        start, x = 0, -space
        for index, advance in enumerate(advances):
            x += space + advance
            if x > near and x + self._last_overhang(parts[index]) > limit:
                width = x - space - advance
                lines.append(WordLine(" ".join(parts[start:index]), width * em, self))
                start, x = index, advance
        lines.append(WordLine(" ".join(parts[start:]) if start else text, x * em, self))
        return lines

    def _known_advances(self, parts: list[str]) -> list[int] | None:
        """Return how far each word runs; None where a line may end within one of them."""
        try:
            return list(map(self._advances.__getitem__, parts))
        except KeyError:
            for part in parts:
                self.word(part)
        found = list(map(self._advances.get, parts))
        return None if None in found else cast(list[int], found)

    def _last_overhang(self, part: str) -> int:
        word = self._known[part]
        return self._measures.overhang(word.glyphs[-1]) if word else 0

    def _wrap_slowly(self, text: str, parts: list[str], limit: float) -> list[ShapedLine] | None:
        if text.startswith(" "):
            return None  # Qt has rules of its own for indents that leave no room
        words = []
        for part in parts:
            word = self.word(part)
            if word is None:
                return None
            words.append(word)
        paragraph = Paragraph(self._measures, text, parts, words)
        return [self._cut(paragraph, *cut) for cut in paragraph.cuts(limit)]

    def _cut(self, paragraph: Paragraph, start: int, end: int, width: int) -> ShapedLine:
        text = paragraph.text[start:end]
        if paragraph.whole(start, end):
            return WordLine(text, width * self._em, self)
        return ShapedLine(text, paragraph.spans(start, end), width * self._em)

    def spans(self, text: str) -> tuple[GlyphSpan, ...]:
        """Put together the glyphs of a line of whole words."""
        em = self._em
        glyphs: list[int] = []
        xs: list[float] = []
        ys: list[float] = []
        clusters: list[int] = []
        start = x = 0
        for part in text.split(" "):
            if start:
                glyphs.append(self.space_glyph)
                xs.append(x * em)
                ys.append(0.0)
                clusters.append(start - 1)
                x += self.space
            word = self.word(part)
            if word is None:
                raise ValueError(f"not plain text: {part!r}")
            glyphs += word.glyphs
            xs += [(x + place) * em for place in word.xs]
            ys += [place * em for place in word.ys]
            clusters += [start + cluster for cluster in word.clusters]
            x += word.advance
            start += len(part) + 1
        if not glyphs:
            return ()
        return (GlyphSpan(self.font.key, tuple(glyphs), tuple(xs), tuple(ys), tuple(clusters)),)

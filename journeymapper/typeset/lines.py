"""Lines of plain text in one font: words from a cache, broken where Qt would break them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from journeymapper.display.text import GlyphSpan, ShapedLine
from journeymapper.typeset.fonts import FontFace
from journeymapper.typeset.words import Word, mixes_scripts, plain

_LIMIT: Final = 200_000
"""Cached words of one font before its cache starts afresh."""

_OVERHANG: Final = 0.1
"""em: more than any glyph of the plain characters goes beyond its advance."""

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
        self.space_glyph = font.glyph(" ")
        self.space = font.advance(self.space_glyph)
        self._em = 1 / font.units_per_em
        self._overhangs: dict[int, int] = {}
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

    def overhang(self, glyph: int) -> int:
        """Return how far a glyph's ink goes beyond its advance, which Qt counts at a line's end."""
        try:
            return self._overhangs[glyph]
        except KeyError:
            ink = self.font.font.get_glyph_extents(glyph)
            right = ink.x_bearing + ink.width if ink else 0
            beyond = self._overhangs[glyph] = max(0, right - self.font.advance(glyph))
            return beyond

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
        advances, space, em = self._advances, self.space, self._em
        lines: list[ShapedLine] = []
        start, x, near = 0, -space, limit - _OVERHANG * self.font.units_per_em
        for index, part in enumerate(parts):
            advance = advances.get(part)
            if advance is None and self.word(part):
                advance = advances.get(part)
            if advance is None or advance > near:
                return self._wrap_slowly(text, parts, limit)
            x += space + advance
            if x > near and x + self._last_overhang(part) > limit:
                width = x - space - advance
                lines.append(WordLine(" ".join(parts[start:index]), width * em, self))
                start, x = index, advance
        lines.append(WordLine(" ".join(parts[start:]) if start else text, x * em, self))
        return lines

    def _last_overhang(self, part: str) -> int:
        word = self._known[part]
        return self.overhang(word.glyphs[-1]) if word else 0

    def _wrap_slowly(self, text: str, parts: list[str], limit: float) -> list[ShapedLine] | None:
        if text.startswith(" "):
            return None  # Qt has rules of its own for indents that leave no room
        words = []
        for part in parts:
            word = self.word(part)
            if word is None:
                return None
            words.append(word)
        return Paragraph(self, text, parts, words).lines(limit)

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


class Paragraph:
    """Text between two line feeds, set on one endless line, that is then cut."""

    def __init__(self, cache: Words, text: str, parts: list[str], words: list[Word]) -> None:
        """Place the words one after another."""
        self.cache = cache
        self.text = text
        self.words = words
        self.starts: list[int] = []
        self.origins: list[int] = []
        start = x = 0
        for part, word in zip(parts, words, strict=True):
            self.starts.append(start)
            self.origins.append(x)
            start += len(part) + 1
            x += word.advance + cache.space

    def place(self, index: int) -> int:
        """Return the x at which the character at an index starts."""
        number = bisect_right(self.starts, index) - 1
        word, origin, start = self.words[number], self.origins[number], self.starts[number]
        return origin + word.place(index - start)

    def _ends(self) -> list[tuple[int, int, int]]:
        """Where a line may end: (the next line's first index, the ink's x, its overhang)."""
        ends = []
        right = overhang = 0
        for word, start, origin in zip(self.words, self.starts, self.origins, strict=True):
            if not word.glyphs:
                continue
            if start:
                ends.append((start, right, overhang))
            for end in word.ends:
                last = word.glyphs[bisect_left(word.clusters, end) - 1]
                ends.append((start + end, origin + word.place(end), self.cache.overhang(last)))
            right = origin + word.advance
            overhang = self.cache.overhang(word.glyphs[-1])
        ends.append((len(self.text), right, overhang))
        return ends

    def lines(self, limit: float) -> list[ShapedLine]:
        """Cut at the last place that fits, or anywhere where not even one does."""
        ends = self._ends()
        found: list[ShapedLine] = []
        start = position = 0
        if not self.text:
            return [WordLine("", 0, self.cache)]
        while position < len(ends):
            left = self.place(start)
            stop = start
            while position < len(ends):
                index, right, overhang = ends[position]
                if right - left + overhang > limit:
                    break
                stop = index
                position += 1
            if stop == start and start < len(self.text):
                stop = self._anywhere(start, ends[position][0], left, limit)
                while position < len(ends) and ends[position][0] <= stop:
                    position += 1
            found.append(self._line(start, stop))
            start = stop
        return found

    def _visible_end(self, start: int, stop: int) -> int:
        return start + len(self.text[start:stop].rstrip(" "))

    def _width(self, left: int, start: int, stop: int) -> int:
        end = self._visible_end(start, stop)
        return self._end_place(end) - left if end > start else 0

    def _fits(self, left: int, start: int, stop: int, limit: float) -> bool:
        """Tell whether the line's ink, not only its advance, stays within the limit."""
        width = self._width(left, start, stop)
        if width > limit or width <= limit - _OVERHANG * self.cache.font.units_per_em:
            return width <= limit
        end = self._visible_end(start, stop)
        number = bisect_right(self.starts, end - 1) - 1
        return width + self.cache.overhang(self._glyph_before(number, end)) <= limit

    def _glyph_before(self, number: int, end: int) -> int:
        word, start = self.words[number], self.starts[number]
        inside = [
            glyph
            for glyph, cluster in zip(word.glyphs, word.clusters, strict=True)
            if start + cluster < end
        ]
        return inside[-1]

    def _end_place(self, end: int) -> int:
        """Return the x at which the text before an index ends."""
        number = bisect_right(self.starts, end - 1) - 1
        return self.origins[number] + self.words[number].place(end - self.starts[number])

    def _anywhere(self, start: int, beyond: int, left: int, limit: float) -> int:
        """Return the last boundary of a character that fits; the first, where none does."""
        best = 0
        for number in range(bisect_right(self.starts, start) - 1, len(self.starts)):
            first = self.starts[number]
            for index in sorted({first + cluster for cluster in self.words[number].clusters}):
                if start < index <= beyond:
                    if best and not self._fits(left, start, index, limit):
                        return best
                    best = index
            if first > beyond:
                break
        return best or beyond

    def _line(self, start: int, stop: int) -> ShapedLine:
        end = self._visible_end(start, stop)
        text = self.text[start:end]
        width = self._width(self.place(start), start, stop) / self.cache.font.units_per_em
        if start in self.starts and self.text[end : end + 1] in {"", " "}:
            return WordLine(text, width, self.cache)
        return ShapedLine(text, self.spans(start, end), width)

    def spans(self, start: int, end: int) -> tuple[GlyphSpan, ...]:
        """Return the glyphs of some of the characters, moved to the line's start."""
        left = self.place(start)
        em = 1 / self.cache.font.units_per_em
        glyphs: list[int] = []
        xs: list[int] = []
        ys: list[int] = []
        clusters: list[int] = []
        space = self.cache.space_glyph
        for number, (word, first) in enumerate(zip(self.words, self.starts, strict=True)):
            origin = self.origins[number] - left
            for glyph, x, y, cluster in zip(
                word.glyphs, word.xs, word.ys, word.clusters, strict=True
            ):
                if start <= first + cluster < end:
                    glyphs.append(glyph)
                    xs.append(origin + x)
                    ys.append(y)
                    clusters.append(first + cluster - start)
            after = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else end
            if start <= after < end:
                glyphs.append(space)
                xs.append(origin + word.advance)
                ys.append(0)
                clusters.append(after - start)
        if not glyphs:
            return ()
        return (
            GlyphSpan(
                self.cache.font.key,
                tuple(glyphs),
                tuple([x * em for x in xs]),
                tuple([y * em for y in ys]),
                tuple(clusters),
            ),
        )

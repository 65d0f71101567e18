"""A paragraph of plain words, cut into lines where Qt would cut it; all in font units."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from journeymapper.display.text import GlyphSpan
from journeymapper.typeset.fonts import FontFace
from journeymapper.typeset.words import Word

OVERHANG: Final = 0.1
"""em: more than any glyph of the plain characters goes beyond its advance."""


class Measures:
    """What breaking lines asks of a font beside its words."""

    def __init__(self, font: FontFace) -> None:
        """Look up its space."""
        self.font = font
        self.space_glyph = font.glyph(" ")
        self.space = font.advance(self.space_glyph)
        self._overhangs: dict[int, int] = {}

    def overhang(self, glyph: int) -> int:
        """Return how far a glyph's ink goes beyond its advance, which Qt counts at a line's end."""
        try:
            return self._overhangs[glyph]
        except KeyError:
            ink = self.font.font.get_glyph_extents(glyph)
            right = ink.x_bearing + ink.width if ink else 0
            beyond = self._overhangs[glyph] = max(0, right - self.font.advance(glyph))
            return beyond


class Paragraph:
    """Text between two line feeds, set on one endless line, that is then cut."""

    def __init__(self, measures: Measures, text: str, parts: list[str], words: list[Word]) -> None:
        """Place the words one after another."""
        self.measures = measures
        self.text = text
        self.words = words
        self.starts: list[int] = []
        self.origins: list[int] = []
        start = x = 0
        for part, word in zip(parts, words, strict=True):
            self.starts.append(start)
            self.origins.append(x)
            start += len(part) + 1
            x += word.advance + measures.space

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
                ends.append((start + end, origin + word.place(end), self.measures.overhang(last)))
            right = origin + word.advance
            overhang = self.measures.overhang(word.glyphs[-1])
        ends.append((len(self.text), right, overhang))
        return ends

    def cuts(self, limit: float) -> list[tuple[int, int, int]]:
        """Cut at the last place that fits, or anywhere where not even one does.

        Returns where each line starts and ends, without the spaces there, and its width.
        """
        if not self.text:
            return [(0, 0, 0)]
        ends = self._ends()
        found = []
        start = position = 0
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
            found.append((start, self._visible_end(start, stop), self._width(left, start, stop)))
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
        if width > limit or width <= limit - OVERHANG * self.measures.font.units_per_em:
            return width <= limit
        end = self._visible_end(start, stop)
        number = bisect_right(self.starts, end - 1) - 1
        return width + self.measures.overhang(self._glyph_before(number, end)) <= limit

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

    def whole(self, start: int, end: int) -> bool:
        """Tell whether a line cuts no word."""
        return start in self.starts and self.text[end : end + 1] in {"", " "}

    def spans(self, start: int, end: int) -> tuple[GlyphSpan, ...]:
        """Return the glyphs of some of the characters, moved to the line's start."""
        left = self.place(start)
        em = 1 / self.measures.font.units_per_em
        glyphs: list[int] = []
        xs: list[int] = []
        ys: list[int] = []
        clusters: list[int] = []
        space = self.measures.space_glyph
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
                self.measures.font.key,
                tuple(glyphs),
                tuple([x * em for x in xs]),
                tuple([y * em for y in ys]),
                tuple(clusters),
            ),
        )

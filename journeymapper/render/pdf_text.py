"""Lines of glyphs as PDF text: every glyph in its place, and every character to copy out.

A font's codes are made here: one for each glyph together with the characters it stands for, so
that the ligature of "fi" says "fi" and a glyph that two letters share says which one it was.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from journeymapper.display.text import GlyphSpan, ShapedLine
from journeymapper.frozen import frozen
from journeymapper.typeset.fonts import FontFace, face
from journeymapper.typeset.lines import WordLine

_SPECIAL: Final = frozenset(b"()\\\r\n")
_LOW_BYTES: Final = tuple(byte for byte in range(256) if byte not in _SPECIAL)
"""Bytes that a PDF string takes as they are: no code needs escaping."""

_NOTICEABLE: Final = 0.0005
"""em: a glyph out of place by less is left where the one before it ends."""


class PdfFont:
    """The codes of one font in one document, given out as glyphs are met."""

    def __init__(self, font: FontFace, name: str) -> None:
        """Start with no codes; ``name`` is the font's name among the page's resources."""
        self.face = font
        self.name = name
        self.codes: dict[tuple[int, str], int] = {}
        self._strings: dict[tuple[int, str], str] = {}
        self._words: dict[str, str] = {}
        self._widths: dict[int, float] = {}

    def code(self, glyph: int, characters: str) -> str:
        """Return the two bytes that stand for a glyph and its characters."""
        key = glyph, characters
        try:
            return self._strings[key]
        except KeyError:
            number = len(self.codes) + 1
            high, low = divmod(number, len(_LOW_BYTES))
            code = _LOW_BYTES[high], _LOW_BYTES[low]
            self.codes[key] = code[0] << 8 | code[1]
            string = self._strings[key] = chr(code[0]) + chr(code[1])
            return string

    def width(self, glyph: int) -> float:
        """Return a glyph's advance in em."""
        try:
            return self._widths[glyph]
        except KeyError:
            width = self._widths[glyph] = self.face.advance(glyph) / self.face.units_per_em
            return width

    def line(self, line: WordLine) -> str:
        """Return the operand of TJ for a line of plain words."""
        words = self._words
        try:
            return self.code(line.words.space_glyph, " ").join(
                [words[word] for word in line.text.split(" ")]
            )
        except KeyError:
            for word in line.text.split(" "):
                words[word] = self._word(line, word)
            return self.line(line)

    def _word(self, line: WordLine, text: str) -> str:
        word = line.words.word(text)
        if word is None or not word.glyphs:
            return ""
        em = 1 / self.face.units_per_em
        ends = (*word.clusters[1:], len(text))
        codes = [
            self.code(glyph, text[start:end])
            for glyph, start, end in zip(word.glyphs, word.clusters, ends, strict=True)
        ]
        xs = [x * em for x in word.xs]
        after = word.advance * em - xs[-1] - self.width(word.glyphs[-1])
        string = self.placed(word.glyphs, codes, xs)
        return string + _gap(after) if abs(after) > _NOTICEABLE else string

    def placed(self, glyphs: tuple[int, ...], codes: list[str], xs: Sequence[float]) -> str:
        """Join codes, with the kerning between them."""
        pieces: list[str] = []
        x = xs[0]
        for glyph, code, place in zip(glyphs, codes, xs, strict=True):
            if abs(place - x) > _NOTICEABLE:
                pieces.append(_gap(place - x))
                x += round((place - x) * 1000) / 1000
            pieces.append(code)
            x += self.width(glyph)
        return "".join(pieces)


def _gap(em: float) -> str:
    """Close the string, move to the right, and open the next."""
    return f"){round(-em * 1000)}("


@frozen
class Piece:
    """Glyphs of one font: (x and y in em from the line's origin, the operand of TJ), ...

    ``actual`` are the characters they stand for, where their codes do not say them.
    """

    font: PdfFont
    shows: tuple[tuple[float, float, str], ...]
    actual: str = ""


class PdfText:
    """The text of one document: its fonts, and its lines as operators."""

    def __init__(self) -> None:
        """Start without fonts."""
        self.fonts: dict[str, PdfFont] = {}

    def font(self, key: str) -> PdfFont:
        """Return a font by its key, new or known."""
        try:
            return self.fonts[key]
        except KeyError:
            font = self.fonts[key] = PdfFont(face(key), f"F{len(self.fonts)}")
            return font

    def pieces(self, line: ShapedLine) -> list[Piece]:
        """Return what to show for a line whose glyphs are known, in order."""
        pieces = []
        ends = _cluster_ends(line)
        by_cluster = reads_backwards(line)
        for span in line.spans:
            font = self.font(span.font)
            codes = _codes(font, span, line.text, ends)
            for start, end in _parts(span, by_cluster=by_cluster):
                shows = tuple(
                    (
                        span.xs[low],
                        span.ys[low],
                        font.placed(span.glyphs[low:high], codes[low:high], span.xs[low:high]),
                    )
                    for low, high in _level_parts(span, start, end)
                )
                cluster = span.clusters[start]
                alone = by_cluster and _repeats(span, start)
                actual = line.text[cluster : ends[cluster]] if alone else ""
                pieces.append(Piece(font, shows, actual))
        return pieces


def _cluster_ends(line: ShapedLine) -> dict[int, int]:
    """Return where the characters of each cluster end, over all the spans of the line."""
    starts = sorted({cluster for span in line.spans for cluster in span.clusters})
    return dict(zip(starts, [*starts[1:], len(line.text)], strict=True))


def _codes(font: PdfFont, span: GlyphSpan, text: str, ends: dict[int, int]) -> list[str]:
    """Return a span's codes; the first glyph of a cluster says its characters."""
    codes, said = [], set()
    for glyph, cluster in zip(span.glyphs, span.clusters, strict=True):
        characters = "" if cluster in said else text[cluster : ends[cluster]]
        said.add(cluster)
        codes.append(font.code(glyph, characters))
    return codes


def _parts(span: GlyphSpan, *, by_cluster: bool) -> list[tuple[int, int]]:
    """Cut out of a span, if wanted, the clusters of several glyphs."""
    cuts = [
        i
        for i in range(1, len(span.clusters))
        if by_cluster
        and span.clusters[i] != span.clusters[i - 1]
        and (_repeats(span, i) or _repeats(span, i - 1))
    ]
    return list(pairwise([0, *cuts, len(span.clusters)]))


def _repeats(span: GlyphSpan, index: int) -> bool:
    return span.clusters.count(span.clusters[index]) > 1


def _level_parts(span: GlyphSpan, start: int, end: int) -> list[tuple[int, int]]:
    """Cut where a glyph stands higher or lower than the one before it."""
    cuts = [i for i in range(start + 1, end) if span.ys[i] != span.ys[i - 1]]
    return list(pairwise([start, *cuts, end]))


def says_itself(line: ShapedLine) -> bool:
    """Tell whether reading the glyphs from left to right gives the line's text.

    Where not (other direction, reordered or dropped characters), the PDF needs its ActualText.
    """
    clusters = [cluster for span in line.spans for cluster in span.clusters]
    return (
        not any(span.rtl for span in line.spans)
        and all(a < b for a, b in pairwise(clusters))
        and (not line.text or clusters[:1] == [0])
    )


def reads_backwards(line: ShapedLine) -> bool:
    """Tell whether the whole line runs from right to left.

    Readers turn such a line round by themselves, and turn its ActualText too: pdfium and poppler
    were both seen to. So it has none, save for single letters that are drawn with several glyphs.
    """
    if not any(span.rtl for span in line.spans):
        return False
    strong = {unicodedata.bidirectional(character) for character in line.text}
    return not strong & {"L", "EN", "AN"}

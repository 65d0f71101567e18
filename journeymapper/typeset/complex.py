"""Setting text that is not plain through Qt: any script, either direction, emoji and symbols.

Qt breaks and shapes at a pixel size of the units per em, where its rounding to 1/64 px vanishes.
Every character's font is chosen here and told to Qt range by range: a run of glyphs that Qt itself
splits between two fonts comes back with wrong string indexes (seen in 6.11).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QFont,
    QGlyphRun,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from journeymapper.display.text import GlyphSpan, ShapedLine
from journeymapper.typeset.fallback import (
    REPLACEMENT,
    bundled_key,
    is_ignorable,
    joins,
    stand_in,
)
from journeymapper.typeset.fonts import (
    FontFace,
    add_system_font,
    face,
    family_key,
    register_family_with_qt,
    register_with_qt,
)
from journeymapper.typeset.windowless import start_qt

if TYPE_CHECKING:
    from PySide6.QtGui import QRawFont

_EM: Final = 1000
"""The pixel size of all measuring: the units per em of Fira Sans."""

_ENDLESS: Final = 16_000_000.0
"""A line width near the end of Qt's fixed-point numbers."""

_lock = RLock()


class QtTypesetter:
    """Sets any text; limits are in em. Layouts run one at a time, in whichever thread."""

    def __init__(self) -> None:
        """Make the fonts known; start Qt where it does not run."""
        start_qt()
        register_family_with_qt()

    def line(self, text: str, weight: int, italic: bool, family: str = "") -> ShapedLine:
        """Set text without a break."""
        with _lock:
            return _line(family, text, weight, italic)

    def wrap(
        self, text: str, weight: int, italic: bool, limit: float, family: str = ""
    ) -> list[ShapedLine]:
        """Break one paragraph."""
        with _lock:
            return list(_wrap(family, text, weight, italic, limit))


@lru_cache(maxsize=20_000)
def _line(family: str, text: str, weight: int, italic: bool) -> ShapedLine:
    return _Layout(family, text, weight, italic).lines(None)[0]


@lru_cache(maxsize=20_000)
def _wrap(
    family: str, text: str, weight: int, italic: bool, limit: float
) -> tuple[ShapedLine, ...]:
    return tuple(_Layout(family, text, weight, italic).lines(limit))


def _font(family: str, weight: int, italic: bool) -> QFont:
    font = QFont()
    font.setFamilies([family])
    font.setPixelSize(_EM)
    font.setWeight(QFont.Weight.DemiBold if weight > 500 else QFont.Weight.Normal)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _laid_out(text: str, font: QFont, formats: list[QTextLayout.FormatRange]) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    return layout


def _glyph_runs(line: QTextLine) -> list[QGlyphRun]:
    return line.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)


@lru_cache(maxsize=50_000)
def _system_face(character: str, weight: int, italic: bool) -> FontFace | None:
    """Return the font that Qt finds on this system for a character, None where it finds none.

    A font of bitmaps is as good as none: paper could not show what the screen shows.
    """
    layout = _laid_out(character, _font(register_family_with_qt(), weight, italic), [])
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    runs = _glyph_runs(line)
    if len(runs) != 1 or not runs[0].glyphIndexes() or 0 in runs[0].glyphIndexes():
        return None
    font = add_system_font(runs[0].rawFont())
    return font if font.can_be_embedded else None


class _Layout:
    """One paragraph with every character's font decided."""

    def __init__(self, family: str, text: str, weight: int, italic: bool) -> None:
        self._text = text
        self._weight, self._italic, self._family = weight, italic, family
        self._default = family_key(family, weight, italic)
        self._keys, drawn = self._decide()
        self._characters: list[int] = []
        for index, character in enumerate(drawn):
            self._characters += [index] * (2 if character > "\uffff" else 1)
        self._characters.append(len(text))
        font = _font(register_with_qt(self._default), weight, italic)
        self._layout = _laid_out(drawn, font, list(self._formats(drawn)))

    def _decide(self) -> tuple[list[str], str]:
        """Choose a font for every character, and another character where no font has it."""
        keys: list[str] = []
        drawn: list[str] = []
        for character in self._text:
            last = keys[-1] if keys else ""
            if last and (is_ignorable(character) or joins(character, last)):
                key = last
            else:
                character, key = self._font_for(character)
            keys.append(key)
            drawn.append(character)
        return keys, "".join(drawn)

    def _font_for(self, character: str) -> tuple[str, str]:
        if is_ignorable(character):
            return character, self._default
        if character == "\u202f":  # HarfBuzz narrows a font's space, Qt does not
            return character, f"noto-sans-{600 if self._weight > 500 else 400}"
        key = bundled_key(character, self._weight, self._italic, self._family)
        if key:
            return character, key
        system = _system_face(character, self._weight, self._italic)
        if system:
            return character, system.key
        near = stand_in(character, self._weight, self._italic)
        return near, bundled_key(near, self._weight, self._italic) or self._default

    def _formats(self, drawn: str) -> Iterator[QTextLayout.FormatRange]:
        start = 0
        while start < len(self._keys):
            key, end = self._keys[start], start + 1
            while end < len(self._keys) and self._keys[end] == key:
                end += 1
            if key != self._default:
                units = [2 if character > "\uffff" else 1 for character in drawn[:end]]
                piece = QTextLayout.FormatRange()
                piece.start = sum(units[:start])
                piece.length = sum(units[start:])
                family = face(key).family if key.startswith("system:") else register_with_qt(key)
                look = QTextCharFormat()
                look.setFont(_font(family, self._weight, self._italic))
                piece.format = look
                yield piece
            start = end

    def lines(self, limit: float | None) -> list[ShapedLine]:
        """Break at a limit in em, or nowhere."""
        found = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(_ENDLESS if limit is None else limit * _EM)
            found.append(self._shaped(line, keep_spaces=limit is None))
        self._layout.endLayout()
        return found or [ShapedLine("", (), 0.0)]

    def _shaped(self, line: QTextLine, *, keep_spaces: bool) -> ShapedLine:
        start = self._characters[line.textStart()]
        end = self._characters[line.textStart() + line.textLength()]
        text = self._text[start:end]
        if not keep_spaces:
            text = text.rstrip(" ")
        baseline = line.y() + line.ascent()
        spans = [
            span
            for run in _glyph_runs(line)
            if (span := self._span(run, start, len(text), baseline))
        ]
        if not spans:
            return ShapedLine(text, (), 0.0)
        left = min(min(span.xs) for span in spans)
        if left:
            spans = [_moved(span, -left) for span in spans]
        spans.sort(key=lambda span: min(span.xs))
        return ShapedLine(text, tuple(spans), max(map(_right, spans)))

    def _span(self, run: QGlyphRun, start: int, length: int, baseline: float) -> GlyphSpan | None:
        """Turn one of Qt's runs into a span in visual order; spaces beyond the text are left."""
        key = self._key_of(run.rawFont())
        glyphs, xs, ys, clusters = [], [], [], []
        placed = zip(run.glyphIndexes(), run.positions(), run.stringIndexes(), strict=True)
        for glyph, position, index in placed:
            cluster = self._characters[index] - start
            if not 0 <= cluster < length or (
                not glyph and is_ignorable(self._text[start + cluster])
            ):
                continue
            glyphs.append(glyph)
            xs.append(position.x() / _EM)
            ys.append((position.y() - baseline) / _EM)
            clusters.append(cluster)
        if not glyphs:
            return None
        if 0 in glyphs:
            key, lacking = "noto-sans-400", face("noto-sans-400").glyph(REPLACEMENT)
            glyphs = [lacking] * len(glyphs)
        if run.isRightToLeft():
            for values in (glyphs, xs, ys, clusters):
                values.reverse()
        return GlyphSpan(
            key, tuple(glyphs), tuple(xs), tuple(ys), tuple(clusters), run.isRightToLeft()
        )

    def _key_of(self, raw: QRawFont) -> str:
        """Return the key of a font that Qt used: ours by its name, else one of the system."""
        for key in {*self._keys, self._default}:
            if not key.startswith("system:") and register_with_qt(key) == raw.familyName():
                return key
        return add_system_font(raw).key


def _moved(span: GlyphSpan, by: float) -> GlyphSpan:
    xs = tuple(x + by for x in span.xs)
    return GlyphSpan(span.font, span.glyphs, xs, span.ys, span.clusters, span.rtl)


def _right(span: GlyphSpan) -> float:
    """Return where a span's last advance ends."""
    font = face(span.font)
    ends = zip(span.xs, span.glyphs, strict=True)
    return max(x + font.advance(glyph) / font.units_per_em for x, glyph in ends)

"""Glyphs for Qt: the placed glyphs of a line become glyph runs; nothing is measured here."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGlyphRun, QPainterPath, QRawFont

from journeymapper.display.primitives import TextRun
from journeymapper.typeset.fonts import qt_raw_font


class _Fonts(threading.local):
    """Raw fonts by key and size: Qt ties each to the thread that made it."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, float], QRawFont] = {}

    def get(self, key: str, size: float) -> QRawFont:
        font = self.by_key.get((key, size))
        if font is None:
            font = qt_raw_font(key, size)
            self.by_key[key, size] = font
        return font


_fonts = _Fonts()


def glyph_runs(texts: Iterable[TextRun]) -> list[tuple[QGlyphRun, str]]:
    """Return the glyph runs of some lines with their colours, one for each font, size and colour.

    Positions are those of the enclosing group: draw every run at its origin.
    """
    gathered: dict[tuple[str, float, str], tuple[list[int], list[QPointF]]] = {}
    for text in texts:
        size, x, y = text.size, text.x, text.y
        for span in text.line.spans:
            key = (span.font, size, text.colour)
            glyphs = gathered.get(key)
            if glyphs is None:
                glyphs = gathered[key] = [], []
            glyphs[0].extend(span.glyphs)
            placed = zip(span.xs, span.ys, strict=True)
            glyphs[1].extend([QPointF(x + gx * size, y + gy * size) for gx, gy in placed])
    runs = []
    for (font, size, colour), (indexes, places) in gathered.items():
        run = QGlyphRun()
        run.setRawFont(_fonts.get(font, size))
        run.setGlyphIndexes(indexes)
        run.setPositions(places)
        runs.append((run, colour))
    return runs


def glyph_outlines(run: QGlyphRun) -> QPainterPath:
    """Return the outlines of a glyph run; empty where its font has none, as that of a picture.

    From 64 pixels on Qt paints glyphs by their outlines, and of fonts made from bytes nothing.
    """
    font, whole = run.rawFont(), QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        whole.addPath(font.pathForGlyph(glyph).translated(place))
    return whole

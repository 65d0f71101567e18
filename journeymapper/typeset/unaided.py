"""Setting text that is not plain where Qt is not installed: each script by HarfBuzz alone.

Words follow each other from left to right, whatever their script; lines break at spaces, or
anywhere where no word fits. Good enough to check a map or to export one on a server.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb

from journeymapper.display.text import GlyphSpan, ShapedLine
from journeymapper.typeset.fallback import drawable, font_of, is_ignorable
from journeymapper.typeset.fonts import face


class UnaidedTypesetter:
    """Sets any text with the bundled fonts alone; limits are in em."""

    def line(self, text: str, weight: int, italic: bool, family: str = "") -> ShapedLine:
        """Set text without a break."""
        spans: list[GlyphSpan] = []
        width = 0.0
        runs = _runs(text, weight, italic, family)
        for start, key in runs:
            end = next((s for s, _ in runs if s > start), len(text))
            span, advance = _shaped(drawable(text[start:end], weight, italic, family=family), key)
            spans.append(
                GlyphSpan(
                    key,
                    span.glyphs,
                    tuple(x + width for x in span.xs),
                    span.ys,
                    tuple(cluster + start for cluster in span.clusters),
                    span.rtl,
                )
            )
            width += advance
        return ShapedLine(text, tuple(spans), width)

    def wrap(
        self, text: str, weight: int, italic: bool, limit: float, family: str = ""
    ) -> list[ShapedLine]:
        """Break one paragraph."""
        lines: list[ShapedLine] = []
        rest = text
        while True:
            cut = self._cut(rest, weight, italic, limit, family)
            lines.append(self.line(rest[:cut].rstrip(" "), weight, italic, family))
            rest = rest[cut:]
            if not rest:
                return lines

    def _cut(self, text: str, weight: int, italic: bool, limit: float, family: str) -> int:
        """Return how many characters the first line takes."""

        def fits(end: int) -> bool:
            return self.line(text[:end].rstrip(" "), weight, italic, family).width <= limit

        ends = [i for i in range(1, len(text)) if text[i - 1] == " " and text[i] != " "]
        ends.append(len(text))
        best = max((end for end in ends if fits(end)), default=0)
        if best or not text:
            return best
        best = 1
        for end in range(2, ends[0] + 1):
            if not fits(end):
                break
            best = end
        while best < len(text) and is_ignorable(text[best]):
            best += 1
        return best


def _runs(text: str, weight: int, italic: bool, family: str) -> list[tuple[int, str]]:
    """Return where each font starts."""
    keys = font_of(text, weight, italic, family)
    position, runs = 0, []
    for key, group in groupby(keys):
        runs.append((position, key))
        position += len(list(group))
    return runs


@lru_cache(maxsize=20_000)
def _shaped(text: str, key: str) -> tuple[GlyphSpan, float]:
    """Shape text of one font, in em from its own origin."""
    font = face(key)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(font.font, buffer)
    x, em = 0, 1 / font.units_per_em
    glyphs, xs, ys, clusters = [], [], [], []
    for info, position in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True):
        if not is_ignorable(text[info.cluster]):
            glyphs.append(info.codepoint)
            xs.append((x + position.x_offset) * em)
            ys.append(-position.y_offset * em)
            clusters.append(info.cluster)
        x += position.x_advance
    rtl = buffer.direction == "rtl"
    return GlyphSpan(key, tuple(glyphs), tuple(xs), tuple(ys), tuple(clusters), rtl), x * em

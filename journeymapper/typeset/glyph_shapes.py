"""The outlines of glyphs as steps of a path, for documents that may not carry their font."""

from __future__ import annotations

from functools import lru_cache

from journeymapper.display.symbol import Command
from journeymapper.display.text import ShapedLine
from journeymapper.typeset.fonts import face


class _Pen:
    """Notes what HarfBuzz draws, y down, in em; quadratic curves become cubic ones."""

    def __init__(self, units_per_em: int) -> None:
        self.commands: list[Command] = []
        self._em = 1 / units_per_em
        self._at = 0.0, 0.0

    def _point(self, point: tuple[float, float]) -> tuple[float, float]:
        return point[0] * self._em, -point[1] * self._em

    def moveTo(self, point: tuple[float, float]) -> None:
        self._at = self._point(point)
        self.commands.append(("M", *self._at))

    def lineTo(self, point: tuple[float, float]) -> None:
        self._at = self._point(point)
        self.commands.append(("L", *self._at))

    def curveTo(self, *points: tuple[float, float]) -> None:
        first, second, self._at = map(self._point, points)
        self.commands.append(("C", *first, *second, *self._at))

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        control, end = map(self._point, points)
        first, second = (
            (at[0] + (control[0] - at[0]) * 2 / 3, at[1] + (control[1] - at[1]) * 2 / 3)
            for at in (self._at, end)
        )
        self._at = end
        self.commands.append(("C", *first, *second, *end))

    def closePath(self) -> None:
        self.commands.append(("Z",))

    def endPath(self) -> None:
        self.closePath()


@lru_cache(maxsize=4096)
def glyph_shape(key: str, glyph: int) -> tuple[Command, ...]:
    """Return the outline of one glyph in em, from its own origin, y down."""
    font = face(key)
    pen = _Pen(font.units_per_em)
    font.font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.commands)


def line_shape(line: ShapedLine, x: float, y: float, size: float) -> tuple[Command, ...]:
    """Return the outlines of a line whose left end and baseline stand at a point."""
    found: list[Command] = []
    for span in line.spans:
        for glyph, gx, gy in zip(span.glyphs, span.xs, span.ys, strict=True):
            left, base = x + gx * size, y + gy * size
            found += (_placed(step, left, base, size) for step in glyph_shape(span.font, glyph))
    return tuple(found)


def _placed(step: Command, left: float, base: float, size: float) -> Command:
    places = [
        value * size + (base if number % 2 else left) for number, value in enumerate(step[1:])
    ]
    return (step[0], *places)  # type: ignore[return-value]

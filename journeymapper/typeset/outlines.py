"""Outlines out of SVG path data.

svgelements reads the data and knows what an arc is; its own ``Path`` is left out, because it
compares every segment with its neighbours: 40 icons took 90 ms with it and take 40 without.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from svgelements import Arc
from svgelements.svgelements import SVGLexicalParser

from journeymapper.display.primitives import Command

_DECIMALS: Final = 5


class _Point(NamedTuple):
    x: float
    y: float


def outline(data: str, side: float) -> tuple[Command, ...]:
    """Return path data drawn in a square of ``side`` as commands in the unit square.

    Arcs and quadratic curves become cubic ones. Raises ValueError for data that is no path.
    """
    pen = _Pen(side)
    SVGLexicalParser().parse(pen, data)
    return tuple(pen.commands)


class _Pen:
    """Follows the lexer's calls, whose points are absolute already."""

    def __init__(self, side: float) -> None:
        self.commands: list[Command] = []
        self.current_point = _Point(0.0, 0.0)
        self._side = side
        self._start = self.current_point
        self._handle = self.current_point
        """The last curve's second handle, which a smooth one mirrors."""

    def start(self) -> None:
        """Begin; nothing to do."""

    def end(self) -> None:
        """Finish; nothing to do."""

    def _scaled(self, *points: tuple[float, float]) -> tuple[float, ...]:
        return tuple([round(value / self._side, _DECIMALS) for point in points for value in point])

    def _at(self, point: tuple[float, float], handle: tuple[float, float] | None = None) -> None:
        self.current_point = _Point(*point)
        self._handle = _Point(*(handle or point))

    def move(self, point: tuple[float, float], *, relative: bool) -> None:  # noqa: ARG002
        """Start a new outline."""
        self._at(point)
        self._start = self.current_point
        self.commands.append(("M", *self._scaled(point)))  # type: ignore[arg-type]

    def line(self, point: tuple[float, float], *, relative: bool) -> None:  # noqa: ARG002
        """Draw a straight line."""
        self._at(point)
        self.commands.append(("L", *self._scaled(point)))  # type: ignore[arg-type]

    def horizontal(self, value: float, *, relative: bool) -> None:
        """Draw a level line; unlike points, the lexer leaves single numbers relative."""
        x, y = self.current_point
        self.line((x + value if relative else value, y), relative=False)

    def vertical(self, value: float, *, relative: bool) -> None:
        """Draw an upright line."""
        x, y = self.current_point
        self.line((x, y + value if relative else value), relative=False)

    def cubic(
        self,
        first: tuple[float, float],
        second: tuple[float, float],
        point: tuple[float, float],
        *,
        relative: bool,  # noqa: ARG002
    ) -> None:
        """Draw a cubic curve."""
        self.commands.append(("C", *self._scaled(first, second, point)))  # type: ignore[arg-type]
        self._at(point, second)

    def smooth_cubic(
        self, second: tuple[float, float], point: tuple[float, float], *, relative: bool
    ) -> None:
        """Draw a cubic curve that goes on as the last one ended."""
        self.cubic(self._mirrored(), second, point, relative=relative)

    def _mirrored(self) -> tuple[float, float]:
        here, handle = self.current_point, self._handle
        return 2 * here.x - handle.x, 2 * here.y - handle.y

    def quad(
        self, handle: tuple[float, float], point: tuple[float, float], *, relative: bool
    ) -> None:
        """Draw a quadratic curve."""
        here = self.current_point
        first = (here.x + (handle[0] - here.x) * 2 / 3, here.y + (handle[1] - here.y) * 2 / 3)
        second = (
            point[0] + (handle[0] - point[0]) * 2 / 3,
            point[1] + (handle[1] - point[1]) * 2 / 3,
        )
        self.cubic(first, second, point, relative=relative)
        self._at(point, handle)

    def smooth_quad(self, point: tuple[float, float], *, relative: bool) -> None:
        """Draw a quadratic curve that goes on as the last one ended."""
        self.quad(self._mirrored(), point, relative=relative)

    def arc(
        self,
        rx: float,
        ry: float,
        rotation: float,
        large: bool,
        sweep: bool,
        point: tuple[float, float],
        *,
        relative: bool,
    ) -> None:
        """Draw an arc, in curves of a quarter turn at most."""
        arc = Arc(self.current_point, abs(rx), abs(ry), rotation, large, sweep, point)
        pieces = math.ceil(abs(arc.sweep) / (math.pi / 2) - 1e-6)
        for curve in arc.as_cubic_curves(pieces):
            ends = curve.control1, curve.control2, curve.end
            self.cubic(*((float(end.x), float(end.y)) for end in ends), relative=relative)
        self._at(point)

    def closed(self, *, relative: bool) -> None:  # noqa: ARG002
        """Draw back to where the outline began."""
        self._at(self._start)
        self.commands.append(("Z",))

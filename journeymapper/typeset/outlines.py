"""Outlines out of SVG path data.

Written here because the icons are drawn before the window's first paint: 40 of them take 90 ms
with svgelements, and its import 20 ms, against a few ms this way. The tests hold both together.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Final

from journeymapper.display.symbol import Command

_DECIMALS: Final = 5
_STEP: Final = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARC: Final = re.compile(
    r"\s*,?\s*".join([f"({_NUMBER.pattern})"] * 3 + ["([01])"] * 2 + [f"({_NUMBER.pattern})"] * 2)
)
_COUNTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Point = tuple[float, float]


def outline(data: str, side: float) -> tuple[Command, ...]:
    """Return path data drawn in a square of ``side`` as commands in the unit square.

    Arcs and quadratic curves become cubic ones. Raises ValueError for data that is no path.
    """
    pen = _Pen(side)
    for letter, text in _STEP.findall(data):
        for numbers in _operands(letter.upper(), text):
            pen.draw(letter, numbers)
            letter = {"M": "L", "m": "l"}.get(letter, letter)  # further points are lines
    return tuple(pen.commands)


def _operands(kind: str, text: str) -> Iterator[list[float]]:
    count = _COUNTS[kind]
    if not count:
        yield []
        return
    if kind == "A":
        numbers = [float(number) for arc in _ARC.findall(text) for number in arc]
    else:
        numbers = [float(number) for number in _NUMBER.findall(text)]
    if not numbers or len(numbers) % count:
        raise ValueError(f"path data lacks numbers: {kind}{text}")
    for start in range(0, len(numbers), count):
        yield numbers[start : start + count]


class _Pen:
    """Where the drawing of a path has got to."""

    def __init__(self, side: float) -> None:
        self.commands: list[Command] = []
        self._scale = 1 / side
        self._here: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._handle: Point = (0.0, 0.0)
        """The last curve's last handle, which a smooth one mirrors."""
        self._curves: dict[str, Callable[[list[Point]], None]] = {
            "C": self._cubic,
            "S": lambda points: self._cubic([self._mirrored(), *points]),
            "Q": self._quadratic,
            "T": lambda points: self._quadratic([self._mirrored(), *points]),
        }

    def draw(self, letter: str, numbers: list[float]) -> None:
        """Draw one step; a small letter's numbers are relative to where the pen is."""
        kind, (x, y) = letter.upper(), self._here
        ox, oy = (x, y) if letter.islower() else (0.0, 0.0)
        if kind == "Z":
            self.commands.append(("Z",))
            self._at(self._start)
        elif kind == "H":
            self._line((ox + numbers[0], y))
        elif kind == "V":
            self._line((x, oy + numbers[0]))
        elif kind == "A":
            rx, ry, turn, large, sweep, *end = numbers
            self._arc(abs(rx), abs(ry), turn, large != sweep, sweep > 0, (ox + end[0], oy + end[1]))
        else:
            pairs = zip(numbers[0::2], numbers[1::2], strict=True)
            points = [(ox + a, oy + b) for a, b in pairs]
            if kind == "M":
                self._start = points[0]
                self.commands.append(("M", *self._scaled(points[0])))
                self._at(points[0])
            elif kind == "L":
                self._line(points[0])
            else:
                self._curves[kind](points)

    def _scaled(self, point: Point) -> Point:
        x, y = point
        return round(x * self._scale, _DECIMALS), round(y * self._scale, _DECIMALS)

    def _at(self, point: Point, handle: Point | None = None) -> None:
        self._here = point
        self._handle = handle or point

    def _mirrored(self) -> Point:
        return 2 * self._here[0] - self._handle[0], 2 * self._here[1] - self._handle[1]

    def _line(self, end: Point) -> None:
        self.commands.append(("L", *self._scaled(end)))
        self._at(end)

    def _cubic(self, points: list[Point]) -> None:
        first, second, end = points
        self.commands.append(("C", *self._scaled(first), *self._scaled(second), *self._scaled(end)))
        self._at(end, second)

    def _quadratic(self, points: list[Point]) -> None:
        (x, y), (hx, hy), end = self._here, *points
        first = x + (hx - x) * 2 / 3, y + (hy - y) * 2 / 3
        second = end[0] + (hx - end[0]) * 2 / 3, end[1] + (hy - end[1]) * 2 / 3
        self._cubic([first, second, end])
        self._handle = hx, hy

    def _arc(self, rx: float, ry: float, turn: float, left: bool, sweep: bool, end: Point) -> None:
        """Draw an arc in curves of a quarter turn at most (SVG 1.1, appendix F.6)."""
        if not rx or not ry:
            self._line(end)
            return
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        (x1, y1), (x2, y2) = self._here, end
        dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
        px, py = (cos * dx + sin * dy) / rx, (cos * dy - sin * dx) / ry
        reach = px * px + py * py
        if not reach:
            return
        if reach > 1:  # too small to span the ends: grown until they just do
            grown = math.sqrt(reach)
            rx, ry, px, py, reach = rx * grown, ry * grown, px / grown, py / grown, 1.0
        away = math.sqrt((1 - reach) / reach) * (1 if left else -1)
        cx, cy = away * py, -away * px
        start = math.atan2(py - cy, px - cx)
        span = math.atan2(-py - cy, -px - cx) - start
        if sweep and span < 0:
            span += math.tau
        elif not sweep and span > 0:
            span -= math.tau
        mx, my = (x1 + x2) / 2, (y1 + y2) / 2

        def at(x: float, y: float) -> Point:
            x, y = (x + cx) * rx, (y + cy) * ry
            return cos * x - sin * y + mx, sin * x + cos * y + my

        pieces = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
        reach = 4 / 3 * math.tan(span / pieces / 4)
        for piece in range(pieces):
            a, b = start + span * piece / pieces, start + span * (piece + 1) / pieces
            ca, sa, cb, sb = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
            stop = end if piece == pieces - 1 else at(cb, sb)
            self._cubic(
                [at(ca - reach * sa, sa + reach * ca), at(cb + reach * sb, sb - reach * cb), stop]
            )
        self._at(end)

"""Outlines out of SVG path data.

Written here because the icons are drawn before the window's first paint: 40 of them take 90 ms
with svgelements, and its import 20 ms, against a few ms this way. The tests hold both together.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Final

from journeymapper.display.symbol import Command

_DECIMALS: Final = 5
_STEP: Final = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COUNTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def outline(data: str, side: float) -> tuple[Command, ...]:
    """Return path data drawn in a square of ``side`` as commands in the unit square.

    Arcs and quadratic curves become cubic ones. Raises ValueError for data that is no path.
    """
    pen = _Pen(side)
    for letter, text in _STEP.findall(data):
        kind = letter.upper()
        relative = letter != kind
        count = _COUNTS[kind]
        if not count:
            pen.close()
            continue
        numbers = _numbers(kind, text)
        if not numbers or len(numbers) % count:
            raise ValueError(f"path data lacks numbers: {kind}{text}")
        for start in range(0, len(numbers), count):
            ox, oy = (pen.x, pen.y) if relative else (0.0, 0.0)
            pen.draw(kind, ox, oy, *numbers[start : start + count])
            kind = "L" if kind == "M" else kind  # further points are lines
    return tuple(pen.commands)


def _numbers(kind: str, text: str) -> list[float]:
    found = _NUMBER.findall(text)
    if kind == "A" and not {*found[3::7], *found[4::7]} <= {"0", "1"}:
        found = [number for arc in _arcs().findall(text) for number in arc]
    return list(map(float, found))


@cache
def _arcs() -> re.Pattern[str]:
    """Return what finds arcs whose flags stand next to other numbers, as in ``0 01.5``."""
    number, flag = f"({_NUMBER.pattern})", "([01])"
    return re.compile(r"\s*,?\s*".join([number] * 3 + [flag] * 2 + [number] * 2))


class _Pen:
    """Where the drawing of a path has got to; all figures in one go, as icons are many arcs."""

    def __init__(self, side: float) -> None:
        self.commands: list[Command] = []
        self.x = self.y = 0.0
        self._scale = 1 / side
        self._start = 0.0, 0.0
        self._hx = self._hy = 0.0
        """The last curve's last handle, which a smooth one mirrors."""

    def draw(self, kind: str, ox: float, oy: float, *numbers: float) -> None:
        """Draw one step, its points counted from (ox, oy)."""
        match kind, numbers:
            case "A", (rx, ry, turn, large, sweep, x, y):
                self._arc(abs(rx), abs(ry), turn, large != sweep, sweep > 0, ox + x, oy + y)
            case "L", (x, y):
                self._line(ox + x, oy + y)
            case "H", (x,):
                self._line(ox + x, self.y)
            case "V", (y,):
                self._line(self.x, oy + y)
            case "C", (ax, ay, bx, by, x, y):
                self._cubic(ox + ax, oy + ay, ox + bx, oy + by, ox + x, oy + y)
            case "S", (bx, by, x, y):
                self._cubic(*self._mirrored(), ox + bx, oy + by, ox + x, oy + y)
            case "Q", (ax, ay, x, y):
                self._quadratic(ox + ax, oy + ay, ox + x, oy + y)
            case "T", (x, y):
                self._quadratic(*self._mirrored(), ox + x, oy + y)
            case "M", (x, y):
                self._line(ox + x, oy + y, "M")
                self._start = self.x, self.y

    def close(self) -> None:
        """Close the figure: the pen is where it began."""
        self.commands.append(("Z",))
        self.x, self.y = self._hx, self._hy = self._start

    def _mirrored(self) -> tuple[float, float]:
        return 2 * self.x - self._hx, 2 * self.y - self._hy

    def _line(self, x: float, y: float, kind: str = "L") -> None:
        scale = self._scale
        self.commands.append((kind, round(x * scale, _DECIMALS), round(y * scale, _DECIMALS)))
        self.x = self._hx = x
        self.y = self._hy = y

    def _cubic(self, ax: float, ay: float, bx: float, by: float, x: float, y: float) -> None:
        scale = self._scale
        self.commands.append(
            (
                "C",
                *(round(ax * scale, _DECIMALS), round(ay * scale, _DECIMALS)),
                *(round(bx * scale, _DECIMALS), round(by * scale, _DECIMALS)),
                *(round(x * scale, _DECIMALS), round(y * scale, _DECIMALS)),
            )
        )
        self._hx, self._hy, self.x, self.y = bx, by, x, y

    def _quadratic(self, hx: float, hy: float, x: float, y: float) -> None:
        ax, ay = self.x + (hx - self.x) * 2 / 3, self.y + (hy - self.y) * 2 / 3
        self._cubic(ax, ay, x + (hx - x) * 2 / 3, y + (hy - y) * 2 / 3, x, y)
        self._hx, self._hy = hx, hy

    def _arc(
        self, rx: float, ry: float, turn: float, left: bool, sweep: bool, x: float, y: float
    ) -> None:
        """Draw an arc in curves of a quarter turn at most (SVG 1.1, appendix F.6)."""
        if not rx or not ry:
            self._line(x, y)
            return
        cos, sin = (math.cos(math.radians(turn)), math.sin(math.radians(turn))) if turn else (1, 0)
        dx, dy = (self.x - x) / 2, (self.y - y) / 2
        px, py = (cos * dx + sin * dy) / rx, (cos * dy - sin * dx) / ry
        reach = px * px + py * py
        if not reach:
            return
        if reach > 1:  # too small to span the ends: grown until they just do
            grown = math.sqrt(reach)
            rx, ry, px, py, reach = rx * grown, ry * grown, px / grown, py / grown, 1.0
        away = math.sqrt((1 - reach) / reach) * (1 if left else -1)
        cx, cy = away * py, -away * px
        angle = math.atan2(py - cy, px - cx)
        span = math.atan2(-py - cy, -px - cx) - angle
        if sweep and span < 0:
            span += math.tau
        elif not sweep and span > 0:
            span -= math.tau
        # The unit circle, turned and stretched, about the arc's own middle.
        xx, xy, yx, yy = cos * rx, -sin * ry, sin * rx, cos * ry
        mx = (self.x + x) / 2 + xx * cx + xy * cy
        my = (self.y + y) / 2 + yx * cx + yy * cy
        pieces = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
        reach = 4 / 3 * math.tan(span / pieces / 4)
        ca, sa = math.cos(angle), math.sin(angle)
        for piece in range(1, pieces + 1):
            b = angle + span * piece / pieces
            cb, sb = math.cos(b), math.sin(b)
            u, v, s, t = ca - reach * sa, sa + reach * ca, cb + reach * sb, sb - reach * cb
            self._cubic(
                *(xx * u + xy * v + mx, yx * u + yy * v + my),
                *(xx * s + xy * t + mx, yx * s + yy * t + my),
                *((x, y) if piece == pieces else (xx * cb + xy * sb + mx, yx * cb + yy * sb + my)),
            )
            ca, sa = cb, sb
        self._hx, self._hy = x, y

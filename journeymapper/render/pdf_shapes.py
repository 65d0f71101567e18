"""Outlines as PDF operators: y points up there, down in a display."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from journeymapper.display.primitives import Box, Command, Ellipse, Path

_ARC = 0.5522847498
"""How far the handles of a quarter circle's curve reach, in radii."""


@cache
def rgb(colour: str) -> tuple[float, float, float]:
    """Return the three parts of ``#rrggbb`` from 0 to 1."""
    red, green, blue = (round(int(colour[i : i + 2], 16) / 255, 4) for i in (1, 3, 5))
    return red, green, blue


@cache
def colour_operands(colour: str) -> str:
    """Return a colour as the operands of ``rg`` and ``RG``."""
    return " ".join(f"{part:.4g}" for part in rgb(colour))


def path_operators(commands: Iterable[Command], base: float = 0.0, decimals: int = 2) -> list[str]:
    """Return lines and curves as operators; ``base`` is the height of y = 0."""
    pieces: list[str] = []
    d = decimals
    for command in commands:
        if len(command) == 3:
            x, y = command[1], base - command[2]
            pieces.append(f"{x:.{d}f} {y:.{d}f} {'m' if command[0] == 'M' else 'l'}")
        elif len(command) == 7:
            _, a, b, e, f, x, y = command
            pieces.append(
                f"{a:.{d}f} {base - b:.{d}f} {e:.{d}f} {base - f:.{d}f}"
                f" {x:.{d}f} {base - y:.{d}f} c"
            )
        else:
            pieces.append("h")
    return pieces


def box_operators(box: Box) -> str:
    """Return a box's outline, its corners round."""
    return rounded(box.x, -box.y, box.w, box.h, box.corners)


@lru_cache(maxsize=4096)
def rounded(
    x: float, y: float, w: float, h: float, corners: tuple[float, float, float, float]
) -> str:
    """Return a rectangle hanging from (x, y), with radii from the top left, clockwise."""
    if not any(corners):
        return f"{x:.2f} {y - h:.2f} {w:.2f} {h:.2f} re"
    most = max(0.0, min(w, h) / 2) if len(set(corners)) == 1 else max(0.0, min(w, h))
    a, b, c, d = (min(radius, most) for radius in corners)
    r, t = x + w, y - h
    k = 1 - _ARC
    pieces = [f"{x + a:.2f} {y:.2f} m {r - b:.2f} {y:.2f} l"]
    if b:
        pieces.append(f"{r - b * k:.2f} {y:.2f} {r:.2f} {y - b * k:.2f} {r:.2f} {y - b:.2f} c")
    pieces.append(f"{r:.2f} {t + c:.2f} l")
    if c:
        pieces.append(f"{r:.2f} {t + c * k:.2f} {r - c * k:.2f} {t:.2f} {r - c:.2f} {t:.2f} c")
    pieces.append(f"{x + d:.2f} {t:.2f} l")
    if d:
        pieces.append(f"{x + d * k:.2f} {t:.2f} {x:.2f} {t + d * k:.2f} {x:.2f} {t + d:.2f} c")
    pieces.append(f"{x:.2f} {y - a:.2f} l")
    if a:
        pieces.append(f"{x:.2f} {y - a * k:.2f} {x + a * k:.2f} {y:.2f} {x + a:.2f} {y:.2f} c")
    pieces.append("h")
    return "\n".join(pieces)


def ellipse_operators(ellipse: Ellipse) -> str:
    """Return an ellipse as four curves."""
    return _ellipse(ellipse.cx, -ellipse.cy, ellipse.rx, ellipse.ry)


@lru_cache(maxsize=4096)
def _ellipse(x: float, y: float, rx: float, ry: float) -> str:
    hx, hy = rx * _ARC, ry * _ARC
    left, right, low, high = x - rx, x + rx, y - ry, y + ry
    return (
        f"{right:.2f} {y:.2f} m\n"
        f"{right:.2f} {y + hy:.2f} {x + hx:.2f} {high:.2f} {x:.2f} {high:.2f} c\n"
        f"{x - hx:.2f} {high:.2f} {left:.2f} {y + hy:.2f} {left:.2f} {y:.2f} c\n"
        f"{left:.2f} {y - hy:.2f} {x - hx:.2f} {low:.2f} {x:.2f} {low:.2f} c\n"
        f"{x + hx:.2f} {low:.2f} {right:.2f} {y - hy:.2f} {right:.2f} {y:.2f} c h"
    )


def bounds(shape: Box | Path | Ellipse) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of an outline, handles included."""
    if isinstance(shape, Box):
        return shape.x, shape.y, shape.x + shape.w, shape.y + shape.h
    if isinstance(shape, Ellipse):
        return (
            shape.cx - shape.rx,
            shape.cy - shape.ry,
            shape.cx + shape.rx,
            shape.cy + shape.ry,
        )
    xs: list[float] = []
    ys: list[float] = []
    for _, *numbers in shape.commands:
        xs += numbers[0::2]
        ys += numbers[1::2]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)

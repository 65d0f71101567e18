"""An icon's outline: a part of the drawing, and all that the chrome of a window needs of it."""

from __future__ import annotations

from typing import TypeAlias

from journeymapper.frozen import frozen

Command: TypeAlias = (
    tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]
)
"""One step of a path: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",)."""


@frozen
class Symbol:
    """An icon's outline in a square of side 1: layers of (path, opacity), filled in one colour."""

    name: str
    layers: tuple[tuple[tuple[Command, ...], float], ...]

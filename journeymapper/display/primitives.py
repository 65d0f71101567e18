"""The drawing as a value: what screen, PDF, SVG, PNG and snapshots all consume.

Coordinates are units of the paper inside the enclosing group; colours are ``#rrggbb``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from journeymapper.display.geometry import POINTS_PER_UNIT, Rect
from journeymapper.display.symbol import Command as Command
from journeymapper.display.symbol import Symbol as Symbol
from journeymapper.display.text import ShapedLine
from journeymapper.frozen import frozen


@frozen
class Stroke:
    """A line: its colour, width, dashes (on, off, ...; units) and roundness of ends and joins."""

    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    round: bool = False
    opacity: float = 1.0


@frozen
class Gradient:
    """A linear fill between two points; stops are (place from 0 to 1, colour, opacity)."""

    x1: float
    y1: float
    x2: float
    y2: float
    stops: tuple[tuple[float, str, float], ...]


Fill: TypeAlias = str | Gradient | None


@frozen
class Box:
    """A rectangle; ``corners`` are the four radii from the top left, clockwise."""

    x: float
    y: float
    w: float
    h: float
    fill: Fill = None
    stroke: Stroke | None = None
    corners: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    opacity: float = 1.0


@frozen
class Path:
    """Lines and cubic curves; filled by the non-zero rule."""

    commands: tuple[Command, ...]
    fill: Fill = None
    stroke: Stroke | None = None
    opacity: float = 1.0


@frozen
class Ellipse:
    """An ellipse around its centre."""

    cx: float
    cy: float
    rx: float
    ry: float
    fill: Fill = None
    stroke: Stroke | None = None
    opacity: float = 1.0


@frozen
class TextRun:
    """One set line: its left end and its baseline."""

    x: float
    y: float
    line: ShapedLine
    size: float
    colour: str


@frozen
class Icon:
    """A symbol, placed by its top left corner in a square of ``size``."""

    symbol: Symbol
    x: float
    y: float
    size: float
    colour: str


@frozen
class Picture:
    """A raster picture, scaled to cover its box, clipped to ``radius``; ``data`` is base64."""

    x: float
    y: float
    w: float
    h: float
    media_type: str
    data: str
    radius: float = 0.0
    alt: str = ""


@frozen
class Group:
    """Parts that belong together: shifted by (dx, dy), clipped to ``clip`` in its own coordinates.

    ``role`` and ``key`` say what the group draws (a card and its id), ``alt`` says it in words for
    a screen reader and for a PDF's tags; ``bounds`` enclose all it paints, before the shift.
    ``parts`` may be a ``Later``, made by the first who looks at them: look at ``bounds`` before.
    """

    parts: Sequence[Primitive]
    bounds: Rect
    dx: float = 0.0
    dy: float = 0.0
    role: str = ""
    key: str = ""
    clip: Rect | None = None
    alt: str = ""
    url: str = ""

    def moved(self, dx: float, dy: float) -> Group:
        """Return the same parts, elsewhere; the parts themselves are shared."""
        return Group(
            self.parts,
            self.bounds,
            self.dx + dx,
            self.dy + dy,
            self.role,
            self.key,
            self.clip,
            self.alt,
            self.url,
        )


Primitive: TypeAlias = Box | Path | Ellipse | TextRun | Icon | Picture | Group


@frozen
class Display:
    """A whole sheet: its size in units, its layers from the lowest up, and its names."""

    width: float
    height: float
    layers: tuple[Group, ...]
    title: str = ""
    language: str = ""
    background: str = "#FFFFFF"
    unit: float = POINTS_PER_UNIT
    """Points (1/72 inch) of a unit on paper; 100 % on screen is one logical pixel all the same."""

    def layer(self, role: str) -> Group | None:
        """Return the layer of that role, if there is one."""
        return next((layer for layer in self.layers if layer.role == role), None)

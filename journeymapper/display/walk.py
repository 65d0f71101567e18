"""Walking a drawing: every primitive with the shift of the groups around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import (
    Box,
    Display,
    Ellipse,
    Group,
    Icon,
    Path,
    Picture,
    Primitive,
    TextRun,
)


class Placed(NamedTuple):
    """A primitive, how far its groups shift it, and the group that holds it."""

    primitive: Primitive
    dx: float
    dy: float
    group: Group


def walk(group: Group, dx: float = 0.0, dy: float = 0.0) -> Iterator[Placed]:
    """Yield everything in a group from the lowest up, groups before what they hold."""
    x, y = dx + group.dx, dy + group.dy
    for part in group.parts:
        yield Placed(part, x, y, group)
        if isinstance(part, Group):
            yield from walk(part, x, y)


def walk_all(display: Display) -> Iterator[Placed]:
    """Yield everything on a sheet from the lowest layer up."""
    for layer in display.layers:
        yield from walk(layer)


def extent(primitive: Primitive) -> Rect:
    """Return the box around what a primitive paints, before its groups' shift; strokes left out."""
    match primitive:
        case Box() | Picture():
            return Rect(primitive.x, primitive.y, primitive.w, primitive.h)
        case Ellipse(cx, cy, rx, ry):
            return Rect(cx - rx, cy - ry, 2 * rx, 2 * ry)
        case Icon():
            return Rect(primitive.x, primitive.y, primitive.size, primitive.size)
        case TextRun():
            wide = primitive.line.width * primitive.size
            return Rect(primitive.x, primitive.y - primitive.size, wide, primitive.size * 1.25)
        case Group():
            return primitive.bounds.moved(primitive.dx, primitive.dy)
        case Path(commands):
            return _around(commands)


def _around(commands: tuple[tuple[object, ...], ...]) -> Rect:
    numbers = [c for command in commands for c in command[1:] if isinstance(c, int | float)]
    xs, ys = numbers[::2], numbers[1::2]
    if not xs:
        return Rect(0, 0, 0, 0)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

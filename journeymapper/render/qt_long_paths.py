"""Paths of many points for Qt: what lies wholly beside the part in sight is left out.

That changes nothing in sight: of a filled outline, such a stretch is moved to straight lines on
the same side, where the winding of what is in sight stays the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from typing import Final, TypeAlias

from PySide6.QtGui import QPainter, QPainterPath

from journeymapper.display.primitives import Command, Path
from journeymapper.frozen import frozen
from journeymapper.render.qt_shapes import outline

LONG: Final = 10
"""Commands from which on a path is long."""
_STRETCH: Final = 2
"""Commands that are left out, or not, together, at least."""
_MOST_STRETCHES: Final = 64
"""Stretches of a path, each of which every painting asks whether it is in sight."""
_MITRE: Final = 2.0
"""Widths of a stroke that a corner of it reaches out, at most."""
_ROUNDED: Final = 2.0
"""Device pixels that a clip may reach further than it says."""

Place: TypeAlias = tuple[float, float]


@frozen
class _Stretch:
    """Some commands in a row, and what they and the point before them span."""

    commands: tuple[Command, ...]
    left: float
    top: float
    right: float
    bottom: float
    end: Place

    def side(self, left: float, top: float, right: float, bottom: float) -> str:
        """Return on which side of these edges all of it lies; empty where it may be in sight."""
        if self.right < left:
            return "left"
        if self.left > right:
            return "right"
        if self.bottom < top:
            return "top"
        return "bottom" if self.top > bottom else ""


class LongPath:
    """The outline of a long path, as much of it as the painter's clip lets through."""

    def __init__(self, path: Path) -> None:
        """Take a path for which ``is_long`` holds."""
        first, *rest = path.commands
        self._first = first
        self._reach = _MITRE * path.stroke.width if path.stroke else 0.0
        self._closed = rest[-1][0] == "Z"
        self._only_stroked = path.fill is None and not self._closed
        self._stretches = _stretches(first, rest[:-1] if self._closed else rest)
        self._sides: tuple[str, ...] | None = None
        self._outline = QPainterPath()

    def outline(self, painter: QPainter, scale: float) -> QPainterPath:
        """Return the path to paint now; the same one until something else comes in sight.

        ``scale`` is device pixels a unit: a clip reaches to the end of the pixels that it cuts.
        """
        if painter.hasClipping():
            reach = self._reach + _ROUNDED / scale
            seen = painter.clipBoundingRect().adjusted(-reach, -reach, reach, reach)
            edges = seen.left(), seen.top(), seen.right(), seen.bottom()
            sides = tuple([stretch.side(*edges) for stretch in self._stretches])
        else:
            sides = ("",) * len(self._stretches)
        if sides != self._sides:
            self._sides, self._outline = sides, self._made(sides)
        return self._outline

    def _made(self, sides: Sequence[str]) -> QPainterPath:
        commands: list[Command] = [self._first]
        start = _place(self._first)
        for side, run in groupby(zip(sides, self._stretches, strict=True), lambda pair: pair[0]):
            stretches = [stretch for _side, stretch in run]
            end = stretches[-1].end
            if not side:
                commands += [command for stretch in stretches for command in stretch.commands]
            elif self._only_stroked:
                commands.append(("M", *end))
            else:
                commands += _beside(side, start, end)
            start = end
        if self._closed:
            commands.append(("Z",))
        return outline(commands)


def _beside(side: str, start: Place, end: Place) -> tuple[Command, ...]:
    """Return a way that is short where it is not level: long slanting lines cost Qt most."""
    if side == "left":
        return ("L", end[0], start[1]), ("L", *end)
    if side == "right":
        return ("L", start[0], end[1]), ("L", *end)
    return (("L", *end),)


def is_long(path: Path) -> bool:
    """Tell whether a path is long and in one piece; dashes are counted from its start."""
    return (
        len(path.commands) >= LONG
        and path.commands[0][0] == "M"
        and not (path.stroke is not None and path.stroke.dash)
        and all(command[0] in "LC" for command in path.commands[1:-1])
    )


def _stretches(first: Command, commands: Sequence[Command]) -> list[_Stretch]:
    made = []
    place = _numbers(first)
    length = max(_STRETCH, math.ceil(len(commands) / _MOST_STRETCHES))
    for at in range(0, len(commands), length):
        part = tuple(commands[at : at + length])
        numbers = [*place, *(n for command in part for n in _numbers(command))]
        place = numbers[-2:]
        xs, ys = numbers[::2], numbers[1::2]
        made.append(_Stretch(part, min(xs), min(ys), max(xs), max(ys), (place[0], place[1])))
    return made


def _place(command: Command) -> Place:
    x, y = _numbers(command)[-2:]
    return x, y


def _numbers(command: Command) -> list[float]:
    return [part for part in command if not isinstance(part, str)]

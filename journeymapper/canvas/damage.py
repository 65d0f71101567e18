"""What an edit changed in the drawing: the parts of the sheet that must be painted again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.later import Later
from journeymapper.display.primitives import Display, Group, Primitive
from journeymapper.render.qt_shapes import extent

MOST_AREAS: Final = 200
"""With more changed parts than this, everything is painted again."""


def damage(before: Display, after: Display) -> list[Rect] | None:
    """Return the areas of the sheet that look different; None means all of it."""
    if before is after:
        return []
    if (before.width, before.height, before.background) != (
        after.width,
        after.height,
        after.background,
    ):
        return None
    areas: list[Rect] = []
    for area in _parts(before.layers, after.layers, 0.0, 0.0):
        areas.append(area)
        if len(areas) > MOST_AREAS:
            return None
    return areas


def _parts(
    before: Sequence[Primitive], after: Sequence[Primitive], x: float, y: float
) -> Iterator[Rect]:
    """Compare two rows of parts that lie at (x, y)."""
    start, end_before, end_after = 0, len(before), len(after)
    while start < min(end_before, end_after) and _same(before[start], after[start]):
        start += 1
    while min(end_before, end_after) > start and _same(
        before[end_before - 1], after[end_after - 1]
    ):
        end_before -= 1
        end_after -= 1
    old, new = before[start:end_before], after[start:end_after]
    if [_name(part) for part in old] == [_name(part) for part in new]:
        for one, other in zip(old, new, strict=True):
            yield from _pair(one, other, x, y)
        return
    names_old, names_new = _named(old), _named(new)
    kept = [name for name in names_old if name in names_new]
    if kept != [name for name in names_new if name in names_old]:
        kept = []  # another order may mean another look where they overlap
    for name in kept:
        yield from _pair(names_old[name], names_new[name], x, y)
    settled = {id(names[name]) for names in (names_old, names_new) for name in kept}
    for part in (*old, *new):
        if id(part) not in settled:
            yield _area(part, x, y)


def _same(before: Primitive, after: Primitive) -> bool:
    """Tell, without looking into either, whether two parts are the same in the same place."""
    return before is after or (
        isinstance(before, Group)
        and isinstance(after, Group)
        and before.parts is after.parts
        and before.dx == after.dx
        and before.dy == after.dy
        and before.clip == after.clip
    )


def _pair(before: Primitive, after: Primitive, x: float, y: float) -> Iterator[Rect]:
    if before is after:
        return
    if (
        isinstance(before, Group)
        and isinstance(after, Group)
        and (before.dx, before.dy, before.clip) == (after.dx, after.dy, after.clip)
    ):
        if before.parts is after.parts:
            return
        if _unseen(before, after):
            if before.bounds != after.bounds:
                yield _area(before, x, y)
                yield _area(after, x, y)
        else:
            yield from _parts(before.parts, after.parts, x + after.dx, y + after.dy)
        return
    groups = isinstance(before, Group) and isinstance(after, Group)
    if groups or before != after:  # groups in other places differ, whatever they hold
        yield _area(before, x, y)
        yield _area(after, x, y)


def _unseen(before: Group, after: Group) -> bool:
    """Tell whether looking into a group would mean to draw what nobody may want to see.

    What was never drawn is in no picture, and so nothing of it needs painting again.
    """
    if isinstance(before.parts, Later) and not before.parts.made:
        return True
    drawn = not isinstance(after.parts, Later) or after.parts.made
    return not drawn and before.bounds != after.bounds


def _name(part: Primitive) -> tuple[str, str] | type:
    return (part.role, part.key) if isinstance(part, Group) else type(part)


def _named(parts: Sequence[Primitive]) -> dict[tuple[str, str], Group]:
    """Return the groups that have a name which no other has."""
    named: dict[tuple[str, str], Group] = {}
    twice = set()
    for part in parts:
        if isinstance(part, Group) and (part.role or part.key):
            name = part.role, part.key
            if name in named:
                twice.add(name)
            named[name] = part
    return {name: group for name, group in named.items() if name not in twice}


def _area(part: Primitive, x: float, y: float) -> Rect:
    left, top, right, bottom = extent(part)
    return Rect(x + left - 1, y + top - 1, right - left + 2, bottom - top + 2)

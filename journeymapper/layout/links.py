"""Connections as calm curves: between touchpoints along a corridor above the cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Box, Command, Group, Path, Primitive, Stroke, TextRun
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import middle, rounded, shortened
from journeymapper.lanes.places import CardBox
from journeymapper.lanes.styles import SMALL
from journeymapper.model.document import Link
from journeymapper.model.vocabulary import LINK_KINDS
from journeymapper.numerals import percent

LEVEL: Final = 24.0
CORNER: Final = 10.0
ASIDE: Final = 12.0
"""How far from a card's middle a connection leaves and arrives, so that two ways stay apart."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """Which level each connection between touchpoints runs on, and how high that makes it."""

    levels: Mapping[str, int]
    height: float


def plan_corridor(context: Context) -> Corridor:
    """Give every connection between touchpoints the lowest level that is free along its way."""
    slots = context.grid.slots
    spans: list[tuple[float, float, str]] = []
    for number, link in enumerate(context.map.links):
        if link.start in slots and link.end in slots and link.start != link.end:
            a, b = slots[link.start].x, slots[link.end].x
            spans.append((min(a, b), max(a, b), _key(link, number)))
    ends: list[list[tuple[float, float]]] = []
    levels: dict[str, int] = {}
    for left, right, key in sorted(spans, key=lambda s: (s[1] - s[0], s)):
        level = next(
            (n for n, taken in enumerate(ends) if _free(left, right, taken)),
            len(ends),
        )
        if level == len(ends):
            ends.append([])
        ends[level].append((left, right))
        levels[key] = level
    return Corridor(levels, len(ends) * LEVEL + 6 if ends else 0.0)


def draw_links(
    context: Context, corridor: Corridor, boxes: Mapping[str, CardBox], floor: float
) -> tuple[list[Group], dict[str, tuple[tuple[float, float], ...]]]:
    """Return the ways, then their labels on top, and points along each way for picking.

    ``floor`` is the y of the corridor's lower edge, where the touchpoints begin.
    """
    groups: list[Group] = []
    pills: list[Group] = []
    traces: dict[str, tuple[tuple[float, float], ...]] = {}
    for number, link in enumerate(context.map.links):
        start, end = boxes.get(link.start), boxes.get(link.end)
        if start is None or end is None or link.start == link.end:
            continue
        key = _key(link, number)
        if key in corridor.levels:
            y = floor - 8 - (corridor.levels[key] + 0.5) * LEVEL
            commands, trace = _along(start.rect, end.rect, y)
        else:
            commands, trace = _across(start.rect, end.rect)
        groups.append(_way(context, link, key, commands, trace))
        pill = _pill(context, link, key, trace)
        if pill:
            pills.append(pill)
        traces[key] = trace
    return [*groups, *pills], traces


def _free(left: float, right: float, taken: list[tuple[float, float]]) -> bool:
    return all(right + 8 < a or b + 8 < left for a, b in taken)


def _key(link: Link, number: int) -> str:
    return link.id or f"#{number}"


def _along(
    a: Rect, b: Rect, y: float
) -> tuple[tuple[Command, ...], tuple[tuple[float, float], ...]]:
    """Run up from a card, along the corridor, and down to the other."""
    way = 1 if b.middle > a.middle else -1
    x0, x1 = a.middle + way * ASIDE, b.middle - way * ASIDE
    if (x1 - x0) * way < 2 * CORNER:
        x0, x1 = a.middle, b.middle
    bend = min(CORNER, abs(x1 - x0) / 2, max(1.0, a.y - y), max(1.0, b.y - y)) * way
    fall = abs(bend)
    tip = b.y - 1
    return (
        ("M", x0, a.y),
        ("L", x0, y + fall),
        ("C", x0, y + fall / 2, x0 + bend / 2, y, x0 + bend, y),
        ("L", x1 - bend, y),
        ("C", x1 - bend / 2, y, x1, y + fall / 2, x1, y + fall),
        ("L", x1, tip),
    ), ((x0, a.y), (x0, y), (x1, y), (x1, tip))


def _across(a: Rect, b: Rect) -> tuple[tuple[Command, ...], tuple[tuple[float, float], ...]]:
    """Run from the lower edge of the upper card to the upper edge of the lower one."""
    down = b.y >= a.bottom
    x0, y0 = a.middle, a.bottom if down else a.y
    x1, y1 = b.middle, b.y - 1 if down else b.bottom + 1
    if not down and b.bottom > a.y:
        right = b.x > a.x
        x0, y0 = (a.right if right else a.x), a.y + a.h / 2
        x1, y1 = (b.x if right else b.right), b.y + b.h / 2
        half = (x0 + x1) / 2
        return (("M", x0, y0), ("C", half, y0, half, y1, x1, y1)), (
            (x0, y0),
            (half, (y0 + y1) / 2),
            (x1, y1),
        )
    half = (y0 + y1) / 2
    return (
        ("M", x0, y0),
        ("C", x0, half, x1, half, x1, y1),
    ), ((x0, y0), ((x0 + x1) / 2, half), (x1, y1))


def _way(
    context: Context,
    link: Link,
    key: str,
    commands: tuple[Command, ...],
    trace: tuple[tuple[float, float], ...],
) -> Group:
    colour = context.palette.secondary
    dash = (6.0, 4.0) if link.kind == "skip" else ()
    parts = (
        Path(commands, stroke=Stroke("#FFFFFF", 5)),
        Path(commands, stroke=Stroke(colour, 1.6, dash, round=not dash)),
        Path(_head(trace), fill=colour),
    )
    bounds = union([Rect(x - 10, y - 10, 20, 20) for x, y in trace])
    told = _label(context, link)
    kind = context.say(LINK_KINDS.get(link.kind, "Connection"))
    return Group(parts, bounds, role="link", key=key, alt=f"{kind}: {told}" if told else kind)


def _pill(
    context: Context, link: Link, key: str, trace: tuple[tuple[float, float], ...]
) -> Group | None:
    """Return the label of a connection, halfway along it."""
    told = _label(context, link)
    if not told:
        return None
    a, b = trace[len(trace) // 2 - 1], trace[len(trace) // 2]
    x, y = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) if len(trace) != 3 else trace[1]
    text = shortened(context, told, SMALL, max(abs(b[0] - a[0]) - 40, 150.0))
    line = context.line(text, SMALL)
    w = line.width * SMALL.size + 16
    box = Rect(x - w / 2, y - 9, w, 18)
    border = Stroke(context.palette.border)
    parts: list[Primitive] = [
        Box(box.x, box.y, box.w, box.h, fill="#FFFFFF", stroke=border, corners=rounded(9)),
        TextRun(box.x + 8, middle(box.y, 18, SMALL), line, SMALL.size, context.palette.body),
    ]
    return Group(tuple(parts), box.grown(1), role="link-label", key=key)


def _label(context: Context, link: Link) -> str:
    share = percent(link.share * 100, context.language) if link.share is not None else ""
    return " · ".join(part for part in (link.label, share) if part)


def _head(trace: tuple[tuple[float, float], ...]) -> tuple[Command, ...]:
    """Return the arrow's head at the end of a trace, along its last stretch."""
    (x0, y0), (x1, y1) = trace[-2], trace[-1]
    if abs(y1 - y0) >= abs(x1 - x0) or len(trace) == 4:
        way = 1 if y1 > y0 else -1
        return (("M", x1, y1), ("L", x1 - 4.5, y1 - 8 * way), ("L", x1 + 4.5, y1 - 8 * way), ("Z",))
    way = 1 if x1 > x0 else -1
    return (("M", x1, y1), ("L", x1 - 8 * way, y1 - 4.5), ("L", x1 - 8 * way, y1 + 4.5), ("Z",))

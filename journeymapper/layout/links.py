"""Connections as calm curves: between touchpoints along a corridor above the cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Box, Command, Group, Path, Primitive, Stroke, TextRun
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import middle, rounded, shortened
from journeymapper.lanes.places import CardBox
from journeymapper.lanes.styles import SMALL
from journeymapper.layout.boxes import Boxes
from journeymapper.model.document import Link
from journeymapper.model.vocabulary import LINK_KINDS
from journeymapper.numerals import percent

LEVEL: Final = 24.0
CORNER: Final = 10.0
ASIDE: Final = 12.0
"""How far from a card's middle a connection leaves and arrives, so that two ways stay apart."""
PORT: Final = 9.0
"""How far apart ways stand that leave a card to the same side."""
ROW_GAP: Final = 60.0
"""Cards no further apart than this have nothing between them."""


Trace = tuple[tuple[float, float], ...]
"""Points along a way; it arrives in the direction of its last two."""


@frozen
class Lift:
    """The way of a connection over the touchpoints: its level, and where it leaves and arrives.

    ``start`` and ``end`` are counted from the middles of the two cards.
    """

    level: int
    start: float
    end: float


PILL: Final = 18.0
"""How high a label is."""
_ASIDES: Final = (0.0, 4.0, -4.0, 8.0, -7.0)
"""How far from its line a way may run, in a gap where others run already."""
_PORTS: Final = (0.0, 14.0, -14.0, 28.0, -28.0)
_SHARES: Final = (0.5, 0.3, 0.7, 0.15, 0.85, 0.4, 0.6, 0.22, 0.78)
"""Where along a level stretch a label may stand, the best first."""


class Traffic:
    """What is taken of the gaps between rows and stages, by ways and by labels."""

    def __init__(self) -> None:
        """Begin with free gaps."""
        self._levels: list[tuple[float, float, float]] = []
        self._uprights: list[tuple[float, float, float]] = []
        self._labels: dict[tuple[int, int], list[Rect]] = {}
        self._ports: dict[str, int] = {}

    def ports(self, card: str, rect: Rect) -> float:
        """Return how far from its middle a further way leaves a card, or arrives there."""
        number = self._ports[card] = self._ports.get(card, -1) + 1
        aside = _PORTS[number % len(_PORTS)]
        return aside if abs(aside) < rect.w / 2 - ASIDE - 8 else 0.0

    def apart(self, corners: Trace) -> Trace:
        """Return a way moved aside where it would run on another one, and keep its place."""
        points = [list(point) for point in corners]
        for first in range(1, len(points) - 2):
            one, other = points[first], points[first + 1]
            across, along = (1, 0) if first % 2 else (0, 1)  # level and upright take turns
            taken = self._levels if first % 2 else self._uprights
            low, high = sorted((one[along], other[along]))
            at = next(
                (one[across] + by for by in _ASIDES if _open(one[across] + by, low, high, taken)),
                one[across],
            )
            one[across] = other[across] = at
            taken.append((at, low, high))
        return tuple((x, y) for x, y in points)

    def label(self, corners: Trace, width: float) -> tuple[float, float]:
        """Return where the middle of a label stands: on a level stretch, clear of all others."""
        places = [
            (x0 + (x1 - x0) * share, y)
            for (x0, y), (x1, _) in zip(corners[1::2], corners[2::2], strict=False)
            for share in _SHARES
        ]
        for x, y in places:
            box = Rect(x - width / 2, y - PILL / 2, width, PILL)
            if not self._labelled(box.grown(3)):
                break
        else:
            x, y = places[0]
            box = Rect(x - width / 2, y - PILL / 2, width, PILL)
        for bucket in _buckets(box):
            self._labels.setdefault(bucket, []).append(box)
        return x, y

    def _labelled(self, area: Rect) -> bool:
        return any(
            area.touches(box) for bucket in _buckets(area) for box in self._labels.get(bucket, ())
        )


def _buckets(area: Rect) -> list[tuple[int, int]]:
    """Return the fields of the sheet that an area reaches into: only labels there are looked at."""
    across = range(int(area.x // 256), int(area.right // 256) + 1)
    down = range(int(area.y // 32), int(area.bottom // 32) + 1)
    return [(column, row) for column in across for row in down]


def _open(at: float, low: float, high: float, taken: Sequence[tuple[float, float, float]]) -> bool:
    return all(abs(at - one) >= 3 or high + 4 < a or b + 4 < low for one, a, b in taken)


@frozen
class Corridor:
    """How each connection between touchpoints runs above them, and how high that makes it."""

    lifts: Mapping[str, Lift]
    height: float


def plan_corridor(context: Context) -> Corridor:
    """Give every connection between touchpoints the lowest level that is free along its way."""
    slots = context.grid.slots
    spans: list[tuple[float, float, str, Link]] = []
    for number, link in enumerate(context.map.links):
        if link.start in slots and link.end in slots and link.start != link.end:
            a, b = slots[link.start].x, slots[link.end].x
            spans.append((min(a, b), max(a, b), _key(link, number), link))
    ends: list[list[tuple[float, float]]] = []
    levels: dict[str, int] = {}
    for left, right, key, _ in sorted(spans, key=lambda s: (s[1] - s[0], s[:3])):
        level = next(
            (n for n, taken in enumerate(ends) if _free(left, right, taken)),
            len(ends),
        )
        if level == len(ends):
            ends.append([])
        ends[level].append((left, right))
        levels[key] = level
    ports = _ports(context, [(key, link) for _, _, key, link in spans], levels)
    lifts = {
        key: Lift(levels[key], ports[key, link.start], ports[key, link.end])
        for _, _, key, link in spans
    }
    return Corridor(lifts, len(ends) * LEVEL + 6 if ends else 0.0)


def _ports(
    context: Context, links: Sequence[tuple[str, Link]], levels: Mapping[str, int]
) -> dict[tuple[str, str], float]:
    """Return for (connection, card) how far from the card's middle it stands.

    Ways to one side stand beside each other, the highest next to the middle: so none crosses.
    """
    slots = context.grid.slots
    sides: dict[tuple[str, int], list[str]] = {}
    for key, link in links:
        way = 1 if slots[link.end].x > slots[link.start].x else -1
        sides.setdefault((link.start, way), []).append(key)
        sides.setdefault((link.end, -way), []).append(key)
    found = {}
    for (card, way), keys in sides.items():
        room = max(0.0, slots[card].w / 2 - 8 - ASIDE)
        step = min(PORT, room / max(1, len(keys) - 1))
        for place, key in enumerate(sorted(keys, key=lambda key: -levels[key])):
            found[key, card] = way * (ASIDE + place * step)
    return found


def draw_links(
    context: Context, corridor: Corridor, boxes: Boxes, floor: float
) -> tuple[list[Group], dict[str, Trace]]:
    """Return the ways, then their labels on top, and points along each way for picking.

    ``floor`` is the y of the corridor's lower edge, where the touchpoints begin.
    """
    cards, links = context.facts.cards, context.map.links
    ends = {card for link in links for card in (link.start, link.end)}
    places = [(id_, card.lane, card.at) for id_ in ends if (card := cards.get(id_))]
    where = boxes.where({lane for _, lane, _ in places})
    return context.memo.get(
        "links",
        (context.basis, context.grid, links, corridor, set(places), where, floor),
        partial(_draw_all, context, corridor, boxes, floor),
    )


def _draw_all(
    context: Context,
    corridor: Corridor,
    boxes: Mapping[str, CardBox],
    floor: float,
) -> tuple[list[Group], dict[str, Trace]]:
    groups: list[Group] = []
    pills: list[Group] = []
    traces: dict[str, Trace] = {}
    traffic = Traffic()
    edges = tuple(stage.x - context.density.stage_gap / 2 for stage in context.grid.stages[1:])
    for number, link in enumerate(context.map.links):
        start, end = boxes.get(link.start), boxes.get(link.end)
        if start is None or end is None or link.start == link.end:
            continue
        key = _key(link, number)
        lift = corridor.lifts.get(key)
        if lift:
            corners = _over(start.rect, end.rect, lift, floor - 8 - (lift.level + 0.5) * LEVEL)
        else:
            leaves, arrives = (
                traffic.ports(link.start, start.rect),
                traffic.ports(link.end, end.rect),
            )
            corners = traffic.apart(_between(start.rect, end.rect, edges, leaves, arrives))
        told = _label(context, link)
        place = traffic.label(corners, _pill_width(context, told, corners)) if told else None
        way, pill = context.memo.get(
            ("link", key),
            (context.basis, link, corners, place),
            partial(_draw, context, link, key, corners, place),
        )
        groups.append(way)
        if pill:
            pills.append(pill)
        traces[key] = corners
    return [*groups, *pills], traces


def _draw(
    context: Context, link: Link, key: str, corners: Trace, place: tuple[float, float] | None
) -> tuple[Group, Group | None]:
    pill = _pill(context, link, key, corners, place) if place is not None else None
    return _way(context, link, key, corners), pill


def _over(a: Rect, b: Rect, lift: Lift, y: float) -> Trace:
    """Run up from a touchpoint, along the corridor, and down to the other."""
    x0, x1 = a.middle + lift.start, b.middle + lift.end
    if (x1 - x0) * lift.start < 0:
        x0, x1 = a.middle, b.middle
    return (x0, a.y), (x0, y), (x1, y), (x1, b.y - 1)


def _between(
    a: Rect, b: Rect, edges: Sequence[float], leaves: float = 0.0, arrives: float = 0.0
) -> Trace:
    """Run between cards of any lanes without crossing others.

    It leaves and arrives so far from the middles of the two.

    Beside each other: onward below both, back above both. In neighbouring rows: straight over the
    gap. Further apart: along the gap beside the one, between two stages, along that of the other.
    """
    if a.y < b.bottom and b.y < a.bottom:
        way = 1 if b.middle > a.middle else -1
        x0, x1 = a.middle + way * ASIDE + leaves, b.middle - way * ASIDE + arrives
        if way > 0:
            y = max(a.bottom, b.bottom) + 9
            return (x0, a.bottom), (x0, y), (x1, y), (x1, b.bottom + 1)
        y = min(a.y, b.y) - 10
        return (x0, a.y), (x0, y), (x1, y), (x1, b.y - 1)
    down = b.y >= a.bottom
    start, end = (a.bottom, b.y - 1) if down else (a.y, b.bottom + 1)
    x0, x1 = a.middle + leaves, b.middle + arrives
    if abs(end - start) <= ROW_GAP or not edges:
        half = (start + end) / 2
        return (x0, start), (x0, half), (x1, half), (x1, end)
    x = min(edges, key=lambda edge: abs(x0 - edge) + abs(x1 - edge))
    leave, arrive = (start + 9, end - 11) if down else (start - 9, end + 11)
    return (x0, start), (x0, leave), (x, leave), (x, arrive), (x1, arrive), (x1, end)


def _rounded(corners: Trace) -> tuple[Command, ...]:
    """Return a way along its corners, each rounded as far as there is room."""
    commands: list[Command] = [("M", *corners[0])]
    for before, at, after in zip(corners, corners[1:], corners[2:], strict=False):
        r = min(CORNER, _length(before, at) / 2, _length(at, after) / 2)
        enter, leave = _toward(at, before, r), _toward(at, after, r)
        commands.append(("L", *enter))
        first, second = _toward(at, before, r / 2), _toward(at, after, r / 2)
        commands.append(("C", *first, *second, *leave))
    return (*commands, ("L", *corners[-1]))


def _length(a: tuple[float, float], b: tuple[float, float]) -> float:
    return abs(b[0] - a[0]) + abs(b[1] - a[1])


def _toward(a: tuple[float, float], b: tuple[float, float], by: float) -> tuple[float, float]:
    """Return the place that lies ``by`` from a on the level or upright line to b."""
    whole = _length(a, b) or 1.0
    return a[0] + (b[0] - a[0]) * by / whole, a[1] + (b[1] - a[1]) * by / whole


def _free(left: float, right: float, taken: list[tuple[float, float]]) -> bool:
    return all(right + 8 < a or b + 8 < left for a, b in taken)


def _key(link: Link, number: int) -> str:
    return link.id or f"#{number}"


def _way(context: Context, link: Link, key: str, corners: Trace) -> Group:
    colour = context.palette.secondary
    dash = (6.0, 4.0) if link.kind == "skip" else ()
    commands = _rounded(corners)
    parts = (
        Path(commands, stroke=Stroke(context.palette.paper, 5)),
        Path(commands, stroke=Stroke(colour, 1.6, dash, round=not dash)),
        Path(_head(corners), fill=colour),
    )
    bounds = union([Rect(x - 10, y - 10, 20, 20) for x, y in corners])
    told = _label(context, link)
    kind = context.say(LINK_KINDS.get(link.kind, "Connection"))
    return Group(parts, bounds, role="link", key=key, alt=f"{kind}: {told}" if told else kind)


def _pill_text(context: Context, told: str, corners: Trace) -> str:
    (left, _), (right, _) = corners[1], corners[2]
    return shortened(context, told, SMALL, max(abs(right - left) - 40, 150.0))


def _pill_width(context: Context, told: str, corners: Trace) -> float:
    text = _pill_text(context, told, corners)
    return context.line(text, SMALL).width * SMALL.size + 16


def _pill(
    context: Context, link: Link, key: str, corners: Trace, place: tuple[float, float]
) -> Group:
    """Return the label of a connection, its middle at a place."""
    line = context.line(_pill_text(context, _label(context, link), corners), SMALL)
    w = line.width * SMALL.size + 16
    box = Rect(place[0] - w / 2, place[1] - PILL / 2, w, PILL)
    border = Stroke(context.palette.border)
    paper = context.palette.card
    parts: list[Primitive] = [
        Box(box.x, box.y, box.w, box.h, fill=paper, stroke=border, corners=rounded(9)),
        TextRun(box.x + 8, middle(box.y, PILL, SMALL), line, SMALL.size, context.palette.body),
    ]
    return Group(tuple(parts), box.grown(1), role="link-label", key=key)


def _label(context: Context, link: Link) -> str:
    share = percent(link.share * 100, context.language) if link.share is not None else ""
    return " · ".join(part for part in (link.label, share) if part)


def _head(corners: Trace) -> tuple[Command, ...]:
    """Return the arrow's head: every way arrives from above or from below."""
    (_, y0), (x, y) = corners[-2], corners[-1]
    way = 1 if y > y0 else -1
    return (("M", x, y), ("L", x - 4.5, y - 8 * way), ("L", x + 4.5, y - 8 * way), ("Z",))

"""Continuity at channel crossings: whether what the customer began goes on, and what passes on.

A note stands below each crossing that tells it; where the customer begins anew, a broken link
stands at the crossing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Group, Icon, Path, Primitive, Stroke
from journeymapper.display.walk import extent
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import runs
from journeymapper.lanes.places import EditSpot
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.card import Card
from journeymapper.model.ids import Ref
from journeymapper.model.vocabulary import HANDOVERS

ICONS: Final = {
    "seamless": "regular/link-simple",
    "partial": "regular/link-simple-break",
    "broken": "regular/link-break",
}
WIDEST: Final = 210.0
_GAP: Final = 10.0
_ICON: Final = 18.0
"""From the left edge of a note's icon to its words."""
_END: Final = 10.0


@frozen
class Told:
    """A crossing that tells of continuity: where its number stands, and what is told."""

    card: str
    x: float
    down: bool
    """Whether it leads from digital to traditional."""
    handover: str
    words: str


@frozen
class Notes:
    """The notes of all crossings, drawn in the sheet's x, and the y of their end."""

    parts: tuple[Primitive, ...]
    spots: tuple[EditSpot, ...]
    """Counted from the grid's left edge."""
    end: float


def told_of(context: Context, path: Sequence[Card], kinds: Sequence[str]) -> tuple[Told, ...]:
    """Return the crossings at which continuity is told, in order; ``kinds`` are those of a path."""
    slots = context.grid.slots
    met = [n for n, kind in enumerate(kinds) if kind]
    return tuple(
        Told(
            path[b].id,
            (slots[path[b - 1].id].x + slots[path[b].id].x) / 2,
            kinds[a] == "digital",
            path[b].handover,
            path[b].continuity,
        )
        for a, b in pairwise(met)
        if kinds[a] != kinds[b] and (path[b].handover or path[b].continuity.strip())
    )


def draw_notes(context: Context, told: tuple[Told, ...], middle: float, top: float) -> Notes:
    """Return the notes from ``top`` down; the crossings' numbers stand at the y ``middle``."""
    if not told:
        return Notes((), (), top)
    grid = context.grid
    return context.memo.get(
        "continuity",
        (context.basis, told, grid.x, grid.right, middle, top),
        partial(_draw, context, told, middle, top),
    )


def _draw(context: Context, told: tuple[Told, ...], middle: float, top: float) -> Notes:
    grid = context.grid
    parts: list[Primitive] = []
    spots: list[EditSpot] = []
    end = top
    edges = [2 * grid.x - told[0].x, *(one.x for one in told), 2 * grid.right - told[-1].x]
    for place, one in enumerate(told, 1):
        room = min(edges[place] - edges[place - 1], edges[place + 1] - edges[place])
        w = max(60.0, min(WIDEST, room - _GAP))
        drawn, spot, low = _note(context, one, (one.x - w / 2, top, w), middle)
        parts.append(drawn)
        spots.append(spot.moved(-grid.x, 0))
        end = max(end, low)
    return Notes(tuple(parts), tuple(spots), end + _END)


def _note(
    context: Context, one: Told, place: tuple[float, float, float], middle: float
) -> tuple[Group, EditSpot, float]:
    palette = context.palette
    tone = {"seamless": palette.good, "broken": palette.bad}.get(one.handover, palette.secondary)
    x, y, w = place
    icon = context.icons(ICONS.get(one.handover, "regular/arrow-right"))
    leader = Stroke(palette.rule, 1, (1, 3))
    parts: list[Primitive] = [Path((("M", one.x, middle + 10), ("L", one.x, y - 2)), stroke=leader)]
    if one.handover == "broken":
        corner = middle + 7 if one.down else middle - 20
        parts.append(Icon(icon, one.x - 21, corner, 13, tone))
    parts.append(Icon(icon, x, y, 14, tone))
    said = context.say(HANDOVERS[one.handover]) if one.handover in HANDOVERS else ""
    label = context.wrap(said, SMALL_BOLD, w - _ICON)
    parts += runs(label, x + _ICON, y + 11.5, SMALL_BOLD, tone)
    top = y + len(label) * SMALL_BOLD.line
    words = context.wrap(one.words.strip(), SMALL, w - _ICON)
    parts += runs(words, x + _ICON, top + 11.5, SMALL, palette.body)
    low = top + len(words) * SMALL.line
    box = Rect(x + _ICON - 2, top - 1, w - _ICON + 4, max(1, len(words)) * SMALL.line + 3)
    spot = EditSpot(Ref("card", one.card), "continuity", box, SMALL, palette.body, palette.paper)
    bounds = union(extent(part) for part in parts).grown(2)
    alt = f"{context.say('Continuity')}: {' '.join(f'{said}. {one.words}'.split())}"
    return Group(tuple(parts), bounds, role="continuity", key=one.card, alt=alt), spot, low

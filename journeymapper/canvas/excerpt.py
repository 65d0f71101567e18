"""A part of the drawing as a picture of its own: what is selected, else the whole map."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from math import sqrt
from typing import Final

from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Display, Group, Primitive
from journeymapper.frozen import frozen
from journeymapper.layout.arrangement import Arrangement
from journeymapper.model.ids import Ref
from journeymapper.render.qt import LARGEST_EDGE, LARGEST_PIXELS

AROUND: Final = 12.0
"""Units of paper around what is copied."""
SCALE: Final = 2.0
"""Pixels a unit: sharp on slides and on good screens."""


@frozen
class Excerpt:
    """A drawing, and the part of it to show."""

    drawing: Display
    area: Rect

    @property
    def scale(self) -> float:
        """Pixels a unit: twice, or what a picture of this size can have at most."""
        edge = LARGEST_EDGE / max(self.area.w, self.area.h, 1.0)
        pixels = sqrt(LARGEST_PIXELS / max(self.area.w * self.area.h, 1.0))
        return min(SCALE, edge * 0.999, pixels * 0.999)


def excerpt(arrangement: Arrangement, selection: Collection[Ref]) -> Excerpt:
    """Return the selected cards without what stands between them, or whole stages and lanes.

    Of stages and lanes that are selected together it is the part that encloses all of them;
    without any of these it is the whole sheet.
    """
    drawing, band, gutter = arrangement.display, arrangement.band, arrangement.gutter
    ids = {kind: {ref.id for ref in selection if ref.kind == kind} for kind in ("stage", "step")}
    lanes = {ref.id for ref in selection if ref.kind == "lane"}
    whole = [Rect(band.x, s.y, band.w, s.h) for s in arrangement.lanes if s.id in lanes]
    whole += [Rect(s.x, band.y, s.w, gutter.h) for s in arrangement.stages if s.id in ids["stage"]]
    whole += [Rect(s.x, band.y, s.w, gutter.h) for s in arrangement.columns if s.id in ids["step"]]
    cards = {ref.id for ref in selection if ref.kind == "card" and ref.id in arrangement.cards}
    rects = [arrangement.cards[card].rect for card in cards]
    sheet = Rect(0, 0, drawing.width, drawing.height)
    if whole:
        return Excerpt(drawing, _within(union([*whole, *rects]), sheet))
    if not rects:
        return Excerpt(drawing, sheet)
    area = _within(union(rects).grown(AROUND), sheet)
    lanes_only = [_only(layer, cards, area) for layer in drawing.layers if layer.role == "lanes"]
    return Excerpt(replace(drawing, layers=tuple(lanes_only)), area)


def _within(area: Rect, sheet: Rect) -> Rect:
    left, top = max(area.x, sheet.x), max(area.y, sheet.y)
    return Rect(
        left, top, min(area.right, sheet.right) - left, min(area.bottom, sheet.bottom) - top
    )


def _only(group: Group, cards: Collection[str], area: Rect) -> Group:
    """Return a group with nothing in it but some cards; what lies elsewhere is not looked at."""
    inner = area.moved(-group.dx, -group.dy)
    parts: list[Primitive] = []
    for part in group.parts:
        if not isinstance(part, Group) or not part.bounds.moved(part.dx, part.dy).touches(inner):
            continue
        if part.role == "card" and part.key in cards:
            parts.append(part)
        elif part.role != "card":
            kept = _only(part, cards, inner)
            if kept.parts:
                parts.append(kept)
    return replace(group, parts=tuple(parts))

"""What is under the pointer: geometry only, no Qt.

Looks into one cell, one bucket of links and the few points near an x, so that hovering costs the
same on a map of any size. Distances are units of the sheet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Group
from journeymapper.frozen import frozen
from journeymapper.layout.arrangement import Arrangement, CardBox, CurvePoint
from journeymapper.layout.slots import Grid
from journeymapper.model.ids import THE_MAP, Ref

POINT_REACH: Final = 17.0
LINK_REACH: Final = 6.0
LABEL_BOX: Final = (140.0, 32.0)
"""Where the label of a connection is edited, about the middle of its way."""
NOWHERE: Final = Rect(0, 0, 0, 0)
_BUCKET: Final = 512.0
_MIDDLE: Final = attrgetter("x")


@frozen
class Hit:
    """What is there: an entity and the part of it, and the cell (lane, column) around it.

    ``part`` is one of point, card, link, stage, step, lane, cell, sheet. ``point`` is the point of
    the curve, ``rect`` what a frame goes around.
    """

    ref: Ref
    part: str
    lane: str = ""
    column: str = ""
    rect: Rect = NOWHERE
    point: CurvePoint | None = None


class Picker:
    """Finds what is at a place of one arrangement; build it once per arrangement."""

    def __init__(self, arrangement: Arrangement) -> None:
        """Take an arrangement; indexes are built when first needed."""
        self.arrangement = arrangement
        self.grid = Grid(arrangement)
        self._points: dict[str, tuple[CurvePoint, ...]] = {}

    @cached_property
    def headers(self) -> dict[Ref, Rect]:
        """Where the headers of stages and steps and the lane names stand on the sheet."""
        found: dict[Ref, Rect] = {}
        for layer in (
            self.arrangement.display.layer("band"),
            self.arrangement.display.layer("gutter"),
        ):
            if layer is not None:
                _collect(layer, layer.dx, layer.dy, found)
        return found

    @cached_property
    def _links(self) -> dict[int, list[str]]:
        buckets: dict[int, list[str]] = {}
        for link, points in self.arrangement.links.items():
            xs = [x for x, _ in points]
            if xs:
                first, last = int(min(xs) // _BUCKET), int(max(xs) // _BUCKET)
                for bucket in range(first, last + 1):
                    buckets.setdefault(bucket, []).append(link)
        return buckets

    def at(self, x: float, y: float, reach: float = 0.0) -> Hit:
        """Return what is at a place of the sheet; ``reach`` widens points and links."""
        arrangement = self.arrangement
        if arrangement.band.contains(x, y):
            corner = arrangement.gutter.contains(x, y)
            return Hit(THE_MAP, "sheet") if corner else self.header_at(x, y)
        if arrangement.gutter.contains(x, y):
            return self.name_at(y)
        lane, column = self.cell_at(x, y)
        point = self.point_at(lane, x, y, POINT_REACH + reach)
        if point is not None:
            ring = Rect(point.x - POINT_REACH, point.y - POINT_REACH, 34, 34)
            return Hit(Ref("card", point.card), "point", lane, column, ring, point)
        card = self.card_at(lane, x, y)
        if card is not None:
            box = self.arrangement.cards[card]
            return Hit(Ref("card", card), "card", box.lane, box.column, box.rect)
        link = self.link_at(x, y, LINK_REACH + reach)
        if link is not None:
            return Hit(Ref("link", link), "link", lane, column)
        if lane and column:
            spans = self.grid.lane_at(y), self.grid.column_at(x)
            if spans[0] is not None and spans[1] is not None:
                rect = self.grid.cell_rect(spans[0], spans[1])
                return Hit(THE_MAP, "cell", lane, column, rect)
        return Hit(THE_MAP, "sheet")

    def cell_at(self, x: float, y: float) -> tuple[str, str]:
        """Return the ids of lane and column at a place; empty where there is none."""
        lane, column = self.grid.lane_at(y), self.grid.column_at(x)
        in_lane = lane is not None and lane.y <= y <= lane.y + lane.h
        in_column = column is not None and column.x <= x <= column.x + column.w
        return (
            lane.id if lane is not None and in_lane else "",
            column.id if column is not None and in_column else "",
        )

    def header_at(self, x: float, y: float) -> Hit:
        """Return the stage or step whose header is at a place of the band."""
        column, stage = self.grid.column_at(x), self.grid.stage_at(x)
        if column is None or stage is None or not stage.x <= x <= stage.x + stage.w:
            return Hit(THE_MAP, "sheet")
        step = Ref("step", column.id)
        if column.id != stage.id and step in self.headers and self.headers[step].contains(x, y):
            return Hit(step, "step", "", column.id, self.headers[step])
        band = self.arrangement.band
        whole = Rect(stage.x, band.y, stage.w, band.h)
        ref = Ref("stage", stage.id)
        return Hit(ref, "stage", "", column.id, self.headers.get(ref, whole))

    def name_at(self, y: float) -> Hit:
        """Return the lane whose name is at a height of the gutter."""
        lane = self.grid.lane_at(y)
        if lane is None or not lane.y <= y <= lane.y + lane.h:
            return Hit(THE_MAP, "sheet")
        gutter = self.arrangement.gutter
        rect = Rect(gutter.x, lane.y, gutter.w, lane.h)
        return Hit(Ref("lane", lane.id), "lane", lane.id, "", rect)

    def point_at(self, lane: str, x: float, y: float, reach: float) -> CurvePoint | None:
        """Return the nearest point of a lane's curves within reach; of two, the current state's."""
        slots = self.arrangement.touchpoints
        first = bisect_left(slots, x - reach, key=_MIDDLE)
        last = bisect_left(slots, x + reach, key=_MIDDLE)
        points = [p for slot in slots[first:last] for p in self.points_of((slot.card,))]
        near = [
            ((p.x - x) ** 2 + (p.y - y) ** 2, p.score is None, p.state != "current", i, p)
            for i, p in enumerate(points)
            if p.lane == lane
        ]
        nearest = min(near, default=None)
        return nearest[-1] if nearest is not None and nearest[0] <= reach * reach else None

    def points_of(self, cards: Collection[str]) -> list[CurvePoint]:
        """Return the points of the curves that belong to some cards."""
        known = self._points
        for card in cards:
            if card not in known:
                known[card] = self.arrangement.points_of((card,))
        return [point for card in cards for point in known[card]]

    @cached_property
    def _boxes(self) -> dict[tuple[str, int], list[CardBox]]:
        """The cards of each lane that reach into each stretch of x, wherever their column is."""
        found: dict[tuple[str, int], list[CardBox]] = {}
        for box in self.arrangement.cards.values():
            first, last = int(box.rect.x // _BUCKET), int(box.rect.right // _BUCKET)
            for bucket in range(first, last + 1):
                found.setdefault((box.lane, bucket), []).append(box)
        return found

    def card_at(self, lane: str, x: float, y: float) -> str | None:
        """Return the card of a lane that covers a place."""
        for box in self._boxes.get((lane, int(x // _BUCKET)), ()):
            if box.rect.contains(x, y):
                return box.card
        return None

    def link_at(self, x: float, y: float, reach: float) -> str | None:
        """Return the link whose curve passes within reach of a place."""
        for link in self._links.get(int(x // _BUCKET), ()):
            points = self.arrangement.links[link]
            if any(_distance(x, y, a, b) <= reach for a, b in pairwise(points)):
                return link
        return None

    def cards_in(self, area: Rect) -> list[str]:
        """Return the cards that an area touches, lane by lane."""
        buckets = range(int(area.x // _BUCKET), int(area.right // _BUCKET) + 1)
        found = {
            box.card: None
            for lane in self.arrangement.lanes
            if lane.y <= area.bottom and area.y <= lane.y + lane.h
            for bucket in buckets
            for box in self._boxes.get((lane.id, bucket), ())
            if box.rect.touches(area)
        }
        return list(found)

    def rect_of(self, ref: Ref) -> Rect | None:
        """Return the rectangle of a card, header, lane name or label on the sheet, if any."""
        if ref.kind == "card":
            box = self.arrangement.cards.get(ref.id)
            return box.rect if box is not None else None
        if ref.kind == "link":
            return self._label_box(ref.id)
        if ref.kind == "lane":
            gutter = self.arrangement.gutter
            for lane in self.arrangement.lanes:
                if lane.id == ref.id:
                    return Rect(gutter.x, lane.y, gutter.w, lane.h)
        if ref.kind in {"stage", "step"}:
            if ref in self.headers:
                return self.headers[ref]
            band = self.arrangement.band
            spans = self.arrangement.stages if ref.kind == "stage" else self.arrangement.columns
            for span in spans:
                if span.id == ref.id:
                    return Rect(span.x, band.y, span.w, band.h)
        return None

    def _label_box(self, link: str) -> Rect | None:
        points = self.arrangement.links.get(link, ())
        if len(points) < 3:
            return None
        x, y = (points[1][0] + points[2][0]) / 2, points[1][1]
        return Rect(x - LABEL_BOX[0] / 2, y - LABEL_BOX[1] / 2, *LABEL_BOX)


def _collect(group: Group, dx: float, dy: float, found: dict[Ref, Rect]) -> None:
    for part in group.parts:
        if isinstance(part, Group):
            x, y = dx + part.dx, dy + part.dy
            if part.role in {"stage", "step"} and part.key:
                found[Ref(part.role, part.key)] = part.bounds.moved(x, y)
            _collect(part, x, y, found)


def _distance(x: float, y: float, a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of a place from the segment a-b."""
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0.0
    return float(((ax + share * dx - x) ** 2 + (ay + share * dy - y) ** 2) ** 0.5)

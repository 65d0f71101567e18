"""What a filter leaves out lies under a veil: painted over the drawing, which stays as it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from journeymapper.display.geometry import Rect
from journeymapper.frozen import frozen
from journeymapper.lanes.colours import map_palette, persona_colour
from journeymapper.lanes.curve import runs_without_gaps, through
from journeymapper.layout.arrangement import Arrangement, LaneSpan
from journeymapper.model.vocabulary import LANE_KINDS

if TYPE_CHECKING:
    from journeymapper.canvas.view import CanvasView

COVER: Final = QColor(255, 255, 255, 196)
_RADIUS: Final = 7.0
_PIECE: Final = 2_000.0
"""Units of the sheet in one piece of the cards under the veil."""
_WIDE: Final = -1_000_000
"""The piece of the cards that are wider than a piece."""
_ALONG: Final = ("evidence_strip", "effort_strip", "dramatic_arc")
"""Lanes that show something of each touchpoint at its place."""
_TINY: Final = 0.35
"""Zoom below which corners are not rounded any more: nobody sees them."""

_MORE: Final = 4
"""Points of a curve beside those in sight, which its bends there depend on."""
_LEFT: Final = attrgetter("left")


@frozen
class _Curve:
    """A run of a persona's curve, from left to right, in units of the sheet."""

    persona: str
    state: str
    places: list[tuple[float, float]]


_KeptCurves = tuple[Arrangement, frozenset[str], frozenset[str], list[_Curve]]


class Veil:
    """Covers what is not looked for: cards, their places in drawn lanes, connections."""

    def __init__(self, view: CanvasView) -> None:
        """Cover nothing yet."""
        self._view = view
        self.left: frozenset[str] | None = None
        """The cards that stay clear; None: no veil at all."""
        self.personas: frozenset[str] = frozenset()
        """Whose curves alone stay clear; empty: everybody's."""
        self._kept: tuple[Arrangement, frozenset[str], dict[int, list[QRectF]]] | None = None
        self._kept_curves: _KeptCurves | None = None

    def cover_all_but(
        self, cards: Collection[str] | None, personas: Collection[str] = frozenset()
    ) -> None:
        """Leave these cards clear, and the curves of these personas; None lifts the veil."""
        left = None if cards is None else frozenset(cards)
        whose = frozenset(personas)
        if (left, whose) != (self.left, self.personas):
            self.left, self.personas = left, whose
            self._view.refresh_overlay()

    def paint(self, painter: QPainter) -> None:
        """Paint the veil over the content that nothing pinned covers."""
        if self.left is None:
            return
        view, arrangement = self._view, self._view.arrangement
        painter.setClipRect(view.content_rect(), Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(COVER)
        visible = view.visible_sheet()
        pieces = self._covered(arrangement)
        first, last = int(visible.x // _PIECE), int(visible.right // _PIECE)
        covered = [box for n in (_WIDE, *range(first - 1, last + 1)) for box in pieces.get(n, ())]
        painter.save()
        painter.translate(view.to_view(0, 0))
        painter.scale(view.zoom, view.zoom)
        if view.zoom < _TINY:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawRects(covered)
        else:
            for box in covered:
                if box.bottom() >= visible.y and box.top() <= visible.bottom:
                    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawRects(list(self._strips(arrangement, visible)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_links(painter, arrangement, visible)
        if self.personas:
            self._paint_curves(painter, arrangement, visible)

    def _covered(self, arrangement: Arrangement) -> dict[int, list[QRectF]]:
        """Return the cards under the veil, in units of the sheet, by the piece they begin in.

        Kept while nothing changes: panning looks at the pieces in sight alone.
        """
        left = self.left or frozenset()
        if self._kept is None or self._kept[0] is not arrangement or self._kept[1] is not left:
            pieces: dict[int, list[QRectF]] = {}
            for id_, box in arrangement.cards.items():
                if id_ not in left:
                    rect = box.rect
                    seen = QRectF(rect.x, rect.y, rect.w, rect.h)
                    piece = int(rect.x // _PIECE) if rect.w <= _PIECE else _WIDE
                    pieces.setdefault(piece, []).append(seen)
            self._kept = arrangement, left, pieces
        return self._kept[2]

    def _strips(self, arrangement: Arrangement, visible: Rect) -> Iterator[QRectF]:
        """Yield where drawn lanes show touchpoints that are covered; neighbours in one piece."""
        left = self.left or frozenset()
        runs: list[tuple[float, float]] = []
        joined = False  # whether the touchpoint before is covered too, whatever lies between
        slots = arrangement.touchpoints
        first = max(0, bisect_left(slots, visible.x, key=_LEFT) - 1)
        for slot in slots[first : bisect_right(slots, visible.right, key=_LEFT)]:
            covered, end = slot.card not in left, slot.left + slot.w
            if covered and end >= visible.x:
                runs.append((runs.pop()[0] if joined and runs else slot.left, end))
            joined = covered
        mixed = self._mixed(arrangement)
        for lane in arrangement.lanes:
            if LANE_KINDS.get(lane.kind, "text"):
                continue
            if lane.id in mixed:
                band = arrangement.band
                gutter = arrangement.gutter.right
                yield self._seen(Rect(gutter, lane.y, band.right - gutter, lane.h), visible)
            elif lane.kind in {"emotion", "crossings", *_ALONG}:
                for start, end in runs:
                    yield self._seen(_piece(lane, start, end), visible)

    def _mixed(self, arrangement: Arrangement) -> frozenset[str]:
        """Return the lanes that show curves of others than those looked for."""
        return self._curves(arrangement)[0] if self.personas else frozenset()

    def _curves(self, arrangement: Arrangement) -> tuple[frozenset[str], list[_Curve]]:
        """Return the lanes with curves of others, and there the curves of those looked for.

        Kept while nothing changes: a large map has tens of thousands of points.
        """
        kept = self._kept_curves
        if kept is None or kept[0] is not arrangement or kept[1] != self.personas:
            scored = [point for point in arrangement.points if point.score is not None]
            mixed = frozenset(p.lane for p in scored if p.persona not in self.personas)
            numbers = {slot.card: slot.number for slot in arrangement.touchpoints}
            curves: dict[tuple[str, str, str], list[tuple[int, float, float]]] = {}
            for point in scored:
                if point.persona in self.personas and point.lane in mixed:
                    key = point.lane, point.persona, point.state
                    place = numbers.get(point.card, 0), point.x, point.y
                    curves.setdefault(key, []).append(place)
            runs = [
                _Curve(persona, state, [(x, y) for _number, x, y in run])
                for (_lane, persona, state), points in curves.items()
                for run in runs_without_gaps(sorted(points))
            ]
            kept = self._kept_curves = arrangement, self.personas, mixed, runs
        return kept[2], kept[3]

    def _seen(self, rect: Rect, visible: Rect) -> QRectF:
        return self._view.rect_to_view(rect) if rect.touches(visible) else QRectF()

    def _paint_links(self, painter: QPainter, arrangement: Arrangement, visible: Rect) -> None:
        if not arrangement.links:
            return
        left = self.left or frozenset()
        ends = {link.id: (link.start, link.end) for link in arrangement.map.links}
        pen = QPen(COVER, max(3.0, 5 * self._view.zoom))
        painter.setPen(pen)
        for id_, points in arrangement.links.items():
            xs = [x for x, _y in points]
            near = xs and min(xs) <= visible.right and max(xs) >= visible.x
            if near and not left.issuperset(ends.get(id_, ())):
                seen = [self._view.to_view(x, y) for x, y in points]
                painter.drawPolyline(QPolygonF(seen))

    def _paint_curves(self, painter: QPainter, arrangement: Arrangement, visible: Rect) -> None:
        """Paint the curves of the personas looked for over the veil of their lane."""
        view = self._view
        journey = arrangement.map
        own = {one.id: persona_colour(journey, one, n) for n, one in enumerate(journey.personas)}
        for curve in self._curves(arrangement)[1]:
            persona = curve.persona
            ink = QColor(own.get(persona, map_palette(journey).personas[0]))
            pen = QPen(ink, max(1.5, 3 * view.zoom))
            first = max(0, bisect_left(curve.places, (visible.x,)) - _MORE)
            last = bisect_right(curve.places, (visible.right,)) + _MORE
            if curve.state != arrangement.map.state:
                pen.setDashPattern([2.7, 2.0])
                first, last = 0, len(curve.places)  # dashes would wander while the map is moved
            places = [view.to_view(x, y) for x, y in curve.places[first:last]]
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_path(places))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            for place in places:
                painter.drawEllipse(place, 5 * view.zoom, 5 * view.zoom)


def _piece(lane: LaneSpan, start: float, end: float) -> Rect:
    return Rect(start, lane.y, end - start, lane.h)


def _path(places: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    for command in through([(place.x(), place.y()) for place in places]):
        if command[0] == "M":
            path.moveTo(command[1], command[2])  # type: ignore[misc]
        elif command[0] == "C":
            path.cubicTo(*command[1:])
    return path

"""Drag a point of the emotion curve: the score follows, in whole steps, or freely with Alt."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from journeymapper.canvas.capture import CHANGE_SCORE
from journeymapper.canvas.lag import QUICK_PART
from journeymapper.canvas.overlay import paint_bubble, paint_point_ring, paint_trace
from journeymapper.canvas.tools.base import PointerEvent
from journeymapper.canvas.tools.gesture import Gesture
from journeymapper.edit.fields import set_score
from journeymapper.lanes.colours import map_palette
from journeymapper.lanes.faces import face_colours
from journeymapper.layout.arrangement import Arrangement, CurvePoint
from journeymapper.model.ids import Ref
from journeymapper.numerals import figure

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController


_NEAR: Final = 20
"""How many touchpoints further the next point of a curve is looked for."""


class DragPoint(Gesture):
    """Previews the curve while the point is moved up and down."""

    cursor = Qt.CursorShape.SizeVerCursor

    def __init__(self, canvas: CanvasController, start: PointerEvent, point: CurvePoint) -> None:
        """Take hold of ``point``, also of one that has no score yet."""
        super().__init__(canvas, start)
        self._point = point
        self._offset = point.y - start.y
        self._score: float | None = point.score
        self._beside = _beside(canvas.view.arrangement, point)
        canvas.session.begin(CHANGE_SCORE)

    def move(self, event: PointerEvent) -> None:
        """Show the curve with the score at the pointer's height."""
        axis = self.canvas.view.arrangement.axes.get(self._point.lane)
        if axis is None:
            return
        held = self._shift()
        y = self.canvas.view.to_sheet(event.view - QPointF(0, held))[1] + self._offset
        free = axis.score(y)
        score = round(free, 1) if event.alt else round(free)
        self._score = min(axis.high, max(axis.low, score))
        value = int(self._score) if float(self._score).is_integer() else self._score
        point = self._point
        with self.canvas.view.lag.typing(quick=QUICK_PART):
            self.canvas.session.preview(
                lambda map_: set_score(map_, point.card, point.persona, value, point.state)
            )
        self.canvas.refresh()

    def _shift(self) -> float:
        """Return how far down the lane is held in sight, in pixels of the viewport."""
        lanes = self.canvas.view.pinned.lanes
        return next((p.content.dy for p in lanes if p.lane == self._point.lane), 0.0)

    def finish(self, event: PointerEvent) -> None:
        """Keep the score."""
        self.move(event)
        self.canvas.session.commit(select=[Ref("card", self._point.card)])

    def cancel(self) -> None:
        """Go back to the score before."""
        self.canvas.session.cancel()

    def paint(self, painter: QPainter) -> None:
        """Paint the ring around the point and its score beside it."""
        if self._score is None:
            return
        view, scale = self.canvas.view, self.canvas.session.map.scale
        axis = view.arrangement.axes.get(self._point.lane)
        if axis is None:
            return
        points = view.arrangement.points_of((self._point.card,))
        place = next((p for p in points if _same(p, self._point)), self._point)
        if view.pinned.lanes or view.pinned.room:
            painter.setClipRect(view.content_rect())
        centre = view.to_view(place.x, axis.y(self._score))
        if view.lag.waits:  # the curve follows when the pointer rests
            before, after = ([view.to_view(p.x, p.y) for p in side] for side in self._beside)
            paint_trace(painter, [*before, centre, *after])
        paint_point_ring(painter, centre, view.zoom, hover=False)
        colour = face_colours(map_palette(self.canvas.session.map), self._score, scale).figure
        text = figure(self._score, self.canvas.session.map.language, signed=True)
        paint_bubble(painter, centre, text, colour)


def _beside(
    arrangement: Arrangement, point: CurvePoint
) -> tuple[tuple[CurvePoint, ...], tuple[CurvePoint, ...]]:
    """Return the points of the same curve next to one: that before it, that after it, if any."""
    cards = [slot.card for slot in arrangement.touchpoints]
    if point.card not in cards:
        return (), ()
    at = cards.index(point.card)
    before, after = cards[max(at - _NEAR, 0) : at], cards[at + 1 : at + 1 + _NEAR]
    found = []
    for side in (reversed(before), after):
        points = (p for card in side for p in arrangement.points_of((card,)))
        alike = (p for p in points if p.score is not None and _of_one_curve(p, point))
        found.append(tuple(islice(alike, 1)))
    return found[0], found[1]


def _same(one: CurvePoint, other: CurvePoint) -> bool:
    return one.card == other.card and _of_one_curve(one, other)


def _of_one_curve(one: CurvePoint, other: CurvePoint) -> bool:
    return (one.persona, one.state) == (other.persona, other.state)

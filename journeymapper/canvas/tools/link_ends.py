"""The two ends of the selected connection: rings that are dragged to another card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.canvas.overlay import ACCENT, paint_hover, paint_link
from journeymapper.canvas.tools.base import PointerEvent
from journeymapper.canvas.tools.gesture import Gesture
from journeymapper.edit.links import reattach_link
from journeymapper.i18n import N_

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

_REACH: Final = 10.0
_RADIUS: Final = 5.5


def ends(canvas: CanvasController) -> dict[str, QPointF]:
    """Return where the "start" and "end" of the one selected connection are in the viewport."""
    selection = canvas.session.selection
    if len(selection) != 1 or selection[0].kind != "link" or canvas.editor.editing:
        return {}
    points = canvas.picker.arrangement.links.get(selection[0].id, ())
    if not points:
        return {}
    to_view = canvas.view.to_view
    return {"start": to_view(*points[0]), "end": to_view(*points[-1])}


def end_at(canvas: CanvasController, place: QPointF) -> str:
    """Return the end whose ring is at a place of the viewport; empty for none."""
    for name, ring in ends(canvas).items():
        if (ring - place).manhattanLength() <= _REACH:
            return name
    return ""


def paint_ends(painter: QPainter, canvas: CanvasController) -> None:
    """Paint the rings, unless something is being dragged."""
    if canvas.view.tool.busy:
        return
    painter.setPen(QPen(QColor(ACCENT), 2))
    painter.setBrush(QColor("#FFFFFF"))
    for ring in ends(canvas).values():
        painter.drawEllipse(ring, _RADIUS, _RADIUS)


class MoveEnd(Gesture):
    """One end follows the pointer; letting go over another card attaches it there."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: CanvasController, start: PointerEvent, end: str) -> None:
        """Take hold of an end of the selected connection."""
        super().__init__(canvas, start)
        self._end = end
        self._link = canvas.session.selection[0].id
        self._target = ""
        self._pointer = start.view
        link = next(each for each in canvas.session.map.links if each.id == self._link)
        self._kept = link.end if end == "start" else link.start

    def move(self, event: PointerEvent) -> None:
        """Follow the pointer and find the card under it."""
        self._pointer = event.view
        hit = self.canvas.picker.at(*self.canvas.content(event))
        lands = hit.ref.kind == "card" and hit.ref.id != self._kept
        self._target = hit.ref.id if lands else ""
        self.canvas.refresh()

    def finish(self, event: PointerEvent) -> None:
        """Attach the end to the card as one undo step; over an empty place all stays."""
        self.move(event)
        link, end, target = self._link, self._end, self._target
        if target:
            self.canvas.session.apply(
                N_("Move end of connection"), lambda map_: reattach_link(map_, link, end, target)
            )

    def paint(self, painter: QPainter) -> None:
        """Paint the curve so far, and a border around the card it would reach."""
        view, cards = self.canvas.view, self.canvas.picker.arrangement.cards
        if self._kept not in cards:
            return
        kept = view.rect_to_view(cards[self._kept].rect)
        fixed, loose = QPointF(kept.center().x(), kept.top()), self._pointer
        if self._target in cards:
            target = view.rect_to_view(cards[self._target].rect)
            paint_hover(painter, target)
            loose = QPointF(target.center().x(), target.top())
        start, end = (loose, fixed) if self._end == "start" else (fixed, loose)
        paint_link(painter, start, end, lands=bool(self._target))

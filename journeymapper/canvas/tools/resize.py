"""Pull an edge: the width of a stage or step, the height of a lane; double-click lets it fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from journeymapper.canvas.opening import opening_at_edge
from journeymapper.canvas.overlay import paint_edge
from journeymapper.canvas.tools.base import PointerEvent
from journeymapper.canvas.tools.gesture import Gesture
from journeymapper.edit.columns import set_width
from journeymapper.edit.lanes import set_height
from journeymapper.i18n import N_
from journeymapper.layout.slots import Edge
from journeymapper.model.document import JourneyMap

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController
    from journeymapper.canvas.view import CanvasView

LEAST: Final = 24.0
"""Units below which nothing is pulled; layout makes room for the content anyway."""
_STEP: Final = 4
"""Sizes are multiples of the grid's base step."""


class Resize(Gesture):
    """Previews the size while the edge is pulled.

    The edge goes with the pointer, and in pixels what it pushes to the right; the map is laid out
    when that rests, for no map is laid out and painted anew in the time of a frame.
    """

    def __init__(self, canvas: CanvasController, start: PointerEvent, edge: Edge) -> None:
        """Take hold of ``edge``."""
        super().__init__(canvas, start)
        self.cursor = edge_cursor(edge)
        self._edge = edge
        self._size = self._laid_out = edge.size
        canvas.session.begin(_label(edge))

    def move(self, event: PointerEvent) -> None:
        """Show the size that follows the pointer."""
        view = self.canvas.view
        if not view.lag.waits:
            self._laid_out = self._size
        way = event.view - self.start.view
        pulled = (way.x() if self._edge.vertical else way.y()) / view.zoom
        self._size = max(LEAST, self._edge.size + pulled)
        size = round(self._size / _STEP) * _STEP
        edge = self._edge
        with view.lag.typing(quick=0):
            self.canvas.session.preview(lambda map_: _resized(map_, edge, size))
        if edge.vertical:
            by = (self._size - self._laid_out) * view.zoom
            view.opening = opening_at_edge(view, _right(view, edge), by)
        self.canvas.refresh()

    def finish(self, event: PointerEvent) -> None:
        """Keep the size."""
        self.move(event)
        self.canvas.view.opening = None
        self.canvas.session.commit()

    def cancel(self) -> None:
        """Go back to the size before."""
        self.canvas.view.opening = None
        self.canvas.session.cancel()

    def paint(self, painter: QPainter) -> None:
        """Paint the edge where it is now."""
        pulled = self._size - self._edge.size if self.canvas.view.lag.waits else None
        paint_resize_edge(painter, self.canvas, self._edge, pulled)


def fit(canvas: CanvasController, edge: Edge) -> None:
    """Let what ``edge`` belongs to be as wide or high as its content needs."""
    canvas.session.apply(_label(edge), lambda map_: _resized(map_, edge, None))


def edge_cursor(edge: Edge) -> Qt.CursorShape:
    """Return the pointer's shape over an edge."""
    return Qt.CursorShape.SplitHCursor if edge.vertical else Qt.CursorShape.SplitVCursor


def paint_resize_edge(
    painter: QPainter, canvas: CanvasController, edge: Edge, pulled: float | None = None
) -> None:
    """Paint an edge through the whole map: where it is now, or ``pulled`` from where it was."""
    view, a = canvas.view, canvas.view.arrangement
    if edge.vertical:
        place = _right(view, edge)
        place = place if pulled is None else edge.place + pulled
        ends = view.to_view(place, a.band.y), view.to_view(place, a.gutter.bottom)
        ends[0].setY(view.seen_rect(a.band, "band").top())
    else:
        place = next((s.y + s.h for s in a.lanes if s.id == edge.ref.id), edge.place)
        place = place if pulled is None else edge.place + pulled
        ends = view.to_view(a.gutter.x, place), view.to_view(a.band.right, place)
        ends[0].setX(view.seen_rect(a.gutter, "gutter").left())
    paint_edge(painter, *ends)


def _right(view: CanvasView, edge: Edge) -> float:
    """Return where on the sheet the right edge is that is pulled, as the map is laid out now."""
    a = view.arrangement
    spans = a.stages if edge.ref.kind == "stage" else a.columns
    return next((s.x + s.w for s in spans if s.id == edge.ref.id), edge.place)


def _label(edge: Edge) -> str:
    return N_("Change width") if edge.vertical else N_("Change height")


def _resized(map_: JourneyMap, edge: Edge, size: float | None) -> JourneyMap:
    if edge.vertical:
        return set_width(map_, edge.ref.id, size)
    return set_height(map_, edge.ref.id, size)

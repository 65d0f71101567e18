"""What is where on the canvas: what tools and menus ask about a place or a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from journeymapper.canvas.commands import Commands
from journeymapper.canvas.picking import Hit, Picker
from journeymapper.canvas.tools.base import PointerEvent
from journeymapper.display.geometry import Rect
from journeymapper.lanes.catalog import lane_kind
from journeymapper.layout.slots import Edge, edge_at
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

if TYPE_CHECKING:
    from journeymapper.canvas.capture import Capture
    from journeymapper.canvas.view import CanvasView

_EDGE_REACH = 5.0
_HANDLE_REACH = 9.0


class Whereabouts(Commands):
    """The commands of a session, and the places of what its view shows."""

    capture: Capture
    """The typing; the subclass makes it."""

    def __init__(self, view: CanvasView) -> None:
        """Answer for what a view shows."""
        super().__init__(view.session)
        self.view = view
        self._picker: Picker | None = None

    @property
    def picker(self) -> Picker:
        """What finds things in the arrangement that shows now."""
        arrangement = self.view.arrangement
        if self._picker is None or self._picker.arrangement is not arrangement:
            self._picker = Picker(arrangement)
        return self._picker

    def content(self, event: PointerEvent) -> tuple[float, float]:
        """Return the place on the sheet below the pointer, whatever headers are pinned over it.

        In a pinned lane it is what is seen there.
        """
        strips = (lane.content for lane in self.view.pinned.lanes)
        pinned = any(strip.view.contains(event.view) for strip in strips)
        return (event.x, event.y) if pinned else self.view.to_sheet(event.view)

    def hit(self, event: PointerEvent) -> Hit:
        """Return what is seen at the pointer."""
        return self.picker.at(event.x, event.y, max(0.0, 6.0 / self.view.zoom - 6.0))

    def edge_at(self, event: PointerEvent) -> Edge | None:
        """Return the edge at the pointer that can be pulled."""
        return edge_at(self.picker.grid, event.x, event.y, _EDGE_REACH / self.view.zoom)

    def empty_box(self, event: PointerEvent) -> Rect | None:
        """Return the free place at the pointer where a card could be added, if its lane takes any.

        Under a touchpoint that is its slot, else the whole empty cell.
        """
        hit = self.hit(event)
        if hit.part != "cell":
            return None
        lane = index(self.session.map).lanes.get(hit.lane)
        kind = lane_kind(lane.kind) if lane is not None else None
        if kind is None or not kind.cards or not kind.columns:
            return None
        boxes = self.picker.grid.cells.get((hit.lane, hit.column), [])
        slot = self.picker.grid.touchpoint_at(event.x)
        area = hit.rect.grown(-8)
        if "touchpoint" in kind.cards:
            return area if not boxes else None
        if slot is not None and slot.column == hit.column:
            area = Rect(slot.left + 2, area.y, slot.w - 4, area.h)
        if boxes and not any(box.rect.grown(2).touches(area) for box in boxes):
            top = min(box.rect.y for box in boxes)
            return Rect(area.x, top, area.w, max(box.rect.bottom for box in boxes) - top)
        return None if boxes or area.w < 8 or area.h < 8 else area

    def first_step(self) -> Rect | None:
        """Return the cell where an empty map begins; None for a map with cards on it."""
        grid, map_ = self.picker.grid, self.session.map
        if map_.cards or not self.view.arrangement.columns:
            return None
        for lane in self.view.arrangement.lanes:
            if lane.kind == "touchpoints":
                return grid.cell_rect(lane, self.view.arrangement.columns[0]).grown(-8)
        return None

    def link_handle(self) -> QPointF | None:
        """Return where the ring is that a connection is drawn from: on the selected touchpoint."""
        selection = self.session.selection
        if len(selection) != 1 or selection[0].kind != "card" or self.capture.editing:
            return None
        if selection[0].id not in index(self.session.map).numbers:
            return None
        box = self.picker.arrangement.cards.get(selection[0].id)
        if box is None:
            return None
        place = self.link_place(self.view.rect_to_view(box.rect))
        return place if self.view.content_rect().contains(place) else None

    def link_place(self, seen: QRectF) -> QPointF:
        """Return where connections leave a card that is seen there."""
        return QPointF(seen.right() + 2, seen.top() + seen.height() * 0.28)

    def link_handle_at(self, place: QPointF) -> bool:
        """Tell whether the ring for connections is at a place of the viewport."""
        rings = [
            self.link_handle(),
            *(self.link_handle() for _ in self.view.through_pinned_lanes()),
        ]
        return any(ring and (ring - place).manhattanLength() <= _HANDLE_REACH for ring in rings)

    def seen(self, ref: Ref) -> QRectF | None:
        """Return where a card, header or lane name is seen in the viewport, pinned or not."""
        rect = self.picker.rect_of(ref)
        if rect is None:
            return None
        strip = {"stage": "band", "step": "band", "lane": "gutter"}.get(ref.kind, "")
        return self.view.seen_rect(rect, strip)

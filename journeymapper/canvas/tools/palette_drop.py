"""Things dragged in from the palette: a line shows where they land; the drop makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QPainter

from journeymapper.canvas import creation
from journeymapper.canvas.creation import Made, Spot
from journeymapper.canvas.landing import (
    drop_words,
    made_for,
    paint_drop,
    paint_header_drop,
)
from journeymapper.canvas.opening import opening_for
from journeymapper.canvas.overlay import paint_ghost
from journeymapper.canvas.tools.base import DropEvent
from journeymapper.layout.slots import (
    Drop,
    HeaderDrop,
    drop_target,
    lane_drop,
    stage_drop,
    step_drop,
)
from journeymapper.model.document import JourneyMap

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

MIME_TYPE: Final = "application/x-journeymapper-item"
"""Carries "stage", "step", "lane:KIND" or "card:KIND" as UTF-8."""


def item_in(mime: QMimeData) -> tuple[str, str] | None:
    """Return (what, kind) of a thing from the palette; None for anything else."""
    if not mime.hasFormat(MIME_TYPE):
        return None
    what, _, kind = bytes(mime.data(MIME_TYPE).data()).decode("utf-8", "replace").partition(":")
    known = (what in {"stage", "step"} and not kind) or (what in {"lane", "card"} and kind)
    return (what, kind) if known else None


class PaletteDrop:
    """What hovers over the canvas from the palette, until it is dropped or goes away."""

    def __init__(self, canvas: CanvasController) -> None:
        """Work on a canvas; nothing hovers."""
        self._canvas = canvas
        self._item: tuple[str, str] | None = None
        self._header: HeaderDrop | None = None
        self._drop: Drop | None = None
        self._event: DropEvent | None = None

    def over(self, event: DropEvent) -> bool:
        """Show where it would land; tell whether it may be dropped here."""
        self._item, self._event = item_in(event.mime), event
        self._header = self._drop = None
        if self._item is None:
            return False
        what, kind = self._item
        grid, (x, y) = self._canvas.picker.grid, self._canvas.view.to_sheet(event.view)
        if what == "stage":
            self._header = stage_drop(grid, x)
        elif what == "step":
            self._header = step_drop(grid, x)
        elif what == "lane":
            self._header = lane_drop(grid, y)
        else:
            self._drop = drop_target(grid, x, y, kind, made_for)
            if self._drop is None:
                self._header = lane_drop(grid, y)
        self._canvas.view.opening = opening_for(self._canvas.view, self._drop)
        self._canvas.refresh()
        return True

    def drop(self, event: DropEvent) -> bool:
        """Make it there as one undo step, select it and open its text for editing."""
        if not self.over(event) or self._item is None:
            return False
        item, header, drop = self._item, self._header, self._drop
        column = self._canvas.picker.grid.column_at(self._canvas.view.to_sheet(event.view)[0])
        self.leave()
        place = Spot(column=column.id if column is not None else "")
        if drop is not None:
            about = (drop.under,) if drop.under else ()
            place = Spot(drop.lane, drop.column, drop.before, about)
        before = header.before if header is not None else None
        what, kind = item

        def make(map_: JourneyMap) -> Made:
            if what == "stage":
                return creation.with_stage(map_, before)
            if what == "step":
                return creation.with_step(map_, header.parent if header else "", before)
            if what == "lane":
                return creation.with_lane(map_, kind, before)
            return creation.with_card(map_, kind, place, before)

        self._canvas.create(_LABELS[what], make)
        return True

    def leave(self) -> None:
        """Forget what hovered."""
        self._item = self._event = None
        self._header = self._drop = self._canvas.view.opening = None
        self._canvas.refresh()

    def paint(self, painter: QPainter) -> None:
        """Paint where it would land, and its ghost."""
        if self._item is None or self._event is None:
            return
        view, words = self._canvas.view, ""
        if self._drop is not None:
            paint_drop(painter, view, self._drop)
            words = drop_words(self._canvas.session.map, self._drop)
        elif self._header is not None:
            paint_header_drop(painter, view, self._header.line)
        what, kind = self._item
        ghost = self._canvas.ghost(kind if what == "card" else what, "", words)
        paint_ghost(painter, self._event.view, ghost)


_LABELS: Final = {
    "stage": creation.ADD_STAGE,
    "step": creation.ADD_STEP,
    "lane": creation.ADD_LANE,
    "card": creation.ADD_CARD,
}

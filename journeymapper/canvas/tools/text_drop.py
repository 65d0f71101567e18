"""Texts dragged onto the map, from the inbox or any program: each line becomes a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QPainter

from journeymapper.canvas import creation
from journeymapper.canvas.landing import drop_words, made_for, paint_drop
from journeymapper.canvas.opening import opening_for
from journeymapper.canvas.overlay import paint_ghost
from journeymapper.canvas.tools.base import DropEvent
from journeymapper.edit.inbox import drop_thoughts, lines_of, place_texts
from journeymapper.lanes.catalog import lane_kind
from journeymapper.layout.slots import Drop, drop_target
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

THOUGHTS: Final = "application/x-journeymapper-thoughts"
"""Carries the places of thoughts in the inbox, from 0, with commas; their words go as text."""


def thoughts_in(mime: QMimeData) -> frozenset[int]:
    """Return the places of the thoughts that are carried; none for other texts."""
    told = bytes(mime.data(THOUGHTS).data()).decode("ascii", "replace")
    return frozenset(int(each) for each in told.split(",") if each.isdecimal())


class TextDrop:
    """What hovers over the canvas as text, until it is dropped or goes away."""

    def __init__(self, canvas: CanvasController) -> None:
        """Work on a canvas; nothing hovers."""
        self._canvas = canvas
        self._texts: list[str] = []
        self._kind = ""
        self._drop: Drop | None = None
        self._event: DropEvent | None = None

    def over(self, event: DropEvent) -> bool:
        """Show where it would land; tell whether it may be dropped here."""
        self._texts = lines_of(event.mime.text()) if event.mime.hasText() else []
        self._drop, self._event = None, event
        if not self._texts:
            return False
        grid = self._canvas.picker.grid
        x, y = self._canvas.view.to_sheet(event.view)
        lane = grid.lane_at(y) if grid.near(x, y) else None
        kinds = lane_kind(lane.kind).cards if lane is not None else ()
        self._kind = kinds[0] if kinds else "touchpoint"
        self._drop = drop_target(grid, x, y, self._kind, made_for)
        self._canvas.view.opening = opening_for(self._canvas.view, self._drop)
        self._canvas.refresh()
        return self._drop is not None

    def drop(self, event: DropEvent) -> bool:
        """Make the cards there as one undo step and select them; thoughts leave the inbox."""
        if not self.over(event) or self._drop is None:
            return False
        texts, drop, thoughts = self._texts, self._drop, thoughts_in(event.mime)
        about = (drop.under,) if drop.under and self._kind != "touchpoint" else ()
        self.leave()
        session = self._canvas.session
        after, cards = place_texts(session.map, texts, drop.lane, drop.column, drop.before, about)
        after = drop_thoughts(after, thoughts)
        refs = [Ref("card", card) for card in cards]

        def placed(_map: JourneyMap) -> JourneyMap:
            return after

        return session.apply(creation.ADD_CARD, placed, select=refs)

    def leave(self) -> None:
        """Forget what hovered."""
        self._texts, self._drop, self._event = [], None, None
        self._canvas.view.opening = None
        self._canvas.refresh()

    def paint(self, painter: QPainter) -> None:
        """Paint where it would land, and its ghost."""
        if self._drop is None or self._event is None:
            return
        paint_drop(painter, self._canvas.view, self._drop)
        words = drop_words(self._canvas.session.map, self._drop)
        ghost = self._canvas.ghost(self._kind, self._texts[0], words, len(self._texts))
        paint_ghost(painter, self._event.view, ghost)

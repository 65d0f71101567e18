"""Drag cards within and between cells; with Ctrl, copies of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from journeymapper.canvas.landing import drop_words, paint_drop, takes
from journeymapper.canvas.opening import opening_for
from journeymapper.canvas.overlay import paint_ghost
from journeymapper.canvas.placing import Place, cards_placed
from journeymapper.canvas.projection import Projection
from journeymapper.canvas.tools.base import PointerEvent
from journeymapper.canvas.tools.gesture import Gesture
from journeymapper.edit.cards import duplicate_cards
from journeymapper.i18n import N_
from journeymapper.layout.slots import Drop, drop_target
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController


class DragCards(Gesture):
    """Carries the selected cards of one sort: touchpoints, or all others.

    The map keeps still; a ghost hangs at the pointer and a line shows where the cards would land.
    """

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: CanvasController, start: PointerEvent, card: str) -> None:
        """Take up ``card`` and whatever is selected with it."""
        super().__init__(canvas, start)
        facts = index(canvas.session.map)
        self._kind = kind_of(facts.cards[card], facts.lanes)
        chosen = {ref.id for ref in canvas.session.selection if ref.kind == "card"} | {card}
        touchpoint = self._kind == "touchpoint"
        self._ids = [
            c.id
            for c in canvas.session.map.cards
            if c.id in chosen and (kind_of(c, facts.lanes) == "touchpoint") == touchpoint
        ]
        self._lead = facts.cards[card]
        self._copies = start.ctrl
        self._drop: Drop | None = None
        self._pointer = start.view
        self._origin: Projection | None = None

    def move(self, event: PointerEvent) -> None:
        """Find where the cards would land."""
        grid, before = self.canvas.picker.grid, (self._drop, self._copies, self._origin)
        pointer, self._pointer, self._copies = self._pointer, event.view, event.ctrl
        self._drop = drop_target(grid, *self.canvas.content(event), self._kind, takes)
        self._origin = self.canvas.view.projection
        if (self._drop, self._copies, self._origin) == before:
            self.canvas.refresh_ghost(pointer, event.view)
            return
        self.canvas.faded = frozenset() if self._copies else frozenset(self._ids)
        self.canvas.view.opening = opening_for(self.canvas.view, self._drop)
        self.canvas.refresh()

    def finish(self, event: PointerEvent) -> None:
        """Put the cards there as one undo step."""
        self.move(event)
        self.cancel()
        drop = self._drop
        if drop is None:
            return
        if self._copies:
            self._finish_copies(drop)
            return
        self.canvas.session.apply(
            N_("Move cards") if len(self._ids) > 1 else N_("Move card"),
            lambda map_: cards_placed(map_, self._ids, _place(drop)),
            select=[Ref("card", card) for card in self._ids],
        )

    def _finish_copies(self, drop: Drop) -> None:
        copied, ids = duplicate_cards(self.canvas.session.map, self._ids)
        after = cards_placed(copied, ids, _place(drop))
        self.canvas.session.apply(
            N_("Duplicate"), lambda _map: after, select=[Ref("card", card) for card in ids]
        )

    def cancel(self) -> None:
        """Close the gap and show the cards as they were."""
        self.canvas.faded = frozenset()
        self.canvas.view.opening = None

    def paint(self, painter: QPainter) -> None:
        """Paint the insertion line, and the ghost over all."""
        view = self.canvas.view
        painter.save()
        painter.setClipRect(view.content_rect())
        if self._drop is not None:
            paint_drop(painter, view, self._drop)
        painter.restore()
        words = drop_words(self.canvas.session.map, self._drop) if self._drop else ""
        ghost = self.canvas.ghost(self._kind, self._lead.title, words, len(self._ids))
        paint_ghost(painter, self._pointer, ghost)


def _place(drop: Drop) -> Place:
    return Place(drop.lane, drop.column, drop.before, drop.under)

"""Draw a connection: from a touchpoint's handle, or from any card with the tool for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from journeymapper.canvas.overlay import paint_hover, paint_link
from journeymapper.canvas.tools.base import PointerEvent, Tool
from journeymapper.canvas.tools.gesture import Gesture
from journeymapper.edit.links import add_link
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController


class DrawLink(Gesture):
    """A calm curve follows the pointer; letting go over another card connects the two."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: CanvasController, start: PointerEvent, card: str) -> None:
        """Begin at ``card``."""
        super().__init__(canvas, start)
        self._card = card
        self._target = ""
        self._pointer = start.view

    def move(self, event: PointerEvent) -> None:
        """Follow the pointer and find the card under it."""
        self._pointer = event.view
        hit = self.canvas.picker.at(*self.canvas.content(event))
        lands = hit.ref.kind == "card" and hit.ref.id != self._card
        self._target = hit.ref.id if lands else ""
        self.canvas.refresh()

    def finish(self, event: PointerEvent) -> None:
        """Connect the two cards as one undo step; nothing over an empty place."""
        self.move(event)
        if not self._target:
            return
        made: list[str] = []

        def connected(map_: JourneyMap) -> JourneyMap:
            after, link = add_link(map_, self._card, self._target)
            made.append(link)
            return after

        self.canvas.session.apply(N_("Connect cards"), connected)
        if made:
            self.canvas.session.select([Ref("link", made[-1])])

    def paint(self, painter: QPainter) -> None:
        """Paint the curve so far, and a border around the card it would reach."""
        view, cards = self.canvas.view, self.canvas.picker.arrangement.cards
        if self._card not in cards:
            return
        box = view.rect_to_view(cards[self._card].rect)
        start, end = self.canvas.link_place(box), self._pointer
        if self._target in cards:
            target = view.rect_to_view(cards[self._target].rect)
            paint_hover(painter, target)
            end = QPointF(target.center().x(), target.top())
        paint_link(painter, start, end, lands=bool(self._target))


class LinkTool(Tool):
    """Chosen from palette or menu: the next drag from a card to another connects them."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: CanvasController) -> None:
        """Work on a canvas."""
        super().__init__(canvas.view)
        self._canvas = canvas
        self._gesture: DrawLink | None = None
        self.view.status.emit(_("Drag from one card to another to connect them; Esc ends it"))

    @property
    def busy(self) -> bool:
        """Whether a connection is being drawn."""
        return self._gesture is not None

    def press(self, event: PointerEvent) -> None:
        """Begin at the card under the pointer."""
        hit = self._canvas.picker.at(*self._canvas.content(event))
        if event.button == Qt.MouseButton.LeftButton and hit.ref.kind == "card":
            self._gesture = DrawLink(self._canvas, event, hit.ref.id)

    def move(self, event: PointerEvent) -> None:
        """Follow the pointer."""
        if self._gesture is not None:
            self._gesture.move(event)

    def release(self, event: PointerEvent) -> None:
        """Connect, and go back to selecting."""
        if self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.finish(event)
            self._canvas.use_pointer()

    def key_press(self, event: QKeyEvent) -> bool:
        """End the tool on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._canvas.use_pointer()
            return True
        return self._canvas.key_press(event)

    def cancel(self) -> None:
        """Drop the connection that is being drawn."""
        self._gesture = None
        self.view.refresh_overlay()

    def paint_overlay(self, painter: QPainter) -> None:
        """Paint the connection that is being drawn."""
        if self._gesture is not None:
            self._gesture.paint(painter)

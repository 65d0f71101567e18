"""The usual tool: a click selects, a double click edits, a drag begins the gesture that fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from journeymapper.canvas import hidden_lanes
from journeymapper.canvas.blanks import blank_at
from journeymapper.canvas.tools.base import DropEvent, PointerEvent, Tool
from journeymapper.canvas.tools.drag_cards import DragCards
from journeymapper.canvas.tools.drag_point import DragPoint
from journeymapper.canvas.tools.gesture import Gesture
from journeymapper.canvas.tools.link import DrawLink
from journeymapper.canvas.tools.link_ends import MoveEnd, end_at
from journeymapper.canvas.tools.palette_drop import PaletteDrop, item_in
from journeymapper.canvas.tools.resize import Resize, edge_cursor, fit
from journeymapper.canvas.tools.text_drop import TextDrop
from journeymapper.model.ids import THE_MAP

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController
    from journeymapper.canvas.picking import Hit
    from journeymapper.canvas.tools.picture_drop import PictureDrop

DRAG_DISTANCE: Final = 5.0
"""Logical pixels that the pointer moves before a press becomes a drag."""
_PLUS_REACH: Final = 20.0

Beginning = Callable[[PointerEvent], Gesture]


class SelectTool(Tool):
    """Waits for what a press turns out to be; at most one gesture is under way."""

    def __init__(self, canvas: CanvasController) -> None:
        """Work on a canvas."""
        super().__init__(canvas.view)
        self._canvas = canvas
        self._palette = PaletteDrop(canvas)
        self._texts = TextDrop(canvas)
        self._pictures: PictureDrop | None = None
        self._pressed: PointerEvent | None = None
        self._begin: Beginning | None = None
        self._click: Callable[[], object] | None = None
        self._gesture: Gesture | None = None

    @property
    def busy(self) -> bool:
        """Whether a drag is under way."""
        return self._gesture is not None

    def press(self, event: PointerEvent) -> None:
        """Select what is there, and remember what a drag from here would be."""
        canvas = self._canvas
        canvas.settle()
        canvas.by_keyboard = False
        self._forget()
        if event.button != Qt.MouseButton.LeftButton:
            return
        self._pressed = event
        if canvas.link_handle_at(event.view):
            card = canvas.session.selection[0].id
            self._begin = lambda start: DrawLink(canvas, start, card)
            return
        end = end_at(canvas, event.view) if canvas.session.selection else ""
        if end:
            self._begin = lambda start: MoveEnd(canvas, start, end)
            return
        if hidden_lanes.hit(canvas, event.view):
            self._click = lambda: hidden_lanes.offer(canvas)
            return
        edge = canvas.edge_at(event)
        if edge is not None:
            self._begin = lambda start: Resize(canvas, start, edge)
            return
        blank = blank_at(canvas, event.view)
        if blank is not None:
            self._click = lambda: canvas.editor.open(THE_MAP, blank.field)
            return
        hit = canvas.hit(event)
        self._begin = self._gesture_for(hit)
        point = hit.point
        if point is not None and point.score is None:
            neutral = canvas.session.map.scale.neutral
            self._click = lambda: canvas.set_score(point, neutral)
        else:
            self._select(hit, event)

    def _gesture_for(self, hit: Hit) -> Beginning:
        canvas, ref, point = self._canvas, hit.ref, hit.point
        if point is not None:
            return lambda start: DragPoint(canvas, start, point)
        if hit.part == "card":
            return lambda start: DragCards(canvas, start, ref.id)
        return lambda start: _without_card(canvas, start, hit)

    def _select(self, hit: Hit, event: PointerEvent) -> None:
        session, ref = self._canvas.session, hit.ref
        if ref == THE_MAP:
            self._click = lambda: self._click_empty(event)
        elif event.ctrl:
            # A drag with Ctrl copies, so flipping waits until it is known to be a click.
            self._click = lambda: session.select([ref], toggle=True)
        elif event.shift:
            session.select([ref], extend=True)
        elif ref not in session.selection:
            session.select([ref])
        else:
            self._click = lambda: session.select([ref])

    def _click_empty(self, event: PointerEvent) -> None:
        if not (event.ctrl or event.shift):
            self._canvas.session.select([])
        box = self._canvas.empty_box(event)
        if box is not None:
            centre = self._canvas.view.rect_to_view(box).center()
            if _length(centre - event.view) <= _PLUS_REACH:
                self._canvas.add_in_cell(event)

    def move(self, event: PointerEvent) -> None:
        """Go on with the gesture, begin it, or show what is under the pointer."""
        if self._gesture is not None:
            self._gesture.move(event)
        elif self._pressed is not None and self._begin is not None:
            if _length(event.view - self._pressed.view) >= DRAG_DISTANCE:
                self._gesture = self._begin(self._pressed)
                self._canvas.hover(None)
                self.view.set_cursor(self._gesture.cursor)
                self._gesture.move(event)
        elif event.buttons == Qt.MouseButton.NoButton and self._canvas.capture.editing is None:
            self._canvas.hover(event)
            edge = self._canvas.edge_at(event)
            self.view.set_cursor(edge_cursor(edge) if edge else self._canvas.cursor_at(event))

    def release(self, event: PointerEvent) -> None:
        """End the gesture, or do what a click does."""
        if event.button != Qt.MouseButton.LeftButton:
            return
        gesture, click = self._gesture, self._click
        self._forget()
        if gesture is not None:
            gesture.finish(event)
            self._canvas.refresh()
        elif click is not None:
            click()
        self.view.set_cursor(self.cursor)

    def double_click(self, event: PointerEvent) -> None:
        """Edit what is there; on an edge, let it fit."""
        self._forget()
        if event.button != Qt.MouseButton.LeftButton:
            return
        edge = self._canvas.edge_at(event)
        if edge is not None:
            fit(self._canvas, edge)
            return
        hit = self._canvas.hit(event)
        if hit.part == "point":
            return  # its first click did all there is to do
        if hit.ref != THE_MAP:
            self._canvas.session.select([hit.ref])
            self._canvas.edit_at(event, hit.ref)
        elif not self._canvas.edit_at(event, THE_MAP):
            self._canvas.add_in_cell(event)

    def context_menu(self, event: PointerEvent) -> bool:
        """Select what is under the pointer and offer what can be done with it."""
        self._canvas.settle()
        ref = self._canvas.hit(event).ref
        if ref == THE_MAP or ref not in self._canvas.session.selection:
            self._canvas.session.select([] if ref == THE_MAP else [ref])
        return self._canvas.show_menu(event)

    def leave(self) -> None:
        """Show nothing under a pointer that is not there."""
        self._canvas.hover(None)

    def key_press(self, event: QKeyEvent) -> bool:
        """Give up the gesture on Esc; all other keys are the canvas's."""
        if event.key() == Qt.Key.Key_Escape and (self._gesture or self._pressed):
            self.cancel()
            return True
        if self._gesture is not None or self._pressed is not None:
            return True  # one thing at a time: the hand holds something
        return self._canvas.key_press(event)

    def drag_move(self, event: DropEvent) -> bool:
        """Show where something from the palette, a text, or a picture, would land."""
        return self._dropping(event.mime).over(event)

    def _dropping(self, mime: QMimeData) -> PaletteDrop | TextDrop | PictureDrop:
        """Return what takes in what is carried; that for pictures is made when first used."""
        if item_in(mime) is not None:
            return self._palette
        if not mime.hasUrls():
            return self._texts
        from journeymapper.canvas.tools.picture_drop import PictureDrop, pictures_in

        if not pictures_in(mime):
            return self._texts
        self._pictures = self._pictures or PictureDrop(self._canvas)
        return self._pictures

    def drag_leave(self) -> None:
        """Forget what came from outside."""
        self._palette.leave()
        self._texts.leave()
        if self._pictures is not None:
            self._pictures.leave()

    def drop(self, event: DropEvent) -> bool:
        """Make what came from the palette, or cards of texts and pictures."""
        return self._dropping(event.mime).drop(event)

    def cancel(self) -> None:
        """Give up the gesture under way."""
        gesture = self._gesture
        self._forget()
        if gesture is not None:
            gesture.cancel()
            self.view.set_cursor(self.cursor)
        self._canvas.refresh()

    def paint_overlay(self, painter: QPainter) -> None:
        """Paint what the gesture or the palette shows."""
        if self._gesture is not None:
            self._gesture.paint(painter)
        self._palette.paint(painter)
        self._texts.paint(painter)
        if self._pictures is not None:
            self._pictures.paint(painter)

    def _forget(self) -> None:
        self._pressed = self._begin = self._click = self._gesture = None


def _without_card(canvas: CanvasController, start: PointerEvent, hit: Hit) -> Gesture:
    """Begin what a drag from a header or from nothing is; no window waits for these imports."""
    from journeymapper.canvas.tools.drag_lane import DragLane
    from journeymapper.canvas.tools.drag_stage import DragStage
    from journeymapper.canvas.tools.drag_step import DragStep
    from journeymapper.canvas.tools.rubber_band import RubberBand

    headers = {"stage": DragStage, "step": DragStep, "lane": DragLane}
    if hit.part in headers:
        return headers[hit.part](canvas, start, hit.ref)
    return RubberBand(canvas, start)


def _length(way: QPointF) -> float:
    return abs(way.x()) + abs(way.y())

"""The canvas at work: what is under the pointer, the tools, the keyboard, editing in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu

from journeymapper.canvas import creation, decoration, hidden_lanes
from journeymapper.canvas.blanks import blank_rect
from journeymapper.canvas.capture import CHANGE_SCORE, Capture
from journeymapper.canvas.creation import Spot
from journeymapper.canvas.keyboard import handle_key, keyboard_came
from journeymapper.canvas.marks import Marks
from journeymapper.canvas.navigation import Direction, lane_order, neighbour
from journeymapper.canvas.overlay import Ghost, ghost_area
from journeymapper.canvas.picking import Hit
from journeymapper.canvas.placing import cards_placed, header_shifted, place_towards
from journeymapper.canvas.spoken import Spoken
from journeymapper.canvas.tools.base import PointerEvent
from journeymapper.canvas.tools.select import SelectTool
from journeymapper.canvas.veil import Veil
from journeymapper.canvas.whereabouts import Whereabouts
from journeymapper.display.geometry import Rect
from journeymapper.edit.fields import set_score
from journeymapper.edit.session import Change
from journeymapper.i18n import N_, _
from journeymapper.lanes.catalog import lane_kind
from journeymapper.lanes.places import CurvePoint, EditSpot, plain_spot
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index

if TYPE_CHECKING:
    from pathlib import Path

    from journeymapper.canvas.inline_editor import InlineEditor
    from journeymapper.canvas.pictures import Received
    from journeymapper.canvas.view import CanvasView


class CanvasController(Whereabouts):
    """Joins a view and its session: the window calls its commands, the view's tool asks it."""

    def __init__(self, view: CanvasView) -> None:
        """Take over a view: its tool, its overlay, its keys."""
        super().__init__(view)
        self.hovered: Hit | None = None
        self.hover_box: Rect | None = None
        self.over_heading = False
        """Whether the pointer is over the title of the map and what stands around it."""
        self.over_hidden = False
        """Whether the pointer is over the word that tells of hidden lanes."""
        self.faded: frozenset[str] = frozenset()
        """The cards that are being carried elsewhere."""
        self.by_keyboard = False
        """Whether the last word came from the keyboard: the focus is shown then."""
        self.copy_picture: Callable[[], object] | None = None
        """Copies what is selected as a picture; the window knows how."""
        self.read_pictures: Callable[[list[Path], Received], object] | None = None
        """Reads files of pictures and hands them on; the window does so beside its other work."""
        self.menu_filler: Callable[[QMenu, Hit], None] = self._fill_menu
        """Fills the context menu; the window may put its own actions there."""
        self.capture = Capture(self)
        self.pointer = SelectTool(self)
        view.set_tool(self.pointer)
        self.veil = Veil(view)
        self.marks = Marks(self)
        self.spoken = Spoken(self)
        view.overlay_painters += [self.veil.paint, self.marks.paint, self._paint]
        view.viewport().setAcceptDrops(True)
        view.focus_came.connect(lambda keys: keyboard_came(self, by_keyboard=keys))
        self._stop = view.session.subscribe(self._session_changed)

    def close(self) -> None:
        """End the canvas's interest in the session."""
        self.settle()
        self._stop()
        self.spoken.end()
        self.capture.end()

    @property
    def editor(self) -> InlineEditor:
        """The editor in place; made when first used, or when the window has been seen."""
        return self.capture.editor

    # What shows

    def cursor_at(self, event: PointerEvent) -> Qt.CursorShape:
        """Return the pointer's shape over what is there; what is not to be seen is told beside."""
        paper, hit = self.view.viewport(), self.hovered
        if self.link_handle_at(event.view):
            paper.setToolTip(_("Drag to another card to connect the two"))
            return Qt.CursorShape.CrossCursor
        if hit is not None and hit.part == "point" and not self.over_hidden:
            paper.setToolTip(_("Drag up or down to change the score"))
            return Qt.CursorShape.SizeVerCursor
        if paper.toolTip():
            paper.setToolTip("")
        return Qt.CursorShape.PointingHandCursor if self.over_hidden else Qt.CursorShape.ArrowCursor

    def refresh(self) -> None:
        """Paint the overlay again."""
        self.view.refresh_overlay()

    def refresh_ghost(self, before: QPointF, now: QPointF) -> None:
        """Paint anew only where the ghost was and is: nothing else changed."""
        room = self.view.viewport().size().toSizeF()
        self.view.refresh_overlay([ghost_area(place, room) for place in (before, now)])

    def hover(self, event: PointerEvent | None) -> None:
        """Show what is under the pointer; None: nothing."""
        hit = self.hit(event) if event is not None else None
        box = self.empty_box(event) if event is not None else None
        heading = event is not None and 0 <= event.y < self.view.arrangement.band.y
        hidden = event is not None and hidden_lanes.hit(self, event.view)
        now = (self.hovered, self.hover_box, self.over_heading, self.over_hidden)
        if (hit, box, heading, hidden) != now:
            self.hovered, self.hover_box, self.over_heading = hit, box, heading
            self.over_hidden = hidden
            self.refresh()

    def ghost(self, kind: str, title: str, words: str, many: int = 1) -> Ghost:
        """Return what hangs at the pointer while something of a kind is dragged."""
        return decoration.ghost(self.view.symbols, kind, title, words, many)

    def _session_changed(self, change: Change) -> None:
        """Let go of what is held when the map under it becomes another."""
        lag = self.view.lag
        if change.reason in {"edit", "undo", "redo"} and not lag.types:
            self.view.tool.cancel()  # who types holds nothing
        self.spoken.changed(change)
        if change.reason in {"undo", "redo"} and self.view.isVisible():
            from journeymapper.canvas.returning import bring_back

            bring_back(self.view, change, self.session.selection)
        if not lag.behind:  # else all is painted again with the layout
            self.refresh()

    def _paint(self, painter: QPainter) -> None:
        decoration.paint(painter, self, focused=self.by_keyboard and self.view.hasFocus())

    # Tools

    def use_pointer(self) -> None:
        """Go back to selecting and dragging."""
        self.view.set_tool(self.pointer)

    def use_link_tool(self) -> None:
        """Let the next drag from a card to another connect the two."""
        from journeymapper.canvas.tools.link import LinkTool

        self.settle()
        self.view.set_tool(LinkTool(self))
        self.view.setFocus()

    def show_menu(self, event: PointerEvent) -> bool:
        """Show what can be done at the pointer."""
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_filler(menu, self.hit(event))
        if menu.isEmpty():
            return False
        menu.popup(self.view.viewport().mapToGlobal(event.view.toPoint()))
        return True

    def _fill_menu(self, menu: QMenu, hit: Hit) -> None:
        from journeymapper.canvas.menu import fill_menu

        fill_menu(self, menu, hit)

    def key_press(self, event: QKeyEvent) -> bool:
        """Do what a key means on the canvas; False if it means nothing here."""
        self.by_keyboard = True
        return handle_key(self, event)

    # Editing in place

    def write_touchpoint(self) -> None:
        """Add a touchpoint as ``insert_touchpoint_after`` does, and write on from it."""
        self.insert_touchpoint_after()
        self.capture.begin()

    def settle(self) -> None:
        """End typing and whatever drag is under way."""
        self.capture.settle()
        if self.view.tool.busy:
            self.view.tool.cancel()

    def say(self, words: str) -> None:
        """Show words in the status bar."""
        self.view.status.emit(words)

    def warn(self, words: str) -> None:
        """Say above the canvas why something cannot be done."""
        self.view.trouble.emit(words)

    def edit(self, ref: Ref, *, merge: str = "", origin: JourneyMap | None = None) -> None:
        """Open the text of something for editing."""
        self.editor.open(ref, merge=merge, origin=origin)

    def edit_selection(self, text: str | None = None) -> bool:
        """Edit the text of what is selected last; ``text`` replaces it."""
        if not self.session.selection:
            return False
        self.editor.open(self.session.selection[-1], text=text)
        return self.capture.editing is not None

    def edit_at(self, event: PointerEvent, ref: Ref) -> bool:
        """Edit the text that is seen at the pointer; what belongs to ``ref`` goes first."""
        spots = [s for s in self.view.arrangement.spots if s.rect.contains(event.x, event.y)]
        for spot in sorted(spots, key=lambda s: s.ref != ref):
            if spot.ref == ref or ref == THE_MAP:
                self.editor.open(spot.ref, spot.field)
                return True
        if ref == THE_MAP:
            return False
        self.editor.open(ref)
        return True

    def edit_next(self, ref: Ref, *, back: bool) -> None:
        """Edit the next or previous card of the lane, or header; at the end, a new card."""
        picker = self.picker
        if ref.kind == "card":
            box = picker.arrangement.cards.get(ref.id)
            order = lane_order(picker, box.lane) if box is not None else []
        elif ref.kind == "stage":
            order = [span.id for span in picker.arrangement.stages]
        elif ref.kind == "step":
            order = [span.id for span in picker.arrangement.columns if span.id != span.stage]
        else:
            order = [span.id for span in picker.arrangement.lanes if ref.kind == "lane"]
        if ref.id not in order:
            return
        at = order.index(ref.id) + (-1 if back else 1)
        if 0 <= at < len(order):
            self.session.select([Ref(ref.kind, order[at])])
            self.editor.open(Ref(ref.kind, order[at]))
        elif not back:
            self.add_after(ref)

    def spot(self, ref: Ref, field: str) -> EditSpot | None:
        """Return where a text is edited; the thing's own box where the layout names no spot."""
        spot = self.view.arrangement.spot_of(ref, field)
        if spot is not None:
            return spot
        blank = ref == THE_MAP
        rect = blank_rect(self, field) if blank else self.picker.rect_of(ref)
        return plain_spot(ref, rect.grown(0 if blank else -6)) if rect is not None else None

    def add_in_cell(self, event: PointerEvent) -> bool:
        """Add a card to the free place at the pointer, and edit it."""
        if self.empty_box(event) is None:
            return False
        hit, slot = self.hit(event), self.picker.grid.touchpoint_at(event.x)
        under = slot.card if slot is not None and slot.column == hit.column else ""
        self.add_at(hit.lane, hit.column, under)
        return True

    def add_at(self, lane: str, column: str, under: str = "") -> None:
        """Add a card to a cell, under a touchpoint, and edit it."""
        kinds = lane_kind(index(self.session.map).lanes[lane].kind).cards
        if kinds:
            about = (under,) if under and kinds[0] != "touchpoint" else ()
            spot = Spot(lane, column, None, about)
            self.create(creation.ADD_CARD, lambda map_: creation.with_card(map_, kinds[0], spot))

    def set_score(self, point: CurvePoint, score: float | None) -> bool:
        """Set the score of a point of the curve; None leaves a gap there."""
        value = int(score) if score is not None and float(score).is_integer() else score
        return self.session.apply(
            CHANGE_SCORE,
            lambda map_: set_score(map_, point.card, point.persona, value, point.state),
            select=[Ref("card", point.card)],
        )

    # By keyboard

    def go(self, direction: Direction, *, extend: bool = False) -> bool:
        """Select what lies beside the selection, or with ``extend`` that too."""
        last = self.session.selection[-1] if self.session.selection else None
        ref = neighbour(self.picker, last, direction)
        if ref is None:
            return False
        self.session.select([ref], extend=extend)
        self.view.ensure_visible(ref)
        return True

    def shift(self, direction: Direction) -> bool:
        """Move the selected cards, or the stage, step or lane, one place further."""
        self.settle()
        cards, selection = self.selected_cards, self.session.selection
        if cards:
            place = place_towards(self.picker, self.session.map, cards, direction)
            if place is None:
                return False
            label = N_("Move cards") if len(cards) > 1 else N_("Move card")
            done = self.session.apply(label, lambda map_: cards_placed(map_, cards, place))
        elif selection:
            label, after = header_shifted(self.session.map, selection[-1], direction)
            done = self.session.apply(label, lambda _map: after)
        else:
            return False
        self.view.ensure_visible(selection[-1])
        return done

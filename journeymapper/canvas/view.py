"""The canvas: a session's map on its desk, and a tool that receives the gestures."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from journeymapper.canvas.beneath import Beneath
from journeymapper.canvas.damage import damage
from journeymapper.canvas.lag import Lag
from journeymapper.canvas.opening import GapPainter, Opening
from journeymapper.canvas.painting import SheetPainter
from journeymapper.canvas.tool_area import ToolArea
from journeymapper.canvas.tools.base import Tool
from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Symbol
from journeymapper.display.text import TextMeasurer
from journeymapper.edit.session import Change, Session
from journeymapper.layout.arrangement import Arrangement
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

Arrange = Callable[[JourneyMap, Arrangement | None], Arrangement]

REFINE_AFTER = 30
"""Milliseconds without another zoom step after which scaled pixels are painted sharp."""


class CanvasView(ToolArea):
    """Shows a session's map; see ``tools.base`` for what a tool receives.

    ``measurer`` sets the text and ``symbols`` gives the icons; ``arrange`` lays the map out and is
    the product's layout unless given. ``close_session`` ends the view's interest in the session.
    """

    arranged = Signal()
    """The map was laid out anew: ``arrangement`` is another one."""
    status = Signal(str)
    """A word from a tool for the status bar; empty: nothing more to say."""
    trouble = Signal(str)
    """Why something that was asked for cannot be done."""

    def __init__(
        self,
        session: Session,
        measurer: TextMeasurer,
        symbols: Callable[[str], Symbol],
        *,
        arrange: Arrange | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Lay the session's map out and show it."""
        super().__init__(parent)
        self.session = session
        self.measurer = measurer
        self.symbols = symbols
        self.overlay_painters: list[Callable[[QPainter], None]] = []
        """Called in order after the content, before the tool's own overlay; viewport pixels."""
        self.opening: Opening | None = None
        """The gap that the map shows where something dragged would land."""
        self._arrange = arrange or self._product_layout
        self.lag = Lag(self, self._catch_up)
        """When the layout follows the map."""
        self._arrangement = self.lag.timed(lambda: self._arrange(session.map, None), first=True)
        self._painter = SheetPainter(self._arrangement.display)
        self._beneath = Beneath()
        self._gap = GapPainter()
        self._by_hand = False
        self._first_show = True
        self._tool = Tool(self)
        self._refine = QTimer(self, singleShot=True, interval=REFINE_AFTER)
        self._refine.timeout.connect(self.viewport().update)
        self.setFrameShape(ToolArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._look()
        self.close_session = session.subscribe(self._session_changed)

    def _product_layout(self, map_: JourneyMap, previous: Arrangement | None) -> Arrangement:
        from journeymapper.layout.engine import arrange

        return arrange(map_, self.measurer, self.symbols, previous=previous)

    def sizeHint(self) -> QSize:
        """Return a comfortable size; the window gives what it has."""
        return QSize(1100, 700)

    # What is shown

    @property
    def arrangement(self) -> Arrangement:
        """The laid-out map: that of ``session.map``, but for what was typed while ``lag.waits``."""
        if self._still is None:  # no frame is being painted
            self._catch_up()
        return self._arrangement

    @property
    def desk(self) -> QColor:
        """The colour around the sheet."""
        return self._painter.desk

    def set_desk(self, colour: QColor) -> None:
        """Choose the colour around the sheet."""
        self._painter.desk = QColor(colour)
        self._painter.repaint_all()
        self.viewport().update()

    def lay_out_again(self) -> None:
        """Lay the map out from scratch: something besides the map changed."""
        self.lag.caught_up()
        self._replace(self._arrange(self.session.map, None))

    def rect_of(self, ref: Ref) -> Rect | None:
        """Return where something is drawn on the sheet; None for what is not drawn."""
        a = self.arrangement
        if ref.kind == "card":
            box = a.cards.get(ref.id)
            return box.rect if box else None
        found: Iterable[Rect] = ()
        if ref.kind == "lane":
            found = (Rect(a.band.x, s.y, a.band.w, s.h) for s in a.lanes if s.id == ref.id)
        elif ref.kind == "stage":
            found = (Rect(s.x, a.band.y, s.w, a.gutter.h) for s in a.stages if s.id == ref.id)
        elif ref.kind == "step":
            found = (Rect(c.x, a.band.y, c.w, a.gutter.h) for c in a.columns if c.id == ref.id)
        elif ref.kind == "link" and ref.id in a.links:
            found = (union(Rect(x, y, 0, 0) for x, y in a.links[ref.id]),)
        return next(iter(found), None)

    def ensure_visible(self, ref: Ref) -> None:
        """Scroll as little as needed to bring something into sight."""
        rect = self.rect_of(ref)
        if rect is not None:
            self.ensure_rect_visible(rect)

    def fit_selection(self) -> None:
        """Show what is selected; the whole map if nothing is."""
        rects = [rect for rect in map(self.rect_of, self.session.selection) if rect is not None]
        if rects:
            self.fit_rect(union(rects).grown(24))
        else:
            self.fit()

    def _session_changed(self, change: Change) -> None:
        if change.after is not self._arrangement.map:
            self._by_hand |= self.handling or change.reason == "preview"
            self.lag.changed()
        if change.selection_changed:
            self.viewport().update()

    def _catch_up(self) -> None:
        if not self.lag.behind or self.lag.waits:
            return
        self.lag.caught_up()
        map_, before = self.session.map, self._arrangement
        if map_ is not before.map:
            self._replace(self.lag.timed(lambda: self._arrange(map_, before)))
        else:
            self.viewport().update()

    def _replace(self, arrangement: Arrangement) -> None:
        before, self._arrangement = self._arrangement, arrangement
        seen, place = self.projection.rect_to_sheet(self.content_rect()), self.scrolled_to
        by_hand, self._by_hand = self._by_hand, False
        self.opening = None
        self._beneath.forget()
        self._painter.show(arrangement.display, damage(before.display, arrangement.display))
        self._look()
        if not by_hand:  # else all stays below the pointer
            from journeymapper.canvas.holding import drift

            self.follow(place, drift(before, arrangement, seen))
        self.viewport().update()
        self.arranged.emit()

    def _look(self) -> None:
        a, gutter = self._arrangement, self._arrangement.gutter
        names = a.display.layer("gutter")
        if names is not None and names.parts:  # the sheet's margin need not stay in sight
            left = max(gutter.x, names.bounds.x + names.dx)
            gutter = Rect(left, gutter.y, gutter.right - left, gutter.h)
        kept = {lane.id for lane in a.map.lanes if lane.pinned}
        lanes = {s.id: Rect(0, s.y, a.band.w, s.h) for s in a.lanes if s.id in kept}
        self.look_at(a.display.width, a.display.height, a.band, gutter, lanes)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint desk, sheet, what is pinned, and the overlays."""
        if not self.lag.typed:  # else what is typed shows first, in its editor
            self._catch_up()
        with self.standing_still():
            self._paint(event)

    def _paint(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        sharp = not self._refine.isActive() and self._painter.unfinished
        size = self.viewport().size()

        def paint_map(painter: QPainter) -> None:
            self._painter.paint(painter, self.projection, self.pinned, size, sharp=sharp)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_overlays(painter, self.overlay_painters)

        def paint_beneath(painter: QPainter, area: QRect) -> None:
            self._gap.paint(painter, self.opening, size, area, paint_map)

        self._beneath.paint(painter, event, size, paint_beneath)
        if self._painter.unfinished:
            self._refine.start()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_overlays(painter, [self._tool.paint_overlay])
        painter.end()

    def _paint_overlays(
        self, painter: QPainter, overlays: Iterable[Callable[[QPainter], None]]
    ) -> None:
        """Paint overlays over the map, and over each pinned lane as it is seen there."""
        overlays = list(overlays)
        for paint in overlays:
            painter.save()
            paint(painter)
            painter.restore()
        for strip in self.through_pinned_lanes():
            for paint in overlays:
                painter.save()
                painter.setClipRect(strip.view)
                paint(painter)
                painter.restore()

    def refresh_overlay(self, areas: Iterable[QRectF] = ()) -> None:
        """Paint all again; with ``areas``, those alone, for nothing but the tool changed there."""
        boxes = list(areas)
        if not boxes:
            self.viewport().update()
        for box in boxes:
            area = box.toAlignedRect().adjusted(-2, -2, 2, 2) & self.viewport().rect()
            self._beneath.announce(area)
            self.viewport().update(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is; show the map in a readable size at first."""
        super().resizeEvent(event)
        if self._first_show and self.isVisible():
            self._first_show = False
            self.fit_width(least=0.5 if self.arrangement.touchpoints else 0.75)

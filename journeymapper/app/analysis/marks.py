"""Small marks on the cards that have open findings: seen on the canvas, never exported."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from journeymapper.app.plain import tip
from journeymapper.canvas.projection import Projection
from journeymapper.canvas.view import CanvasView
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

if TYPE_CHECKING:
    from journeymapper.analysis.finding import Finding
    from journeymapper.app.analysis.noticed import Noticed
    from journeymapper.layout.arrangement import Arrangement

# A hint is a small ring: many cards may have one, and it is no more than that.
_COLOURS: Final = {"error": "#B3261E", "warning": "#8A5A00", "hint": "#5C6875"}
"""By severity, the heaviest first; on white paper, whatever the theme of the window."""
_LARGEST: Final = 8.0
_SMALLEST: Final = 3.0
_RING: Final = 1.8
"""A hint's ring on a map seen from far."""
_LETTERED: Final = 5.5
"""From this radius on there is room for a sign in the mark."""
_REACH: Final = 4.0
"""How far beside a mark a click still means it, in pixels."""
_ASIDE: Final = 18.0
"""How far left of its card's corner a mark stands, in units: clear of the handles there."""
_LEAST_ASIDE: Final = 9.0
_BESIDE: Final = 4
"""Columns beside those in sight that are looked into, too."""
_SHOWN: Final = 6
"""Findings told at most when a mark is pointed at."""

_Kept = tuple[
    tuple["Arrangement", Mapping[str, tuple["Finding", ...]]],
    tuple[Projection, QRectF],
    list[tuple[QPointF, str]],
]
"""What marks are made from, where the map lies, and the marks in sight."""


class FindingMarks(QObject):
    """Paints the marks over the canvas; a click on one leads to its finding."""

    chosen = Signal(object)
    """The card whose findings are wanted."""

    def __init__(self, view: CanvasView) -> None:
        """Mark nothing yet on a canvas."""
        super().__init__(view)
        self._view = view
        self._findings: Mapping[str, tuple[Finding, ...]] = {}
        self._kept: _Kept | None = None
        self._over = ""
        self._held = False
        self.shown = False
        self.hints = False
        """Whether cards with mere hints are marked too; else warnings and errors alone are."""
        view.overlay_painters.append(self._paint)
        view.viewport().installEventFilter(self)

    def show_noticed(self, noticed: Noticed) -> None:
        """Mark the cards that have open findings now."""
        self._findings = noticed.about
        self._view.viewport().update()

    def about(self, card: str) -> tuple[str, ...]:
        """Return what is noticed about a card, in sentences."""
        return tuple(finding.message for finding in self._findings.get(card, ()))

    def set_shown(self, shown: bool) -> None:
        """Show the marks or hide them."""
        self.shown = shown
        self._view.viewport().update()

    def set_hints(self, hints: bool) -> None:
        """Mark cards with mere hints too, or no longer."""
        self.hints = hints
        self._view.viewport().update()

    def _marked(self, card: str) -> bool:
        own = self._findings.get(card)
        return own is not None and (self.hints or own[0].severity != "hint")

    def _near(self) -> Iterator[str]:
        """Yield the cards in the columns in sight; a card may reach out of its own."""
        arrangement, room = self._view.arrangement, self._view.content_rect()
        columns = arrangement.columns
        left, right = (self._view.to_sheet(end)[0] for end in (room.topLeft(), room.bottomRight()))
        first = bisect_left(columns, left, key=lambda column: column.x) - _BESIDE
        last = bisect_right(columns, right, key=lambda column: column.x) + _BESIDE
        cells = index(arrangement.map).cells
        for column in columns[max(0, first) : last]:
            for lane in arrangement.lanes:
                for card in cells.get((lane.id, column.id), ()):
                    yield card.id

    def _in_sight(self) -> list[tuple[QPointF, str]]:
        """Return the marks in sight; kept until the map moves, another one or other findings."""
        view, kept = self._view, self._kept
        things, places = (view.arrangement, self._findings), (view.projection, view.content_rect())
        if (
            kept is None
            or kept[0][0] is not things[0]
            or kept[0][1] is not things[1]
            or kept[1] != places
        ):
            kept = self._kept = things, places, list(self._seen())
        return kept[2]

    def _seen(self) -> Iterator[tuple[QPointF, str]]:
        boxes, room = self._view.arrangement.cards, self._view.content_rect()
        aside = QPointF(max(_LEAST_ASIDE, _ASIDE * self._view.zoom), 0)
        for card in self._near():
            box = boxes.get(card) if self._marked(card) else None
            if box is not None:
                place = self._view.to_view(box.rect.right, box.rect.y) - aside
                if room.contains(place):
                    yield place, card

    @property
    def _radius(self) -> float:
        return max(_SMALLEST, min(_LARGEST, 8.0 * self._view.zoom))

    def _paint(self, painter: QPainter) -> None:
        if not self.shown or not self._findings:
            return
        radius = self._radius
        font = QFont(self._view.font())
        font.setPixelSize(max(8, round(radius * 1.5)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setClipRect(self._view.content_rect())
        for place, card in self._in_sight():
            own = self._findings[card]
            colour, over = QColor(_COLOURS[own[0].severity]), card == self._over
            if own[0].severity == "hint" and not over:
                painter.setOpacity(0.7)
                painter.setPen(QPen(colour, 1.3))
                painter.setBrush(QColor("#FFFFFF"))
                ring = max(_RING, min(_SMALLEST, 4.0 * self._view.zoom))
                painter.drawEllipse(place, ring, ring)
                painter.setOpacity(1.0)
                continue
            painter.setPen(QPen(QColor("#FFFFFF"), 1.5))
            painter.setBrush(colour)
            painter.drawEllipse(place, radius + over, radius + over)
            if radius >= _LETTERED:
                box = QRectF(place.x() - 9, place.y() - 9, 18, 18)
                same = sum(one.severity == own[0].severity for one in own)
                sign = "!" if same == 1 else str(min(9, same))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)

    def card_at(self, place: QPointF) -> str:
        """Return the card whose mark is at a place of the viewport; empty for none."""
        if not self.shown or not self._findings:
            return ""
        reach = self._radius + _REACH
        near = (
            ((spot - place).manhattanLength(), card)
            for spot, card in self._in_sight()
            if QPointF.dotProduct(spot - place, spot - place) <= reach * reach
        )
        return min(near, default=(0.0, ""))[1]

    def mark_of(self, card: str) -> QPointF | None:
        """Return where the mark of a card is in the viewport; None if it is out of sight."""
        return next((spot for spot, id_ in self._in_sight() if id_ == card), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the clicks on marks and tell what they are about; leave the rest to the canvas."""
        kind = event.type()
        if isinstance(event, QHelpEvent) and kind == QEvent.Type.ToolTip:
            card = self.card_at(QPointF(event.pos()))
            if card:
                QToolTip.showText(event.globalPos(), tip(self._told(card)), self._view.viewport())
                return True
        elif isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseMove and not event.buttons():
                return self._point_at(self.card_at(event.position()))
            if event.button() == Qt.MouseButton.LeftButton:
                return self._clicked(kind, event.position())
        return super().eventFilter(watched, event)

    def _clicked(self, kind: QEvent.Type, place: QPointF) -> bool:
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            card = self.card_at(place)
            self._held = bool(card)
            if card:
                self.chosen.emit(Ref("card", card))
            return bool(card)
        held, self._held = self._held, False
        return held and kind == QEvent.Type.MouseButtonRelease

    def _point_at(self, card: str) -> bool:
        """Mark what is pointed at; tell whether the canvas is to know nothing of it."""
        if card != self._over:
            self._over = card
            pointing = Qt.CursorShape.PointingHandCursor
            self._view.set_cursor(pointing if card else self._view.tool.cursor)
            self._view.viewport().update()
        return bool(card)

    def _told(self, card: str) -> str:
        own = self._findings[card]
        lines = [one.message for one in own[:_SHOWN]]
        return "\n".join(lines + (["…"] if len(own) > _SHOWN else []))

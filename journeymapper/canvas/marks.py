"""What was looked for and found, marked on the map; the one looked at stands out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

HIT: Final = QColor("#B45309")
_HEADERS: Final = frozenset({"stage", "step", "lane", "link"})
"""What is drawn besides cards; personas and channels have no place of their own."""
_TINY: Final = 0.2
"""Zoom below which a mark is a spot of colour: a frame would be all there is to see."""
_FILL: Final = QColor(250, 204, 21, 60)


class Marks:
    """Frames around what was found."""

    def __init__(self, canvas: CanvasController) -> None:
        """Mark nothing yet."""
        self._canvas = canvas
        self.found: tuple[Ref, ...] = ()
        self._cards: dict[str, Ref] = {}
        self._others: tuple[Ref, ...] = ()
        self.now: Ref | None = None
        """The one that is looked at."""

    def show(self, found: Iterable[Ref], now: Ref | None = None) -> None:
        """Mark these things, in the order given."""
        marked = tuple(dict.fromkeys(found))
        if (marked, now) != (self.found, self.now):
            if marked != self.found:
                self._cards = {ref.id: ref for ref in marked if ref.kind == "card"}
                self._others = tuple(ref for ref in marked if ref.kind != "card")
            self.found, self.now = marked, now
            self._canvas.refresh()

    def paint(self, painter: QPainter) -> None:
        """Paint a frame around each that is in sight."""
        if not self.found:
            return
        view = self._canvas.view
        visible, free = view.visible_sheet(), view.content_rect()
        cards = view.arrangement.cards
        painter.setBrush(_FILL)
        radius = 7 * view.zoom
        in_sight = dict.fromkeys(self._canvas.picker.cards_in(visible))
        found = [ref for ref in map(self._cards.get, in_sight) if ref is not None]
        for ref in (*found, *self._others):
            if ref.kind == "card":
                seen = view.rect_to_view(cards[ref.id].rect)
            else:
                header = self._canvas.seen(ref) if ref.kind in _HEADERS else None
                if header is None or not header.intersects(QRectF(view.viewport().rect())):
                    continue
                seen = header
            painter.setPen(QPen(HIT, 3.0 if ref == self.now else 1.6))
            painter.setClipRect(free if ref.kind == "card" else QRectF(view.viewport().rect()))
            if view.zoom < _TINY:
                painter.fillRect(seen, HIT)
            else:
                painter.drawRoundedRect(seen.adjusted(-2, -2, 2, 2), radius, radius)

"""The short list of channels that opens below a text when a slash is typed in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from journeymapper.canvas.overlay import (
    ACCENT,
    INK,
    SECONDARY,
    paint_symbol,
    window_font,
)
from journeymapper.display.palette import Palette
from journeymapper.edit.channel_library import add_shipped, missing
from journeymapper.edit.channels import add_channel
from journeymapper.frozen import frozen
from journeymapper.i18n import _, words
from journeymapper.matching import best, plain
from journeymapper.model.document import JourneyMap
from journeymapper.model.vocabulary import CHANNEL_KINDS

if TYPE_CHECKING:
    from journeymapper.canvas.view import CanvasView

ROW: Final = 30
WIDTH: Final = 264
MOST: Final = 8
NEW: Final = "plus"
_EDGE: Final = 6
_COLOURS: Final = Palette()
_INKS: Final = {
    "digital": _COLOURS.digital.strong,
    "traditional": _COLOURS.traditional.strong,
    "": _COLOURS.no_channel.strong,
}
_TAKE: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


@frozen
class Offer:
    """A channel that can be taken: one of the map, a shipped one by its id, or a new one."""

    name: str
    kind: str
    icon: str
    channel: str = ""
    shipped: str = ""
    reaches: str = ""
    """The personas whom it reaches, by their first names."""

    def on(self, journey: JourneyMap) -> tuple[JourneyMap, str]:
        """Return the map that has the channel, and the channel's id."""
        if self.channel:
            return journey, self.channel
        if self.shipped:
            after, ids = add_shipped(journey, (self.shipped,))
            return after, ids[0]
        return add_channel(journey, self.name, kind=self.kind)


def offers(journey: JourneyMap, query: str) -> list[Offer]:
    """Return the map's channels that fit what was typed, then shipped ones, then new ones.

    Of its own, those that reach a persona come first.
    """
    own = [
        (plain(c.name), Offer(c.name, c.kind, c.icon or "broadcast", c.id, reaches=names))
        for c in journey.channels
        for names in (_reached(journey, c.id),)
    ]
    own.sort(key=lambda pair: not pair[1].reaches)
    found = best(query, own, MOST - 2 if query.strip() else MOST)
    name = query.strip()
    if name and len(found) < MOST - 2:
        say = words(journey.language)
        shipped = ((say(one.name), one) for one in missing(journey))
        more = [
            (plain(told), Offer(told, one.kind, one.icon, shipped=one.id)) for told, one in shipped
        ]
        found += best(query, more, MOST - 2 - len(found))
    if name and not any(plain(offer.name) == plain(name) for offer in found):
        found += [Offer(name, kind, NEW) for kind in CHANNEL_KINDS]
    return found


def _reached(journey: JourneyMap, channel: str) -> str:
    people = (one for one in journey.personas if channel in one.channels)
    return ", ".join(next(iter(one.name.split()), one.id) for one in people)


class ChannelChooser(QWidget):
    """Shows offers below a text; the keys stay with the text, which asks ``key`` first."""

    chosen = Signal(object)
    """The ``Offer`` that was taken."""

    def __init__(self, view: CanvasView) -> None:
        """Lie over a canvas, hidden until asked."""
        super().__init__(view.viewport())
        self._view = view
        self._offers: Sequence[Offer] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()

    @property
    def offered(self) -> tuple[Offer, ...]:
        """What is offered now, from the top."""
        return tuple(self._offers)

    def ask(self, journey: JourneyMap, query: str, text: QRect) -> None:
        """Offer what fits below (or above) the rectangle of a text."""
        self._offers = offers(journey, query)
        self._at = 0
        if not self._offers:
            self.hide()
            return
        self.resize(WIDTH, ROW * len(self._offers) + 2 * _EDGE)
        room = self._view.viewport().rect()
        x = max(4, min(text.left(), room.right() - WIDTH - 4))
        y = text.bottom() + 6
        if y + self.height() > room.bottom():
            y = max(4, text.top() - 6 - self.height())
        self.move(x, y)
        self._tell()
        self.show()
        self.raise_()
        self.update()

    def key(self, event: QKeyEvent) -> bool:
        """Move, take or close by a key; False for any other, and while nothing is offered."""
        if not self.isVisible():
            return False
        key = Qt.Key(event.key())
        if key in _TAKE and not event.modifiers():
            self.chosen.emit(self._offers[self._at])
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            way = 1 if key == Qt.Key.Key_Down else -1
            self._at = (self._at + way) % len(self._offers)
            self._tell()
            self.update()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _tell(self) -> None:
        self.setAccessibleName(self._words(self._offers[self._at]))

    def _words(self, offer: Offer) -> str:
        return (
            offer.name
            if offer.channel or offer.shipped
            else _("New: {name}").format(name=offer.name)
        )

    def _row_at(self, y: float) -> int:
        return max(0, min(int((y - _EDGE) // ROW), len(self._offers) - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what is under the pointer."""
        self._at = self._row_at(event.position().y())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what is under the pointer; the text keeps the focus."""
        self._at = self._row_at(event.position().y())
        self.chosen.emit(self._offers[self._at])
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the list as the paper has it: white, whatever the window's colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#C9D2DB"), 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        for number, offer in enumerate(self._offers):
            box = QRectF(_EDGE, _EDGE + number * ROW, WIDTH - 2 * _EDGE, ROW)
            self._paint_row(painter, offer, box, marked=number == self._at)
        painter.end()

    def _paint_row(self, painter: QPainter, offer: Offer, box: QRectF, *, marked: bool) -> None:
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#E8EEFC"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
        ink = _INKS.get(offer.kind, _INKS[""])
        symbol = self._view.symbols(f"duotone/{offer.icon}")
        corner = QPointF(box.x() + 8, box.y() + (ROW - 17) / 2)
        paint_symbol(painter, symbol, corner, 17, ink)
        small, middle = window_font(11.5), Qt.AlignmentFlag.AlignVCenter
        kind = _(CHANNEL_KINDS.get(offer.kind, "")) if offer.kind else ""
        kind = " · ".join(part for part in (offer.reaches, kind) if part)
        wide = QFontMetricsF(small).horizontalAdvance(kind)
        painter.setFont(small)
        painter.setPen(QColor(SECONDARY))
        end = QRectF(box.right() - wide - 10, box.y(), wide + 2, ROW)
        painter.drawText(end, middle, kind)
        font = window_font(13, 500 if marked else 400)
        painter.setFont(font)
        painter.setPen(QColor(ACCENT if marked and offer.icon == NEW else INK))
        room = QRectF(box.x() + 34, box.y(), end.x() - box.x() - 42, ROW)
        name = QFontMetricsF(font).elidedText(
            self._words(offer), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, name)

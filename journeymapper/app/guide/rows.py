"""Lists of cards in the guided start: a row each, and an empty one to go on writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeymapper.app import plain
from journeymapper.app.guide import growing
from journeymapper.app.guide.fields import Choice, Line, Page, removing
from journeymapper.app.inspector.faces import paint_face
from journeymapper.app.theme import tokens
from journeymapper.edit.cards import delete_cards
from journeymapper.edit.channel_library import add_shipped, missing
from journeymapper.edit.fields import set_field
from journeymapper.edit.session import Session
from journeymapper.edit.strategies import set_answer
from journeymapper.i18n import N_, _, words
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

_MOST: Final = 10
"""Rows shown at most: of a longer map the rest is on the map itself."""
_FACE: Final = 26
_SHIPPED: Final = "shipped:"
"""Begins what names a shipped channel that is not on the map yet."""


class Feeling(QWidget):
    """Five faces: how the customer feels at a touchpoint."""

    def __init__(self, row: CardRow) -> None:
        """Show the feeling at the touchpoint of a row."""
        super().__init__()
        self._row = row
        self.setFixedSize(5 * _FACE + 2, _FACE + 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("How it feels"))
        self.setToolTip(plain.tip(_("How it feels, from bad to good; the arrow keys choose too")))

    def refresh(self) -> None:
        """Show the map as it is now."""
        self.update()

    @property
    def chosen(self) -> int:
        """Which face is chosen, from 0; -1 for none."""
        journey = self._row.session.map
        score = growing.feeling_of(journey, self._row.card)
        if score is None:
            return -1
        scores = growing.feelings(journey.scale)
        return min(range(5), key=lambda place: abs(scores[place] - score))

    def choose(self, place: int) -> None:
        """Choose a face; the one that is chosen already is taken away."""
        row = self._row
        if row.card and 0 <= place < 5:
            score = growing.feelings(row.session.map.scale)[place]
            row.session.apply(N_("Set score"), lambda m: growing.set_feeling(m, row.card, score))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the face under the pointer."""
        self.choose(int(event.position().x()) // _FACE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = self.chosen
        wanted = 2 if place < 0 else max(0, min(4, place + step))
        if wanted != place:
            self.choose(wanted)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the faces; those that are not chosen are faint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, chosen = self._row.session.map.scale, self.chosen
        for place, score in enumerate(growing.feelings(scale)):
            centre = QPointF(_FACE / 2 + place * _FACE + 1, _FACE / 2 + 1)
            painter.setOpacity(1.0 if place == chosen else 0.75 if chosen < 0 else 0.3)
            paint_face(painter, score, scale, centre, 11 if place == chosen else 9.5)
        painter.setOpacity(1.0)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class _Title(Line):
    """The line of a row: Enter leads on to the next row, never to the button that removes."""

    def following(self) -> QWidget | None:
        """Return the line of the next row; None in the empty one behind them."""
        row = self.parentWidget()
        rows = row.parentWidget() if row else None
        page = rows.parentWidget() if rows else None
        if not (isinstance(row, CardRow) and isinstance(rows, CardRows)):
            return None
        if isinstance(page, Page):
            page.refresh()  # with the row behind what was just typed
        later = rows.rows[rows.rows.index(row) + 1 :]
        return later[0].line if later else None


class CardRow(QWidget):
    """A card of a kind in a phase, or one that is still to be written."""

    def __init__(
        self, session: Session, phase: str, kind: str, example: str, label: str, card: str
    ) -> None:
        """Show a card; empty: the first letter makes one."""
        super().__init__()
        self.session, self.phase, self.kind, self.card = session, phase, kind, card
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 4)
        self.box.setSpacing(4)
        self.line = _Title(session, label, example, self._title, self._put)
        self.line.setAccessibleName(_(label))
        self.line.editingFinished.connect(self._finished)
        self.remove = removing(_("Remove"), self.delete)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.line, 1)
        policy = self.remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(policy)
        top.addWidget(self.remove)
        self.box.addLayout(top)
        self.more = QWidget()
        self.parts: list[Choice | Line | Feeling] = []

    def _title(self, journey: JourneyMap) -> str:
        found = index(journey).cards.get(self.card)
        return found.title if found else ""

    def _put(self, journey: JourneyMap, text: str) -> JourneyMap:
        if self.card in index(journey).cards:
            return set_field(journey, [Ref("card", self.card)], "title", text)
        if not text:
            return journey
        journey, self.card = growing.with_card(journey, self.phase, self.kind, text)
        return journey

    def _finished(self) -> None:
        if self.card and not self.line.text().strip():
            self.delete()

    def delete(self) -> None:
        """Delete the card."""
        card = self.card
        if card in index(self.session.map).cards:
            self.session.apply(N_("Delete"), lambda m: delete_cards(m, (card,)))

    def refresh(self) -> None:
        """Show the map as it is now."""
        self.line.refresh()
        there = self.card in index(self.session.map).cards
        self.remove.setVisible(there)
        self.more.setVisible(there and bool(self.parts))
        if there:
            for part in self.parts:
                part.refresh()


class TouchpointRow(CardRow):
    """A touchpoint with its channel and how it feels."""

    def __init__(self, session: Session, phase: str, example: str, card: str) -> None:
        """Show a touchpoint."""
        super().__init__(session, phase, "touchpoint", example, N_("Touchpoint"), card)
        self.channel = Choice(
            session,
            N_("Channel"),
            _channels,
            lambda m: index(m).cards[self.card].channel,
            self._put_channel,
        )
        self.channel.setAccessibleName(_("Channel"))
        self.feeling = Feeling(self)
        row = QHBoxLayout(self.more)
        row.setContentsMargins(0, 0, 26, 0)
        row.setSpacing(10)
        row.addWidget(self.channel, 1)
        row.addWidget(self.feeling)
        self.box.addWidget(self.more)
        self.parts = [self.channel, self.feeling]

    def _put_channel(self, journey: JourneyMap, channel: str) -> JourneyMap:
        if channel.startswith(_SHIPPED):
            journey, (channel,) = add_shipped(journey, [channel.removeprefix(_SHIPPED)])
        return set_field(journey, [Ref("card", self.card)], "channel", channel)


def _channels(journey: JourneyMap) -> list[tuple[str, str]]:
    """Return the channels of a map, and below a line the shipped ones that it has not."""
    say = words(journey.language)
    own = [(channel.id, channel.name or channel.id) for channel in journey.channels]
    more = [(f"{_SHIPPED}{one.id}", say(one.name)) for one in missing(journey)]
    return [("", _("Channel…")), *own, *([("", ""), *more] if own and more else more)]


class PainRow(CardRow):
    """A pain point: where it is felt, what answers it, and how it could become better."""

    def __init__(self, session: Session, phase: str, example: str, card: str) -> None:
        """Show a pain point."""
        super().__init__(session, phase, "pain_point", example, N_("Pain point"), card)
        self.at = Choice(session, N_("Touchpoint"), self._touchpoints, self._at, self._put_at)
        self.at.setAccessibleName(_("Touchpoint"))
        self.by = Choice(session, N_("Strategy"), self._strategies, self._by, self._put_by)
        self.by.setAccessibleName(_("Strategy that answers it"))
        self.better = Line(
            session,
            N_("Opportunity"),
            _("How could it get better? “Show the full price from the start”"),
            self._better,
            lambda m, text: growing.set_better(m, self.phase, self.card, text),
        )
        self.better.setAccessibleName(_("Opportunity"))
        box = QVBoxLayout(self.more)
        box.setContentsMargins(14, 0, 26, 6)
        box.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.at, 1)
        row.addWidget(self.by, 1)
        box.addLayout(row)
        box.addWidget(self.better)
        self.box.addWidget(self.more)
        self.parts = [self.at, self.by, self.better]

    def _better(self, journey: JourneyMap) -> str:
        found = growing.better_for(journey, self.card)
        return found.title if found else ""

    def _touchpoints(self, journey: JourneyMap) -> list[tuple[str, str]]:
        cards = growing.cards_in(journey, self.phase, "touchpoint")
        return [("", _("Touchpoint…")), *((c.id, c.title or c.id) for c in cards)]

    def _strategies(self, journey: JourneyMap) -> list[tuple[str, str]]:
        cards = growing.cards_in(journey, self.phase, "strategy")
        return [("", _("Answered by…")), *((c.id, c.title or c.id) for c in cards)]

    def _at(self, journey: JourneyMap) -> str:
        return growing.touchpoint_of(journey, self.card)

    def _put_at(self, journey: JourneyMap, touchpoint: str) -> JourneyMap:
        return growing.set_touchpoint(journey, self.card, touchpoint)

    def _by(self, journey: JourneyMap) -> str:
        return growing.strategy_for(journey, self.card)

    def _put_by(self, journey: JourneyMap, strategy: str) -> JourneyMap:
        before = growing.strategy_for(journey, self.card)
        if before and before != strategy:
            journey = set_answer(journey, before, self.card, answers=False)
        return set_answer(journey, strategy, self.card, answers=True) if strategy else journey


class CardRows(QWidget):
    """The cards of a kind in a phase, and an empty row behind them."""

    def __init__(
        self,
        session: Session,
        ids: Callable[[JourneyMap], list[str]],
        make: Callable[[str], CardRow],
    ) -> None:
        """``ids`` returns the cards to show, ``make`` a row for one (empty: for a new one)."""
        super().__init__()
        self._session, self._ids, self._make = session, ids, make
        self.rows: list[CardRow] = []
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(2)
        self.rest = plain.label("", "hint")
        self.box.addWidget(self.rest)

    def refresh(self) -> None:
        """Show the map as it is now; the row that is being written stays where it is."""
        ids = self._ids(self._session.map)
        hidden = max(0, len(ids) - _MOST)
        ids = ids[:_MOST]
        for row in [row for row in self.rows if row.card not in ids]:
            if row is self.rows[-1] or row.line.hasFocus():
                row.card = ""
            else:
                self._drop(row)
        empty = [row for row in self.rows if not row.card]
        kept = next((row for row in empty if row.line.hasFocus()), empty[-1] if empty else None)
        for row in empty:
            if row is not kept:
                self._drop(row)
        for place, id_ in enumerate(ids):
            if all(row.card != id_ for row in self.rows):
                self._insert(min(place, len(self.rows)), id_)
        if not hidden and all(row.card for row in self.rows):
            self._insert(len(self.rows), "")
        for row in self.rows:
            row.refresh()
        self.rest.setVisible(bool(hidden))
        self.rest.setText(_("{n} more on the map").format(n=hidden))

    def _drop(self, row: CardRow) -> None:
        self.rows.remove(row)
        self.box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _insert(self, place: int, card: str) -> None:
        row = self._make(card)
        self.rows.insert(place, row)
        self.box.insertWidget(place, row)

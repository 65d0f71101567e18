"""The trail of a pain in the inspector: what lies under it, a click each, and who owns it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.analysis.trail import TRAIL_RULE, Trail, blueprinted, trail_of
from journeymapper.app import plain
from journeymapper.app.icons import disc, pixmap
from journeymapper.app.inspector.candidates import card_name
from journeymapper.app.theme import tokens
from journeymapper.app.things import CARDS, colours_of
from journeymapper.app.widgets.term_button import TermButton, term_button
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

_DISC: Final = 26


class TrailView(QWidget):
    """Shows the trail of the one pain point that is selected; out of sight for all else."""

    lead_wanted = Signal(object)
    """The place of a card that was clicked."""
    term_wanted = Signal(str)
    """The id of a term of the glossary."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._session = session
        self._shown: tuple[JourneyMap, Ref] | None = None
        self.links: dict[str, QToolButton] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 14, 0, 0)
        self._box.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(plain.label(_("Trail of the pain"), "field"))
        mark: TermButton | None = term_button("rule:pain_without_trail", self.term_wanted.emit)
        if mark is not None:
            head.addWidget(mark)
        head.addStretch(1)
        self._box.addLayout(head)
        self._content: QWidget | None = None
        self.hide()

    def show_subject(self, refs: tuple[Ref, ...]) -> None:
        """Show the trail of what is selected, if that is one pain point with anything under it."""
        journey = self._session.map
        trail = None
        if len(refs) == 1 and refs[0].kind == "card":
            trail = trail_of(journey, refs[0].id)
        seen = trail is not None and (bool(trail.steps) or blueprinted(journey))
        self.setVisible(seen)
        if trail is None or not seen:
            return
        if self._shown is None or self._shown[0] is not journey or self._shown[1] != refs[0]:
            self._shown = journey, refs[0]
            self._fill(journey, trail)

    def _fill(self, journey: JourneyMap, trail: Trail) -> None:
        old = self._content
        self.links = {}
        self._content = QFrame()
        self._content.setProperty("card", True)
        box = QVBoxLayout(self._content)
        box.setContentsMargins(10, 8, 10, 8)
        box.setSpacing(6)
        for step in trail.steps:
            thing = CARDS[step.kind]
            words = _(thing.label)
            if step.by_place:
                words = _("{kind}, by its column").format(kind=words)
            ink, ground = colours_of(thing)
            row, cards = self._row(words)
            mark = plain.label()
            mark.setPixmap(disc(thing.icon, _DISC, ink, ground, 6.0, 16))
            mark.setFixedWidth(_DISC)
            row.insertWidget(0, mark, 0, Qt.AlignmentFlag.AlignTop)
            for card in step.cards:
                cards.addWidget(self._link(journey, card), 0, Qt.AlignmentFlag.AlignLeft)
            box.addLayout(row)
        row, cards = self._row(_("Owner"))
        mark = plain.label()
        mark.setPixmap(pixmap("user", 20, tokens().secondary, "duotone"))
        mark.setFixedWidth(_DISC)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.insertWidget(0, mark, 0, Qt.AlignmentFlag.AlignTop)
        told = ", ".join(trail.owners) or _owner_missing(trail)
        self.owner = plain.wrapped(told, "head" if trail.owners else "secondary")
        cards.addWidget(self.owner)
        box.addLayout(row)
        self._content.setToolTip(plain.tip(_(TRAIL_RULE)))
        if old is not None:
            old.hide()
            self._box.removeWidget(old)
            old.deleteLater()
        self._box.addWidget(self._content)

    def _row(self, words: str) -> tuple[QHBoxLayout, QVBoxLayout]:
        row = QHBoxLayout()
        row.setSpacing(9)
        cards = QVBoxLayout()
        cards.setSpacing(0)
        cards.addWidget(plain.label(words, "hint"))
        row.addLayout(cards, 1)
        return row, cards

    def _link(self, journey: JourneyMap, card: Card) -> QToolButton:
        name = card_name(journey, card.id)
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setText(plain.menu_text(name if len(name) <= 34 else f"{name[:33].rstrip()}…"))
        button.setToolTip(plain.tip(f"{name}\n{card.note}" if card.note else name))
        button.setIconSize(QSize(14, 14))
        button.setStyleSheet("border: none; padding: 2px 0")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.lead_wanted.emit(Ref("card", card.id)))
        self.links[card.id] = button
        return button


def _owner_missing(trail: Trail) -> str:
    if trail.to_support:
        return _("nobody yet")
    return _("no support process yet")

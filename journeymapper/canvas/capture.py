"""Journeys written down as fast as they are told: the next card, its score, its channel by keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeymapper.canvas import creation
from journeymapper.canvas.creation import Spot
from journeymapper.edit.fields import existing, set_field, set_score
from journeymapper.i18n import N_, _
from journeymapper.lanes.faces import score_figure
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

if TYPE_CHECKING:
    from journeymapper.canvas.channel_chooser import ChannelChooser, Offer
    from journeymapper.canvas.controller import CanvasController
    from journeymapper.canvas.inline_editor import InlineEditor

CHANGE_SCORE: Final = N_("Change score")
CHOOSE_CHANNEL: Final = N_("Choose channel")
_ALT: Final = Qt.KeyboardModifier.AltModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_MINUS: Final = {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}
_DIGITS: Final = {Qt.Key(Qt.Key.Key_0 + digit): digit for digit in range(10)}
_SLASH: Final = re.compile(r"(?:^|\s)/(?P<query>[^/\n]*)$")


class Capture:
    """What the keys do while a journey is being written down, beyond editing one text.

    In a card made by writing on (by typing with nothing selected, or by Ctrl+Enter) Enter goes on
    to another after it and ends in an empty one, and Tab takes an empty one to the next cell. Alt
    and a digit score, Alt and minus turns the score's sign, a slash chooses the channel.
    """

    def __init__(self, canvas: CanvasController) -> None:
        """Serve a canvas."""
        self._canvas = canvas
        self._written: Ref | None = None
        """The card that is being written down: left empty, it goes again."""
        self._minus = False
        """Whether the next digit counts down from neutral."""
        self._chooser: ChannelChooser | None = None
        self._editor: InlineEditor | None = None

    @property
    def editor(self) -> InlineEditor:
        """The editor in place; made when first asked for."""
        if self._editor is None:
            from journeymapper.canvas.inline_editor import InlineEditor

            self._editor = InlineEditor(self._canvas)
            self._editor.textChanged.connect(self.look_for_slash)
        return self._editor

    @property
    def editing(self) -> Ref | None:
        """Whose text is being edited in place."""
        return self._editor.editing if self._editor is not None else None

    def settle(self) -> None:
        """Keep what is being typed."""
        if self._editor is not None:
            self._editor.commit()

    def end(self) -> None:
        """Follow the map no longer."""
        if self._editor is not None:
            self._editor.end()

    @property
    def chooser(self) -> ChannelChooser:
        """The list of channels; made when first asked for."""
        if self._chooser is None:
            from journeymapper.canvas.channel_chooser import ChannelChooser

            self._chooser = ChannelChooser(self._canvas.view)
            self._chooser.setFocusProxy(self._canvas.editor)  # a click leaves the focus there
            self._chooser.chosen.connect(self._take_channel)
        return self._chooser

    # The next card

    def leaves_nothing(self, ref: Ref, text: str) -> bool:
        """Tell whether a card that was made by writing on is left without a word."""
        return ref == self._written and not text.strip()

    def editor_key(self, event: QKeyEvent) -> bool:
        """Do what a key means in the editor while writing down; False for any other."""
        chosen = self._chooser is not None and self._chooser.key(event)
        return chosen or self.score_key(event) or self._next_key(event)

    def _next_key(self, event: QKeyEvent) -> bool:
        key, editor = event.key(), self._canvas.editor
        ref = editor.editing
        if ref is None or ref != self._written or not editor.fresh:
            return False
        empty = not editor.toPlainText().strip()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if empty:
                editor.restore()
            else:
                self.go_on(ref)
            return True
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and empty:
            self._carry(ref, -1 if key == Qt.Key.Key_Backtab else 1)
            return True
        return False

    def begin(self) -> None:
        """Write on from the card that is being edited, which was made just now."""
        self._written = self.editing

    def writes(self, ref: Ref) -> bool:
        """Tell whether a card is the one being written down."""
        return ref == self._written and self._canvas.editor.fresh

    def go_on(self, ref: Ref) -> None:
        """Keep what was typed and write the next card, after ``ref``."""
        self._canvas.editor.commit()
        if not existing(self._canvas.session.map, [ref]):
            return  # it was left without a word, and has gone
        self._canvas.add_after(ref)
        if ref.kind == "card":
            self.begin()

    def _carry(self, ref: Ref, way: int) -> None:
        """Take an empty new card to the next or previous cell of its lane."""
        map_ = self._canvas.session.map
        card = index(map_).cards[ref.id]
        columns = list(index(map_).columns)
        at = columns.index(card.at) + way
        if not 0 <= at < len(columns):
            self._canvas.say(_("There is no other stage on this side"))
            return
        self._canvas.editor.restore()
        spot = Spot(card.lane, columns[at])
        self._canvas.create(creation.ADD_CARD, lambda m: creation.with_card(m, card.kind, spot))
        self.begin()

    # Scores

    def score_key(self, event: QKeyEvent) -> bool:
        """Score by Alt and a digit; Alt and minus turns the sign, or that of the digit to come."""
        if not self.is_score_key(event):
            return False
        key = Qt.Key(event.key())
        if key in _DIGITS:
            self._score(-_DIGITS[key] if self._minus else _DIGITS[key])
            self._minus = False
        else:
            self._turn()
        return True

    @staticmethod
    def is_score_key(event: QKeyEvent) -> bool:
        """Tell whether a key scores; Alt and the number pad write a character on some systems."""
        keys = {*_DIGITS, *_MINUS}
        return event.modifiers() in {_ALT, _ALT | _SHIFT} and Qt.Key(event.key()) in keys

    def _touchpoints(self) -> list[str]:
        map_, editing = self._canvas.session.map, self.editing
        numbers = index(map_).numbers
        chosen = [editing] if editing else self._canvas.session.selection
        return [ref.id for ref in chosen if ref.kind == "card" and ref.id in numbers]

    def _turn(self) -> None:
        map_, cards = self._canvas.session.map, self._touchpoints()
        low, neutral = map_.scale.low, map_.scale.neutral
        if low >= neutral or low >= 0:
            self._canvas.say(_("The scale of this map has no minus side"))
            return
        scores = index(map_).cards[cards[0]].emotion if cards else {}
        score = scores.get(map_.personas[0].id) if map_.personas else None
        if score:
            self._score(-score)
        else:
            self._minus = True

    def _score(self, value: float) -> None:
        canvas = self._canvas
        map_, cards = canvas.session.map, self._touchpoints()
        if not cards:
            canvas.say(_("Select a touchpoint to score it"))
            return
        if not map_.personas:
            canvas.warn(_("A score is somebody's: add a persona first."))
            return
        persona, scale = map_.personas[0], map_.scale
        value = min(max(value, scale.low), scale.high)

        def scored(before: JourneyMap) -> JourneyMap:
            for card in cards:
                before = set_score(before, card, persona.id, value)
            return before

        canvas.session.apply(CHANGE_SCORE, scored, merge=canvas.editor.step)
        canvas.editor.keep_step()
        told = score_figure(value, scale, map_.language)
        canvas.say(_("{name}: {score}").format(name=persona.name or persona.id, score=told))

    # Channels

    def ask_channel(self) -> bool:
        """Let the channel of the selected touchpoint be chosen; False if none is selected."""
        cards = self._touchpoints()
        if not cards:
            return False
        ref = Ref("card", cards[-1])
        self._canvas.editor.open(ref)
        editor = self._canvas.editor
        if editor.editing is None:
            return False
        text = editor.toPlainText()
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        editor.insertPlainText(" /" if text and not text[-1].isspace() else "/")
        return True

    def _query(self) -> re.Match[str] | None:
        editor = self._canvas.editor
        at = editor.textCursor().position()
        return _SLASH.search(editor.toPlainText()[:at])

    def look_for_slash(self) -> None:
        """Offer channels where a slash begins a word, after each change of the text."""
        found = self._query() if self.editing else None
        if found is None or not self._touchpoints():
            if self._chooser is not None:
                self._chooser.hide()
            return
        self.chooser.ask(self._canvas.session.map, found["query"], self._canvas.editor.geometry())

    def _take_channel(self, offer: Offer) -> None:
        """Take the slash and what follows out of the text, and set the channel."""
        editor, found = self._canvas.editor, self._query()
        cards = self._touchpoints()
        if found is None or not cards:
            return
        cursor = editor.textCursor()
        cursor.setPosition(found.start())
        cursor.setPosition(found.end(), cursor.MoveMode.KeepAnchor)
        self.chooser.hide()

        def chosen(before: JourneyMap) -> JourneyMap:
            after, channel = offer.on(before)
            return set_field(after, [Ref("card", card) for card in cards], "channel", channel)

        cursor.removeSelectedText()
        self._canvas.session.apply(CHOOSE_CHANNEL, chosen, merge=editor.step)
        editor.keep_step()

"""Edit a text where it stands: a plain editor laid over its spot, live, one undo step in all."""

from __future__ import annotations

from itertools import count
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from journeymapper.canvas.overlay import ACCENT
from journeymapper.edit.fields import entity, existing, set_field
from journeymapper.edit.session import Change
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.typeset.engine import engine

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController
    from journeymapper.lanes.places import EditSpot

LEAST_PIXELS: Final = 12.0
"""Text is edited no smaller than this, however far the map is zoomed out."""
_LEAST_WIDTH: Final = 120.0
"""How wide the editor is at least where it stands out of the map, larger than its text."""
_OWN_WIDTH: Final = 60.0
"""From this width on it takes that of the text on the map, so that the lines break alike."""
_FRAME: Final = 3
"""Pixels around a text that is edited larger than it is: a line, and some room."""
_OWN_KEYS: Final = {
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
}
_NAMES: Final = {"link": "label", "persona": "name"}
"""The field that holds what things of a kind are called, where that is no title."""
_serial = count(1)


class InlineEditor(QPlainTextEdit):
    """The one editor of a canvas, hidden until ``open``. Every keystroke changes the map.

    Enter keeps the text, Shift+Enter breaks a line, Esc brings the old text back, Tab goes on to
    the next card, Ctrl+Enter makes a new one; a click elsewhere keeps the text.
    """

    def __init__(self, canvas: CanvasController) -> None:
        """Make the editor of a canvas."""
        super().__init__(canvas.view.viewport())
        self._canvas = canvas
        self._ref: Ref | None = None
        self._field = "title"
        self._before = ""
        self._key = ""
        self._origin: JourneyMap | None = None
        self._known: JourneyMap | None = None
        """The map as this editor left it: its own step is still the last one."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(0)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.hide()
        self.textChanged.connect(self._typed)
        canvas.view.arranged.connect(self.place)
        canvas.view.scrolled.connect(self.place)
        canvas.view.zoom_changed.connect(lambda _zoom: self._dress())
        self.end = canvas.session.subscribe(self._session_changed)

    @property
    def editing(self) -> Ref | None:
        """What is being edited; None while the editor is closed."""
        return self._ref

    def open(
        self,
        ref: Ref,
        field: str = "",
        *,
        text: str | None = None,
        merge: str = "",
        origin: JourneyMap | None = None,
    ) -> None:
        """Edit a field of ``ref``, by default what it is called.

        ``text`` replaces what the field says, else all of it is selected. ``merge`` is the key of
        the step that made ``ref`` just now, so that typing belongs to that step, and ``origin`` the
        map before it, which Esc brings back.
        """
        self.commit()
        self._canvas.view.tool.cancel()
        if not existing(self._canvas.session.map, [ref]):
            return  # it was new, without a word, and has gone with what was edited until now
        field = field or _NAMES.get(ref.kind, "title")
        value = getattr(entity(self._canvas.session.map, ref), field, None)
        if not isinstance(value, str):
            return
        self._ref, self._field, self._before, self._origin = ref, field, value, origin
        self._known = self._canvas.session.map
        self._key = merge or f"text:{next(_serial)}"
        self._canvas.hover(None)
        self._bring_into_sight(ref, field)
        self._show(value)
        self.selectAll()
        self.setAccessibleName(_("Text"))
        self.show()
        self._dress()  # shown, as hidden widgets break no lines
        self.raise_()
        self.setFocus()
        if text is not None:
            self.insertPlainText(text)

    def _bring_into_sight(self, ref: Ref, field: str) -> None:
        named = field == _NAMES.get(ref.kind, "title")
        asked = ref.kind in {"map", "persona", "link"} or not named
        spot = self._canvas.spot(ref, field) if asked else None
        if spot is not None:
            self._canvas.view.ensure_rect_visible(spot.rect)
        else:
            self._canvas.view.ensure_visible(ref)

    @property
    def _named(self) -> bool:
        """Whether what a thing is called is edited, and not something else that it says."""
        return self._ref is None or self._field == _NAMES.get(self._ref.kind, "title")

    def _go_on(self, ref: Ref, *, back: bool) -> None:
        """Keep the text and edit the next: the same field of the next stage, else the next name."""
        field, named = self._field, self._named
        writing = self._canvas.capture.writes(ref)
        self.commit()
        if named:
            self._canvas.edit_next(ref, back=back)
            if writing and self.fresh:  # made by Tab, it is gone on from as one made by Enter
                self._canvas.capture.begin()
            return
        order = [stage.id for stage in self._canvas.session.map.stages]
        at = order.index(ref.id) + (-1 if back else 1) if ref.id in order else -1
        if 0 <= at < len(order):
            following = Ref("stage", order[at])
            self._canvas.session.select([following])
            self.open(following, field)

    @property
    def fresh(self) -> bool:
        """Whether what is edited was made for being edited, just now."""
        return self._origin is not None

    @property
    def step(self) -> str:
        """The key of the undo step that typing belongs to; empty while closed."""
        return self._key if self._ref is not None else ""

    def keep_step(self) -> None:
        """Take what was just done to the edited thing into the step of its typing."""
        if self._ref is not None:
            self._known = self._canvas.session.map

    def commit(self) -> None:
        """Keep what was typed and close; one that writing on made goes if it says nothing."""
        if self._ref is not None:
            if self._canvas.capture.leaves_nothing(self._ref, self.toPlainText()):
                self.restore()
            else:
                self._close()

    def restore(self) -> None:
        """Bring the old text back and close; what was made for being edited goes away."""
        ref, key, field, before = self._ref, self._key, self._field, self._before
        if ref is None:
            return
        session, origin = self._canvas.session, self._origin
        untouched = session.map is self._known
        self._close()
        if origin is not None and untouched:
            session.apply(EDIT_TEXT, lambda _map: origin, merge=key)
        else:
            session.apply(EDIT_TEXT, lambda map_: set_field(map_, [ref], field, before), merge=key)

    def place(self) -> None:
        """Follow the spot on the canvas."""
        if self._ref is None:
            return
        spot = self._canvas.spot(self._ref, self._field)
        if spot is None:
            if not self._canvas.view.lag.waits:  # else it is where it was, if it is new to the map
                self._close()
            return
        strip = {"stage": "band", "step": "band", "lane": "gutter"}.get(self._ref.kind, "")
        strip = strip if self._named else ""
        view = self._canvas.view
        seen = view.seen_rect(spot.rect, strip)
        around = _FRAME if self._larger(spot) else 0
        width = max(seen.width(), _LEAST_WIDTH) + 2 * around if around else seen.width()
        # The lines are broken anew for this width; only then it is known how many there are.
        self.resize(round(width), self.height())
        height = max(seen.height(), self._text_height()) + 2 * around
        x = max(0.0, min(seen.x() - around, view.viewport().width() - width))
        self.setGeometry(QRectF(x, seen.y() - around, width, height).toAlignedRect())
        self.verticalScrollBar().setValue(0)

    def _text_height(self) -> float:
        lines = self.document().documentLayout().documentSize().height()
        return lines * self.fontMetrics().lineSpacing() + 2

    def _grow(self) -> None:
        """Make room at once for a further line; the card itself follows with the layout."""
        around = self.height() - self.viewport().height()
        height = ceil(self._text_height()) + around
        if height > self.height():
            self.resize(self.width(), height)
        self.verticalScrollBar().setValue(0)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something while typing from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.key() in _OWN_KEYS or self._canvas.capture.is_score_key(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep, restore, go on, or type."""
        key, modifiers = event.key(), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        ref = self._ref
        if self._canvas.capture.editor_key(event):
            event.accept()
        elif key == Qt.Key.Key_Escape:
            self.restore()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and ctrl and ref is not None:
            if self._named:
                self._canvas.capture.go_on(ref)
            else:
                self.commit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not shift:
            self.commit()
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and ref is not None:
            self._go_on(ref, back=key == Qt.Key.Key_Backtab or shift)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the text when the work goes on elsewhere."""
        super().focusOutEvent(event)
        stays = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in stays:
            self.commit()

    def _typed(self) -> None:
        ref, text = self._ref, self.toPlainText()
        if ref is None:
            return
        session, field, lag = self._canvas.session, self._field, self._canvas.view.lag
        owned = session.map is self._known
        with lag.typing():
            session.apply(
                EDIT_TEXT, lambda map_: set_field(map_, [ref], field, text), merge=self._key
            )
        if owned:
            self._known = session.map
        self._grow()

    def _session_changed(self, change: Change) -> None:
        """Follow a change from elsewhere, such as undo; close if the thing is gone."""
        own = self._canvas.view.lag.types
        if self._ref is None or change.after is change.before or own:
            return
        try:
            value = getattr(entity(change.after, self._ref), self._field)
        except KeyError:
            self._close()
            return
        if value != self.toPlainText():
            self._show(value)

    def _show(self, text: str) -> None:
        self.blockSignals(True)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.blockSignals(False)

    def _dress(self) -> None:
        """Take on the look of the text that is being edited."""
        if self._ref is None:
            return
        spot = self._canvas.spot(self._ref, self._field)
        if spot is None:
            return
        zoom = self._canvas.view.zoom
        pixels = max(LEAST_PIXELS, spot.style.size * zoom)
        theme = self._canvas.session.map.theme
        set_in = engine().in_families(theme.font, theme.heading_font)
        font = QFont(set_in.qt_family(spot.style))
        font.setPixelSize(round(pixels))
        font.setWeight(QFont.Weight(spot.style.weight))
        font.setItalic(spot.style.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        frame = "border: none; padding: 0;"
        if self._larger(spot):
            frame = f"border: 1px solid {ACCENT}; border-radius: 4px; padding: {_FRAME - 1}px;"
        self.setStyleSheet(
            f"QPlainTextEdit {{ {frame} "
            f"background: {spot.background or '#FFFFFF'}; color: {spot.colour};"
            f"selection-background-color: {ACCENT}; selection-color: #FFFFFF;"
            "}"
        )
        self.setFont(font)  # a style sheet would take it back
        self.viewport().setAutoFillBackground(True)  # else all beneath is painted at every key
        self.place()

    def _larger(self, spot: EditSpot) -> bool:
        """Whether the text is too small to be edited as it is: then a frame stands over it."""
        zoom = self._canvas.view.zoom
        return spot.style.size * zoom < LEAST_PIXELS or spot.rect.w * zoom < _OWN_WIDTH

    def _close(self) -> None:
        self._canvas.view.lag.hurry()
        self._ref = self._origin = self._known = None
        # The window may be inactive now: what counts is who has the focus within it.
        focused = self.window().focusWidget() is self
        self.hide()
        self._show("")
        if focused:
            self._canvas.view.setFocus()


EDIT_TEXT: Final = N_("Edit text")

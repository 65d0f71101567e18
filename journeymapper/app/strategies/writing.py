"""Writing the text of a card where it stands in the matrix; live, one undo step in all."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from journeymapper.app.strategies.acts import ADDING
from journeymapper.app.strategies.placing import CellKey
from journeymapper.app.strategies.sheet import MatrixSheet
from journeymapper.edit.fields import existing, set_field
from journeymapper.i18n import N_, _
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

_serial = count(1)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_KEEP = (Qt.Key.Key_Return, Qt.Key.Key_Enter, *_TABS)


class Writer(QPlainTextEdit):
    """The one editor of the matrix: Enter keeps the text, Esc brings the old one back."""

    def __init__(self, view: MatrixSheet) -> None:
        """Wait, hidden."""
        super().__init__(view.viewport())
        self._view = view
        self.card = ""
        self._cell: CellKey | None = None
        self._merge = ""
        self._fresh = False
        self._before = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("matrix-writer")
        self.setStyleSheet("QPlainTextEdit { background: transparent; border: none; padding: 0; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(0)
        self.setAccessibleName(_("Text of the card"))
        self.hide()
        self.textChanged.connect(self._typed)

    def open(self, card: str, cell: CellKey, merge: str = "") -> None:
        """Write the text of a card; ``merge`` goes on with the step that added it."""
        self.close()
        one = index(self._view.session.map).cards.get(card)
        if one is None:
            return
        self._fresh = bool(merge)
        self._cell, self._merge = cell, merge or f"matrix.text.{next(_serial)}"
        self._before = one.title
        self.setFont(self._view.fonts.text)
        self.setPlainText(one.title)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._hold(card)
        self.place()
        self.show()
        self.setFocus()

    def place(self) -> None:
        """Lie over the text of the card; grow with it."""
        if not self.card or self._cell is None:
            return
        box = self._view.placed.box_of(self.card, self._cell) or self._view.placed.box_of(self.card)
        if box is None or box.card.title != self.toPlainText():
            # Undone, or changed elsewhere: what stands here is no longer so.
            self._hold("")
            self.hide()
            return
        rect = self._view.on_view(box.text)
        tall = max(rect.height(), self.document().size().height() * 18)
        self.setGeometry(QRectF(rect.x(), rect.y(), rect.width() + 4, tall).toAlignedRect())

    def _hold(self, card: str) -> None:
        """Take a card in hand, whose text is then not painted below; the empty one for none."""
        self.card = card
        self._view.mark(edited=card)

    def _typed(self) -> None:
        if not self.card:
            return
        ref, text, session = Ref("card", self.card), self.toPlainText(), self._view.session
        if not existing(session.map, [ref]):
            self.close()
            return
        label = ADDING["strategy"] if self._fresh else N_("Edit text")
        session.apply(label, lambda m: set_field(m, (ref,), "title", text), merge=self._merge)

    def close(self) -> bool:
        """Keep what is written; a new card without a word goes again."""
        card = self.card
        if not card:
            return True
        self._hold("")
        had = self.hasFocus()
        self.hide()
        session = self._view.session
        one = index(session.map).cards.get(card)
        if self._fresh and one is not None and not one.title.strip():
            session.undo()
        if had:
            self._view.setFocus()
        self._view.viewport().update()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter and Tab, give up on Esc."""
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            if self.toPlainText() != self._before:
                self.setPlainText(self._before)
            self.close()
        elif key in _KEEP and not (shift and key not in _TABS):
            self.close()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the map."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the text when the focus goes elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.close()

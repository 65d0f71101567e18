"""The panel of answers: figures, links that select what they name, and each rule in small text."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from journeymapper.app.analysis.answer import Answer, Fact, Pieces
from journeymapper.app.theme import tokens
from journeymapper.i18n import _
from journeymapper.model.ids import Ref

_MARGIN: Final = 16
_LABELS: Final = 36
"""Percent of the width that what is asked takes."""
_TEXT: Final = 13
_SMALL: Final = 12


class AnswersPanel(QTextBrowser):
    """Shows answers as text made of formats alone: no markup is read, nothing is loaded."""

    lead_wanted = Signal(object)
    """A place that was clicked, or entered by key."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setAcceptRichText(False)
        self.setOpenLinks(False)
        self.setProperty("panel", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Answers"))
        self.document().setDocumentMargin(_MARGIN)
        self.viewport().setAutoFillBackground(False)
        self.shown: tuple[Answer, ...] | None = None
        self._places: list[Ref] = []
        """What the links lead to; each is called by its place here."""
        self.anchorClicked.connect(self._lead)

    def sizeHint(self) -> QSize:
        """Return a size that leaves the inspector its own."""
        return QSize(328, 400)

    def _lead(self, url: QUrl) -> None:
        self.lead_wanted.emit(self._places[int(url.toString())])

    def show_answers(self, found: tuple[Answer, ...]) -> None:
        """Show answers; what is in sight stays there."""
        if found == self.shown:
            return
        self.shown = found
        self._places.clear()
        bar = self.verticalScrollBar()
        place = bar.value()
        document = self.document()
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        if not found:
            cursor.insertText(_("As soon as the map has touchpoints, answers stand here."), _ink())
        for number, answer in enumerate(found):
            self._write(cursor, answer, first=number == 0)
        cursor.endEditBlock()
        bar.setValue(place)

    def _write(self, cursor: QTextCursor, answer: Answer, *, first: bool) -> None:
        if first:
            cursor.setBlockFormat(_spaced(0, 5))
        else:
            cursor.insertBlock(_spaced(20, 5))
        cursor.insertText(answer.heading, _ink(tone="head"))
        self._write_facts(cursor, answer.facts)
        for number, rule in enumerate(answer.rules):
            if number:
                cursor.insertBlock(_spaced(3, 0))
            else:
                cursor.setBlockFormat(_spaced(6, 0))
            cursor.insertText(_(rule), _ink(_SMALL, "faint"))

    def _write_facts(self, cursor: QTextCursor, facts: tuple[Fact, ...]) -> None:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(2)
        form.setCellSpacing(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, _LABELS),
                QTextLength(QTextLength.Type.PercentageLength, 100 - _LABELS),
            ]
        )
        table = cursor.insertTable(len(facts), 2, form)
        for place, fact in enumerate(facts):
            table.cellAt(place, 0).firstCursorPosition().insertText(fact.label, _ink(tone="faint"))
            self._write_pieces(table.cellAt(place, 1).firstCursorPosition(), fact.pieces)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _write_pieces(self, cursor: QTextCursor, pieces: Pieces) -> None:
        for piece in pieces:
            form = _ink(tone=piece.tone)
            if piece.where is not None:
                form.setAnchor(True)
                form.setAnchorHref(str(len(self._places)))
                self._places.append(piece.where)
                form.setForeground(QColor(tokens().accent_text))
            cursor.insertText(piece.text, form)


def _ink(size: int = _TEXT, tone: str = "") -> QTextCharFormat:
    now = tokens()
    made = QTextCharFormat()
    made.setProperty(QTextCharFormat.Property.FontPixelSize, size)
    colour = {"good": now.success, "bad": now.error, "faint": now.secondary}.get(tone, now.text)
    made.setForeground(QColor(colour))
    if tone in {"good", "bad", "strong", "head"}:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def _spaced(top: float, bottom: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(top)
    made.setBottomMargin(bottom)
    return made

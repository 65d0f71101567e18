"""Dragging in the matrix: a card into another cell, onto a pain point, a pain point onto a card."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from journeymapper.app.icons import paint_icon
from journeymapper.app.strategies.placing import CardBox
from journeymapper.app.strategies.sheet import MatrixSheet
from journeymapper.app.theme import tokens
from journeymapper.app.things import CARDS, colours_of
from journeymapper.i18n import _
from journeymapper.storage.library import LibraryEntry, library

MIME: Final = "application/x-journeymapper-library"
"""Carries the place of an entry in the library."""
_EDGE: Final = 28
_STEP: Final = 14


def entry_in(mime: QMimeData, language: str) -> LibraryEntry | None:
    """Return what comes from the library; None for anything else."""
    text = bytes(mime.data(MIME).data()).decode("ascii", "replace")
    entries = library(language)
    return entries[int(text)] if text.isdecimal() and int(text) < len(entries) else None


class Dragging:
    """One gesture: what is dragged, and where it would land."""

    def __init__(self, view: MatrixSheet) -> None:
        """Drag nothing yet."""
        self._view = view
        self._box: CardBox | None = None
        self._start = QPointF()
        self._at = QPointF()
        self.active = False

    def press(self, box: CardBox, place: QPointF) -> None:
        """Hold a card."""
        self._box, self._start, self.active = box, place, False

    def move(self, place: QPointF) -> bool:
        """Drag it along; tell whether something is dragged."""
        if self._box is None:
            return False
        far = (place - self._start).manhattanLength() >= QApplication.startDragDistance()
        if far and not self.active:
            self.active = True
            self._view.mark(lifted="" if self._box.open else self._box.card.id)
        if self.active:
            self._at = place
            self._scroll(place)
            self.over(place, "pain_point" if self._box.open else self._box.kind)
            self._view.viewport().update()
        return self.active

    def _scroll(self, place: QPointF) -> None:
        view = self._view
        for bar, at, room in (
            (view.horizontalScrollBar(), place.x(), view.viewport().width()),
            (view.verticalScrollBar(), place.y(), view.viewport().height()),
        ):
            if at > room - _EDGE:
                bar.setValue(bar.value() + _STEP)
            elif at < _EDGE:
                bar.setValue(bar.value() - _STEP)

    def over(self, place: QPointF, kind: str) -> bool:
        """Mark where a card of a kind would land; tell whether it can."""
        cell, box = self._view.cell_at(place), self._view.card_at(place)
        aimed = ""
        if box is not None and {kind, "pain_point" if box.open else box.kind} == {
            "strategy",
            "pain_point",
        }:
            aimed = box.card.id
        target = cell if kind != "pain_point" or aimed else None
        self._view.mark(target=target, target_card=aimed)
        return target is not None

    def release(self, place: QPointF) -> None:
        """Let it go where it is."""
        box, active, marks = self._box, self.active, self._view.marks
        if not active or box is None:
            self.cancel()
            return
        self.over(place, "pain_point" if box.open else box.kind)
        marks = self._view.marks
        self.cancel()
        if marks.target is None:
            return
        if marks.target_card and box.open:
            self._view.acts.answer(marks.target_card, box.card.id)
        elif marks.target_card:
            self._view.acts.answer(box.card.id, marks.target_card)
        elif marks.target != box.cell:
            self._view.acts.move(box, marks.target)
            self._view.stand(marks.target, box.card.id)

    def drop(self, entry: LibraryEntry, place: QPointF) -> bool:
        """Put what comes from the library into a cell; on a pain point, as its answer."""
        view = self._view
        cell, box = view.cell_at(place), view.card_at(place)
        self.cancel()
        if cell is None:
            return False
        view.stand(cell, view.acts.add_entry(entry, cell, box.card.id if box and box.open else ""))
        return True

    def cancel(self) -> None:
        """Drag nothing any more."""
        self._box, self.active = None, False
        self._view.mark(target=None, target_card="", lifted="")

    def paint(self, painter: QPainter) -> None:
        """Paint the ghost of what is dragged, and what a drop would do."""
        if not self.active or self._box is None:
            return
        now, box = tokens(), self._box
        thing = CARDS["pain_point" if box.open else box.kind]
        words = " ".join(box.card.title.split())
        if self._view.marks.target_card:
            words = _("Link with pain point")
        metrics = QFontMetricsF(self._view.fonts.text)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, 200)
        width = metrics.horizontalAdvance(words) + 50
        ghost = QRectF(self._at.x() + 12, self._at.y() + 10, width, 36)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.95)
        painter.setPen(QPen(QColor(now.accent), 1.5))
        painter.setBrush(QColor(now.field))
        painter.drawRoundedRect(ghost, 7, 7)
        ink, _ground = colours_of(thing)
        paint_icon(painter, thing.icon, QRectF(ghost.x() + 11, ghost.y() + 9, 18, 18), ink)
        painter.setPen(QColor(now.text))
        painter.setFont(self._view.fonts.text)
        painter.drawText(ghost.adjusted(37, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

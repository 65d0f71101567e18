"""The matrix under hands: led by mouse and keys, written in place, it takes what is dropped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from journeymapper.app.plain import tip
from journeymapper.app.strategies.dragging import Dragging, entry_in
from journeymapper.app.strategies.painting import add_spots
from journeymapper.app.strategies.placing import (
    HEAD,
    SIDE,
    CardBox,
    CellKey,
)
from journeymapper.app.strategies.sheet import MatrixSheet
from journeymapper.app.strategies.writing import Writer
from journeymapper.edit.session import Session
from journeymapper.model.ids import Ref

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class MatrixView(MatrixSheet):
    """The sheet under hands: mouse, keys, what is dropped, and the text of a card in place."""

    lead_wanted = Signal(object)
    """A card that is to be shown on the map."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the map of a session."""
        super().__init__(session, parent)
        self.dragging = Dragging(self)
        self.writer = Writer(self)
        self.moved.connect(self.writer.place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the matrix, and what is dragged over it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.dragging.paint(painter)
        painter.end()

    # Doing

    def add(self, kind: str, cell: CellKey, about: tuple[str, ...] = ()) -> None:
        """Add a card to a cell and write its text there."""
        self.writer.close()
        card, merge = self.acts.add(kind, cell, about)
        self.stand(cell, card)
        self.writer.open(card, cell, merge)

    def edit(self, box: CardBox) -> None:
        """Write the text of a card; of an open pain point, that of a strategy against it."""
        if box.open:
            self.add("strategy", box.cell, (box.card.id,))
        else:
            self.writer.open(box.card.id, box.cell)

    def edit_selected(self) -> None:
        """Write the text of the selected card."""
        if self.current_card is not None:
            self.edit(self.current_card)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card, add to a cell, or begin to drag."""
        self.writer.close()
        place_ = event.position()
        cell, box = self.cell_at(place_), self.card_at(place_)
        if cell is None:
            self._choose_head(place_)
            return
        if box is None and event.button() == Qt.MouseButton.LeftButton:
            point, found = self.point(place_), self.placed.cell(cell)
            for spot, kind in add_spots(found) if found else ():
                if point is not None and spot.contains(point):
                    self.add(kind, cell)
                    return
        self.stand(cell, box.card.id if box else "")
        if box is not None and event.button() == Qt.MouseButton.LeftButton:
            self.dragging.press(box, place_)

    def _choose_head(self, place_: QPointF) -> None:
        """Select the stage or the persona whose name is at a place."""
        at = place_ + self.offset
        if place_.y() < HEAD <= self.viewport().height():
            for stage, rect in self.placed.columns:
                if place_.x() >= SIDE and rect.x() <= at.x() < rect.right():
                    self.session.select([Ref("stage", stage)])
            return
        for row in self.placed.rows:
            if row.rect.y() <= at.y() < row.rect.bottom() and row.persona:
                self.session.select([Ref("persona", row.persona)])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or mark what is under the pointer."""
        if self.dragging.move(event.position()):
            return
        box = self.card_at(event.position())
        over = box.card.id if box else ""
        self.mark(over=self.cell_at(event.position()), over_card=over)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what is dragged."""
        self.dragging.release(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write the text of a card, or of a new one in a cell."""
        cell, box = self.cell_at(event.position()), self.card_at(event.position())
        self.dragging.cancel()
        if box is not None:
            self.edit(box)
        elif cell is not None:
            self.add("strategy", cell)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a card."""
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        box = self.current_card if keyed else self.card_at(QPointF(event.pos()))
        if box is None:
            return
        place_ = event.globalPos()
        if keyed:
            place_ = self.viewport().mapToGlobal(self.on_view(box.rect).center().toPoint())
        menu = self.acts.menu(
            self, box, lambda: self.edit(box), lambda: self.lead_wanted.emit(box.card.id)
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place_)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole text of what is cut short, and what an open pain point is."""
        if event.type() == QEvent.Type.Leave:
            self.mark(over=None, over_card="")
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            box = self.card_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(box.told if box else ""), self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through cells and cards; add, write and delete."""
        key, box, cell = Qt.Key(event.key()), self.current_card, self.current
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape and self.dragging.active:
            self.dragging.cancel()
        elif key in _ARROWS and cell is not None:
            self._go(*_ARROWS[key])
        elif key in _ENTER and box is not None and not shift:
            self.edit(box)
        elif key in {*_ENTER, Qt.Key.Key_Insert} and cell is not None:
            self.add("message" if shift else "strategy", cell)
        elif cell is not None and box is None and _writes(event):
            self.add("strategy", cell)
            self.writer.insertPlainText(event.text())
        else:
            super().keyPressEvent(event)

    def _go(self, across: int, down: int) -> None:
        """Go to the next card of the cell, else to the next cell in a direction."""
        if self.marks.current is None:
            self.stand(self.current)
            return
        here, box = self.placed.cell(self.marks.current), self.current_card
        if here is None:
            return
        ids = [one.card.id for one in here.cards]
        at = ids.index(box.card.id) if box and box.card.id in ids else -1
        if down and -1 <= at + down < len(ids):
            self.stand(here.key, ids[at + down] if at + down >= 0 else "")
            return
        stages = [stage for stage, _rect in self.placed.columns]
        rows = [row.persona for row in self.placed.rows]
        column, row = stages.index(here.key.stage) + across, rows.index(here.key.persona) + down
        if 0 <= column < len(stages) and 0 <= row < len(rows):
            there = self.placed.cell(CellKey(stages[column], rows[row]))
            last = there.cards[-1].card.id if there and there.cards and down < 0 else ""
            self.stand(CellKey(stages[column], rows[row]), last)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard stands."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    # From the library

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what comes from the library."""
        event.setAccepted(entry_in(event.mimeData(), self.session.map.language) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark where it would land."""
        entry = entry_in(event.mimeData(), self.session.map.language)
        event.setAccepted(entry is not None and self.dragging.over(event.position(), entry.kind))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Mark nothing any more."""
        self.dragging.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it into the cell, as the answer to the pain point that it is dropped on."""
        entry = entry_in(event.mimeData(), self.session.map.language)
        if entry is not None and self.dragging.drop(entry, event.position()):
            event.acceptProposedAction()
        else:
            event.ignore()


def _writes(event: QKeyEvent) -> bool:
    """Tell whether a key begins a text, as it does on the map."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | _KEYPAD)
    return not held and event.text().isprintable() and bool(event.text().strip())

"""The matrix as a view: it scrolls, is led by keys, edits in place, and takes what is dropped."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
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
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from journeymapper.app.plain import tip
from journeymapper.app.strategies.acts import Acts
from journeymapper.app.strategies.dragging import Dragging, entry_in
from journeymapper.app.strategies.painting import Marks, add_spots, paint_matrix
from journeymapper.app.strategies.placing import (
    HEAD,
    SIDE,
    CardBox,
    CellKey,
    Fonts,
    Placed,
    place,
)
from journeymapper.app.strategies.writing import Writer
from journeymapper.edit.session import Change, Session
from journeymapper.i18n import _
from journeymapper.model.ids import Ref

_LARGE = 1500
"""Cards from which on the matrix follows what is written when the writing pauses."""
_PAUSE_MS = 250
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MatrixView(QAbstractScrollArea):
    """Shows the strategies and messages of a session's map by stage and persona."""

    lead_wanted = Signal(object)
    """A card that is to be shown on the map."""
    shown = Signal(object)
    """The ``Matrix`` that is shown now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the map of a session; nothing is worked out while the view is hidden."""
        super().__init__(parent)
        self.session = session
        self.acts = Acts(session)
        self.fonts = Fonts(self.font())
        self.marks = Marks()
        self._placed: Placed | None = None
        self._painted: Placed | None = None
        """What is painted while somebody writes on a large map, until they pause."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(_("Strategies and messages"))
        self.dragging = Dragging(self)
        self.writer = Writer(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_newest)
        self.end = session.subscribe(self._changed)

    # What is shown

    @property
    def placed(self) -> Placed:
        """The matrix of the map as it is now."""
        self._catch_up()
        assert self._placed is not None  # noqa: S101 (for the type checker: made just now)
        return self._placed

    @property
    def offset(self) -> QPointF:
        """How far it is scrolled."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _changed(self, change: Change) -> None:
        if change.before is not change.after:
            self._placed = None
        if self.isVisible():
            large = len(change.after.cards) > _LARGE
            self._soon.start(_PAUSE_MS if large and self.writer.card else 0)

    def _catch_up(self) -> None:
        if self._placed is None:
            self._placed = place(self.session.map, self.viewport().width(), self.fonts)
            view = self.viewport().size()
            for bar, whole, seen in (
                (self.horizontalScrollBar(), self._placed.width, view.width()),
                (self.verticalScrollBar(), self._placed.height, view.height()),
            ):
                bar.setRange(0, max(0, round(whole - seen)))
                bar.setPageStep(seen)
                bar.setSingleStep(24)
            if self.marks.current is not None and self._placed.cell(self.marks.current) is None:
                self.marks = replace(self.marks, current=None)
            self._painted = self._placed
            self.shown.emit(self._placed.matrix)
            self.writer.place()
            self.viewport().update()

    def _show_newest(self) -> None:
        self._catch_up()
        self.viewport().update()

    def refresh(self) -> None:
        """Place everything anew: language, colours or size are others."""
        self.fonts = Fonts(self.font())
        self._placed = None
        self._soon.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._placed = None
        self._soon.start(0)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(900, 500)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint what is in sight now."""
        self.writer.place()
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the matrix, and what is dragged over it."""
        chosen = frozenset(ref.id for ref in self.session.selection if ref.kind == "card")
        marks = replace(
            self.marks, selected=chosen, focused=self.hasFocus(), edited=self.writer.card
        )
        painter = QPainter(self.viewport())
        view = QRectF(self.viewport().rect())
        journey = self.session.map
        placed = self._placed or (self._painted if self._soon.isActive() else None) or self.placed
        if [stage.id for stage in journey.stages] != [id_ for id_, _rect in placed.columns]:
            placed = self.placed
        paint_matrix(painter, journey, placed, self.fonts, self.offset, view, marks)
        self.dragging.paint(painter)
        painter.end()

    # Places

    def point(self, place_: QPointF) -> QPointF | None:
        """Return a place of the viewport in the matrix; None over the names at its edges."""
        if place_.x() < SIDE or place_.y() < HEAD:
            return None
        return place_ + self.offset

    def on_view(self, rect: QRectF) -> QRectF:
        """Return a box of the matrix in the viewport."""
        return rect.translated(-self.offset)

    def card_at(self, place_: QPointF) -> CardBox | None:
        """Return the card at a place of the viewport."""
        point = self.point(place_)
        return self.placed.card_at(point) if point is not None else None

    def cell_at(self, place_: QPointF) -> CellKey | None:
        """Return the cell at a place of the viewport."""
        point = self.point(place_)
        cell = self.placed.cell_at(point) if point is not None else None
        return cell.key if cell else None

    @property
    def current(self) -> CellKey | None:
        """The cell that keys and the library act on: the current one, else the first."""
        if self.marks.current is not None:
            return self.marks.current
        return self.placed.cells[0].key if self.placed.cells else None

    @property
    def current_card(self) -> CardBox | None:
        """The selected card, in the current cell if it stands there too."""
        for ref in self.session.selection:
            box = self.placed.box_of(ref.id, self.marks.current) or self.placed.box_of(ref.id)
            if ref.kind == "card" and box is not None:
                return box
        return None

    def stand(self, cell: CellKey | None, card: str = "") -> None:
        """Make a cell the current one and a card of it the selection, and show them."""
        self.marks = replace(self.marks, current=cell)
        self.session.select([Ref("card", card)] if card else [])
        box = self.placed.box_of(card, cell) if card else None
        found = self.placed.cell(cell) if cell else None
        rect = box.rect if box else found.rect if found else None
        if rect is not None:
            self._show(rect)
        self.viewport().update()

    def _show(self, rect: QRectF) -> None:
        view = self.viewport().rect()
        for bar, start, end, least, most in (
            (self.horizontalScrollBar(), rect.x(), rect.right(), SIDE, view.width()),
            (self.verticalScrollBar(), rect.y(), rect.bottom(), HEAD, view.height()),
        ):
            if start - bar.value() < least:
                bar.setValue(round(start - least - 6))
            elif end - bar.value() > most:
                bar.setValue(round(min(end - most + 6, start - least)))

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

    def mark(self, **fields: object) -> None:
        """Change some of the marks; paint where they are others."""
        marks = replace(self.marks, **fields)  # type: ignore[arg-type] # fields of Marks
        if marks != self.marks:
            self.marks = marks
            self.viewport().update()

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

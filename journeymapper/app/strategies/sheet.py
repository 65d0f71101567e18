"""The matrix as a sheet that scrolls: where its cells and cards stand, what is marked on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from journeymapper.app.strategies.acts import Acts
from journeymapper.app.strategies.painting import Marks, paint_matrix
from journeymapper.app.strategies.placing import (
    HEAD,
    SIDE,
    CardBox,
    CellKey,
    Fonts,
    Placed,
    place,
)
from journeymapper.edit.session import Change, Session
from journeymapper.i18n import _
from journeymapper.model.ids import Ref

_LARGE = 1500
"""Cards from which on the matrix follows what is written when the writing pauses."""
_PAUSE_MS = 250


class MatrixSheet(QAbstractScrollArea):
    """Shows the strategies and messages of a session's map by stage and persona."""

    shown = Signal(object)
    """The ``Matrix`` that is shown now."""
    moved = Signal()
    """What is shown stands elsewhere on the screen."""

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
            self._soon.start(_PAUSE_MS if large and self.marks.edited else 0)

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
            self.moved.emit()
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
        self.moved.emit()
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the matrix."""
        chosen = frozenset(ref.id for ref in self.session.selection if ref.kind == "card")
        marks = replace(self.marks, selected=chosen, focused=self.hasFocus())
        painter = QPainter(self.viewport())
        view = QRectF(self.viewport().rect())
        journey = self.session.map
        placed = self._placed or (self._painted if self._soon.isActive() else None) or self.placed
        if [stage.id for stage in journey.stages] != [id_ for id_, _rect in placed.columns]:
            placed = self.placed
        paint_matrix(painter, journey, placed, self.fonts, self.offset, view, marks)
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

    def mark(self, **fields: object) -> None:
        """Change some of the marks; paint where they are others."""
        marks = replace(self.marks, **fields)  # type: ignore[arg-type] # fields of Marks
        if marks != self.marks:
            self.marks = marks
            self.viewport().update()

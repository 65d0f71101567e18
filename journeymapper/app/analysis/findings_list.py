"""The list of findings: one line each, folding groups, led by mouse and keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from journeymapper.app.analysis.noticed import Noticed, Row
from journeymapper.app.analysis.rows import ROW, Rows, mark
from journeymapper.app.icons import paint_icon
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.drag_list import is_chosen, is_pointed_at, paint_ground
from journeymapper.i18n import _
from journeymapper.model.ids import Ref

_HEIGHT: Final = 30
_SIDE_SHARE: Final = 0.36
"""Of a row's width, what the name of its rule may take at most."""
_WIDE: Final = 620
"""A row narrower than this leaves the name of its rule to the details."""


class _Painter(QStyledItemDelegate):
    """Paints headings with a caret, and findings with their mark and the name of their rule."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row."""
        return QSize(200, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row: Row = index.data(ROW)
        now = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(7.5, 0.5, -7.5, -0.5)
        chosen = is_chosen(option)
        if chosen or is_pointed_at(option):
            paint_ground(painter, box, chosen=chosen, edge=True)
        ink = now.on_accent_tint if chosen else now.text
        faint = now.on_accent_tint if chosen else now.secondary
        if row.rule is None:
            self._paint_heading(painter, option, box, row, (ink, faint))
        else:
            self._paint_finding(painter, option, box, row, (ink, faint))
        painter.restore()

    def _paint_heading(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRectF,
        row: Row,
        inks: tuple[str, str],
    ) -> None:
        view = option.widget
        closed = isinstance(view, FindingsList) and row.group in view.rows.closed
        caret = QRectF(box.x() + 7, box.center().y() - 7, 14, 14)
        paint_icon(
            painter, "caret-right" if closed else "caret-down", caret, inks[1], weight="regular"
        )
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(inks[0]))
        words = box.adjusted(30, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle, row.text)
        words.setLeft(words.left() + QFontMetricsF(font).horizontalAdvance(row.text) + 8)
        painter.setFont(option.font)
        painter.setPen(QColor(inks[1]))
        painter.drawText(words, middle, str(row.count))

    def _paint_finding(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRectF,
        row: Row,
        inks: tuple[str, str],
    ) -> None:
        name, colour = mark(row.group)
        spot = QRectF(box.x() + 28, box.center().y() - 8, 16, 16)
        paint_icon(painter, name, spot, colour, weight="fill")
        small = QFont(option.font)
        small.setPixelSize(12)
        metrics = QFontMetricsF(small)
        room = box.width() * _SIDE_SHARE if box.width() >= _WIDE else 0.0
        side = metrics.elidedText(row.side, Qt.TextElideMode.ElideRight, room) if room else ""
        width = metrics.horizontalAdvance(side)
        words = box.adjusted(52, 0, -(width + 26 if side else 10), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(inks[0]))
        told = QFontMetricsF(option.font).elidedText(
            row.text, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, middle, told)
        painter.setFont(small)
        painter.setPen(QColor(inks[1]))
        painter.drawText(box.adjusted(0, 0, -10, 0), middle | Qt.AlignmentFlag.AlignRight, side)


class FindingsList(QListView):
    """Leads to what a row is about: by a click or Enter; arrow keys only look."""

    chosen = Signal(object)
    """A row that is to be led to."""
    looked_at = Signal(object)
    """The row that is the current one now; None for none."""
    menu_wanted = Signal(object, QPoint)
    """A row, and a place on the screen."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.rows = Rows()
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(_("Findings"))
        self.clicked.connect(self._clicked)
        self.customContextMenuRequested.connect(self._menu)
        self.selectionModel().currentChanged.connect(lambda *_none: self._looked())

    @property
    def row(self) -> Row | None:
        """The current row."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def show_noticed(self, noticed: Noticed) -> None:
        """Show what is noticed; the current row stays, or the one that takes its place."""
        before, place = self.row, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        if self.rows.show(noticed) and before is not None:
            same = self.rows.place(before.key)
            self._stand(same if same >= 0 else self._near(place))
            self.verticalScrollBar().setValue(scrolled)
        self._looked()

    def show_place(self, where: Ref) -> bool:
        """Stand at the first finding about a place, its group opened; False if there is none."""
        row = self.rows.first_about(where)
        if row is None:
            return False
        self.rows.fold(row.group, closed=False)
        self._stand(self.rows.place(row.key))
        self.scrollTo(self.currentIndex())
        return True

    def _near(self, place: int) -> int:
        """Return the row with a rule that stands at a place, or last before it; -1 for none."""
        for number in range(min(place, len(self.rows.rows) - 1), -1, -1):
            if self.rows.rows[number].rule is not None:
                return number
        return -1

    def _stand(self, place: int) -> None:
        self.setCurrentIndex(self.rows.index(place) if place >= 0 else QModelIndex())

    def _looked(self) -> None:
        self.looked_at.emit(self.row)

    def _clicked(self, index: QModelIndex) -> None:
        row: Row = index.data(ROW)
        if row.rule is None:
            self.fold(row, closed=row.group not in self.rows.closed)
        else:
            self.chosen.emit(row)

    def fold(self, heading: Row, *, closed: bool) -> None:
        """Close or open a group; its heading is the current row."""
        self.rows.fold(heading.group, closed=closed)
        self._stand(self.rows.place(heading.key))

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid() and index.data(ROW).rule is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(index.data(ROW), self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead with Enter, fold with the arrows."""
        row, key = self.row, Qt.Key(event.key())
        if row is None or key not in _KEYS:
            super().keyPressEvent(event)
        elif row.rule is None:
            closed = row.group in self.rows.closed
            self.fold(row, closed=not closed if key in _CHOOSE else key == Qt.Key.Key_Left)
        elif key in _CHOOSE:
            self.chosen.emit(row)
        elif key == Qt.Key.Key_Left:
            self._stand(self.rows.place((row.group, "", "")))


_CHOOSE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_KEYS: Final = (*_CHOOSE, Qt.Key.Key_Left, Qt.Key.Key_Right)

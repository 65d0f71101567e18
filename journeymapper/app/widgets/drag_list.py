"""A list that things are dragged out of, and the ground of a row that is chosen or pointed at."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from journeymapper.app.theme import tokens


class DragList(QListWidget):
    """Rows of its own painter, dragged out one at a time."""

    def __init__(self, name: str, painter: type[QStyledItemDelegate]) -> None:
        """Be called ``name`` by a screen reader, and paint rows by ``painter``."""
        super().__init__()
        self.setItemDelegate(painter(self))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Tell whether a row is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def is_pointed_at(option: QStyleOptionViewItem) -> bool:
    """Tell whether the pointer is over a row."""
    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def paint_ground(painter: QPainter, box: QRectF, *, chosen: bool, edge: bool = False) -> None:
    """Paint the rounded ground of a row that is chosen, or else pointed at; ``edge``: framed."""
    now = tokens()
    framed = edge and chosen
    painter.setPen(QPen(QColor(now.accent_edge), 1) if framed else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.accent_tint if chosen else now.hover))
    painter.drawRoundedRect(box, 6, 6)

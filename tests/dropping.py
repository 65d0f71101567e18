"""Drops on a view, sent as Qt sends them: entering, moving over it, let go."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication


def drop(
    view: QAbstractScrollArea,
    mime: QMimeData,
    place: QPoint,
    action: Qt.DropAction = Qt.DropAction.CopyAction,
) -> bool:
    """Drop something at a place of the viewport; return whether it was taken."""
    viewport = view.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(viewport, kind(place, action, mime, left, none))
    viewport.repaint()
    event = QDropEvent(QPointF(place), action, mime, left, none)
    QApplication.sendEvent(viewport, event)
    return event.isAccepted()

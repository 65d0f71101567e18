"""The program's own mark: a curve on a violet square, drawn and not loaded."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

_GROUND: Final = "#3B2F86"
_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


def pixmap(side: int, density: float = 1.0) -> QPixmap:
    """Return the mark as a square of ``side`` logical pixels."""
    made = QPixmap(round(side * density), round(side * density))
    made.setDevicePixelRatio(density)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / 20, side / 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_GROUND))
    painter.drawRoundedRect(QRectF(0, 0, 20, 20), 4.6, 4.6)
    curve = QPainterPath(QPointF(4, 12.6))
    curve.cubicTo(QPointF(6.6, 12.6), QPointF(6.6, 6.2), QPointF(9, 6.2))
    curve.cubicTo(QPointF(11.6, 6.2), QPointF(11.2, 13.4), QPointF(13.2, 13.4))
    curve.cubicTo(QPointF(14.6, 13.4), QPointF(14.6, 9.4), QPointF(16, 9.4))
    pen = QPen(QColor("#FFFFFF"), 1.9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(curve)
    painter.end()
    return made


@cache
def emblem() -> QIcon:
    """Return the mark in every size that systems ask for."""
    made = QIcon()
    for side in _SIZES:
        made.addPixmap(pixmap(side))
    return made


def give() -> None:
    """Give the program its mark; no window waits for it with its first paint."""
    if QGuiApplication.windowIcon().isNull():
        QGuiApplication.setWindowIcon(emblem())

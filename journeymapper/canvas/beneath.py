"""What lies beneath a tool's overlay, kept while only that overlay changes: a ghost on its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion

AROUND: Final = 160
"""Logical pixels that are kept around what is asked for: a ghost comes there next."""


class Beneath:
    """The map with all but the tool's overlay as pixels: parts of it, made when first needed."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._picture = QPixmap()
        self._kept = QRegion()
        self._announced = QRegion()

    def announce(self, area: QRect) -> None:
        """Note that this area is painted next, and that only the tool's overlay changed in it."""
        self._announced += area

    def forget(self) -> None:
        """Note that what is kept no longer shows."""
        self._kept = QRegion()

    def paint(
        self,
        painter: QPainter,
        event: QPaintEvent,
        size: QSize,
        paint: Callable[[QPainter, QRect], None],
    ) -> None:
        """Paint what lies beneath in a viewport of that size, by ``paint`` or as it did before."""
        only_overlay = (event.region() - self._announced).isEmpty()
        self._announced = QRegion()
        if not only_overlay:
            self.forget()
            paint(painter, event.rect())
            return
        ratio = painter.device().devicePixelRatioF()
        if self._picture.size() != size * ratio or self._picture.devicePixelRatioF() != ratio:
            self._picture = QPixmap(size * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self.forget()
        area = event.rect()
        if not (QRegion(area) - self._kept).isEmpty():
            area = area.adjusted(-AROUND, -AROUND, AROUND, AROUND) & QRect(QPoint(0, 0), size)
            inside = QPainter(self._picture)
            inside.setClipRect(area)
            paint(inside, area)
            inside.end()
            self._kept += area
        painter.drawPixmap(0, 0, self._picture)

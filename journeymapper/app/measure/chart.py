"""The distribution of raw answers as bars: how often each was given."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.kpi import RATES
from journeymapper.app.measure.reading import Reading
from journeymapper.app.theme import tokens
from journeymapper.display.palette import Palette
from journeymapper.i18n import _, interface_language
from journeymapper.numerals import figure

_LABELS: Final = 18
_COUNTS: Final = 16
_LEAST: Final = 2.0
"""The height of a bar for an answer that nobody gave: the axis is seen."""


def group_of(metric: str, answer: int, highest: int) -> int:
    """Return how an answer counts: 0 for the indicator, 1 for neither, 2 against it."""
    if metric == "nps":
        return 0 if answer >= 9 else 1 if answer >= 7 else 2
    if metric == "csat":
        return 0 if answer >= highest - 1 else 1
    if metric in RATES:
        return 0 if answer == 1 else 2
    return 0


class Distribution(QWidget):
    """A bar for every answer that could be given, its count above."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.bars: tuple[tuple[int, int], ...] = ()
        self._metric = ""
        self.setAccessibleName(_("Distribution of the answers"))

    def sizeHint(self) -> QSize:
        """Return a modest size."""
        return QSize(240, 132)

    def show_reading(self, reading: Reading) -> None:
        """Show how often each answer was given."""
        self.bars, self._metric = reading.bars, reading.metric
        told = ", ".join(f"{self._name(answer)}: {count}" for answer, count in self.bars)
        self.setAccessibleDescription(told)
        self.update()

    def _name(self, answer: int) -> str:
        if self._metric == "retention":
            return _("stayed") if answer else _("left")
        if self._metric in RATES:
            return _("went on") if answer else _("left")
        return str(answer)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the bars with their answers below and their counts above."""
        if not self.bars:
            return
        now, colours = tokens(), Palette().nps
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        most = max(count for _answer, count in self.bars) or 1
        pitch = self.width() / len(self.bars)
        wide = min(pitch * 0.72, 44.0)
        room = self.height() - _LABELS - _COUNTS
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        highest = max(answer for answer, _count in self.bars)
        for place, (answer, count) in enumerate(self.bars):
            tall = max(_LEAST, room * count / most)
            x, base = place * pitch + (pitch - wide) / 2, self.height() - _LABELS
            group = group_of(self._metric, answer, highest)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours[group] if count else now.track))
            painter.drawRoundedRect(QRectF(x, base - tall, wide, tall), 2, 2)
            painter.setPen(QColor(now.secondary))
            below = QRectF(place * pitch, base, pitch, _LABELS)
            painter.drawText(below, middle, self._name(answer))
            if count:
                painter.setPen(QColor(now.text))
                above = QRectF(place * pitch, base - tall - _COUNTS, pitch, _COUNTS)
                painter.drawText(above, middle, figure(count, interface_language(), 0))
        painter.end()

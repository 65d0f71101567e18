"""The completeness meter: one segment for each mandatory element, and which are missing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeymapper.analysis.completeness import ELEMENTS, Completeness
from journeymapper.app import plain
from journeymapper.app.theme import tokens
from journeymapper.i18n import _, interface_language
from journeymapper.numerals import listing

_SEGMENT: Final = QSize(18, 6)
_GAP: Final = 3


class _Segments(QWidget):
    """A bar with a segment for each element: full where it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.there: frozenset[str] = frozenset()
        self.setFixedSize(len(ELEMENTS) * (_SEGMENT.width() + _GAP), _SEGMENT.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segments."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        now = tokens()
        for place, name in enumerate(ELEMENTS):
            painter.setBrush(QColor(now.success if name in self.there else now.track))
            x = place * (_SEGMENT.width() + _GAP)
            painter.drawRoundedRect(QRectF(x, 0, _SEGMENT.width(), _SEGMENT.height()), 3, 3)


class Meter(QWidget):
    """Tells how many of the mandatory elements a map has, and which it lacks."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(10)
        self._bar = _Segments()
        self.count = plain.wrapped("", "head")
        self.missing = plain.wrapped("", "secondary")
        row.addWidget(self._bar)
        row.addWidget(self.count, 1)
        box.addLayout(row)
        box.addWidget(self.missing)

    def show_completeness(self, found: Completeness) -> None:
        """Show what is there and what is missing."""
        self._bar.there = frozenset(found.present)
        self._bar.update()
        language = interface_language()
        self.count.setText(
            _("{n} of {all} mandatory elements").format(n=len(found.present), all=len(ELEMENTS))
        )
        names = listing([_(ELEMENTS[name]).lower() for name in found.missing], language)
        self.missing.setText(_("missing: {elements}").format(elements=names) if names else "")
        self.missing.setVisible(bool(names))
        there = "\n".join(
            f"{'✓' if name in found.present else '–'} {_(label)}"
            for name, label in ELEMENTS.items()
        )
        self.setToolTip(plain.tip(there))
        self.setAccessibleName(f"{self.count.text()} {self.missing.text()}".strip())

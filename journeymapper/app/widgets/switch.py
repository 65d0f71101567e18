"""A switch: a yes or no that takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from journeymapper.app.theme import tokens


class Switch(QAbstractButton):
    """A sliding knob; ``mixed`` stands for several things that do not agree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start switched off."""
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.mixed = False

    def sizeHint(self) -> QSize:
        """Return its fixed size."""
        return QSize(38, 22)

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002
        """Take clicks anywhere on it."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the track, the knob, and the focus around them."""
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(1, (self.height() - 20) / 2, 36, 20)
        on = self.isChecked() and not self.mixed
        painter.setPen(Qt.PenStyle.NoPen)
        off = now.border if now.dark else "#8793A0"
        painter.setBrush(QColor(now.accent if on else off if self.isEnabled() else now.track))
        painter.drawRoundedRect(track, 10, 10)
        if self.hasFocus():
            painter.setPen(QPen(QColor(now.accent_edge), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track, 10, 10)
            painter.setPen(Qt.PenStyle.NoPen)
        place = (
            track.center().x() if self.mixed else track.right() - 10 if on else track.left() + 10
        )
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawEllipse(QPointF(place, track.center().y()), 7.5, 7.5)

"""Tiles with a picture and a name: templates to start from, files opened last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from journeymapper.app.icons import pixmap
from journeymapper.app.plain import tip
from journeymapper.app.theme import tokens
from journeymapper.app.thumbnails import HEIGHT, WIDTH

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

PAD: Final = 9
_WORDS: Final = 46
_SYMBOL: Final = 44


class Tile(QAbstractButton):
    """A picture that can be chosen by mouse and keyboard."""

    opened = Signal()

    def __init__(self, title: str, words: str, symbol: str = "") -> None:
        """Show ``symbol`` until a picture comes, or for good."""
        super().__init__()
        self.setText(title.replace("&", "&&"))
        self._title, self._words, self._symbol = title, words, symbol
        self._picture: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setToolTip(tip(f"{title}. {words}" if words else title))
        self.setFixedSize(self.sizeHint())
        self.clicked.connect(self.opened)

    def sizeHint(self) -> QSize:
        """Return the size of picture and words."""
        return QSize(WIDTH + 2 * PAD, HEIGHT + PAD + _WORDS + 6)

    def show_picture(self, picture: QImage) -> None:
        """Show a picture in place of the symbol."""
        self._picture = picture
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint frame, picture, title and words."""
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        active = self.underMouse() or self.hasFocus()
        frame = QRectF(1, 1, self.width() - 2, self.height() - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if active:
            painter.setBrush(QColor(now.accent_tint))
            painter.drawRoundedRect(frame, 9, 9)
        box = QRectF(PAD, PAD, WIDTH, HEIGHT)
        self._paint_picture(painter, box)
        edge = QPen(QColor(now.accent if active else now.border), 2 if self.hasFocus() else 1)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        self._paint_words(painter)

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        now = tokens()
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.save()
        painter.setClipPath(shape)
        painter.fillPath(shape, QColor("#FFFFFF" if self._picture is not None else now.tile))
        if self._picture is not None:
            height = self._picture.height() * WIDTH / self._picture.width()
            painter.drawImage(QRectF(box.x(), box.y(), WIDTH, height), self._picture)
        elif self._symbol:
            ratio = self.devicePixelRatioF()
            mark = pixmap(self._symbol, _SYMBOL, now.secondary, "duotone", ratio)
            painter.drawPixmap(box.center() - QPointF(_SYMBOL / 2, _SYMBOL / 2), mark)
        painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        now = tokens()
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(now.text))
        room = QRectF(PAD + 1, HEIGHT + PAD + 7, WIDTH - 2, 20)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            room, flags, painter.fontMetrics().elidedText(self._title, elide, int(room.width()))
        )
        font.setWeight(font.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(now.secondary))
        room.translate(0, 18)
        painter.drawText(
            room, flags, painter.fontMetrics().elidedText(self._words, elide, int(room.width()))
        )


class FileTile(Tile):
    """The tile of a map in a file."""

    def __init__(self, path: Path, title: str, words: str) -> None:
        """Show a map's name; its picture is asked for by the page."""
        super().__init__(title, words, "map-trifold")
        self.path = path

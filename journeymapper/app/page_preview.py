"""What an export will give: the page as a picture on the desk, or the text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from journeymapper.app.background import Task
from journeymapper.app.theme import tokens
from journeymapper.display.primitives import Display
from journeymapper.exchange.base import TextFormat
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.render.qt import image

_MARGIN = 34
_LONG_SIDE = 1600


class PagePreview(QWidget):
    """A sheet of paper with the drawing where it will stand."""

    def __init__(self, drawing: Display) -> None:
        """Draw the map once, as large as it can be seen."""
        super().__init__()
        self.show_drawing(drawing)
        self._place = QRectF(0, 0, 1, 1)
        self.setMinimumSize(320, 240)

    def show_drawing(self, drawing: Display) -> None:
        """Take another drawing; ``show_page`` says where it stands."""
        scale = min(1.0, _LONG_SIDE / max(drawing.width, drawing.height))
        self._picture: QImage = image(drawing, scale)
        self._aspect = drawing.width / drawing.height

    def sizeHint(self) -> QSize:
        """Return a size at which a page can be judged."""
        return QSize(720, 560)

    def show_page(self, aspect: float, place: QRectF) -> None:
        """Show a page (width by height) with the drawing at ``place``, in shares of the page."""
        self._aspect, self._place = aspect, place
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint desk, paper and drawing."""
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(now.desk))
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        width = min(room.width(), room.height() * self._aspect)
        paper = QRectF(0, 0, width, width / self._aspect)
        paper.moveCenter(room.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 26))
        painter.drawRoundedRect(paper.adjusted(-1, 1, 3, 4), 2, 2)
        painter.fillRect(paper, QColor("#FFFFFF"))
        box = QRectF(
            paper.x() + self._place.x() * paper.width(),
            paper.y() + self._place.y() * paper.height(),
            self._place.width() * paper.width(),
            self._place.height() * paper.height(),
        )
        density = self.devicePixelRatioF()
        target = QSize(round(box.width() * density), round(box.height() * density))
        small = self._picture.scaled(
            target,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(box, small)
        painter.setPen(QPen(QColor(now.border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)


class TextPreview(QPlainTextEdit):
    """The text that an export will give, written in the background."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Text that will be exported"))
        self.document().setDocumentMargin(_MARGIN)
        self._writing: Task | None = None

    def show_text(self, format_: TextFormat, journey: JourneyMap) -> None:
        """Write a map in a format and show it; what was under way is forgotten."""
        if self._writing is not None:
            self._writing.cancel()
        self.setPlaceholderText("")
        self._writing = Task(
            lambda: format_.write(journey),
            self.setPlainText,
            lambda problem: self.setPlaceholderText(str(problem)),
            self,
        )

"""The minimap: the whole sheet in a corner of the canvas, and a frame around what is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from journeymapper.canvas.view import CanvasView
from journeymapper.i18n import _
from journeymapper.render.qt import image

if TYPE_CHECKING:
    from journeymapper.canvas.small_marks import SmallMarks

SIZE: Final = QSize(236, 176)
SMALL: Final = QSize(172, 132)
"""On a narrow canvas, where every card counts."""
NARROW: Final = 960
"""Logical pixels of canvas below which the minimap is small."""
CORNER: Final = 14
"""Logical pixels between the minimap and the corner of the canvas."""
LARGEST_SHARE: Final = 0.1
"""Of the canvas that the minimap may cover."""
HEAD: Final = 28.0
INSET: Final = 10.0
RADIUS: Final = 8.0
REFRESH_AFTER: Final = 250
"""Milliseconds after an edit until the small picture is drawn again."""


class Minimap(QWidget):
    """Shows a canvas in small; drag in it to go somewhere.

    It gives way, ``resting``, while the whole map is in sight anyway, and on a canvas so small
    that it would cover much of it.
    """

    closed = Signal()
    """The person closed it."""

    def __init__(self, view: CanvasView) -> None:
        """Lie over the lower right corner of ``view``."""
        super().__init__(view.viewport())
        self._view = view
        self._picture = QImage()
        self._ratio = 1.0
        self.marks: SmallMarks | None = None
        """What a filter leaves out and a search found, shown over the picture."""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(_("Minimap"))
        self._close = _Cross(self)
        self._fit()
        self._close.clicked.connect(self._close_by_hand)
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_AFTER)
        self._soon.timeout.connect(self._draw_picture)
        view.arranged.connect(self._soon.start)
        view.scrolled.connect(self._follow)
        view.zoom_changed.connect(lambda _zoom: self._follow())
        view.arranged.connect(self._follow)
        view.viewport().installEventFilter(self)
        self.wanted = True
        """Whether the person wants to see it, be it resting or not."""
        self._draw_picture()
        self._move_to_corner()

    @property
    def resting(self) -> bool:
        """Whether all of the map is in sight, the map still empty, or the canvas too small."""
        room = self._view.viewport().size()
        if self.width() * self.height() > LARGEST_SHARE * room.width() * room.height():
            return True
        if not self._view.arrangement.cards:
            return True
        seen, display = self._view.visible_sheet(), self._view.arrangement.display
        return seen.w >= display.width - 1 and seen.h >= display.height - 1

    def set_wanted(self, wanted: bool) -> None:
        """Show it, as soon as some of the map is out of sight; or show it no more."""
        self.wanted = wanted
        self._follow()

    def _follow(self) -> None:
        shown = self.wanted and not self.resting
        if shown and self.isHidden():
            self.raise_()  # once: what opens over the map later, such as a list, stays above it
        self.setVisible(shown)
        self.update()

    def _close_by_hand(self) -> None:
        self.set_wanted(False)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
            self._move_to_corner()
            self._follow()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Take the size that suits the canvas."""
        size = SIZE if self._view.viewport().width() >= NARROW else SMALL
        if size != self.size():
            self.setFixedSize(size)
            self._close.setGeometry(size.width() - 28, 5, 20, 20)
            self._picture = QImage()  # drawn anew when painted

    def _move_to_corner(self) -> None:
        room = self._view.viewport().size()
        self.move(room.width() - self.width() - CORNER, room.height() - self.height() - CORNER)

    def _field(self) -> QRectF:
        """Return the desk inside the minimap."""
        return QRectF(self.rect()).adjusted(INSET, HEAD, -INSET, -INSET)

    def sheet_rect(self) -> QRectF:
        """Return where the sheet lies in the minimap."""
        field = self._field().adjusted(6, 6, -6, -6)
        display = self._view.arrangement.display
        scale = min(field.width() / display.width, field.height() / display.height)
        sheet = QRectF(0, 0, max(display.width * scale, 2), max(display.height * scale, 2))
        sheet.moveCenter(field.center())
        return sheet

    def frame_rect(self) -> QRectF:
        """Return the frame around what is in sight."""
        sheet, seen = self.sheet_rect(), self._view.visible_sheet()
        scale = sheet.width() / self._view.arrangement.display.width
        frame = QRectF(
            sheet.x() + seen.x * scale, sheet.y() + seen.y * scale, seen.w * scale, seen.h * scale
        )
        return frame & self._field()

    def _draw_picture(self) -> None:
        if self.isHidden() and not self._picture.isNull():
            self._picture = QImage()  # drawn when it is shown again
            return
        display = self._view.arrangement.display
        ratio = self._ratio = self.devicePixelRatioF()
        scale = self.sheet_rect().width() * ratio / display.width
        self._picture = image(display, max(scale, 1.0 / display.height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint panel, desk, sheet and frame."""
        if self._picture.isNull() or self._ratio != self.devicePixelRatioF():
            self._draw_picture()  # as the window may have come to a finer screen
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        head = QRectF(INSET + 2, 0, self.width() - 44, HEAD)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, _("Minimap"))
        field = self._field()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._view.desk)
        painter.drawRoundedRect(field, 4, 4)
        painter.drawImage(self.sheet_rect(), self._picture)
        if self.marks is not None:
            marked = self.marks.picture(self._picture.size())
            if not marked.isNull():
                painter.drawImage(self.sheet_rect(), marked)
        accent = palette.color(QPalette.ColorRole.Highlight)
        tint = QColor(accent)
        tint.setAlphaF(0.1)
        painter.setPen(QPen(accent, 1.6))
        painter.setBrush(tint)
        painter.drawRoundedRect(self.frame_rect().adjusted(0.8, 0.8, -0.8, -0.8), 2, 2)
        painter.end()

    def _go_to(self, place: QPointF) -> None:
        sheet, display = self.sheet_rect(), self._view.arrangement.display
        scale = display.width / sheet.width()
        self._view.centre_on((place.x() - sheet.x()) * scale, (place.y() - sheet.y()) * scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton and self._field().contains(event.position()):
            self._go_to(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())
        event.accept()


class _Cross(QAbstractButton):
    """A small button that closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTip(_("Close"))
        self.setAccessibleName(_("Close the minimap"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint a cross; a ground under it while the pointer or the keyboard is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        ink = self.palette().color(QPalette.ColorRole.Text)
        painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        box = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
        painter.end()

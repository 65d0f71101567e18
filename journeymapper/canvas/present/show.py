"""The screen of a presentation: slides, a smooth way between them, and nothing of the editor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QRectF,
    QSizeF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymapper.canvas.present.slides import Slide, slides
from journeymapper.canvas.present.way import (
    between,
    moved_by,
    place,
    rect_between,
    region,
)
from journeymapper.canvas.projection import Projection
from journeymapper.canvas.sticky import Pins, pins
from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Display, Group
from journeymapper.i18n import _
from journeymapper.lanes.catalog import lane_kind
from journeymapper.layout.arrangement import Arrangement
from journeymapper.model.document import JourneyMap
from journeymapper.render.qt import paint

WAY: Final = 520
"""Milliseconds from one slide to the next."""
REST: Final = 1800
"""Milliseconds without a move after which the pointer hides."""
WHEEL_PAUSE: Final = 260
"""Milliseconds during which further turns of the wheel belong to the same step."""
VEIL: Final = 0.78
"""How much of what is not spoken about is covered."""
LINE: Final = 3.0

_Key = Qt.Key
FORWARD: Final = frozenset(
    {_Key.Key_Right, _Key.Key_Down, _Key.Key_Space, _Key.Key_PageDown, _Key.Key_Return}
    | {_Key.Key_Enter, _Key.Key_N}
)
BACK: Final = frozenset(
    {_Key.Key_Left, _Key.Key_Up, _Key.Key_Backspace, _Key.Key_PageUp, _Key.Key_P}
)
LEAVE: Final = frozenset({_Key.Key_Escape, _Key.Key_F5})
DARK: Final = frozenset({_Key.Key_B, _Key.Key_Period})


class Presentation(QWidget):
    """Shows a map slide by slide on the whole screen; any clicker's keys move it."""

    ended = Signal()

    def __init__(self, arrangement: Arrangement, at: str = "", *, still: bool = False) -> None:
        """Begin with the whole map, or with the stage whose id is ``at``; ``still``: no motion."""
        super().__init__()
        self._still = still
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(arrangement.display.title)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._arrangement = arrangement
        self._begin = at
        self._slides: tuple[Slide, ...] = ()
        self._now = 0
        self._dark = False
        self._before: tuple[Slide, QPixmap] | None = None
        self._picture: QPixmap | None = None
        self._way = QVariantAnimation(self)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._way.valueChanged.connect(lambda _value: self.update())
        self._way.finished.connect(self._arrived)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self._wheel = QTimer(self, singleShot=True, interval=WHEEL_PAUSE)

    # Where it is

    @property
    def slide(self) -> Slide:
        """What is shown, or on its way."""
        return self._slides[self._now]

    @property
    def number(self) -> int:
        """Which slide that is, from 1."""
        return self._now + 1

    @property
    def count(self) -> int:
        """How many slides there are."""
        return len(self._slides)

    @property
    def dark(self) -> bool:
        """Whether the screen is dark, so that all look at the speaker."""
        return self._dark

    @property
    def moving(self) -> bool:
        """Whether it is on the way to another slide."""
        return self._before is not None

    def go(self, number: int) -> None:
        """Show a slide, by its number from 1; beyond the ends the first or the last."""
        wanted = min(max(number, 1), self.count) - 1
        if self._dark:
            self._dark = False
            self.update()
        if wanted == self._now:
            return
        before = (self.slide, self._content())
        self._now = wanted
        self._picture = None
        self._say()
        self._way.stop()
        if not self._still:
            self._before = before
            self._content()  # before the clock runs
            self._way.setDuration(WAY)
            self._way.start()
        else:
            self._arrived()

    def _arrived(self) -> None:
        self._before = None
        self.update()

    def _say(self) -> None:
        """Tell a screen reader where the presentation is."""
        stage = next((s for s in self._map.stages if s.id == self.slide.stage), None)
        name = stage.title if stage else _("The whole map")
        words = _("{name}, {number} of {count}")
        told = words.format(name=name, number=self.number, count=self.count)
        self.setAccessibleName(told)

    @property
    def _map(self) -> JourneyMap:
        return self._arrangement.map

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the slides for the room there is; stay at what was shown."""
        super().resizeEvent(event)
        stage = self.slide.stage if self._slides else self._begin
        self._slides = slides(self._arrangement, self.width(), self.height())
        self._now = next((i for i, s in enumerate(self._slides) if s.stage == stage), 0)
        self._picture = None
        self._way.stop()
        self._arrived()
        self._say()

    def _content(self) -> QPixmap:
        """Return the picture of the slide, without what is pinned."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(self._arrangement.display.background))
            painter = QPainter(picture)
            whole = QRectF(self.rect())
            self._paint_sheet(painter, self.slide.projection, whole, (self._arrangement.display,))
            painter.end()
            self._picture = picture
        return self._picture

    def _paint_sheet(
        self,
        painter: QPainter,
        at: Projection,
        area: QRectF,
        drawings: Iterable[Display | Group],
    ) -> None:
        painter.save()
        painter.setClipRect(area)
        painter.translate(at.x, at.y)
        painter.scale(at.zoom, at.zoom)
        part = at.rect_to_sheet(area)
        scale = at.zoom * self.devicePixelRatioF()
        for drawing in drawings:
            paint(painter, drawing, part, scale)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the slide, or a moment of the way to it."""
        painter = QPainter(self)
        if self._dark:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            painter.end()
            return
        slide, share = self.slide, 1.0
        if self._before is None:
            painter.drawPixmap(0, 0, self._content())
            at, lit = slide.projection, slide.lit
        else:
            share = float(self._way.currentValue())
            start, old = self._before
            at = between(start.projection, slide.projection, share)
            lit = rect_between(start.lit, slide.lit, share)
            painter.fillRect(self.rect(), QColor(self._arrangement.display.background))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            place(painter, old, start.projection, at)
            painter.setOpacity(share)
            place(painter, self._content(), slide.projection, at)
            painter.setOpacity(1.0)
        self._paint_pinned(painter, at)
        veil = self._veil(slide, share)
        if veil > 0:
            self._paint_veil(painter, at, lit, veil)
        self._paint_line(painter, share)
        painter.end()

    def _veil(self, slide: Slide, share: float) -> float:
        """Return how thick the veil is: none over the whole map."""
        before = self._before[0] if self._before else slide
        start, end = (VEIL if s.stage else 0.0 for s in (before, slide))
        return start + (end - start) * share

    def _pins(self, at: Projection) -> Pins:
        a = self._arrangement
        if self._whole(at):
            return Pins()
        return pins(a.band, a.gutter, at, QSizeF(self.size()))

    def _whole(self, at: Projection) -> bool:
        return at == self._slides[0].projection

    def _paint_pinned(self, painter: QPainter, at: Projection) -> None:
        display = self._arrangement.display
        layers = tuple(g for role in ("gutter", "band") if (g := display.layer(role)) is not None)
        for strip in self._pins(at).strips:
            painter.fillRect(strip.view, QColor(display.background))
            moved = Projection(at.zoom, at.x + strip.dx, at.y + strip.dy)
            self._paint_sheet(painter, moved, strip.view, layers)

    def _paint_veil(self, painter: QPainter, at: Projection, lit: Rect, strength: float) -> None:
        """Cover what is not spoken about, but neither the lane names nor what spans all stages."""
        pinned = self._pins(at)
        gutter = at.rect_to_view(self._arrangement.gutter)
        left = max(gutter.right() + (pinned.corner.dx if pinned.corner else 0.0), 0.0)
        band = moved_by(at.rect_to_view(self._arrangement.band), pinned.band)
        clear = at.rect_to_view(lit)
        clear.setTop(max(band.top(), 0.0))
        clear.setLeft(max(clear.left(), left))
        covered = QRegion(self.rect()) - region(clear)
        covered -= region(QRectF(0, clear.top(), left, clear.height()))
        for lane in self._arrangement.lanes:
            if not lane_kind(lane.kind).columns and lit.y <= lane.y < lit.bottom:
                strip = at.rect_to_view(Rect(0, lane.y, 1, lane.h))
                covered -= region(QRectF(0, strip.top(), self.width(), strip.height()))
        colour = QColor(self._arrangement.display.background)
        colour.setAlphaF(strength)
        painter.setClipRegion(covered)
        painter.fillRect(self.rect(), colour)
        painter.setClipping(False)

    def _paint_line(self, painter: QPainter, share: float) -> None:
        """Show how far the presentation is as a line at the lower edge."""
        end = self.number / max(self.count, 1)
        if self._before is not None:
            start = (self._slides.index(self._before[0]) + 1) / self.count
            end = start + (end - start) * share
        line = QRectF(0, self.height() - LINE, self.width() * end, LINE)
        painter.fillRect(line, self._ink)

    @property
    def _ink(self) -> QColor:
        ink = QColor(self.palette().highlight().color())
        ink.setAlphaF(0.85)
        return ink

    # Keys, clicks, wheel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows, page keys and the keys of clickers; leave by Esc or F5."""
        key = Qt.Key(event.key())
        if key in LEAVE:
            self.close()
        elif key in DARK:
            self._dark = not self._dark
            self.update()
        elif key in FORWARD:
            self.go(self.number + 1)
        elif key in BACK:
            self.go(self.number - 1)
        elif key == _Key.Key_Home:
            self.go(1)
        elif key == _Key.Key_End:
            self.go(self.count)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go on at a click, back at one of the other button."""
        self.go(self.number + (-1 if event.button() == Qt.MouseButton.RightButton else 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the pointer for a moment."""
        super().mouseMoveEvent(event)
        self.unsetCursor()
        self._rest.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go on or back, one slide a turn."""
        way = event.angleDelta().y() or -event.angleDelta().x()
        if way and not self._wheel.isActive():
            self.go(self.number + (-1 if way > 0 else 1))
            self._wheel.start()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that the editor's shortcuts would take."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is over."""
        super().hideEvent(event)
        self._way.stop()
        self.ended.emit()

"""Two curves over the same steps: solid with discs, dashed with diamonds; a step can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from journeymapper.analysis.side_by_side import Moment, SideBySide, StepPair
from journeymapper.app.plain import tip
from journeymapper.app.theme import tinted, tokens
from journeymapper.display.palette import PERSONAS
from journeymapper.i18n import _, interface_language
from journeymapper.lanes.curve import through
from journeymapper.numerals import figure, percent

_SIDE: Final = 28
_HEAD: Final = 44
_FOOT: Final = 26
_NEEDED: Final = 34.0
"""Pixels that a step has to be wide for its figure to stand below it."""


def inks() -> tuple[str, str]:
    """Return the colours of the two journeys in the theme in force."""
    return tinted(PERSONAS[0], "")[0], tinted(PERSONAS[1], "")[0]


def paint_mark(painter: QPainter, centre: QPointF, place: int, size: float = 4.0) -> None:
    """Paint the mark of a journey's points: a disc for the first, a diamond for the second."""
    painter.setPen(QPen(QColor(tokens().field), 1.5))
    painter.setBrush(QColor(inks()[place]))
    if place == 0:
        painter.drawEllipse(centre, size, size)
        return
    far = size * 1.35
    steps = (QPointF(0, -far), QPointF(far, 0), QPointF(0, far), QPointF(-far, 0))
    painter.drawPolygon(QPolygonF([centre + step for step in steps]))


class CurvesChart(QWidget):
    """The curves; a click or the arrows choose a step."""

    chosen = Signal(object)
    """The ``StepPair`` that was chosen."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.found: SideBySide | None = None
        self.step: StepPair | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Emotion of both journeys, step by step"))
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(900, 270)

    def show_found(self, found: SideBySide) -> None:
        """Show another comparison; the step chosen stays, where it is still there."""
        self.found = found
        columns = self.step.columns if self.step else None
        self.step = next((one for one in found.steps if one.columns == columns), None)
        self.update()

    def show_step(self, step: StepPair | None) -> None:
        """Mark a step as the chosen one."""
        self.step = step
        if step is not None:
            self.setAccessibleDescription(step_words(step))
        self.update()

    def step_rect(self, step: StepPair) -> QRectF:
        """Return where a step runs, in pixels of the widget."""
        plot, wide = self._plot(), self._wide()
        return QRectF(plot.left() + (step.number - 1) * wide, plot.top(), wide, plot.height())

    def _plot(self) -> QRectF:
        return QRectF(_SIDE, _HEAD, self.width() - 2 * _SIDE, self.height() - _HEAD - _FOOT)

    def _wide(self) -> float:
        return self._plot().width() / max(1, len(self.found.steps) if self.found else 1)

    def _at(self, moment: Moment) -> QPointF:
        plot = self._plot()
        inner = plot.adjusted(0, 9, 0, -9)
        return QPointF(
            plot.left() + moment.x * self._wide(), inner.bottom() - moment.level * inner.height()
        )

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint steps, stages, both curves, and how far they lie apart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.found is None:
            return
        self._paint_steps(painter, self.found.steps)
        for place in (0, 1):
            self._paint_curve(painter, self.found.curves[place], place)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().accent_edge), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(9, 2, -9, -2), 6, 6)

    def _paint_steps(self, painter: QPainter, steps: Sequence[StepPair]) -> None:
        now, plot = tokens(), self._plot()
        if self.step is not None:
            painter.fillRect(self.step_rect(self.step), QColor(now.accent_tint))
        painter.setPen(QPen(QColor(now.separator), 1))
        middle = plot.center().y()
        painter.drawLine(QPointF(plot.left(), middle), QPointF(plot.right(), middle))
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        for stage, group in groupby(steps, key=lambda step: step.stage or step.title):
            inside = list(group)
            left = self.step_rect(inside[0]).left()
            room = self.step_rect(inside[-1]).right() - left
            painter.setPen(QPen(QColor(now.separator), 1))
            painter.drawLine(QPointF(left, plot.top() - 20), QPointF(left, plot.bottom()))
            self._say(painter, QRectF(left + 6, plot.top() - 26, room - 8, 20), stage, now.text)
        painter.setPen(QPen(QColor(now.separator), 1))
        painter.drawLine(plot.topLeft(), plot.topRight())
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        if self._wide() < _NEEDED:
            return
        for step in steps:
            if step.apart is None:
                continue
            box = self.step_rect(step)
            below = QRectF(box.left(), plot.bottom() + 3, box.width(), 20)
            words = apart_words(step.apart)
            ink = now.text if abs(step.apart) >= 20 else now.secondary
            self._say(painter, below, words, ink, Qt.AlignmentFlag.AlignHCenter)

    def _say(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        ink: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setPen(QColor(ink))
        metrics = QFontMetricsF(painter.font())
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, cut)

    def _paint_curve(self, painter: QPainter, moments: Sequence[Moment], place: int) -> None:
        points = [self._at(one) for one in moments]
        path = QPainterPath()
        for command in through([(point.x(), point.y()) for point in points]):
            if command[0] == "M":
                path.moveTo(command[1], command[2])  # type: ignore[misc]
            elif command[0] == "C":
                path.cubicTo(*command[1:])
        pen = QPen(QColor(inks()[place]), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if place == 1:
            pen.setDashPattern([3.2, 2.6])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if len(points) * 9 < self._plot().width():
            for point in points:
                paint_mark(painter, point, place)

    # Choosing

    def _step_at(self, x: float) -> StepPair | None:
        if self.found is None or not self.found.steps:
            return None
        number = int((x - self._plot().left()) // self._wide())
        return self.found.steps[max(0, min(number, len(self.found.steps) - 1))]

    def _choose(self, step: StepPair | None) -> None:
        if step is not None:
            self.show_step(step)
            self.chosen.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step under the pointer."""
        self._choose(self._step_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the step before or behind."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self.found is None or event.key() not in ways or not self.found.steps:
            super().keyPressEvent(event)
            return
        now = self.step.number - 1 if self.step else -1
        place = max(0, min(now + ways[Qt.Key(event.key())], len(self.found.steps) - 1))
        self._choose(self.found.steps[place])

    def event(self, event: QEvent) -> bool:
        """Say what is at the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            step = self._step_at(event.pos().x())
            if step is not None:
                QToolTip.showText(event.globalPos(), tip(step_words(step)), self)
            return True
        return super().event(event)


def step_words(step: StepPair) -> str:
    """Return a step and the mean of both journeys there, in words."""
    name = f"{step.stage} › {step.title}" if step.stage else step.title
    told = [mean_words(mean) or _("no score") for mean in step.means]
    return f"{name}: {told[0]} · {told[1]}"


def apart_words(apart: float) -> str:
    """Return how far the second journey lies above the first, in percent of the scale."""
    language = interface_language()
    told = percent(abs(round(apart)), language, 0)
    sign = figure(-1 if apart < 0 else 1, language, 0, signed=True)[0] if round(apart) else ""
    return f"{sign}{told}"


def mean_words(mean: float | None) -> str:
    """Return a mean score; empty where there is none."""
    return "" if mean is None else figure(mean, interface_language(), 1, signed=True)

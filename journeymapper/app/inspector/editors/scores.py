"""Editor of scores: a slider for each persona, with a face and a figure; none is a gap."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.inspector.editors.base import Editor, is_mixed, mixed_text
from journeymapper.app.inspector.faces import face_colour, figure_colour, paint_face
from journeymapper.app.theme import tinted, tokens
from journeymapper.edit.session import Session
from journeymapper.i18n import _, interface_language
from journeymapper.lanes.colours import persona_colour
from journeymapper.model.calling import short_names
from journeymapper.model.document import Persona
from journeymapper.model.spec import Described
from journeymapper.model.values import Number, Scale, Theme
from journeymapper.numerals import figure

_INSET = 13
_LONG_NAME = 12
"""Letters from which on a persona goes by the first name alone, to leave room for the state."""


class ScoreSlider(QSlider):
    """A scale with a face on it; it snaps to whole scores, Alt frees it.

    A slider of Qt's, so that a screen reader knows its value and its ends, and can change it; all
    that is seen is painted here.
    """

    chosen = Signal(object)
    """A score, while it is dragged or counted."""
    begun = Signal()
    """A drag or a row of key presses starts."""

    def __init__(self) -> None:
        """Show no score on the usual scale."""
        super().__init__(Qt.Orientation.Horizontal)
        self.scale = Scale()
        self.score: Number | None = None
        self._showing = False
        self.valueChanged.connect(self._set_by_reader)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_score(self, score: Number | None, scale: Scale) -> None:
        """Show a score on a scale, or a gap."""
        self.scale, self.score = scale, score
        self._showing = True
        self.setRange(round(scale.low), round(scale.high))
        self.setValue(round(scale.neutral if score is None else score))
        self._showing = False
        self.update()

    def _set_by_reader(self, value: int) -> None:
        if not self._showing:
            self.begun.emit()
            self.chosen.emit(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form, which scrolls."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Return its height; the width is the form's."""
        return QSize(120, 32)

    def _x(self, score: float) -> float:
        share = (score - self.scale.low) / (self.scale.high - self.scale.low)
        return _INSET + share * (self.width() - 2 * _INSET)

    def _score_at(self, x: float, *, free: bool) -> Number:
        share = min(1.0, max(0.0, (x - _INSET) / max(1, self.width() - 2 * _INSET)))
        score = self.scale.low + share * (self.scale.high - self.scale.low)
        return round(score, 1) if free else round(score)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the track, the marks of whole scores, the way from neutral, and the face."""
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = 13.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.track))
        painter.drawRoundedRect(QRectF(_INSET, middle - 2, self.width() - 2 * _INSET, 4), 2, 2)
        reach = self.scale.high - self.scale.low
        if reach <= 20:
            for number in range(round(reach) + 1):
                score = self.scale.low + number
                tall = score in {self.scale.low, self.scale.high, self.scale.neutral}
                painter.fillRect(
                    QRectF(self._x(score) - 0.5, middle + 10, 1, 5 if tall else 3),
                    QColor(now.handle),
                )
        if self.score is None:
            painter.setPen(QPen(QColor(now.handle), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(now.field))
            painter.drawEllipse(QPointF(self._x(self.scale.neutral), middle), 8.5, 8.5)
        else:
            start, end = self._x(self.scale.neutral), self._x(self.score)
            painter.setBrush(QColor(face_colour(self.score, self.scale)))
            painter.drawRoundedRect(QRectF(min(start, end), middle - 2, abs(end - start), 4), 2, 2)
            paint_face(painter, self.score, self.scale, QPointF(end, middle), 10.5)
        if self.hasFocus():
            place = self._x(self.scale.neutral if self.score is None else self.score)
            painter.setPen(QPen(QColor(now.accent_text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(place, middle), 12, 12)

    def _take(self, event: QMouseEvent) -> None:
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        score = self._score_at(event.position().x(), free=free)
        if score != self.score:
            self.chosen.emit(score)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start to drag from where it was pressed."""
        self.begun.emit()
        self._take(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; nothing more happens."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count with the arrows, jump with Home and End, clear with Delete."""
        now = self.scale.neutral if self.score is None else self.score
        to: dict[int, float | None] = {
            Qt.Key.Key_Left: now - 1,
            Qt.Key.Key_Down: now - 1,
            Qt.Key.Key_Right: now + 1,
            Qt.Key.Key_Up: now + 1,
            Qt.Key.Key_Home: self.scale.low,
            Qt.Key.Key_End: self.scale.high,
            Qt.Key.Key_Delete: None,
            Qt.Key.Key_Backspace: None,
        }
        if event.key() not in to:
            super().keyPressEvent(event)
            return
        wanted = to[event.key()]
        if wanted is not None:
            wanted = min(self.scale.high, max(self.scale.low, wanted))
            wanted = int(wanted) if float(wanted).is_integer() else wanted
        self.chosen.emit(wanted)


class _Row(QFrame):
    """A persona's slider in a frame: its line, its name, the figure, a button that clears it."""

    def __init__(self, editor: ScoresEditor, persona: Persona, place: int) -> None:
        super().__init__()
        self.persona = persona.id
        self.setProperty("card", True)
        box = QVBoxLayout(self)
        box.setContentsMargins(9, 6, 5, 1)
        box.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(7)
        colour = persona_colour(editor.session.map, persona, place)
        top.addWidget(_Line(colour, dashed=editor.item.name == "future"))
        state = _("future state") if editor.item.name == "future" else _("current state")
        name = persona.name or persona.id
        told = _("{name}, {state}")
        if len(name) > _LONG_NAME:
            name = short_names(editor.session.map.personas)[persona.id]
        self.name = plain.label(told.format(name=name, state=state))
        self.name.setToolTip(plain.tip(told.format(name=persona.name or persona.id, state=state)))
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top.addWidget(self.name, 1)
        self.value = plain.label("")
        top.addWidget(self.value)
        self.clear = QToolButton()
        self.clear.setProperty("flat", True)
        self.clear.setIcon(icon("x", 12, tokens().secondary))
        self.clear.setIconSize(QSize(12, 12))
        self.clear.setToolTip(_("Remove the score: a gap in the curve"))
        self.clear.setAccessibleName(_("Remove the score: a gap in the curve"))
        self.clear.clicked.connect(lambda: editor.set_score(self.persona, None))
        top.addWidget(self.clear)
        box.addLayout(top)
        self.slider = ScoreSlider()
        self.slider.begun.connect(editor.new_visit)
        self.slider.chosen.connect(lambda score: editor.set_score(self.persona, score))
        editor.watch(self.slider)
        self.slider.setAccessibleName(told.format(name=persona.name or persona.id, state=state))
        box.addWidget(self.slider)

    def show_score(self, score: Number | None, scale: Scale, *, mixed: bool) -> None:
        self.slider.show_score(score, scale)
        self.clear.setEnabled(score is not None or mixed)
        if score is None:
            self.value.setText("…" if mixed else "—")
            words = mixed_text() if mixed else _("no score")
            colour, weight = tokens().secondary, 400
        else:
            words = figure(score, interface_language(), signed=scale.low < 0)
            self.value.setText(words)
            colour, weight = figure_colour(score, scale), 600
        self.slider.setAccessibleDescription(words)
        self.value.setToolTip(plain.tip(words))
        self.value.setStyleSheet(f"color: {colour}; font-weight: {weight}")


class _Line(QWidget):
    """A short piece of a persona's curve: solid for the current state, dashed for the future."""

    def __init__(self, colour: str, *, dashed: bool) -> None:
        super().__init__()
        self._colour, self._dashed = tinted(colour, colour)[0], dashed
        self.setFixedSize(13, 14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        parts = ((0, 5), (7, 5)) if self._dashed else ((0, 12),)
        for left, width in parts:
            painter.fillRect(QRectF(left, 5.5, width, 3.5), QColor(self._colour))


class ScoresEditor(Editor):
    """One row for each persona of the map."""

    carries_label = True

    def __init__(self, item: Described, session: Session) -> None:
        """Make the heading; rows follow the personas."""
        super().__init__(item, session)
        self.rows: dict[str, _Row] = {}
        self._made_for: tuple[Persona, ...] | None = None
        self._theme: Theme | None = None
        self._shown: list[tuple[str, str, str]] | None = None
        self.head = QHBoxLayout()
        self.title = plain.label(_("Emotion by persona"), "field")
        self.range = plain.wrapped("", "hint")
        self.range.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self.title)
        self.head.addWidget(self.range, 1)
        if item.name == "emotion":
            self.box.addLayout(self.head)
        self.empty = plain.wrapped(_("A score belongs to a persona: add one to the map."), "hint")
        self.empty.hide()
        self.box.addWidget(self.empty)

    def set_score(self, persona: str, score: Number | None) -> None:
        """Give every selected card this score of a persona, or a gap."""

        def change(old: Any) -> Any:
            others = {key: value for key, value in old.items() if key != persona}
            return others if score is None else {**old, persona: score}

        self.send(change, typing=True)

    def _make_rows(self) -> None:
        personas = self.session.map.personas
        theme = self.session.map.theme
        if self._made_for is personas and self._theme is theme:
            return
        self._made_for, self._theme = personas, theme
        journey = self.session.map
        wanted = [(p.id, p.name, persona_colour(journey, p, n)) for n, p in enumerate(personas)]
        if wanted == self._shown:
            return
        self._shown = wanted
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        for place, persona in enumerate(personas):
            row = _Row(self, persona, place)
            self.rows[persona.id] = row
            self.box.addWidget(row)

    def show_value(self, value: Any) -> None:
        """Show each persona's score, a gap, or several values."""
        self._make_rows()
        scale, language = self.session.map.scale, interface_language()
        self.range.setText(
            _("scale from {low} to {high}").format(
                low=figure(scale.low, language, signed=True),
                high=figure(scale.high, language, signed=True),
            )
        )
        self.empty.setVisible(not self.rows and self.item.name == "emotion")
        for persona, row in self.rows.items():
            score = None if is_mixed(value) else value.get(persona)
            row.show_score(score, scale, mixed=is_mixed(value))

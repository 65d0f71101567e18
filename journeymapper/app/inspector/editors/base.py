"""What an editor of a field is: it shows a value and says how to change it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, Qt, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app.plain import tip
from journeymapper.edit.fields import MIXED
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.spec import Described

Change = Callable[[Any], Any]
"""From the value that one entity has to the value that it gets."""

_visits = count(1)


def mixed_text() -> str:
    """Return what stands where the selected things have several values."""
    return _("Several values")


class Editor(QWidget):
    """Edits one field of whatever is selected; every edit is sent at once."""

    edited = Signal(object, str)
    """A ``Change``, and a key under which such changes in a row become one undo step."""

    act_wanted = Signal(str)
    """An action of the window that belongs to the field."""

    carries_label = False
    """Whether the editor shows the field's label itself."""

    def __init__(self, item: Described, session: Session) -> None:
        """Edit the field that ``item`` describes."""
        super().__init__()
        self.item = item
        self.session = session
        self._visit = next(_visits)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)

    def show_value(self, value: Any) -> None:
        """Show a value, or ``MIXED``; what is being typed right now stays as it is."""
        raise NotImplementedError

    def put(self, value: Any, *, typing: bool = False) -> None:
        """Send a new value for every selected thing."""
        self.send(lambda _old: value, typing=typing)

    def send(self, change: Change, *, typing: bool = False) -> None:
        """Send a change; ``typing`` joins it with those before it since the focus came."""
        self.edited.emit(change, f"{self.item.name}.{self._visit}" if typing else "")

    def new_visit(self) -> None:
        """End the row of changes that become one undo step."""
        self._visit = next(_visits)

    def watch(self, control: QWidget) -> None:
        """Leave undo to the map, and end the row of joined changes when the focus goes."""
        control.installEventFilter(self)
        self.setFocusProxy(control)
        control.setAccessibleName(_(self.item.spec.label))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let undo and redo through to the window; note when the focus goes."""
        if event.type() == QEvent.Type.FocusOut:
            self.new_visit()
        elif isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_undo(event: QKeyEvent) -> bool:
    standard = QKeySequence.StandardKey
    asked = event.type() == QEvent.Type.ShortcutOverride
    return asked and (event.matches(standard.Undo) or event.matches(standard.Redo))


class ComboBox(QComboBox):
    """A combo box that the wheel leaves alone while the form scrolls over it."""

    def __init__(self) -> None:
        """Shrink to the form's width, however long its entries are."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form instead."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chosen words with an ellipsis where they are longer than the room."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
        painter, style = QStylePainter(self), QStyle
        kind, part = style.ComplexControl.CC_ComboBox, style.SubControl.SC_ComboBoxEditField
        painter.drawComplexControl(kind, option)
        room = self.style().subControlRect(kind, option, part, self).width() - 2
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + 4
        words = option.currentText
        elided = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        option.currentText = elided
        painter.drawControl(style.ControlElement.CE_ComboBoxLabel, option)
        self.setToolTip(tip(words) if elided != words else "")


def is_mixed(value: Any) -> bool:
    """Tell whether the selected things do not agree."""
    return value is MIXED

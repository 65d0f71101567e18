"""Editors of a number: a field that may be empty, or buttons where the range is short."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton

from journeymapper.app.inspector.editors.base import Editor, is_mixed, mixed_text
from journeymapper.app.inspector.editors.text import mark_wrong
from journeymapper.app.inspector.figures import as_text, parse_number
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.spec import Described
from journeymapper.model.values import Number


class _Field(QLineEdit):
    """A line that the arrow keys count up and down."""

    def __init__(self, editor: NumberEditor) -> None:
        super().__init__()
        self._editor = editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count by one, by ten with Shift."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._editor.count(step * 10 if shift else step)


class NumberEditor(Editor):
    """A number, or nothing; what is no number is marked and not sent."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the field."""
        super().__init__(item, session)
        self.field = _Field(self)
        self.field.textEdited.connect(self._typed)
        self.watch(self.field)
        self.box.addWidget(self.field)

    def _accepted(self, text: str) -> tuple[bool, Number | None]:
        if not text.strip():
            return self.item.default is None, None
        spec = self.item.spec
        bare = text.rstrip().removesuffix("%") if self._is_share else text
        value = parse_number(bare)
        if value is not None and bare != text and "%" in text:
            value = round(value / 100, 9)
        if value is None or (spec.kind == "integer" and not isinstance(value, int)):
            return False, None
        low = spec.low is None or value >= spec.low
        high = spec.high is None or value <= spec.high
        return low and high, value

    def _typed(self, text: str) -> None:
        fits, value = self._accepted(text)
        mark_wrong(self.field, wrong=not fits)
        if fits:
            self.put(value, typing=True)

    @property
    def _is_share(self) -> bool:
        """Whether the number goes from 0 to 1: it may be written in percent, too."""
        spec = self.item.spec
        return spec.kind == "number" and (spec.low, spec.high) == (0, 1)

    def count(self, step: int) -> None:
        """Add ``step`` to what stands there (of shares hundredths), within the bounds."""
        spec = self.item.spec
        value = self._accepted(self.field.text())[1] or 0
        value = round(value + (step / 100 if self._is_share else step), 9)
        value = value if spec.low is None else max(spec.low, value)
        value = value if spec.high is None else min(spec.high, value)
        self.field.setText(as_text(value))
        self._typed(self.field.text())

    def show_value(self, value: Any) -> None:
        """Show the number, unless what stands there means the same."""
        mixed = is_mixed(value)
        self.field.setPlaceholderText(mixed_text() if mixed else _(self.item.spec.hint))
        if mixed:
            if not self.field.hasFocus():
                self.field.clear()
            return
        if self._accepted(self.field.text())[1] != value or not self.field.hasFocus():
            shown = "" if value is None else as_text(value)
            if shown != self.field.text():
                self.field.setText(shown)
            mark_wrong(self.field, wrong=False)


class RatingEditor(Editor):
    """A short range of whole numbers as buttons; the chosen one, pressed again, means nothing."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make a button for each number."""
        super().__init__(item, session)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.buttons: dict[int, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        low, high = int(item.spec.low or 0), int(item.spec.high or 0)
        for number in range(low, high + 1):
            button = QPushButton(str(number))
            button.setCheckable(True)
            button.setProperty("rating", True)
            button.setAccessibleName(f"{_(item.spec.label)}: {number}")
            button.clicked.connect(lambda on, chosen=number: self.put(chosen if on else None))
            self.buttons[number] = button
            self._group.addButton(button)
            row.addWidget(button, 1)
        self.setFocusProxy(self.buttons[low])
        self.box.addLayout(row)

    def show_value(self, value: Any) -> None:
        """Press the button of the value."""
        for number, button in self.buttons.items():
            button.setChecked(not is_mixed(value) and number == value)

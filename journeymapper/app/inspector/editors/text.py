"""Editors of text: one line, several lines, a list of lines, a row of numbers."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from journeymapper.app.inspector.editors.base import Editor, is_mixed, mixed_text
from journeymapper.app.inspector.figures import as_text, parse_number
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.spec import Described
from journeymapper.model.text import LONGEST_TEXT, clean_text

_LEAST_LINES: Final = {"title": 1, "note": 3, "text": 2}


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the field; the hint of the description stands in it while it is empty."""
        super().__init__(item, session)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_TEXT)
        self.field.textEdited.connect(lambda text: self.put(clean_text(text), typing=True))
        self.watch(self.field)
        self.box.addWidget(self.field)

    def show_value(self, value: Any) -> None:
        """Show a text."""
        mixed = is_mixed(value)
        self.field.setPlaceholderText(mixed_text() if mixed else _(self.item.spec.hint))
        shown = "" if mixed else str(value)
        if self.field.text() != shown and not (mixed and self.field.hasFocus()):
            cursor = self.field.cursorPosition()
            self.field.setText(shown)
            self.field.setCursorPosition(cursor if self.field.hasFocus() else 0)


class GrowingText(QPlainTextEdit):
    """A plain text field that is as tall as its text, between two bounds."""

    def __init__(self, least: int, most: int = 10) -> None:
        """Be ``least`` to ``most`` lines tall."""
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        line = self.fontMetrics().lineSpacing()
        shown = min(max(lines, self._least), self._most)
        frame = 10 if self._least > 1 or shown > 1 else 9
        height = max(32, shown * line + frame + 6)
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
        more = lines > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to lines that break anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return a modest width; the form stretches it."""
        return QSize(120, self.height())

    def raw_text(self) -> str:
        """Return the text with its no-break spaces, which ``toPlainText`` would replace."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show a text, the cursor staying where it was if the user is at it."""
        if self.raw_text() == text:
            return
        place = self.textCursor().position() if self.hasFocus() else 0
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)
        self._fit()


class LongTextEditor(Editor):
    """Several lines of text."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the field; a title starts one line tall, a note three."""
        super().__init__(item, session)
        self.field = GrowingText(_LEAST_LINES.get(item.name, 2))
        self.field.textChanged.connect(self._typed)
        self.watch(self.field)
        self.box.addWidget(self.field)

    def _typed(self) -> None:
        self.put(clean_text(self.field.raw_text())[:LONGEST_TEXT], typing=True)

    def show_value(self, value: Any) -> None:
        """Show a text."""
        mixed = is_mixed(value)
        self.field.setPlaceholderText(mixed_text() if mixed else _(self.item.spec.hint))
        if not (mixed and self.field.hasFocus()):
            self.field.show_text("" if mixed else str(value))


class LinesEditor(Editor):
    """A list of short texts, one a line."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the field."""
        super().__init__(item, session)
        self.field = GrowingText(2)
        self.field.textChanged.connect(lambda: self.put(self._lines(), typing=True))
        self.watch(self.field)
        self.box.addWidget(self.field)

    def _lines(self) -> tuple[str, ...]:
        lines = (clean_text(line).strip() for line in self.field.raw_text().split("\n"))
        return tuple(line for line in lines if line)

    def show_value(self, value: Any) -> None:
        """Show the lines, unless what stands there means the same."""
        mixed = is_mixed(value)
        hint = _(self.item.spec.hint) or _("One a line")
        self.field.setPlaceholderText(mixed_text() if mixed else hint)
        if mixed:
            if not self.field.hasFocus():
                self.field.show_text("")
        elif self._lines() != tuple(value):
            self.field.show_text("\n".join(value))


class NumbersEditor(Editor):
    """A row of numbers, parted by spaces or semicolons."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the field."""
        super().__init__(item, session)
        self.field = QLineEdit()
        self.field.textEdited.connect(self._typed)
        self.watch(self.field)
        self.box.addWidget(self.field)

    def _parsed(self) -> tuple[float, ...] | None:
        parts = self.field.text().replace(";", " ").split()
        numbers = tuple(parse_number(part) for part in parts)
        return None if None in numbers else tuple(n for n in numbers if n is not None)

    def _typed(self) -> None:
        numbers = self._parsed()
        mark_wrong(self.field, wrong=numbers is None)
        if numbers is not None:
            self.put(numbers, typing=True)

    def show_value(self, value: Any) -> None:
        """Show the numbers, unless what stands there means the same."""
        mixed = is_mixed(value)
        self.field.setPlaceholderText(mixed_text() if mixed else _(self.item.spec.hint))
        if mixed:
            if not self.field.hasFocus():
                self.field.clear()
        elif self._parsed() != tuple(value):
            self.field.setText(" ".join(as_text(number) for number in value))
            mark_wrong(self.field, wrong=False)


def mark_wrong(field: QLineEdit, *, wrong: bool) -> None:
    """Show whether what stands in a field cannot be used."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)

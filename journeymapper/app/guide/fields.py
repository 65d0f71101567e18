"""Fields of the guided start: each reads from the map and writes to it as words are typed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, pairwise
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLayout, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.inspector.editors.base import ComboBox
from journeymapper.app.theme import tokens
from journeymapper.edit.session import Session
from journeymapper.model.document import JourneyMap

Get = Callable[[JourneyMap], str]
Put = Callable[[JourneyMap, str], JourneyMap]
_visits = count(1)


class Shown(Protocol):
    """What can show the map as it is now."""

    def refresh(self) -> None:
        """Show the map as it is now."""


def is_undo(event: QEvent) -> bool:
    """Tell whether a key asks for undo or redo, which are the map's."""
    keys = QKeySequence.StandardKey
    asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    return asked and (event.matches(keys.Undo) or event.matches(keys.Redo))  # type: ignore[attr-defined]


class Line(QLineEdit):
    """One line of text; the words typed in one visit are one undo step."""

    def __init__(self, session: Session, label: str, example: str, get: Get, put: Put) -> None:
        """``label`` is the gettext id of the undo step; ``example`` shows while it is empty."""
        super().__init__()
        self._session, self._label, self._get, self._put = session, label, get, put
        self._visit = next(_visits)
        self.setPlaceholderText(example)
        self.textEdited.connect(self._typed)

    def _typed(self, text: str) -> None:
        merge = f"guide.{self._visit}"
        self._session.apply(self._label, lambda m: self._put(m, text), merge=merge)

    def refresh(self) -> None:
        """Show the map as it is now; the cursor stays while the words are the same."""
        text = self._get(self._session.map)
        if text != self.text() and not (self.hasFocus() and text.strip() == self.text().strip()):
            self.setText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the undo step."""
        self._visit = next(_visits)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            following = self.following()
            if following is None:
                self.focusNextChild()
            else:
                following.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def following(self) -> QWidget | None:
        """Return what Enter leads to; None for what Tab leads to."""
        return None

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the map."""
        if is_undo(event):
            event.ignore()
            return True
        return super().event(event)


class Paragraph(QPlainTextEdit):
    """Some lines of text."""

    def __init__(self, session: Session, label: str, example: str, get: Get, put: Put) -> None:
        """As ``Line``."""
        super().__init__()
        self._session, self._label, self._get, self._put = session, label, get, put
        self._visit = next(_visits)
        self._showing = False
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setFixedHeight(62)
        self.textChanged.connect(self._typed)

    def _typed(self) -> None:
        if not self._showing:
            text, merge = self.toPlainText(), f"guide.{self._visit}"
            self._session.apply(self._label, lambda m: self._put(m, text), merge=merge)

    def refresh(self) -> None:
        """Show the map as it is now."""
        text = self._get(self._session.map)
        same = text.split() == self.toPlainText().split()
        if text != self.toPlainText() and not (self.hasFocus() and same):
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the undo step."""
        self._visit = next(_visits)
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the map."""
        if is_undo(event):
            event.ignore()
            return True
        return super().event(event)


class Choice(ComboBox):
    """One of some things of the map, or none."""

    def __init__(
        self,
        session: Session,
        label: str,
        choices: Callable[[JourneyMap], list[tuple[str, str]]],
        get: Get,
        put: Put,
    ) -> None:
        """``choices`` returns (id, words), that of none first; without words a line between."""
        super().__init__()
        self._session, self._label, self._choices = session, label, choices
        self._get, self._put = get, put
        self._shown: list[tuple[str, str]] = []
        self.activated.connect(self._chosen)

    def _chosen(self, at: int) -> None:
        value = str(self.itemData(at))
        self._session.apply(self._label, lambda m: self._put(m, value))

    def refresh(self) -> None:
        """Show the map as it is now."""
        choices = self._choices(self._session.map)
        if choices != self._shown:
            self._shown = choices
            self.clear()
            for id_, words in choices:
                if words:
                    self.addItem(" ".join(words.split()), id_)
                else:
                    self.insertSeparator(self.count())
        self.setCurrentIndex(max(0, self.findData(self._get(self._session.map))))


class Page(QWidget):
    """The fields of one step, one below the other."""

    def __init__(self) -> None:
        """Begin without fields."""
        super().__init__()
        self.shown: list[Shown] = []
        self.by_tab: list[QWidget] = []
        """The fields in the order in which Tab goes through them."""
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(5)

    def put(self, words: str, field: Any, hint: str = "") -> None:
        """Add a field under its words, and a hint below it."""
        if words:
            label = plain.label(words, "field")
            label.setBuddy(field)
            self.box.addWidget(label)
            field.setAccessibleName(words)
        self.box.addWidget(field)
        if hint:
            self.box.addWidget(plain.wrapped(hint, "hint"))
        self.box.addSpacing(7)
        self.shown.append(field)

    def heading(self, words: str) -> None:
        """Begin a group of fields."""
        if self.box.count():
            self.box.addSpacing(10)
        self.box.addWidget(plain.label(words, "head"))
        self.box.addSpacing(2)

    def refresh(self) -> None:
        """Show the map as it is now."""
        for one in self.shown:
            one.refresh()
        found = _by_tab(self.box)
        if found != self.by_tab:  # rows that came later stand last in Qt's own order
            self.by_tab = found
            for before, after in pairwise(found):
                self.setTabOrder(before, after)


def _by_tab(box: QLayout) -> list[QWidget]:
    """Return the fields in a layout from the top; buttons of a row, which remove it, at its end."""
    found: list[QWidget] = []
    for place in range(box.count()):
        item = box.itemAt(place)
        inner = item.layout() if item else None
        widget = item.widget() if item else None
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
            continue
        inner = widget.layout() if widget is not None else inner
        if inner is not None:
            found += _by_tab(inner)
    if isinstance(box.parent(), QWidget):
        found.sort(key=lambda one: isinstance(one, QToolButton) and one.parent() is box.parent())
    return found


def removing(words: str, do: Callable[[], object]) -> QToolButton:
    """Return the button that takes a row away."""
    button = QToolButton()
    button.setProperty("flat", True)
    button.setIcon(icon("x", 14, tokens().secondary))
    button.setIconSize(QSize(14, 14))
    button.setToolTip(plain.tip(words))
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _on=False: do())
    return button

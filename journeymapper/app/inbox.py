"""The inbox: thoughts that have no place yet. Written quickly, dragged onto the map later."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.theme import tokens
from journeymapper.canvas.tools.text_drop import THOUGHTS
from journeymapper.edit.inbox import add_thoughts, change_thought, drop_thoughts, lines_of
from journeymapper.edit.session import Change, Session
from journeymapper.i18n import N_, _

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _Field(QLineEdit):
    """Takes one thought, or several as pasted lines."""

    lines = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("A thought, then Enter"))
        self.setAccessibleName(_("New thought"))
        self.addAction(
            icon("plus", 16, tokens().secondary), QLineEdit.ActionPosition.LeadingPosition
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand over the line at Enter; several pasted lines at once."""
        if event.key() in _ENTER:
            self._hand_over(self.text())
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            pasted = QGuiApplication.clipboard().text()
            if len(lines_of(pasted)) > 1:
                self._hand_over(self.text() + pasted)
                return
        super().keyPressEvent(event)

    def _hand_over(self, text: str) -> None:
        lines = lines_of(text)
        if lines:
            self.clear()
            self.lines.emit(lines)


class _List(QListWidget):
    """The thoughts, oldest first: edited in place, dragged out several at once."""

    placed = Signal(list)
    """The places of thoughts that shall go where the selection on the map says."""
    dropped = Signal(list)
    """The places of thoughts that shall go."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setWordWrap(True)
        self.setSpacing(1)
        self.setIconSize(QSize(16, 16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setAccessibleName(_("Thoughts without a place"))

    @property
    def chosen(self) -> list[int]:
        """The places of what is selected."""
        return sorted(self.row(item) for item in self.selectedItems())

    def mimeData(self, items: list[QListWidgetItem]) -> QMimeData:  # type: ignore[override]
        """Carry the thoughts, as their places and as text."""
        rows = sorted(self.row(item) for item in items)
        mime = QMimeData()
        mime.setData(THOUGHTS, ",".join(map(str, rows)).encode("ascii"))
        mime.setText("\n".join(" ".join(self.item(row).text().split()) for row in rows))
        return mime

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put what is selected on the map at Enter; let it go at Del."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and self.chosen and event.key() in _ENTER:
            self.placed.emit(self.chosen)
        elif not editing and self.chosen and event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(self.chosen)
        else:
            super().keyPressEvent(event)


class Inbox(QWidget):
    """The panel: a field to write in, and below it what waits for a place."""

    place_wanted = Signal(list)
    """The places of thoughts that shall become cards where the selection on the map says."""

    def __init__(self, session: Session) -> None:
        """Show the inbox of a session's map."""
        super().__init__()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._shown: tuple[str, ...] | None = None
        self.field = _Field()
        self.field.lines.connect(self._add)
        self.list = _List()
        self.list.dropped.connect(self._drop)
        self.list.placed.connect(self.place_wanted)
        self.list.itemChanged.connect(self._reworded)
        self.hint = plain.wrapped(
            _("Write down what has no place yet, and drag it onto a lane later. Not exported."),
            "hint",
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 5, 12, 12)
        box.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self.field)
        box.addLayout(top)
        box.addWidget(self.list, 1)
        box.addWidget(self.hint)
        self.setFocusProxy(self.field)
        self.end = session.subscribe(self._changed)
        self._show()

    def _changed(self, change: Change) -> None:
        if change.after.inbox != self._shown:
            self._show()

    def _show(self) -> None:
        self._shown = self._session.map.inbox
        chosen = set(self.list.chosen) if len(self._shown) == self.list.count() else set()
        self.list.blockSignals(True)
        self.list.clear()
        mark = icon("note", 16, tokens().secondary)
        for number, text in enumerate(self._shown):
            item = QListWidgetItem(mark, text, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setSelected(number in chosen)
        self.list.blockSignals(False)
        self.hint.setVisible(not self._shown)
        self.list.setVisible(bool(self._shown))

    def _add(self, lines: list[str]) -> None:
        self._session.apply(N_("Add thought"), lambda map_: add_thoughts(map_, lines))
        self.list.scrollToBottom()

    def _drop(self, numbers: list[int]) -> None:
        self._session.apply(N_("Delete"), lambda map_: drop_thoughts(map_, numbers))

    def _reworded(self, item: QListWidgetItem) -> None:
        number, text = self.list.row(item), item.text()
        if self._shown is not None and text != self._shown[number]:
            self._session.apply(N_("Edit text"), lambda map_: change_thought(map_, number, text))

"""The panel of Ctrl+F over the canvas: what is sought, every hit in a list, what to put instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.theme import tokens
from journeymapper.app.things import CARDS, STRUCTURE, lane_thing
from journeymapper.app.widgets.buttons import flat_button
from journeymapper.app.widgets.search import SearchField
from journeymapper.edit.finding import Hit
from journeymapper.i18n import N_, _, ngettext
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of

WIDTH: Final = 372
_MARGIN: Final = 14
_LISTED: Final = 500
"""More hits than that are counted and reached by Enter, but not listed."""
_AROUND: Final = 22
_COUNTS: Final = {
    "map": N_("{n} on the map itself"),
    "persona": N_("{n} in personas"),
    "channel": N_("{n} in channels"),
    "stage": N_("{n} in stages"),
    "step": N_("{n} in steps"),
    "lane": N_("{n} in lanes"),
    "card": N_("{n} in cards"),
    "link": N_("{n} in connections"),
    "asset": N_("{n} in pictures"),
}


class _Sought(SearchField):
    """Leaves Esc to the panel, which it closes at once, as in every editor."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take every key but Esc."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class FindPanel(QFrame):
    """Floats in the upper corner of the canvas; nothing moves when it comes."""

    sought = Signal()
    """What is sought is another now."""
    stepped = Signal(int)
    """The next hit (1) or the one before (-1) is wanted."""
    chosen = Signal(int)
    """The hit at this place is wanted."""
    replacing = Signal(bool)
    """The hit looked at is to be replaced; True: all of them."""
    closed = Signal()

    def __init__(self, view: QWidget) -> None:
        """Stand over a canvas, hidden."""
        super().__init__(view)
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Find"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFixedWidth(WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 10, 10, 10)
        box.setSpacing(7)
        self.field = _Sought(_("Find on the map"))
        self.field.textChanged.connect(lambda _text: self.sought.emit())
        self.case = flat_button("text-aa", _("Upper and lower case matter"))
        self.case.setCheckable(True)
        self.case.toggled.connect(lambda _on: self.sought.emit())
        before = flat_button("caret-up", _("Previous hit (Shift+F3)"))
        before.clicked.connect(lambda: self.stepped.emit(-1))
        after = flat_button("caret-down", _("Next hit (F3)"))
        after.clicked.connect(lambda: self.stepped.emit(1))
        self.more = flat_button("swap", _("Replace"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_replace)
        close = flat_button("x", _("Close"))
        close.clicked.connect(self.close_panel)
        top = QHBoxLayout()
        top.setSpacing(1)
        top.addWidget(self.field, 1)
        top.addSpacing(4)
        for button in (self.case, before, after, self.more, close):
            top.addWidget(button)
        box.addLayout(top)
        self.replacement = QWidget()
        row = QHBoxLayout(self.replacement)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.by = QLineEdit()
        self.by.setPlaceholderText(_("Replace by"))
        self.by.setAccessibleName(_("Replace by"))
        self.one = QPushButton(_("Replace"))
        self.one.setProperty("close", True)
        self.one.clicked.connect(lambda: self.replacing.emit(False))
        self.all = QPushButton(_("All"))
        self.all.setProperty("close", True)
        self.all.setAccessibleName(_("Replace all"))
        self.all.clicked.connect(lambda: self.replacing.emit(True))
        for part in (self.by, self.one, self.all):
            row.addWidget(part, 1 if part is self.by else 0)
        self.replacement.hide()
        box.addWidget(self.replacement)
        self.count = plain.wrapped("", "hint")
        box.addWidget(self.count)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Hits"))
        self.list.setIconSize(QSize(16, 16))
        self.list.setUniformItemSizes(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self.chosen.emit(self.list.row(item)))
        self.list.itemActivated.connect(lambda item: self.chosen.emit(self.list.row(item)))
        box.addWidget(self.list)
        view.installEventFilter(self)
        self.hide()

    def open_panel(self, text: str = "") -> None:
        """Show the panel with the keyboard in it; ``text`` is sought, if any."""
        if text:
            self.field.setText(text)
        self.show()
        self.raise_()
        self._place()
        self.field.setFocus()
        self.field.selectAll()
        self.sought.emit()

    def open_replace(self) -> None:
        """Show the panel with the fields to replace in."""
        self.more.setChecked(True)
        self.open_panel()

    def close_panel(self) -> None:
        """Go; the marks go too."""
        self.hide()
        self.closed.emit()

    def _show_replace(self, shown: bool) -> None:
        self.replacement.setVisible(shown)
        self._place()
        if shown:
            self.by.setFocus()

    # What was found

    def show_hits(self, journey: JourneyMap, hits: Sequence[Hit]) -> None:
        """List the hits, count them by kind."""
        self.list.clear()
        for hit in hits[:_LISTED]:
            name, colour = _look(journey, hit.ref)
            self.list.addItem(QListWidgetItem(icon(name, 16, colour, "duotone"), snippet(hit)))
        sought = bool(self.field.text().strip())
        self.count.setText(counted(hits) if sought else "")
        self.count.setVisible(sought)
        self.list.setVisible(bool(hits))
        for button in (self.one, self.all):
            button.setEnabled(bool(hits))
        self._place()

    def show_now(self, place: int, of: int) -> None:
        """Say which hit is looked at."""
        self.list.setCurrentRow(place if place < self.list.count() else -1)
        self.setAccessibleDescription(_("Hit {n} of {all}").format(n=place + 1, all=of))

    def _place(self) -> None:
        view = self.parentWidget()
        if view is None:
            return
        room = max(120, view.height() - 2 * _MARGIN - 16)
        rows = min(self.list.count(), 8)
        height = rows * max(self.list.sizeHintForRow(0), 28) + 4 if rows else 0
        self.list.setFixedHeight(min(height, max(0, room - 130)))
        self.setMaximumHeight(room)
        box = self.layout()
        if box is not None:
            box.activate()
        self.adjustSize()
        self.move(view.width() - self.width() - _MARGIN - 14, _MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the canvas gets another size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep Delete from the window, which would delete what is selected on the map."""
        ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if ours and event.key() == Qt.Key.Key_Delete:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter steps on, with Shift back; Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.by.hasFocus():
                self.replacing.emit(False)
            else:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.stepped.emit(-1 if back else 1)
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.field.hasFocus():
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            event.accept()  # nothing typed here is meant for the canvas


def snippet(hit: Hit) -> str:
    """Return a hit with a little of what stands around it, on one line."""
    text, start, end = hit.written.text, hit.start, hit.end
    first = max(0, start - _AROUND)
    head = ("…" if first else "") + text[first:start]
    tail = text[end : end + 3 * _AROUND]
    words = " ".join(f"{head}{text[start:end]}{tail}".split())
    field = _(hit.written.field.spec.label)
    return words if hit.written.field.name in {"title", "name", "label"} else f"{words}  ({field})"


def counted(hits: Sequence[Hit]) -> str:
    """Return how many hits there are, and in what."""
    if not hits:
        return _("Nothing found")
    n = len(hits)
    whole = ngettext("{n} hit", "{n} hits", n).format(n=n)
    kinds = Counter(hit.ref.kind for hit in hits)
    parts = [_(_COUNTS[kind]).format(n=kinds[kind]) for kind in _COUNTS if kinds[kind]]
    return f"{whole}: {', '.join(parts)}"


def _look(journey: JourneyMap, ref: Ref) -> tuple[str, str]:
    """Return the icon of a thing and its colour."""
    now = tokens().secondary
    if ref.kind == "card":
        facts = index(journey)
        card = facts.cards.get(ref.id)
        thing = CARDS.get(kind_of(card, facts.lanes) if card else "", CARDS["text"])
        return thing.icon, now
    if ref.kind == "lane":
        lane = index(journey).lanes.get(ref.id)
        return lane_thing(lane.kind).icon if lane else "rows", now
    return STRUCTURE[ref.kind].icon, now

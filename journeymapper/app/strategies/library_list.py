"""The shipped strategies and messages, to be dragged into the matrix or added by Enter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.icons import disc, paint_icon
from journeymapper.app.strategies.dragging import MIME
from journeymapper.app.strategies.placing import wrapped
from journeymapper.app.theme import tokens
from journeymapper.app.things import CARDS, colours_of
from journeymapper.app.widgets.drag_list import (
    DragList,
    is_chosen,
    is_pointed_at,
    paint_ground,
)
from journeymapper.app.widgets.search import SearchField
from journeymapper.i18n import _
from journeymapper.model.vocabulary import PHASES
from journeymapper.storage.library import LibraryEntry, library

WIDTH: Final = 232
_ENTRY: Final = Qt.ItemDataRole.UserRole
_LEVEL: Final = Qt.ItemDataRole.UserRole + 1
_PLACE: Final = Qt.ItemDataRole.UserRole + 2
_PHASE, _GROUP, _ROW = "phase", "group", "row"
_HEIGHTS: Final = {_PHASE: 34, _GROUP: 26, _ROW: 30}
_LINE: Final = 17
_ROOM: Final = WIDTH - 38 - 8 - 13 - 6
"""What the text of an entry has, beside its icon and the scroll bar."""


class _Painter(QStyledItemDelegate):
    """Paints phases, groups, and entries with their icon, in two lines where one is too short."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row."""
        height = _HEIGHTS[index.data(_LEVEL)]
        if index.data(_LEVEL) == _ROW:
            height = 12 + _LINE * len(_lines(option, index))
        return QSize(120, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        now, level = tokens(), index.data(_LEVEL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        font = QFont(option.font)
        if level != _ROW:
            font.setWeight(QFont.Weight.DemiBold)
            font.setPixelSize(13 if level == _PHASE else 12)
            painter.setFont(font)
            painter.setPen(QColor(now.text if level == _PHASE else now.secondary))
            room = box.adjusted(14, 6 if level == _PHASE else 2, -8, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            painter.restore()
            return
        chosen = is_chosen(option)
        if chosen or is_pointed_at(option):
            paint_ground(painter, box.adjusted(6.5, 0.5, -6.5, -0.5), chosen=chosen, edge=True)
        thing = CARDS[index.data(_ENTRY).kind]
        spot = QRectF(box.x() + 14, box.y() + 7, 16, 16)
        paint_icon(painter, thing.icon, spot, colours_of(thing)[0])
        painter.setPen(QColor(now.on_accent_tint if chosen else now.text))
        for number, line in enumerate(_lines(option, index)):
            row = QRectF(box.x() + 38, box.y() + 6 + number * _LINE, box.width() - 46, _LINE)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, line)
        painter.restore()


def _lines(
    option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
) -> tuple[str, ...]:
    words = str(index.data(Qt.ItemDataRole.DisplayRole))
    return wrapped(words, _ROOM, 2, QFontMetricsF(option.font))


class _List(DragList):
    """The rows; what is dragged carries the place of the entry."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Library"), _Painter)
        self.itemDoubleClicked.connect(self._take)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the entry under the pointer; the matrix marks where it would land."""
        item = self.currentItem()
        entry = item.data(_ENTRY) if item is not None else None
        if entry is None:
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(item.data(_PLACE)))
        thing = CARDS[entry.kind]
        ink, ground = colours_of(thing)
        drag.setPixmap(disc(thing.icon, 32, ink, ground, 7.0, 20))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds the entry to the current cell."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self._take(item)
            return
        super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem) -> None:
        entry = item.data(_ENTRY)
        if entry is not None:
            self.chosen.emit(entry)


def mime_of(place: int) -> QMimeData:
    """Return what a dragged entry carries: its place in the library."""
    mime = QMimeData()
    mime.setData(MIME, str(place).encode())
    return mime


class LibraryList(QWidget):
    """The library in the language of the map, by phase and group, with a filter."""

    chosen = Signal(object)
    """An entry that is to be added to the current cell."""

    def __init__(self) -> None:
        """Begin empty; ``show_language`` fills it."""
        super().__init__()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._language: str | None = None
        self.rows = _List()
        self.rows.chosen.connect(self.chosen)
        self.filter = SearchField(_("Filter"))
        self.filter.textChanged.connect(self._filtered)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 8)
        box.setSpacing(6)
        head = plain.label(_("Library"), "head")
        head.setIndent(14)
        box.addWidget(head)
        top = QVBoxLayout()
        top.setContentsMargins(12, 2, 12, 2)
        top.addWidget(self.filter)
        box.addLayout(top)
        box.addWidget(self.rows, 1)
        hint = plain.wrapped(_("Drag into a cell or onto a pain point; Enter adds."), "hint")
        hint.setContentsMargins(14, 0, 12, 0)
        box.addWidget(hint)

    def show_language(self, language: str) -> None:
        """Show the library of a language."""
        if language == self._language:
            return
        self._language = language
        self.rows.clear()
        for level, words, entry, place in _rows(language):
            item = QListWidgetItem(words, self.rows)
            item.setData(_LEVEL, level)
            item.setData(_ENTRY, entry)
            item.setData(_PLACE, place)
            if entry is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            elif entry.note:
                item.setToolTip(plain.tip(entry.note))
        self._filtered(self.filter.text())

    def _filtered(self, words: str) -> None:
        """Show what contains ``words``, and the headings of what is shown."""
        wanted = words.casefold().strip()
        shown_below = {_PHASE: False, _GROUP: False}
        for row in range(self.rows.count() - 1, -1, -1):
            item = self.rows.item(row)
            entry: LibraryEntry | None = item.data(_ENTRY)
            if entry is not None:
                text = f"{entry.title} {entry.note} {entry.group}".casefold()
                shown = wanted in text
                for level in shown_below:
                    shown_below[level] |= shown
            else:
                level = item.data(_LEVEL)
                shown, shown_below[level] = shown_below[level], False
            item.setHidden(not shown)


def _rows(language: str) -> Iterator[tuple[str, str, LibraryEntry | None, int]]:
    entries = library(language)
    for phase, words in PHASES.items():
        yield _PHASE, _(words), None, -1
        group = ""
        for place, entry in enumerate(entries):
            if entry.phase != phase:
                continue
            if entry.group != group:
                group = entry.group
                yield _GROUP, group, None, -1
            yield _ROW, entry.title, entry, place

"""The palette: what can be dragged onto the map, in groups, with a filter and the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.icons import disc, paint_icon, pixmap
from journeymapper.app.theme import tokens
from journeymapper.app.things import CARDS, STRUCTURE, Thing, colours_of, lanes
from journeymapper.app.widgets.drag_list import (
    DragList,
    is_chosen,
    is_pointed_at,
    paint_ground,
)
from journeymapper.app.widgets.search import SearchField
from journeymapper.i18n import N_, _
from journeymapper.lanes.groups import USUAL

MIME: Final = "application/x-journeymapper-item"
_KEY: Final = Qt.ItemDataRole.UserRole
_THING: Final = Qt.ItemDataRole.UserRole + 1
_ROW: Final = 32
_HEAD: Final = 32

Group = tuple[str, tuple[tuple[str, Thing], ...]]


_CARDS: Final = (
    "touchpoint",
    "pain_point",
    "opportunity",
    "idea",
    "quote",
    "solution",
    "kpi",
    "image",
    "text",
)


def groups() -> tuple[Group, ...]:
    """Return the groups of the palette: a heading and (item, how it shows) each.

    What is wanted most stands first; the rest of lanes and cards follows in groups of its own.
    """
    rows = tuple((f"lane:{kind}", lanes()[kind]) for kind in _first(USUAL, lanes()))
    cards = tuple((f"card:{kind}", CARDS[kind]) for kind in _first(_CARDS, CARDS))
    return (
        (N_("Structure"), tuple((kind, STRUCTURE[kind]) for kind in ("stage", "step"))),
        (N_("Lanes"), rows[: len(USUAL)]),
        (N_("Cards"), cards[: len(_CARDS)]),
        (N_("More lanes"), rows[len(USUAL) :]),
        (N_("More cards"), cards[len(_CARDS) :]),
    )


def _first(wanted: tuple[str, ...], kinds: Mapping[str, Thing]) -> list[str]:
    """Return all kinds, the wanted ones first."""
    return [*(k for k in wanted if k in kinds), *(k for k in kinds if k not in wanted)]


class _Rows(QStyledItemDelegate):
    """Paints headings with a caret and rows with a tile."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row."""
        return QSize(100, _ROW if index.data(_KEY) else _HEAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        now = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        font = option.font
        chosen, over = is_chosen(option), is_pointed_at(option)
        if chosen or (over and index.data(_KEY)):
            paint_ground(painter, box.adjusted(7.5, 0.5, -7.5, -0.5), chosen=chosen, edge=True)
        thing = index.data(_THING)
        if thing is None:
            font.setWeight(font.Weight.DemiBold)
            font.setPixelSize(12)
            caret = "caret-down" if index.data(_KEY + 2) else "caret-right"
            paint_icon(
                painter, caret, QRectF(box.x() + 14, box.y() + 10, 12, 12), now.secondary, "regular"
            )
            painter.setPen(QColor(now.secondary))
            left = box.x() + 32
        else:
            ink, ground = colours_of(thing)
            tile = disc(thing.icon, 24, ink, now.field if chosen else ground, 6.0, 16)
            painter.drawPixmap(QPoint(round(box.x() + 16), round(box.y() + 4)), tile)
            if chosen:
                font.setWeight(font.Weight.DemiBold)
            painter.setPen(QColor(now.text))
            left = box.x() + 50
            if chosen or over:
                grip = pixmap("dots-six-vertical", 16, now.handle, "bold")
                painter.drawPixmap(QPoint(round(box.right() - 32), round(box.y() + 8)), grip)
        painter.setFont(font)
        room = box.adjusted(left - box.x(), 0, -36, 0)
        words = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class _List(DragList):
    """The rows; what is dragged carries the item's name."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Palette"), _Rows)

    def mimeTypes(self) -> list[str]:
        """Return the one type that is dragged."""
        return [MIME]

    def mime_of(self, item: str) -> QMimeData:
        """Return what a dragged item carries."""
        mime = QMimeData()
        mime.setData(MIME, item.encode())
        return mime

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the item under the pointer; the canvas draws the ghost, so ours is empty."""
        item = self.currentItem()
        if item is None or not item.data(_KEY):
            return
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        drag = QDrag(self)
        drag.setMimeData(self.mime_of(str(item.data(_KEY))))
        drag.setPixmap(nothing)
        drag.exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or close a group whose heading was clicked."""
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is not None and not item.data(_KEY):
            self.toggle(item)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Add the item."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.data(_KEY):
            self.chosen.emit(str(item.data(_KEY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds the current item; on a heading it opens or closes the group."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and item:
            if item.data(_KEY):
                self.chosen.emit(str(item.data(_KEY)))
            else:
                self.toggle(item)
            return
        super().keyPressEvent(event)

    def toggle(self, heading: QListWidgetItem) -> None:
        """Open or close the group under a heading."""
        opened = not heading.data(_KEY + 2)
        heading.setData(_KEY + 2, opened)
        for row in range(self.row(heading) + 1, self.count()):
            item = self.item(row)
            if not item.data(_KEY):
                break
            item.setHidden(not opened)


class Palette(QWidget):
    """The panel: filter, rows, and what to do with them."""

    chosen = Signal(str)
    """An item to add at the end: "stage", "step", "lane:KIND" or "card:KIND"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Fill the palette in the language of the interface."""
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filter = SearchField(_("Filter items"))
        self.filter.textChanged.connect(self._filtered)
        self.rows = _List()
        self.rows.chosen.connect(self.chosen)
        for heading, things in groups():
            head = QListWidgetItem(_(heading), self.rows)
            opened = not heading.startswith("More")
            head.setData(_KEY + 2, opened)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for key, thing in things:
                item = QListWidgetItem(_(thing.label), self.rows)
                item.setData(_KEY, key)
                item.setData(_THING, thing)
                item.setHidden(not opened)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 12)
        box.setSpacing(4)
        top = QHBoxLayout()
        top.setContentsMargins(12, 5, 12, 6)
        top.addWidget(self.filter)
        box.addLayout(top)
        box.addWidget(self.rows, 1)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(12, 4, 12, 0)
        bottom.addWidget(self._hint())
        box.addLayout(bottom)

    def _hint(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("hint", True)
        row = QHBoxLayout(frame)
        row.setContentsMargins(11, 10, 11, 10)
        row.setSpacing(8)
        mark = plain.label()
        mark.setPixmap(pixmap("info", 16, tokens().accent_text))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(
            plain.wrapped(_("Drag onto the canvas, or press Enter to add at the end.")), 1
        )
        return frame

    def _filtered(self, words: str) -> None:
        """Show what contains ``words``, and the headings of groups that have any."""
        wanted = words.casefold().strip()
        heading: QListWidgetItem | None = None
        found = 0
        for row in range(self.rows.count()):
            item = self.rows.item(row)
            if not item.data(_KEY):
                if heading is not None:
                    heading.setHidden(not found)
                heading, found = item, 0
                continue
            shown = (
                wanted in item.text().casefold()
                if wanted
                else bool(heading.data(_KEY + 2))
                if heading
                else True
            )
            item.setHidden(not shown)
            found += bool(shown) or not wanted
        if heading is not None:
            heading.setHidden(not found)

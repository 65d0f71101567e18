"""The outline for a view of trees: rows are made when their branch opens, and follow the map."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon

from journeymapper.app.icons import icon
from journeymapper.app.outline.tree import LANES, Entry, below, found, has_below, moved
from journeymapper.app.plain import tip
from journeymapper.app.theme import tokens
from journeymapper.app.things import CARDS, STRUCTURE, Thing, channel_thing, colours_of, lane_thing
from journeymapper.edit.fields import set_field
from journeymapper.edit.session import Session
from journeymapper.i18n import N_, _
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index

MIME: Final = "application/x-journeymapper-outline"
ROW: Final = 26
"""Logical pixels from one row to the next."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_MOVES: Final = {
    "stage": N_("Move stage"),
    "step": N_("Move step"),
    "lane": N_("Move lane"),
    "card": N_("Move card"),
}


class Node:
    """A row of the outline; ``rows`` is None until its branch was looked into."""

    __slots__ = ("entity", "parent", "ref", "rows")

    def __init__(self, ref: Ref, entity: Any, parent: Node | None) -> None:
        """Stand below ``parent``."""
        self.ref, self.entity, self.parent = ref, entity, parent
        self.rows: list[Node] | None = None


class OutlineModel(QAbstractItemModel):
    """Stages, their steps, the touchpoints there, and the lanes, of a session's map."""

    def __init__(self, session: Session) -> None:
        """Show the map as it is now; ``follow`` brings it up to date."""
        super().__init__()
        self.session = session
        self._map = session.map
        self._root = Node(THE_MAP, None, None)
        self._words = ""
        self._shown: set[Ref] | None = None
        self._nodes: dict[Ref, Node] = {}

    # What is where

    def node(self, at: _Index) -> Node:
        """Return the row at an index; the root for none."""
        found_ = at.internalPointer() if at.isValid() else None
        return found_ if isinstance(found_, Node) else self._root

    def place(self, ref: Ref) -> QModelIndex:
        """Return the index of a row that was made already; an invalid one for others."""
        node = self._nodes.get(ref)
        if node is None or node.parent is None or node.parent.rows is None:
            return QModelIndex()
        return self.createIndex(node.parent.rows.index(node), 0, node)

    def _rows(self, node: Node) -> list[Node]:
        if node.rows is None:
            node.rows = [self._made(entry, node) for entry in self._entries(node)]
        return node.rows

    def _made(self, entry: Entry, parent: Node) -> Node:
        node = self._nodes[entry[0]] = Node(*entry, parent)
        return node

    def _entries(self, node: Node) -> list[Entry]:
        entries = below(self._map, node.ref)
        return [e for e in entries if self._shown is None or e[0] in self._shown]

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """Return where the row of a branch is."""
        rows = self._rows(self.node(parent))
        if column or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, rows[row])

    def parent(self, child: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Return the branch that a row stands in."""
        above = self.node(child).parent
        if above is None or above.parent is None or above.parent.rows is None:
            return QModelIndex()
        return self.createIndex(above.parent.rows.index(above), 0, above)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows a branch has; now they are made."""
        return len(self._rows(self.node(parent)))

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: ARG002
        """Return the one column."""
        return 1

    def hasChildren(self, parent: _Index = _NOWHERE) -> bool:
        """Tell whether a branch has rows, without making them."""
        node = self.node(parent)
        if node.rows is not None or self._shown is not None:
            return bool(self._rows(node))
        return has_below(self._map, node.ref)

    # What shows

    def data(self, at: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words and the icon of a row."""
        node, roles = self.node(at), Qt.ItemDataRole
        if role == roles.EditRole:
            return node.entity.title if node.entity is not None else ""
        if role == roles.DisplayRole:
            return self._words_of(node)
        if role == roles.ToolTipRole:
            return tip(self._words_of(node))
        if role == roles.AccessibleTextRole:
            kind = _("Lanes") if node.ref == LANES else _(_thing(node).label)
            return f"{kind}: {self._words_of(node)}"
        if role == roles.DecorationRole:
            return self._icon(node)
        if role == roles.SizeHintRole:
            return QSize(0, ROW)
        if role == roles.ForegroundRole and getattr(node.entity, "hidden", False):
            return _brush(tokens().secondary)
        return None

    def _words_of(self, node: Node) -> str:
        if node.ref == LANES:
            return _("Lanes")
        title = " ".join(node.entity.title.split()) or _("Untitled")
        if node.ref.kind == "card":
            return f"{index(self._map).numbers.get(node.ref.id, 0)}  {title}"
        return f"{title} ({_('hidden')})" if getattr(node.entity, "hidden", False) else title

    def _icon(self, node: Node) -> QIcon:
        if node.ref.kind == "card":
            channel = index(self._map).channels.get(node.entity.channel)
            thing = (
                channel_thing(channel.kind, channel.icon, "") if channel else CARDS["touchpoint"]
            )
        else:
            thing = _thing(node)
        return icon(thing.icon, 16, colours_of(thing)[0], "duotone")

    def flags(self, at: _Index) -> Qt.ItemFlag:
        """Let all but the heading of the lanes be renamed and dragged."""
        flag = Qt.ItemFlag
        node = self.node(at)
        base = flag.ItemIsEnabled | flag.ItemIsDropEnabled
        if node is self._root or node.ref == LANES:
            return base
        return base | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsDragEnabled

    def setData(self, at: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename: one undo step."""
        ref, text = self.node(at).ref, str(value).strip()
        if role != Qt.ItemDataRole.EditRole or ref == LANES:
            return False
        return self.session.apply(
            N_("Edit text"), lambda map_: set_field(map_, [ref], "title", text)
        )

    # Following the map

    def look_for(self, words: str) -> None:
        """Show only what has these words; all for none."""
        self.beginResetModel()
        self._words = words
        self._shown = found(self._map, words)
        self._nodes, self._root.rows = {}, None
        self.endResetModel()

    @property
    def sifted(self) -> bool:
        """Whether only what was looked for is shown."""
        return self._shown is not None

    @property
    def found(self) -> int:
        """How many rows are shown of what was looked for."""
        return len(self._shown or ())

    def follow(self) -> None:
        """Show the session's map as it is now: only rows that were made are looked at."""
        if self._map is self.session.map:
            return
        numbers = index(self._map).numbers
        self._map = self.session.map
        if self._words:
            self._shown = found(self._map, self._words)
        renumbered = index(self._map).numbers is not numbers
        self._follow(self._root, renumbered=renumbered)

    def _follow(self, node: Node, *, renumbered: bool) -> None:
        rows = node.rows
        if rows is None:
            return
        entries = self._entries(node)
        start = 0
        while start < min(len(rows), len(entries)) and rows[start].ref == entries[start][0]:
            start += 1
        end = 0
        least = min(len(rows), len(entries)) - start
        while end < least and rows[-1 - end].ref == entries[-1 - end][0]:
            end += 1
        here = self._index_of(node)
        if start < len(rows) - end:
            self.beginRemoveRows(here, start, len(rows) - end - 1)
            for gone in rows[start : len(rows) - end]:
                self._forget(gone)
            del rows[start : len(rows) - end]
            self.endRemoveRows()
        if start < len(entries) - end:
            self.beginInsertRows(here, start, len(entries) - end - 1)
            rows[start:start] = [self._made(e, node) for e in entries[start : len(entries) - end]]
            self.endInsertRows()
        for row, (child, (_ref, entity)) in enumerate(zip(rows, entries, strict=True)):
            if child.entity is not entity or (renumbered and child.ref.kind == "card"):
                child.entity = entity
                at = self.createIndex(row, 0, child)
                self.dataChanged.emit(at, at)
            self._follow(child, renumbered=renumbered)

    def _index_of(self, node: Node) -> QModelIndex:
        if node.parent is None or node.parent.rows is None:
            return QModelIndex()
        return self.createIndex(node.parent.rows.index(node), 0, node)

    def _forget(self, node: Node) -> None:
        if self._nodes.get(node.ref) is node:
            del self._nodes[node.ref]
        for child in node.rows or ():
            self._forget(child)

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """Things are moved in the outline, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what the outline carries."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the refs of rows, in the order of the outline."""
        mime = QMimeData()
        refs = [self.node(at).ref for at in indexes]
        mime.setData(MIME, "\n".join(f"{ref.kind}\t{ref.id}" for ref in refs).encode())
        return mime

    def canDropMimeData(
        self, mime: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index
    ) -> bool:
        """Tell whether what is carried can stand there."""
        return self._dropped(mime, row, parent) is not None

    def dropMimeData(
        self, mime: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index
    ) -> bool:
        """Move it: one undo step. The rows follow the map, so the view is told of no drop."""
        result = self._dropped(mime, row, parent)
        if result is not None:
            refs, after = result
            self.session.apply(_MOVES[refs[0].kind], lambda _map: after, select=refs)
        return False

    def _dropped(self, mime: QMimeData, row: int, parent: _Index) -> tuple[list[Ref], Any] | None:
        told = bytes(mime.data(MIME).data()).decode("utf-8", "replace")
        refs = [Ref(*line.split("\t", 1)) for line in told.splitlines() if "\t" in line]
        node = self.node(parent)
        before: Ref | None = None
        if 0 <= row < len(self._rows(node)):
            before = self._rows(node)[row].ref
        elif row < 0 and refs and node.ref.kind == refs[0].kind and node.parent is not None:
            node, before = node.parent, node.ref  # dropped onto one of its own sort: before it
        try:
            after = moved(self.session.map, refs, node.ref, before) if refs else None
        except KeyError:  # dragged from another map
            return None
        return (refs, after) if after is not None else None


def _thing(node: Node) -> Thing:
    if node.ref.kind == "lane":
        return lane_thing(node.entity.kind)
    return STRUCTURE["lane" if node.ref == LANES else node.ref.kind]


@cache
def _brush(colour: str) -> Any:
    from PySide6.QtGui import QBrush, QColor

    return QBrush(QColor(colour))

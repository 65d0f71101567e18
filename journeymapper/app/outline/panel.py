"""The panel of the outline: a field to look for words, and the tree, in step with the canvas."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QVBoxLayout, QWidget

from journeymapper.app.outline.model import OutlineModel
from journeymapper.app.outline.tree import above, shifted
from journeymapper.app.widgets.search import SearchField
from journeymapper.edit.session import Change, Session
from journeymapper.i18n import N_, _
from journeymapper.model.ids import Ref

_SOON: Final = 60
"""Milliseconds after which the tree follows the map: who types is not kept waiting."""
_PATIENCE: Final = 150
_MOST_OPEN: Final = 300
"""With more rows found than this, branches stay closed."""
_MOST_SELECTED: Final = 200
_ALT: Final = Qt.KeyboardModifier.AltModifier
_OWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Tree(QTreeView):
    """Rows are renamed by F2, moved by dragging or Alt and an arrow, shown on the map by Enter."""

    shift_wanted = Signal(int)
    show_wanted = Signal()

    def __init__(self, model: OutlineModel) -> None:
        """Show a model."""
        super().__init__()
        self.setProperty("outline", True)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(_("Outline"))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that the window has other uses for."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            moves = event.modifiers() == _ALT and event.key() in _OWN
            if moves or (event.key() == Qt.Key.Key_F2 and not event.modifiers()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a row, or show it on the map."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.modifiers() == _ALT and event.key() in _OWN:
            self.shift_wanted.emit(_OWN[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not editing:
            self.show_wanted.emit()
        else:
            super().keyPressEvent(event)


class Outline(QWidget):
    """The map as a tree; what is selected, renamed or moved here is so on the canvas, and back."""

    chosen = Signal(Ref)
    """What was selected last in the tree, to be brought into sight."""
    entered = Signal(Ref)
    """What the keyboard shall go on with, on the canvas."""

    def __init__(self, session: Session) -> None:
        """Show a session's map."""
        super().__init__()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._busy = False
        self._open: set[Ref] = set()
        self._search = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._search.timeout.connect(self._look)
        self.model = OutlineModel(session)
        self.tree = Tree(self.model)
        self.field = SearchField(_("Filter the outline"))
        self.field.textChanged.connect(lambda _text: self._search.start())
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 5, 12, 8)
        box.setSpacing(8)
        box.addWidget(self.field)
        box.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.follow)
        self.tree.expanded.connect(lambda at: self._open.add(self.model.node(at).ref))
        self.tree.collapsed.connect(lambda at: self._open.discard(self.model.node(at).ref))
        self.tree.selectionModel().selectionChanged.connect(self._picked)
        self.tree.shift_wanted.connect(self._shift)
        self.tree.show_wanted.connect(self._enter)
        self.end = session.subscribe(self._changed)
        self._show_selection()

    def _changed(self, change: Change) -> None:
        if change.reason == "preview":
            return
        if change.after is not change.before or change.selection_changed:
            self._soon.start()

    def follow(self) -> None:
        """Bring the tree up to date with map and selection."""
        if self.tree.state() == QAbstractItemView.State.EditingState:
            self._soon.start()  # what is typed here is not taken away
            return
        self._busy = True
        self.model.follow()
        for ref in list(self._open):
            at = self.model.place(ref)
            if at.isValid() and not self.tree.isExpanded(at):
                self.tree.expand(at)
        self._busy = False
        self._show_selection()

    def _show_selection(self) -> None:
        """Select in the tree what is selected on the canvas, as far as it stands in it."""
        refs = self._session.selection[:_MOST_SELECTED]
        if [self.model.node(at).ref for at in self.tree.selectedIndexes()] == list(refs):
            return
        self._busy = True
        chosen, last = QItemSelection(), QModelIndex()
        for ref in refs:
            for parent in above(self._session.map, ref):
                self.tree.expand(self.model.place(parent))
            at = self.model.place(ref)
            if at.isValid():
                chosen.select(at, at)
                last = at
        flag = QItemSelectionModel.SelectionFlag
        model = self.tree.selectionModel()
        model.select(chosen, flag.ClearAndSelect)
        if last.isValid():
            model.setCurrentIndex(last, flag.NoUpdate)
            self.tree.scrollTo(last)
        self._busy = False

    def _picked(self) -> None:
        if self._busy:
            return
        refs = [self.model.node(at).ref for at in self.tree.selectedIndexes()]
        if refs and set(refs) != set(self._session.selection):
            self._session.select(refs)
            self._soon.stop()
            current = self.model.node(self.tree.currentIndex()).ref
            self.chosen.emit(current if current in refs else refs[-1])

    def _look(self) -> None:
        self._busy = True
        self.model.follow()
        kept = set(self._open)
        self.model.look_for(self.field.text())
        rows = sum(
            self.model.rowCount(self.model.index(n, 0)) for n in range(self.model.rowCount())
        )
        if self.model.sifted and rows <= _MOST_OPEN:
            self.tree.expandAll()
        self._open = kept
        self._busy = False
        if not self.model.sifted:
            self.follow()

    def _shift(self, step: int) -> None:
        ref = self.model.node(self.tree.currentIndex()).ref
        labels = {"stage": N_("Move stage"), "step": N_("Move step"), "lane": N_("Move lane")}
        if ref.kind not in {*labels, "card"}:
            return
        after = shifted(self._session.map, ref, step)
        if after is None:
            return
        label = labels.get(ref.kind, N_("Move card"))
        self._session.apply(label, lambda _map: after, select=[ref])
        self.follow()
        self.chosen.emit(ref)

    def _enter(self) -> None:
        ref = self.model.node(self.tree.currentIndex()).ref
        if ref.kind in {"stage", "step", "card", "lane"}:
            self._session.select([ref])
            self.entered.emit(ref)

"""The page of keys: every action and gesture with its keys, which can be changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QKeySequenceEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from journeymapper.app import plain, shortcuts, windows
from journeymapper.app.actions import BY_ID
from journeymapper.app.menus import MENUS, Submenu
from journeymapper.app.widgets.search import SearchField
from journeymapper.i18n import N_, _
from journeymapper.matching import plain as plain_words

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

_ACTION: Final = Qt.ItemDataRole.UserRole
_CANVAS: Final = (
    (N_("Double-click, Enter, F2"), N_("edit the text of a card in place")),
    (N_("Tab, Shift+Tab"), N_("next, previous card while editing")),
    (N_("Just typing, nothing selected"), N_("the next touchpoint")),
    (N_("Enter while writing touchpoints"), N_("the next one; Tab takes it to the next stage")),
    (N_("Slash after a space"), N_("choose the channel of a touchpoint")),
    (N_("Alt+digit, Alt+minus"), N_("score of a touchpoint, and its sign")),
    (N_("Arrows"), N_("move the selection")),
    (N_("Alt+arrows"), N_("move the card itself")),
    (N_("Alt while dragging a point"), N_("any score, not only whole ones")),
    (N_("Esc"), N_("give up what is being dragged or typed")),
    (N_("Ctrl+wheel, pinch"), N_("zoom at the pointer")),
    (N_("Space+drag, middle button"), N_("move the paper")),
    (N_("Shift+wheel"), N_("scroll sideways")),
)


class KeysDialog(QDialog):
    """Lists every key by menu; below the list the keys of the marked action are changed."""

    def __init__(self, window: MainWindow) -> None:
        """List the keys of a window's actions as they are now."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.filter = SearchField(_("Filter keys and actions"))
        self.filter.textChanged.connect(self._filtered)
        self.list = QTreeWidget()
        self.list.setProperty("table", True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setIndentation(0)
        self.list.setAccessibleName(_("Keyboard shortcuts"))
        self.list.currentItemChanged.connect(lambda now, _before: self._show(now))
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(_("New keys"))
        self.edit.editingFinished.connect(self._chosen)
        self.told = plain.wrapped("", "hint")
        self.usual = QPushButton(_("Usual keys"))
        self.usual.clicked.connect(self._back_to_usual)
        self._list_all()
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 14)
        box.setSpacing(10)
        box.addWidget(self.filter)
        box.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(plain.label(_("Press the new keys"), "field"))
        row.addWidget(self.edit, 1)
        row.addWidget(self.usual)
        box.addLayout(row)
        box.addWidget(self.told)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        everything = buttons.addButton(_("All as usual"), QDialogButtonBox.ButtonRole.ResetRole)
        everything.clicked.connect(self._all_usual)
        buttons.rejected.connect(self.close)
        box.addWidget(buttons)
        self.resize(600, 680)
        self._show(None)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(600, 680)

    def _list_all(self) -> None:
        keys = shortcuts.all_keys()
        for menu in MENUS:
            ids = [e for e in menu.entries if not isinstance(e, Submenu) and e in BY_ID]
            head = self._head(_(menu.title).replace("&", ""))
            for id_ in ids:
                item = QTreeWidgetItem(head, [_(BY_ID[id_].text).rstrip("…"), ""])
                item.setData(0, _ACTION, id_)
                self._tell(item, keys[id_])
        head = self._head(_("On the canvas"))
        for hand, does in _CANVAS:
            QTreeWidgetItem(head, [_(does), _(hand)])
        self.list.expandAll()
        self.list.setColumnWidth(0, 320)

    def _head(self, words: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self.list, [words])
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        head.setFont(0, font)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFirstColumnSpanned(True)
        return head

    def _heads(self) -> list[QTreeWidgetItem]:
        heads = (self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount()))
        return [head for head in heads if head is not None]

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for head in self._heads() for item in _below(head)]

    @staticmethod
    def _tell(item: QTreeWidgetItem, keys: list[QKeySequence]) -> None:
        form = QKeySequence.SequenceFormat.NativeText
        item.setText(1, " · ".join(key.toString(form) for key in keys))

    @property
    def action(self) -> str:
        """The id of the marked action; empty for none."""
        item = self.list.currentItem()
        return str(item.data(0, _ACTION) or "") if item is not None else ""

    def _show(self, item: QTreeWidgetItem | None) -> None:
        action = str(item.data(0, _ACTION) or "") if item is not None else ""
        keys = shortcuts.all_keys()[action] if action else []
        self.edit.setEnabled(bool(action))
        self.edit.setKeySequence(keys[0] if keys else QKeySequence())
        self.usual.setEnabled(bool(action) and not shortcuts.is_usual(action))
        self.told.setText("" if action else _("Mark an action to give it other keys."))

    def _chosen(self) -> None:
        """Give the marked action the keys that were pressed, unless another has them."""
        action, key = self.action, self.edit.keySequence()
        keys = shortcuts.all_keys().get(action, [])
        if not action or key == (keys[0] if keys else QKeySequence()):
            return
        other = shortcuts.user_of(key, action) if not key.isEmpty() else None
        if other is not None:
            told = key.toString(QKeySequence.SequenceFormat.NativeText)
            words = _("{keys} is taken: {action}. Choose others, or give that action others first.")
            self.told.setText(words.format(keys=told, action=_(other.text).rstrip("…")))
            self.edit.setKeySequence(keys[0] if keys else QKeySequence())
            return
        shortcuts.choose(action, [key])
        self._apply()

    def _back_to_usual(self) -> None:
        from journeymapper.app.shortcuts import sequences

        action = self.action
        taken = [k for k in sequences(BY_ID[action]) if shortcuts.user_of(k, action) is None]
        shortcuts.choose(action, taken)
        self._apply()

    def _all_usual(self) -> None:
        shortcuts.reset()
        self._apply()

    def _apply(self) -> None:
        """Show the keys as they are now, here and in every window."""
        keys = shortcuts.all_keys()
        for item in self._items():
            action = str(item.data(0, _ACTION) or "")
            if action:
                self._tell(item, keys[action])
        for window in windows.all_windows():
            window.take_keys(keys)
        self._show(self.list.currentItem())

    def _filtered(self, words: str) -> None:
        wanted = plain_words(words).split()
        for item in self._items():
            told = plain_words(f"{item.text(0)} {item.text(1)}")
            item.setHidden(not all(word in told for word in wanted))
        for head in self._heads():
            head.setHidden(all(item.isHidden() for item in _below(head)))


def _below(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    items = (head.child(n) for n in range(head.childCount()))
    return [item for item in items if item is not None]

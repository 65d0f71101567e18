"""The panel of what changed: since which review or file, and every change in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.inspector.editors.base import ComboBox
from journeymapper.app.review.changes import PAINS, TO_BE, Changes
from journeymapper.app.theme import tokens
from journeymapper.i18n import _, ngettext

_ICONS: Final = {
    "added": "plus-circle",
    "removed": "minus-circle",
    "moved": "arrows-left-right",
    "changed": "pencil-simple",
    "stays": "hourglass",
}
_SIDE: Final = 17
_PLACE: Final = Qt.ItemDataRole.UserRole


class ChangesPanel(QWidget):
    """Says what changed, and leads to where it did."""

    base_wanted = Signal(str)
    """The key of what the map is to be compared with."""
    file_wanted = Signal()
    """Another file is to be chosen for that."""
    marked_wanted = Signal()
    """The map is to be seen with its cards marked."""
    lead_wanted = Signal(object)
    """The place of a change; None where it has none on the map any more."""

    def __init__(self) -> None:
        """Show nothing yet; ``show_changes`` says what."""
        super().__init__()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(150)
        self.changes: Changes | None = None
        self.base = ComboBox()
        self.base.setMinimumContentsLength(24)
        self.base.setMaximumWidth(520)
        self.base.setAccessibleName(_("Compare with"))
        self.base.activated.connect(lambda at: self.base_wanted.emit(self.base.itemData(at)))
        self.file = QPushButton(_("Another file…"))
        self.file.clicked.connect(self.file_wanted)
        self.marked = QPushButton(_("Marked map"))
        self.marked.setToolTip(
            _("Open a copy on which cards are marked as new, changed, moved or removed")
        )
        self.marked.clicked.connect(self.marked_wanted)
        self.count = plain.label("", "secondary")
        self.hint = plain.wrapped("", "secondary")
        self.hint.setContentsMargins(_SIDE, 2, _SIDE, 0)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Changes"))
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.itemClicked.connect(self._lead)
        self.list.itemActivated.connect(self._lead)
        top = QHBoxLayout()
        top.setContentsMargins(_SIDE, 0, _SIDE, 0)
        top.setSpacing(10)
        top.addWidget(self.base, 2)
        top.addWidget(self.file)
        top.addWidget(self.marked)
        top.addWidget(self.count, 1)
        listed = QHBoxLayout()
        listed.setContentsMargins(_SIDE - 7, 0, 7, 0)
        listed.addWidget(self.list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 4)
        box.setSpacing(6)
        box.addLayout(top)
        box.addWidget(self.hint)
        box.addLayout(listed, 1)
        self.setFocusProxy(self.list)

    def show_changes(self, changes: Changes) -> None:
        """Show what changed; the current row stays where the list is the same."""
        before, self.changes = self.changes, changes
        if before is None or before.bases != changes.bases:
            self.base.clear()
            for base in changes.bases:
                self.base.addItem(base.words, base.key)
        self.base.setCurrentIndex(self.base.findData(changes.base.key))
        self.marked.setEnabled(bool(changes.told) and changes.base.key not in {TO_BE, PAINS})
        self.count.setText(_counted(changes))
        self.hint.setText(_hint(changes))
        self.hint.setVisible(not changes.told)
        if before is None or before.told != changes.told:
            self._fill(changes)

    def _fill(self, changes: Changes) -> None:
        now = tokens()
        colours = {"added": now.success, "removed": now.error, "changed": now.warning}
        colours["stays"] = now.error
        icons = {
            kind: icon(name, 16, colours.get(kind, now.accent_text))
            for kind, name in _ICONS.items()
        }
        self.list.clear()
        for told in changes.told:
            item = QListWidgetItem(icons[told.kind], told.words)
            item.setData(_PLACE, told.where)
            self.list.addItem(item)

    def _lead(self, item: QListWidgetItem) -> None:
        self.lead_wanted.emit(item.data(_PLACE))


def _counted(changes: Changes) -> str:
    n = len(changes.told)
    if changes.base.key == PAINS:
        words = ngettext("{n} pain point", "{n} pain points", n)
    else:
        words = ngettext("{n} change", "{n} changes", n)
    return words.format(n=n) if n else ""


def _hint(changes: Changes) -> str:
    """Return what an empty list means, and what could be compared."""
    if changes.base.key == PAINS:
        return _("No pain point has stayed from one closed review to the next.")
    if changes.base.key != TO_BE:
        return _("Nothing has changed.")
    words = _("No touchpoint is marked as new, changed or removed, and no score is to change.")
    if any(base.taken is not None for base in changes.bases):
        return words
    return f"{words} {_('Closing a review keeps what the map says, to compare it with later.')}"

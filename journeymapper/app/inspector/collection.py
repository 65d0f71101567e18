"""The lists of personas and channels that the map's own form ends with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.inspector.candidates import candidates
from journeymapper.app.theme import tokens
from journeymapper.edit.channels import add_channel, delete_channel
from journeymapper.edit.personas import add_persona, delete_persona
from journeymapper.edit.session import Session
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

_KEY = Qt.ItemDataRole.UserRole
_ADD: dict[str, tuple[str, str, Callable[[JourneyMap, str], tuple[JourneyMap, str]]]] = {
    "persona": (N_("Add persona"), N_("New persona"), add_persona),
    "channel": (N_("Add channel"), N_("New channel"), add_channel),
}
_DELETE: dict[str, tuple[str, Callable[[JourneyMap, str], JourneyMap]]] = {
    "persona": (N_("Delete persona"), delete_persona),
    "channel": (N_("Delete channel"), delete_channel),
}
_MOST_ROWS = 6


def add_to_map(session: Session, kind: str) -> None:
    """Add a persona or a channel and show it in the inspector: one undo step."""
    label, name, add = _ADD[kind]
    journey, id_ = add(session.map, _(name))
    session.apply(label, lambda _journey: journey, select=[Ref(kind, id_)])


class Collection(QWidget):
    """A list with buttons to add and to remove; Enter or a click shows one in the inspector."""

    chosen = Signal(str, str)
    """Kind and id of the one to show."""

    def __init__(self, kind: str, title: str, session: Session) -> None:
        """List the ``kind`` ("persona" or "channel") of the session's map."""
        super().__init__()
        self._kind, self._session = kind, session
        self._shown: list[tuple[str, str]] | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(plain.label(title, "field"), 1)
        self.count = plain.label("", "hint")
        head.addWidget(self.count)
        box.addLayout(head)
        self.rows = QListWidget()
        self.rows.setProperty("boxed", True)
        self.rows.setIconSize(QSize(18, 18))
        self.rows.setAccessibleName(title)
        self.rows.itemActivated.connect(self._open)
        self.rows.itemClicked.connect(self._open)
        box.addWidget(self.rows)
        buttons = QHBoxLayout()
        self.add = self._button("plus", _(_ADD[kind][0]), tokens().accent_text)
        self.add.setProperty("quiet", True)
        self.add.setText(_(_ADD[kind][0]))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.clicked.connect(self.add_one)
        self.delete = self._button("trash", _(_DELETE[kind][0]), tokens().secondary)
        self.delete.clicked.connect(self.delete_current)
        self.rows.currentItemChanged.connect(
            lambda item, _old: self.delete.setEnabled(item is not None)
        )
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        buttons.addWidget(self.delete)
        box.addLayout(buttons)

    def _button(self, name: str, words: str, colour: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, 14, colour))
        button.setIconSize(QSize(14, 14))
        button.setProperty("flat", True)
        button.setToolTip(plain.tip(words))
        button.setAccessibleName(words)
        return button

    def _open(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._kind, str(item.data(_KEY)))

    def add_one(self) -> None:
        """Add one and show it."""
        add_to_map(self._session, self._kind)

    def delete_current(self) -> None:
        """Delete the current one, with every mention of it."""
        item = self.rows.currentItem()
        if item is None:
            return
        label, delete = _DELETE[self._kind]
        id_ = str(item.data(_KEY))
        self._session.apply(label, lambda journey: delete(journey, id_))

    def refresh(self) -> None:
        """Show the list as it is now."""
        choices = candidates(self._session.map, self._kind)
        now = [(choice.key, choice.words) for choice in choices]
        if now == self._shown:
            return
        self._shown = now
        self.rows.clear()
        for choice in choices:
            item = QListWidgetItem(choice.icon or QIcon(), choice.words, self.rows)
            item.setData(_KEY, choice.key)
        self.count.setText(str(len(choices)))
        self.delete.setEnabled(False)
        self.rows.setVisible(bool(choices))
        self.rows.setFixedHeight(min(len(choices), _MOST_ROWS) * 30 + 12)

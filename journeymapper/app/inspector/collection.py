"""The lists of personas and channels that the map's own form ends with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.channels.deleting import DELETE, delete
from journeymapper.app.inspector.candidates import candidates
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.buttons import flat_button
from journeymapper.app.widgets.reorder import KEY as _KEY
from journeymapper.app.widgets.reorder import ReorderList
from journeymapper.edit.channels import add_channel, move_channel
from journeymapper.edit.personas import add_persona, move_persona
from journeymapper.edit.session import Session
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

_ADD: dict[str, tuple[str, str, Callable[[JourneyMap, str], tuple[JourneyMap, str]]]] = {
    "persona": (N_("Add persona"), N_("New persona"), add_persona),
    "channel": (N_("Add channel"), N_("New channel"), add_channel),
}
_MOVE: dict[str, tuple[str, Callable[[JourneyMap, str, str | None], JourneyMap]]] = {
    "persona": (N_("Move persona"), move_persona),
    "channel": (N_("Move channel"), move_channel),
}
_MOST_ROWS = 6


def add_to_map(session: Session, kind: str) -> None:
    """Add a persona or a channel and show it in the inspector: one undo step."""
    label, name, add = _ADD[kind]
    journey, id_ = add(session.map, _(name))
    session.apply(label, lambda _journey: journey, select=[Ref(kind, id_)])


class Collection(QWidget):
    """A list with buttons to add and to remove; Enter or a click shows one in the inspector."""

    act_wanted = Signal(str)
    """An action of the window that is offered here."""

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
        self.rows = ReorderList(title)
        self.rows.move_wanted.connect(self._move)
        self.rows.itemActivated.connect(self._open)
        self.rows.itemClicked.connect(self._open)
        box.addWidget(self.rows)
        buttons = QHBoxLayout()
        self.add = flat_button("plus", _(_ADD[kind][0]), 14, tokens().accent_text)
        self.add.setProperty("quiet", True)
        self.add.setText(plain.beside_icon(_(_ADD[kind][0])))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.clicked.connect(self.add_one)
        self.up = flat_button("arrow-up", _("Move up"), 14, tokens().secondary)
        self.up.clicked.connect(lambda: self.rows.shift(-1))
        self.down = flat_button("arrow-down", _("Move down"), 14, tokens().secondary)
        self.down.clicked.connect(lambda: self.rows.shift(1))
        self.delete = flat_button("trash", _(DELETE[kind][0]), 14, tokens().secondary)
        self.delete.clicked.connect(self.delete_current)
        self.rows.currentItemChanged.connect(lambda _item, _old: self._look())
        buttons.addWidget(self.add)
        if kind == "channel":
            self.all = flat_button("list-checks", _("All channels…"), 14, tokens().secondary)
            self.all.clicked.connect(lambda: self.act_wanted.emit("manage_channels"))
            buttons.addWidget(self.all)
        buttons.addStretch(1)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addWidget(self.delete)
        box.addLayout(buttons)

    def _open(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._kind, str(item.data(_KEY)))

    def add_one(self) -> None:
        """Add one and show it."""
        add_to_map(self._session, self._kind)

    def delete_current(self) -> None:
        """Delete the current one, with every mention of it, after telling what mentions it."""
        item = self.rows.currentItem()
        if item is None:
            return
        delete(self._session, self._kind, str(item.data(_KEY)), self.delete)

    def _move(self, id_: str, before: str | None) -> None:
        label, move = _MOVE[self._kind]
        self._session.apply(label, lambda journey: move(journey, id_, before))

    def _look(self) -> None:
        self.delete.setEnabled(self.rows.currentItem() is not None)
        self.up.setEnabled(self.rows.can_shift(-1))
        self.down.setEnabled(self.rows.can_shift(1))

    def refresh(self) -> None:
        """Show the list as it is now."""
        choices = candidates(self._session.map, self._kind)
        now = [(choice.key, choice.words) for choice in choices]
        if now == self._shown:
            return
        self._shown = now
        self.rows.show_rows([(choice.key, choice.words, choice.icon) for choice in choices])
        self.count.setText(str(len(choices)))
        self._look()
        self.rows.setVisible(bool(choices))
        self.rows.setFixedHeight(min(len(choices), _MOST_ROWS) * 30 + 12)

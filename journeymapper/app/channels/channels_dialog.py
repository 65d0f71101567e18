"""Every channel of a map at a glance: sorted, renamed, deleted; shipped and own ones added."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.channels.deleting import delete
from journeymapper.app.channels.shelf import Shelf
from journeymapper.app.icons import icon
from journeymapper.app.inspector.form import Form
from journeymapper.app.theme import tokens
from journeymapper.app.things import channel_thing, colours_of
from journeymapper.app.widgets.buttons import flat_button
from journeymapper.app.widgets.ground import rule
from journeymapper.app.widgets.reorder import ReorderList
from journeymapper.edit.channel_library import add_shipped
from journeymapper.edit.channels import add_channel, move_channel
from journeymapper.edit.fields import common_value, entity, set_field
from journeymapper.edit.session import Change, Session
from journeymapper.i18n import N_, _
from journeymapper.model.document import Channel, JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.spec import described

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow


class ChannelsDialog(QDialog):
    """Stays open beside the map and follows it; every change is one undo step of the map."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the channels of a session's map."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Channels"))
        self.session = session
        self._rows: list[tuple[str, str, str, str]] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 18)
        row.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(plain.label(_("Channels of this map"), "field"))
        self.rows = ReorderList(_("Channels of this map"))
        self.rows.move_wanted.connect(self._move)
        self.rows.currentItemChanged.connect(lambda _now, _old: self._show_current())
        left.addWidget(self.rows, 1)
        left.addLayout(self._buttons())
        items = tuple(item for item in described(Channel) if item.name != "id")
        self.form = Form(items, session, self)
        self.form.edited.connect(self._edited)
        left.addWidget(self.form)
        row.addLayout(left, 1)
        row.addWidget(rule("upright"))
        right = QVBoxLayout()
        self.shelf = Shelf()
        self.shelf.add_wanted.connect(self._add_shipped)
        right.addWidget(self.shelf, 1)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        right.addLayout(foot)
        row.addLayout(right, 1)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field is no wish to pick an icon
        self.resize(820, 600)
        self._stop = session.subscribe(self._changed)
        self.refresh()
        if self.rows.count():
            self.rows.setCurrentRow(0)
        self._show_current()
        self.shelf.search.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.own = flat_button("plus", _("Own channel"), colour=tokens().secondary)
        self.own.setText(plain.beside_icon(_("Own channel")))
        self.own.setIcon(icon("plus", 14, tokens().accent_text))
        self.own.setProperty("quiet", True)
        self.own.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.own.clicked.connect(self._add_own)
        self.up = flat_button("arrow-up", _("Move up"), colour=tokens().secondary)
        self.down = flat_button("arrow-down", _("Move down"), colour=tokens().secondary)
        self.trash = flat_button("trash", _("Delete channel"), colour=tokens().secondary)
        self.up.clicked.connect(lambda: self.rows.shift(-1))
        self.down.clicked.connect(lambda: self.rows.shift(1))
        self.trash.clicked.connect(self._delete)
        row.addWidget(self.own)
        row.addStretch(1)
        for button in (self.up, self.down, self.trash):
            row.addWidget(button)
        return row

    def closeEvent(self, event: QCloseEvent) -> None:
        """Follow the map no longer."""
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Close with Escape as with the button."""
        self.close()

    def _changed(self, change: Change) -> None:
        if change.reason != "preview":
            self.refresh()

    def refresh(self) -> None:
        """Show the channels as they are now, each with how many cards use it."""
        journey = self.session.map
        used = Counter(card.channel for card in journey.cards)
        now = [
            (
                c.id,
                f"{c.name or c.id} · {used[c.id]}" if used[c.id] else c.name or c.id,
                c.kind,
                c.icon,
            )
            for c in journey.channels
        ]
        if now != self._rows:
            self._rows = now
            self.rows.show_rows([(id_, words, _mark(kind, name)) for id_, words, kind, name in now])
        self.shelf.show_missing(journey)
        self._show_current()

    def _show_current(self) -> None:
        id_ = self.rows.current_key()
        self.form.setEnabled(bool(id_))
        self.up.setEnabled(self.rows.can_shift(-1))
        self.down.setEnabled(self.rows.can_shift(1))
        self.trash.setEnabled(bool(id_))
        if not id_:
            self.form.show_values({item.name: item.default for item in self.form.items})
            return
        ref = Ref("channel", id_)
        journey = self.session.map
        if any(channel.id == id_ for channel in journey.channels):
            values = {i.name: common_value(journey, (ref,), i.name) for i in self.form.items}
            self.form.show_values(values)

    def _edited(self, name: str, change: Any, merge: str) -> None:
        ref = Ref("channel", self.rows.current_key())
        label = self.form.editors[name].item.spec.label

        def operation(journey: JourneyMap) -> JourneyMap:
            value = change(getattr(entity(journey, ref), name))
            return set_field(journey, (ref,), name, value)

        self.session.apply(label, operation, merge=f"channels.{merge}" if merge else "")

    def _move(self, id_: str, before: str | None) -> None:
        self.session.apply(N_("Move channel"), lambda journey: move_channel(journey, id_, before))

    def _add_own(self) -> None:
        journey, id_ = add_channel(self.session.map, _("New channel"))
        self.session.apply(N_("Add channel"), lambda _before: journey)
        self.rows.select_key(id_)
        name = self.form.editors["name"]
        name.setFocus(Qt.FocusReason.OtherFocusReason)
        field = name.focusProxy()
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _add_shipped(self, ids: list[str]) -> None:
        journey, added = add_shipped(self.session.map, ids)
        self.session.apply(N_("Add channels"), lambda _before: journey)
        if added:
            self.rows.select_key(added[-1])

    def _delete(self) -> None:
        delete(self.session, "channel", self.rows.current_key(), self.trash)


def _mark(kind: str, name: str) -> QIcon:
    thing = channel_thing(kind, name, "")
    return icon(thing.icon, 18, colours_of(thing)[0], "duotone")


def manage_channels(window: MainWindow) -> None:
    """Open the dialog of a window, or bring it to the front."""
    window.canvas.settle()
    dialog = window.findChild(ChannelsDialog)
    if dialog is None:
        dialog = ChannelsDialog(window.session, window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()

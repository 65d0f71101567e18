"""The shipped channels that a map has not yet: searched, ticked, added together."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.theme import tokens
from journeymapper.app.things import channel_thing, colours_of
from journeymapper.app.widgets.search import SearchField
from journeymapper.edit.channel_library import ShippedChannel, missing, names_of
from journeymapper.i18n import _, ngettext
from journeymapper.model.document import JourneyMap
from journeymapper.model.vocabulary import CHANNEL_KINDS

_KEY = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


class Shelf(QWidget):
    """A list with a box before each channel, under headings by kind."""

    add_wanted = Signal(object)
    """The ids of the ticked channels, in the order of the list."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(plain.label(_("Shipped channels"), "field"))
        self.search = SearchField(_("Search channels"))
        self.search.textChanged.connect(self._filter)
        self.rows = QListWidget()
        self.rows.setProperty("boxed", True)
        self.rows.setIconSize(QSize(18, 18))
        self.rows.setAccessibleName(_("Shipped channels"))
        self.rows.itemChanged.connect(lambda _item: self._count())
        self.rows.itemActivated.connect(self._add_one)
        self.add = QPushButton()
        self.add.setProperty("primary", True)
        self.add.clicked.connect(lambda: self.add_wanted.emit(self.ticked()))
        box.addWidget(self.search)
        box.addWidget(self.rows, 1)
        box.addWidget(self.add)
        self._shown: tuple[ShippedChannel, ...] | None = None

    def show_missing(self, journey: JourneyMap) -> None:
        """Show what a map has not; ticks stay."""
        found = missing(journey)
        if found == self._shown:
            return
        ticked = set(self.ticked())
        self._shown = found
        self.rows.clear()
        for kind, heading in CHANNEL_KINDS.items():
            own = [one for one in found if one.kind == kind]
            if own:
                head = QListWidgetItem(_(heading), self.rows)
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                head.setForeground(QColor(tokens().secondary))
                font = head.font()
                font.setWeight(font.Weight.DemiBold)
                head.setFont(font)
            for one in own:
                self._add_row(one, ticked=one.id in ticked)
        self._filter(self.search.text())
        self._count()

    def _add_row(self, one: ShippedChannel, *, ticked: bool) -> None:
        thing = channel_thing(one.kind, one.icon, one.name)
        words = _(one.name)
        if one.point_of_sale:
            words = _("{channel} (point of sale)").format(channel=words)
        item = QListWidgetItem(icon(one.icon, 18, colours_of(thing)[0], "duotone"), words)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setData(_KEY, one.id)
        item.setData(_WORDS, " ".join((words.casefold(), *sorted(names_of(one)))))
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.rows.addItem(item)

    def ticked(self) -> list[str]:
        """Return the ids of the channels that are ticked."""
        items = (self.rows.item(row) for row in range(self.rows.count()))
        return [
            str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _add_one(self, item: QListWidgetItem) -> None:
        """Add the row of Enter or a double click, with what is ticked."""
        if item.data(_KEY) is None:
            return
        key, wanted = str(item.data(_KEY)), self.ticked()
        self.add_wanted.emit(wanted if key in wanted else [*wanted, key])

    def _count(self) -> None:
        n = len(self.ticked())
        self.add.setEnabled(n > 0)
        words = ngettext("Add {n} channel", "Add {n} channels", n).format(n=n)
        self.add.setText(words if n else _("Add channels"))

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        heading: QListWidgetItem | None = None
        for row in range(self.rows.count()):
            item = self.rows.item(row)
            if item.data(_KEY) is None:
                heading = item
                heading.setHidden(True)
                continue
            shown = all(word in item.data(_WORDS) for word in wanted)
            item.setHidden(not shown)
            if shown and heading is not None:
                heading.setHidden(False)

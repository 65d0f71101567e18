"""Editors of one reference: a combo box, a list with a filter for cards, the channel's own box."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QToolButton

from journeymapper.app.icons import icon
from journeymapper.app.inspector.candidates import candidates, card_name
from journeymapper.app.inspector.editors.base import ComboBox, Editor, is_mixed, mixed_text
from journeymapper.app.plain import beside_icon, menu_text
from journeymapper.app.theme import tinted, tokens
from journeymapper.app.things import channel_thing, colours_of
from journeymapper.app.widgets.picker import Choice, Picker
from journeymapper.display.palette import Palette
from journeymapper.edit.channel_library import add_shipped, missing
from journeymapper.edit.fields import set_field
from journeymapper.edit.session import Session
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.model.spec import Described
from journeymapper.model.vocabulary import label_of


class _Combo(ComboBox):
    """A combo box with a chip beside its arrow."""

    def __init__(self) -> None:
        super().__init__()
        self.chip: tuple[str, str, str] | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the chip (words, ink, ground) over its right end."""
        super().paintEvent(event)
        if self.chip is None:
            return
        words, ink, ground = self.chip
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.fontMetrics().horizontalAdvance(words) + 16
        box = QRectF(self.width() - 32 - width, (self.height() - 20) / 2, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class ReferenceEditor(Editor):
    """A combo box over what may be referred to; nothing stands first."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the combo box; it is filled when a value shows."""
        super().__init__(item, session)
        self.field = _Combo()
        self.field.setIconSize(QSize(18, 18))
        self.field.setPlaceholderText(mixed_text())
        self.field.activated.connect(self._chosen)
        self._choices: list[tuple[str, str]] = []
        self.watch(self.field)
        self.box.addWidget(self.field)

    def _chosen(self, _index: int) -> None:
        self.put(self.field.currentData())

    def nothing(self) -> str:
        """Return the words for no reference."""
        return _("None")

    def _fill(self, choices: list[Choice]) -> None:
        now = [(choice.key, choice.words) for choice in choices]
        if now == self._choices and self.field.count():
            return
        self._choices = now
        self.field.clear()
        if not self.item.spec.required:
            self.field.addItem(self.nothing(), "")
        for choice in choices:
            self.field.addItem(choice.icon, " ".join(choice.words.split()), choice.key)

    def show_value(self, value: Any) -> None:
        """Show what is referred to."""
        self._fill(candidates(self.session.map, self.item.spec.target))
        self.field.setCurrentIndex(-1 if is_mixed(value) else self.field.findData(value))


class PersonaEditor(ReferenceEditor):
    """A persona; none means all of them."""

    def nothing(self) -> str:
        """Return the words for no reference."""
        return _("All of them")


class ChannelEditor(ReferenceEditor):
    """A channel, with its kind as a chip, and whether it is a point of sale."""

    def __init__(self, item: Described, session: Session) -> None:
        """Add the box that says the second fact of a channel."""
        super().__init__(item, session)
        self.more = QToolButton()
        self.more.setText(beside_icon(_("Another channel…")))
        self.more.setAccessibleName(_("Another channel…"))
        self.more.setIcon(icon("plus", 14, tokens().accent_text))
        self.more.setProperty("quiet", True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.clicked.connect(self.pick)
        self.box.addWidget(self.more)
        self.sale = QCheckBox(_("Is a point of sale"))
        self.sale.clicked.connect(self._sale_changed)
        self.box.addWidget(self.sale)

    def nothing(self) -> str:
        """Return the words for no channel."""
        return _("No channel")

    def pick(self) -> None:
        """Open the shipped channels that the map has not yet; typing narrows them."""
        choices = []
        for one in missing(self.session.map):
            thing = channel_thing(one.kind, one.icon, one.name)
            mark = icon(one.icon, 16, colours_of(thing)[0], "duotone")
            choices.append(Choice(one.id, _(one.name), mark))
        Picker(self, choices, self._add_shipped).open_at(self.more)

    def _add_shipped(self, id_: str) -> None:
        """Add a shipped channel to the map and give it to what is selected: one undo step."""
        refs, name = self.session.selection, self.item.name

        def operation(journey: JourneyMap) -> JourneyMap:
            journey, (channel,) = add_shipped(journey, (id_,))
            return set_field(journey, refs, name, channel)

        self.session.apply(N_("Channel"), operation)

    def _sale_changed(self, checked: bool) -> None:
        channel = Ref("channel", str(self.field.currentData()))
        self.session.apply(
            N_("Is a point of sale"),
            lambda journey: set_field(journey, (channel,), "point_of_sale", bool(checked)),
        )

    def show_value(self, value: Any) -> None:
        """Show the channel, its kind and whether it is a point of sale."""
        super().show_value(value)
        found = None if is_mixed(value) else index(self.session.map).channels.get(str(value))
        self.sale.setVisible(found is not None)
        self.field.chip = None
        if found is not None:
            self.sale.setChecked(found.point_of_sale)
            tone = Palette().traditional if found.kind == "traditional" else Palette().digital
            self.field.chip = (_(label_of(found.kind)), *tinted(tone.strong, tone.tint))
        self.field.update()


class CardEditor(Editor):
    """A card; there may be thousands, so that they open as a list with a filter."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the button that opens the list."""
        super().__init__(item, session)
        self.button = QPushButton()
        self.button.setIcon(icon("caret-down", 14, tokens().secondary))
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.setStyleSheet("text-align: left; padding: 0 9px")
        self.button.clicked.connect(self.pick)
        self.watch(self.button)
        self.box.addWidget(self.button)

    def pick(self) -> None:
        """Open the list of cards."""
        Picker(self, candidates(self.session.map, "card"), self.put).open_at(self.button)

    def show_value(self, value: Any) -> None:
        """Show the card's name."""
        if is_mixed(value):
            name = mixed_text()
        else:
            name = card_name(self.session.map, value) if value else _("None")
        self.button.setText(menu_text(name if len(name) <= 38 else f"{name[:37].rstrip()}…"))

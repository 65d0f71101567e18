"""What the command palette offers: the menus as they are now, and everything on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu

from journeymapper.app import submenus
from journeymapper.app.actions import BY_ID
from journeymapper.app.icons import icon
from journeymapper.app.menus import LINE, MENUS, Submenu
from journeymapper.app.things import CARDS, STRUCTURE, Thing, colours_of, lane_thing
from journeymapper.frozen import frozen
from journeymapper.i18n import _
from journeymapper.matching import plain
from journeymapper.model.ids import Ref
from journeymapper.model.query import Index, index, kind_of

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

OFFERS_ITSELF = "command_palette"
OPENS_SOMETHING_ELSE = frozenset({"recent", "versions", "discarded"})
"""Submenus of files: they have a page of their own."""


@frozen
class Entry:
    """One thing to choose: its name, where it belongs, its keys, and what choosing it does."""

    name: str
    place: str
    picture: Callable[[], QIcon]
    run: Callable[[], object]
    keys: str = ""

    @property
    def searched(self) -> str:
        """The text that typed words are looked for in."""
        return plain(f"{self.name} {self.place}")


def entries(window: MainWindow, holder: QMenu) -> Iterator[Entry]:
    """Return everything that can be chosen now; ``holder`` keeps the menus made for it."""
    yield from _of_menus(window, holder)
    yield from _of_map(window)


def _of_menus(window: MainWindow, holder: QMenu) -> Iterator[Entry]:
    window.refresh_actions()
    for spec in MENUS:
        menu = _(spec.title).replace("&", "")
        for entry in spec.entries:
            if isinstance(entry, Submenu):
                if entry.id not in OPENS_SOMETHING_ELSE:
                    yield from _of_submenu(window, entry, f"{menu} › {_(entry.text)}", holder)
            elif entry not in {LINE, OFFERS_ITSELF}:
                action = window.actions_by_id[entry]
                if action.isEnabled():
                    yield _of_action(action, menu, BY_ID[entry].icon)


def _of_submenu(window: MainWindow, submenu: Submenu, place: str, holder: QMenu) -> Iterator[Entry]:
    menu = QMenu(holder)
    submenus.fill(window, submenu.id, menu)
    for action in menu.actions():
        if action.isEnabled() and not action.isSeparator() and action.menu() is None:
            yield _of_action(action, place, submenu.icon)


def _of_action(action: QAction, place: str, picture: str) -> Entry:
    def drawn() -> QIcon:
        return icon(picture, 18) if action.icon().isNull() else action.icon()

    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    name = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    return Entry(name, place, drawn, action.trigger, keys)


def _of_map(window: MainWindow) -> Iterator[Entry]:
    journey = window.session.map
    facts = index(journey)
    for stage in journey.stages:
        yield _place(window, Ref("stage", stage.id), stage.title, STRUCTURE["stage"], "")
        for step in stage.steps:
            yield _place(window, Ref("step", step.id), step.title, STRUCTURE["step"], stage.title)
    for lane in journey.lanes:
        if not lane.hidden:
            yield _place(window, Ref("lane", lane.id), lane.title, lane_thing(lane.kind), _("Lane"))
    for persona in journey.personas:
        ref = Ref("persona", persona.id)
        yield _place(window, ref, persona.name, STRUCTURE["persona"], _("Persona"))
    for channel in journey.channels:
        ref = Ref("channel", channel.id)
        yield _place(window, ref, channel.name, STRUCTURE["channel"], _("Channel"))
    yield from _cards(window, facts)


def _cards(window: MainWindow, facts: Index) -> Iterator[Entry]:
    for card in facts.cards.values():
        if card.title:
            kind = kind_of(card, facts.lanes)
            thing = CARDS.get(kind, CARDS["text"])
            stage = facts.stage_of.get(card.at)
            place = " › ".join(p for p in (stage.title if stage else "", _(thing.label)) if p)
            yield _place(window, Ref("card", card.id), card.title, thing, place)


def _place(window: MainWindow, ref: Ref, name: str, thing: Thing, place: str) -> Entry:
    def go() -> None:
        if ref.kind in {"persona", "channel"}:
            window.inspect(ref)
            return
        window.session.select([ref])
        window.view.ensure_visible(ref)
        window.view.setFocus()

    def drawn() -> QIcon:
        return icon(thing.icon, 18, colours_of(thing)[0], "duotone")

    return Entry(name, place or _(thing.label), drawn, go)

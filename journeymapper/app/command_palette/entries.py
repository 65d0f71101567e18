"""What the command palette offers: the menus as they are now, and everything on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu

from journeymapper.app import submenus
from journeymapper.app.actions import BY_ID
from journeymapper.app.icons import icon
from journeymapper.app.menus import LINE, MENUS, Submenu
from journeymapper.app.things import CARDS, STRUCTURE, Thing, colours_of, lane_thing
from journeymapper.frozen import frozen
from journeymapper.i18n import N_, _
from journeymapper.matching import plain
from journeymapper.model.ids import Ref
from journeymapper.model.query import Index, index, kind_of

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

OFFERS_ITSELF = "command_palette"
OPENS_SOMETHING_ELSE = frozenset({"recent", "versions", "discarded"})
"""Submenus of files: they have a page of their own."""
_ADD: Final = N_("add new create")
_PREFERENCES: Final = N_("preferences settings options")
_PRINT: Final = N_("print share send PDF image picture")
ALSO: Final = {
    **dict.fromkeys(("add_stage", "add_step", "add_touchpoint", "lanes", "cards", "link"), _ADD),
    **dict.fromkeys(("theme", "language", "keys"), _PREFERENCES),
    "export": _PRINT,
}
"""Further words that people look for an action or a submenu by (gettext ids)."""


@frozen
class Entry:
    """One thing to choose: its name, where it belongs, its keys, and what choosing it does."""

    name: str
    place: str
    picture: Callable[[], QIcon]
    run: Callable[[], object]
    keys: str = ""
    also: str = ""
    """Further words that people look for it by."""

    @property
    def searched(self) -> str:
        """The text that typed words are looked for in."""
        return plain(f"{self.name} {self.place} {self.also}")


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
                    inner = QMenu(holder)
                    submenus.fill(window, entry.id, inner)
                    also = _(ALSO[entry.id]) if entry.id in ALSO else ""
                    place = f"{menu} › {_(entry.text)}"
                    yield from _of_submenu(inner, place, entry.icon, also)
            elif entry not in {LINE, OFFERS_ITSELF}:
                action = window.actions_by_id[entry]
                if action.isEnabled():
                    also = _(ALSO[entry]) if entry in ALSO else ""
                    yield _of_action(action, menu, BY_ID[entry].icon, also)


def _of_submenu(menu: QMenu, place: str, picture: str, also: str) -> Iterator[Entry]:
    seen = set()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found = list(_of_submenu(inner, f"{place} › {_name(action)}", picture, also))
        elif action.isEnabled() and not action.isSeparator():
            found = [_of_action(action, place, picture, also)]
        else:
            found = []
        for one in found:
            if one.name not in seen:  # what is usual may stand in a group, too
                seen.add(one.name)
                yield one


def _name(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _of_action(action: QAction, place: str, picture: str, also: str) -> Entry:
    def drawn() -> QIcon:
        return icon(picture, 18) if action.icon().isNull() else action.icon()

    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(_name(action), place, drawn, action.trigger, keys, also)


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

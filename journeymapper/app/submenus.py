"""Menus that are filled when they open: recent files, kinds of lane and card, people, choices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from journeymapper.app import settings, windows
from journeymapper.app.icons import icon
from journeymapper.app.inspector.candidates import candidates
from journeymapper.app.plain import menu_text, tip
from journeymapper.app.recent import clear_recent, recent_files
from journeymapper.app.things import CARDS, Thing, colours_of, lanes
from journeymapper.edit.fields import set_field
from journeymapper.i18n import LANGUAGES, N_, _, interface_language
from journeymapper.lanes.groups import USUAL, other_groups
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.vocabulary import STAGE_MODELS, STATES
from journeymapper.numerals import calendar_day
from journeymapper.storage.discarded import discarded
from journeymapper.storage.versions import versions

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

_MOST_DISCARDED = 20
Fill = Callable[["MainWindow", QMenu], None]


def fill(window: MainWindow, name: str, menu: QMenu) -> None:
    """Fill a submenu anew."""
    menu.clear()
    FILLS[name](window, menu)


def _add(menu: QMenu, words: str, do: Callable[[], object], thing: Thing | None = None) -> QAction:
    action = menu.addAction(menu_text(words))
    if thing is not None:
        action.setIcon(icon(thing.icon, 18, colours_of(thing)[0], "duotone"))
    action.triggered.connect(lambda _checked=False: do())
    return action


def _nothing(menu: QMenu, words: str) -> None:
    menu.addAction(words).setEnabled(False)


def _recent(window: MainWindow, menu: QMenu) -> None:
    files = recent_files()
    for path in files:
        action = _add(menu, path.stem, partial(windows.open_file, path, window))
        action.setStatusTip(str(path))
    if not files:
        _nothing(menu, _("No files yet"))
        return
    menu.addSeparator()
    _add(menu, _("Clear the list"), clear_recent)


def _versions(window: MainWindow, menu: QMenu) -> None:
    path = window.document.path
    found = versions(path) if path is not None else []
    for version in found:
        day = calendar_day(version.replaced.date(), interface_language())
        words = _("Until {day}, {time}").format(day=day, time=f"{version.replaced:%H:%M}")
        _add(menu, words, partial(windows.open_copy, version.path, window))
    if not found:
        _nothing(menu, _("None kept yet: each save keeps the one before"))


def _discarded(window: MainWindow, menu: QMenu) -> None:
    found = discarded()[:_MOST_DISCARDED]
    for work in found:
        when = datetime.fromtimestamp(work.stat().st_mtime).astimezone()
        words = _("{name}, until {day}, {time}").format(
            name=work.stem.partition(" ")[2],
            day=calendar_day(when.date(), interface_language()),
            time=f"{when:%H:%M}",
        )
        _add(menu, words, partial(windows.open_copy, work, window))
    if not found:
        _nothing(menu, _("Nothing: what is closed without saving stays here for 30 days"))


def _lanes(window: MainWindow, menu: QMenu) -> None:
    things = lanes()

    def offer(kind: str, place: QMenu) -> None:
        _add(place, _(things[kind].label), partial(window.canvas.add_lane, kind), things[kind])

    for kind in USUAL:
        offer(kind, menu)
    menu.addSeparator()
    for heading, kinds in other_groups():
        group = menu.addMenu(_(heading))
        for kind in kinds:
            offer(kind, group)


def _cards(window: MainWindow, menu: QMenu) -> None:
    for kind, thing in CARDS.items():
        _add(menu, _(thing.label), partial(window.canvas.add_card, kind), thing)


def _personas(window: MainWindow, menu: QMenu) -> None:
    from journeymapper.edit.persona_sheets import TITLE, sheets_shown, with_sheets

    _of_map("persona", "add_persona")(window, menu)
    shown = sheets_shown(window.session.map)
    menu.addSeparator()
    action = _add(
        menu,
        _(TITLE),
        lambda: window.session.apply(TITLE, lambda m: with_sheets(m, shown=not shown)),
    )
    action.setCheckable(True)
    action.setChecked(shown)
    action.setStatusTip(_("Show below the lanes all that is known of each persona"))
    action.setEnabled(bool(window.session.map.personas))


def _of_map(kind: str, *acts: str) -> Fill:
    def fill_menu(window: MainWindow, menu: QMenu) -> None:
        for choice in candidates(window.session.map, kind):
            words = _("Edit “{name}”").format(name=choice.words)
            action = _add(menu, words, partial(window.inspect, Ref(kind, choice.key)))
            action.setIcon(choice.icon)
        menu.addSeparator()
        for act in acts:
            menu.addAction(window.actions_by_id[act])

    return fill_menu


def _state(window: MainWindow, menu: QMenu) -> None:
    def choose(state: str) -> None:
        window.session.apply(N_("State"), lambda m: set_field(m, (THE_MAP,), "state", state))

    for state, words in STATES.items():
        action = _add(menu, _(words), partial(choose, state))
        action.setCheckable(True)
        action.setChecked(window.session.map.state == state)


def _reading(window: MainWindow, menu: QMenu) -> None:
    """Choose the stage model that the map is read in: part of its look, and so of every export."""

    def choose(model: str) -> None:
        def change(journey: JourneyMap) -> JourneyMap:
            return set_field(journey, (THE_MAP,), "theme", replace(journey.theme, reading=model))

        window.session.apply(N_("Read in the model"), change)

    group = QActionGroup(menu)
    from journeymapper.analysis.mapping import MODEL_SENSES

    menu.setToolTipsVisible(True)
    for model, words in STAGE_MODELS.items():
        action = _add(menu, _(words), partial(choose, model))
        action.setToolTip(tip(_(MODEL_SENSES[model])))
        action.setCheckable(True)
        action.setChecked(window.session.map.theme.reading == model)
        group.addAction(action)


def _choices(menu: QMenu, key: str, choices: dict[str, str]) -> None:
    now = settings.text(key)
    group = QActionGroup(menu)
    for value, words in choices.items():
        # Later, when this menu is gone: the menus themselves are made anew.
        later = partial(QTimer.singleShot, 0, partial(windows.choose, key, value))
        action = _add(menu, words, later)
        action.setCheckable(True)
        action.setChecked(value == now)
        group.addAction(action)


def _views(window: MainWindow, menu: QMenu) -> None:
    kept = window.session.map.views
    for view in kept:
        _add(menu, view.name, partial(_show_view, window, view.name))
    if kept:
        menu.addSeparator()
    _add(menu, _("Save as a view…"), lambda: window.looking.filtering.ask_name())


def _show_view(window: MainWindow, name: str) -> None:
    window.looking.filtering.show_view(name)


def _map_theme(window: MainWindow, menu: QMenu) -> None:
    from journeymapper.app.map_look import fill_themes

    fill_themes(window, menu)


def _hidden_lanes(window: MainWindow, menu: QMenu) -> None:
    from journeymapper.canvas.menu import Offers, fill_hidden

    fill_hidden(window.canvas, Offers(menu))
    if menu.isEmpty():
        _nothing(menu, _("All lanes are shown"))


def _colour(window: MainWindow, menu: QMenu) -> None:
    from journeymapper.canvas.menu import Offers, fill_colours

    fill_colours(window.canvas, Offers(menu))
    if menu.isEmpty():
        _nothing(menu, _("Select a stage or a lane"))


def _density(window: MainWindow, menu: QMenu) -> None:
    from journeymapper.app.map_look import fill_densities

    fill_densities(window, menu)


def _map_font(window: MainWindow, menu: QMenu) -> None:
    from journeymapper.app.map_look import fill_fonts

    fill_fonts(window, menu)


def _theme(_window: MainWindow, menu: QMenu) -> None:
    _choices(menu, "theme", {"": _("As the system"), "light": _("Light"), "dark": _("Dark")})
    menu.addSeparator()
    less = settings.less_motion()
    action = _add(menu, _("Less motion"), lambda: settings.remember("less_motion", not less))
    action.setCheckable(True)
    action.setChecked(less)


def _language(_window: MainWindow, menu: QMenu) -> None:
    _choices(menu, "language", {"": _("As the system"), **LANGUAGES})


FILLS: dict[str, Fill] = {
    "recent": _recent,
    "versions": _versions,
    "discarded": _discarded,
    "lanes": _lanes,
    "cards": _cards,
    "personas": _personas,
    "channels": _of_map("channel", "add_channel", "manage_channels"),
    "state": _state,
    "views": _views,
    "hidden_lanes": _hidden_lanes,
    "colour": _colour,
    "theme": _theme,
    "map_theme": _map_theme,
    "density": _density,
    "map_font": _map_font,
    "reading": _reading,
    "language": _language,
}

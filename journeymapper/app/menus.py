"""Menus and toolbar as data: which actions stand where."""

from __future__ import annotations

from typing import Final

from journeymapper.frozen import frozen
from journeymapper.i18n import N_

LINE: Final = "-"


@frozen
class Submenu:
    """A menu that is filled when it opens; ``id`` names what fills it."""

    id: str
    text: str
    icon: str = ""


Entry = str | Submenu


@frozen
class MenuSpec:
    """A menu of the menu bar: its title (a gettext id) and its entries in order."""

    title: str
    entries: tuple[Entry, ...]


MENUS: Final = (
    MenuSpec(
        N_("&File"),
        (
            "new",
            "new_guided",
            "open",
            "open_folder",
            Submenu("recent", N_("Open recent"), "clock-counter-clockwise"),
            LINE,
            "save",
            "save_as",
            Submenu("versions", N_("Earlier versions"), "archive"),
            Submenu("discarded", N_("Discarded work"), "trash"),
            LINE,
            "export",
            LINE,
            "close",
            "quit",
        ),
    ),
    MenuSpec(
        N_("&Edit"),
        (
            "undo",
            "redo",
            LINE,
            "cut",
            "copy",
            "copy_picture",
            "paste",
            "duplicate",
            "delete",
            "set_aside",
            LINE,
            "edit_text",
            LINE,
            "find",
            "find_next",
            "find_previous",
            "replace",
            LINE,
            "select_all",
            "select_cards",
            "select_none",
            LINE,
            "command_palette",
        ),
    ),
    MenuSpec(
        N_("&View"),
        (
            "zoom_in",
            "zoom_out",
            "zoom_100",
            "fit",
            "fit_selection",
            LINE,
            "filter",
            Submenu("views", N_("Saved views"), "bookmark-simple"),
            LINE,
            "palette",
            "outline",
            "inbox",
            "inspector",
            "minimap",
            "finding_marks",
            LINE,
            "touchpoint_table",
            LINE,
            "next_area",
            "previous_area",
            LINE,
            Submenu("reading", N_("Read in the model"), "brackets-curly"),
            Submenu("theme", N_("Appearance"), "sun-dim"),
            Submenu("language", N_("Language"), "translate"),
        ),
    ),
    MenuSpec(
        N_("&Insert"),
        (
            "add_stage",
            "add_step",
            Submenu("lanes", N_("Lane"), "rows"),
            LINE,
            "add_touchpoint",
            Submenu("cards", N_("Card"), "note"),
            "compute_answers",
            LINE,
            "link",
        ),
    ),
    MenuSpec(
        N_("&Map"),
        (
            "map_fields",
            Submenu("map_theme", N_("Theme"), "swatches"),
            Submenu("density", N_("Density"), "arrows-in-line-vertical"),
            Submenu("map_font", N_("Font"), "text-aa"),
            "guide",
            Submenu("personas", N_("Personas"), "user-circle"),
            Submenu("channels", N_("Channels"), "broadcast"),
            "strategies",
            LINE,
            "move_left",
            "move_right",
            "move_up",
            "move_down",
            LINE,
            "split_stage",
            "join_next",
            Submenu("colour", N_("Colour"), "palette"),
            "fit_size",
            LINE,
            "pin_lane",
            "hide_lane",
            Submenu("hidden_lanes", N_("Show lane"), "eye"),
            LINE,
            "close_review",
            "changes",
            LINE,
            "duplicate_map",
            "side_by_side",
        ),
    ),
    MenuSpec(N_("&Analysis"), ("findings", "answers", LINE, "keep_pain", "persona_pains")),
    MenuSpec(N_("&Present"), ("present", "present_here")),
    MenuSpec(N_("&Help"), ("manual", "keys", "glossary", "about")),
)

TOOLBAR: Final[tuple[Entry, ...]] = (
    "new",
    "open",
    "save",
    LINE,
    "undo",
    "redo",
    LINE,
    "cut",
    "copy",
    "paste",
    LINE,
    "add_stage",
    Submenu("lanes", N_("Lane"), "rows"),
    Submenu("cards", N_("Card"), "note"),
    LINE,
)

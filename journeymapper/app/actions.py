"""Every action of the window as data: its words, its icon, its keys."""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtGui import QAction, QKeySequence

from journeymapper.frozen import frozen
from journeymapper.i18n import N_

Key: TypeAlias = str | QKeySequence.StandardKey
_Std: Final = QKeySequence.StandardKey


@frozen
class ActionSpec:
    """What an action is called, looks like and is reached by.

    ``short`` is its word on the toolbar, where it has one; ``text``, ``short`` and ``tip`` are
    gettext ids.
    """

    id: str
    text: str
    icon: str = ""
    keys: tuple[Key, ...] = ()
    tip: str = ""
    short: str = ""
    checkable: bool = False
    thing: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


ACTIONS: Final = (
    ActionSpec("new", N_("New…"), "file-plus", (_Std.New,), N_("Start a new map")),
    ActionSpec(
        "new_guided",
        N_("New, guided…"),
        "path",
        ("Ctrl+Shift+N",),
        N_("Start a map in six short steps"),
    ),
    ActionSpec("open", N_("Open…"), "folder-open", (_Std.Open,), N_("Open a map from a file")),
    ActionSpec(
        "open_folder",
        N_("Open folder…"),
        "folders",
        ("Ctrl+Shift+O",),
        N_("See the maps of a folder in one table: reviews, pain points, touchpoints, indicators"),
    ),
    ActionSpec("save", N_("Save"), "floppy-disk", (_Std.Save,), N_("Save the map to its file")),
    ActionSpec(
        "save_as",
        N_("Save as…"),
        "floppy-disk-back",
        ("Ctrl+Shift+S",),
        N_("Save the map to another file"),
    ),
    ActionSpec(
        "export",
        N_("Export…"),
        "export",
        ("Ctrl+E",),
        N_("Hand over the map as PDF, picture or vector drawing"),
        N_("Export"),
    ),
    ActionSpec("close", N_("Close"), "x", (_Std.Close, "Ctrl+W"), N_("Close this window")),
    ActionSpec(
        "quit",
        N_("Quit"),
        "sign-out",
        ("Ctrl+Q",),
        N_("Close all windows"),
        role=QAction.MenuRole.QuitRole,
    ),
    ActionSpec("undo", N_("Undo"), "arrow-counter-clockwise", (_Std.Undo,)),
    ActionSpec("redo", N_("Redo"), "arrow-clockwise", ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionSpec("cut", N_("Cut"), "scissors", (_Std.Cut,), N_("Cut the selected cards")),
    ActionSpec("copy", N_("Copy"), "copy", (_Std.Copy,), N_("Copy the selected cards")),
    ActionSpec(
        "copy_picture",
        N_("Copy as picture"),
        "image",
        ("Ctrl+Shift+C",),
        N_("Copy the selected cards, stage or lane, or the whole map, as a picture"),
    ),
    ActionSpec(
        "paste", N_("Paste"), "clipboard", (_Std.Paste,), N_("Paste cards, or lines as cards")
    ),
    ActionSpec(
        "duplicate", N_("Duplicate"), "copy-simple", ("Ctrl+D",), N_("Copy the cards beside them")
    ),
    ActionSpec("delete", N_("Delete"), "trash", (_Std.Delete,), N_("Delete what is selected")),
    ActionSpec("edit_text", N_("Edit text"), "cursor-text", ("F2",), N_("Edit the text in place")),
    ActionSpec(
        "select_all", N_("Select all"), "selection-all", (_Std.SelectAll,), N_("Select every card")
    ),
    ActionSpec(
        "select_cards",
        N_("Select the cards in it"),
        "selection-plus",
        ("Ctrl+Shift+X",),
        N_("Select all cards of the selected lanes, stages and steps"),
    ),
    ActionSpec("select_none", N_("Select nothing"), "selection", ("Ctrl+Shift+A",)),
    ActionSpec(
        "command_palette",
        N_("Find a command…"),
        "command",
        ("Ctrl+K", "Ctrl+Shift+P"),
        N_("Do anything, or go anywhere on the map, by typing a part of its name"),
    ),
    ActionSpec(
        "find",
        N_("Find…"),
        "magnifying-glass",
        (_Std.Find,),
        N_("Find words in everything that is written on the map"),
    ),
    ActionSpec("find_next", N_("Find next"), "caret-down", ("F3",)),
    ActionSpec("find_previous", N_("Find previous"), "caret-up", ("Shift+F3",)),
    ActionSpec(
        "replace",
        N_("Find and replace…"),
        "swap",
        ("Ctrl+H",),
        N_("Replace words wherever they stand on the map"),
    ),
    ActionSpec(
        "filter",
        N_("Filter"),
        "funnel-simple",
        ("Ctrl+Shift+F",),
        N_("Let what is not looked for fade: by persona, channel, kind, tag, evidence, owner"),
        checkable=True,
    ),
    ActionSpec("zoom_in", N_("Zoom in"), "magnifying-glass-plus", (_Std.ZoomIn, "Ctrl+=")),
    ActionSpec("zoom_out", N_("Zoom out"), "magnifying-glass-minus", (_Std.ZoomOut,)),
    ActionSpec("zoom_100", N_("Actual size"), "magnifying-glass", ("Ctrl+0",)),
    ActionSpec("fit", N_("Fit the map"), "frame-corners", ("Shift+1", "Ctrl+1")),
    ActionSpec("fit_selection", N_("Fit the selection"), "crop", ("Shift+2", "Ctrl+2")),
    ActionSpec(
        "present",
        N_("Present"),
        "presentation",
        ("F5",),
        N_("Show the map on the full screen, stage by stage; the arrows or a clicker move on"),
        N_("Present"),
    ),
    ActionSpec(
        "present_here", N_("Present from the selected stage"), "presentation-chart", ("Shift+F5",)
    ),
    ActionSpec("palette", N_("Palette"), "sidebar-simple", ("F9",), checkable=True),
    ActionSpec(
        "outline",
        N_("Outline"),
        "tree-structure",
        ("F12",),
        N_("The map as a tree: find, rename and reorder stages, steps, touchpoints and lanes"),
        checkable=True,
    ),
    ActionSpec(
        "inbox",
        N_("Inbox"),
        "tray",
        ("Ctrl+Shift+I",),
        N_("Thoughts that have no place on the map yet"),
        checkable=True,
    ),
    ActionSpec(
        "set_aside",
        N_("Set aside in the inbox"),
        "archive-tray",
        keys=("Ctrl+I",),
        tip=N_("Take the selected cards off the map and keep their words in the inbox"),
    ),
    ActionSpec("inspector", N_("Inspector"), "sliders-horizontal", ("F10",), checkable=True),
    ActionSpec(
        "findings",
        N_("Findings"),
        "warning",
        ("F8",),
        N_("What is noticed on the map"),
        checkable=True,
    ),
    ActionSpec(
        "answers",
        N_("Answers"),
        "chart-line-up",
        ("F7",),
        N_("Emotion, channels, path and funnel in figures"),
        checkable=True,
    ),
    ActionSpec(
        "guide",
        N_("Guided start"),
        "path",
        keys=("Ctrl+T",),
        tip=N_("Six short steps, with the map beside them"),
        checkable=True,
    ),
    ActionSpec(
        "touchpoint_table",
        N_("Touchpoints as a table"),
        "table",
        ("Ctrl+Shift+L",),
        N_("Sort, filter and edit all touchpoints in a table"),
        checkable=True,
    ),
    ActionSpec(
        "strategies",
        N_("Strategies and messages"),
        "strategy",
        ("Ctrl+Shift+M",),
        N_("Strategies and messages by stage and persona"),
        checkable=True,
    ),
    ActionSpec(
        "finding_marks",
        N_("Findings on the map"),
        "push-pin",
        keys=("Shift+F8",),
        tip=N_("Mark the cards that have open findings; a click leads to them"),
        checkable=True,
    ),
    ActionSpec(
        "next_area",
        N_("Next area"),
        "arrow-square-right",
        ("F6",),
        N_("Take the keyboard to the next panel, the map or the status bar"),
    ),
    ActionSpec("previous_area", N_("Previous area"), "arrow-square-left", ("Shift+F6",)),
    ActionSpec("minimap", N_("Minimap"), "picture-in-picture", ("F11",), checkable=True),
    ActionSpec(
        "add_stage",
        N_("Stage"),
        "arrow-fat-line-right",
        ("Ctrl+Shift+E",),
        N_("Add a stage after the selected one"),
        N_("Stage"),
        thing=True,
    ),
    ActionSpec(
        "add_step",
        N_("Step"),
        "columns",
        ("Ctrl+Shift+T",),
        N_("Add a step to the stage"),
        thing=True,
    ),
    ActionSpec(
        "add_touchpoint",
        N_("Touchpoint"),
        "hand-tap",
        ("Ctrl+Return",),
        N_("Add a touchpoint after the selected one"),
        thing=True,
    ),
    ActionSpec(
        "compute_answers",
        N_("Compute from answers…"),
        "calculator",
        ("Ctrl+Shift+K",),
        N_("Make an indicator of raw answers to NPS, CSAT, CES or retention"),
        thing=True,
    ),
    ActionSpec(
        "link",
        N_("Connection"),
        "bezier-curve",
        ("Ctrl+L",),
        N_("Drag from one card to another to connect them"),
        thing=True,
    ),
    ActionSpec("map_fields", N_("Map fields"), "map-trifold", ("F4",), N_("Edit title, goal, …")),
    ActionSpec(
        "close_review",
        N_("Close review…"),
        "calendar-check",
        keys=("Ctrl+R",),
        tip=N_("Keep what the map says now, and set the day of the next review"),
    ),
    ActionSpec(
        "changes",
        N_("What changed…"),
        "git-diff",
        keys=("Ctrl+Shift+R",),
        tip=N_("Compare the map with an earlier review, another file, or its own to-be"),
    ),
    ActionSpec(
        "duplicate_map",
        N_("Duplicate for another persona…"),
        "copy",
        keys=("Ctrl+Shift+D",),
        tip=N_("Begin another persona’s map with the structure of this one"),
    ),
    ActionSpec(
        "side_by_side",
        N_("Compare side by side…"),
        "square-split-horizontal",
        keys=("Ctrl+Shift+B",),
        tip=N_("See two personas or two maps over the same steps, and where they differ"),
    ),
    ActionSpec(
        "keep_pain",
        N_("Keep pain point on the persona"),
        "user-circle-plus",
        keys=("Ctrl+J",),
        tip=N_("Add the selected pain points to the sheets of the personas that they hurt"),
    ),
    ActionSpec(
        "persona_pains",
        N_("Pain points of the personas"),
        "user-list",
        keys=("Ctrl+Shift+J",),
        tip=N_(
            "Put what the sheets of the personas list, and the map does not say yet, on the map"
        ),
    ),
    ActionSpec("add_persona", N_("Add persona"), "user-plus", keys=("Ctrl+F3",)),
    ActionSpec("add_channel", N_("Add channel"), "broadcast", keys=("Ctrl+F2",)),
    ActionSpec(
        "manage_channels",
        N_("All channels…"),
        "list-checks",
        keys=("Shift+F4",),
        tip=N_("Add shipped and own channels, sort, rename and delete them"),
    ),
    ActionSpec("move_left", N_("Move left"), "arrow-left", ("Alt+Left",)),
    ActionSpec("move_right", N_("Move right"), "arrow-right", ("Alt+Right",)),
    ActionSpec("move_up", N_("Move up"), "arrow-up", ("Alt+Up",)),
    ActionSpec("move_down", N_("Move down"), "arrow-down", ("Alt+Down",)),
    ActionSpec(
        "split_stage",
        N_("Begin a stage at the step"),
        "arrows-out-line-horizontal",
        keys=("Ctrl+U",),
        tip=N_("Begin a new stage with the selected step"),
    ),
    ActionSpec(
        "join_next",
        N_("Join with the next"),
        "arrows-in-line-horizontal",
        keys=("Ctrl+G",),
        tip=N_("Join the selected stage or step with the one after it; all cards stay"),
    ),
    ActionSpec(
        "pin_lane",
        N_("Keep lane in sight"),
        "push-pin-simple",
        keys=("Ctrl+M",),
        tip=N_("Let the selected lane stay below the stages while the map scrolls"),
        checkable=True,
    ),
    ActionSpec(
        "hide_lane",
        N_("Hide lane"),
        "eye-slash",
        keys=("Ctrl+Shift+H",),
        tip=N_("Take the selected lane out of sight; its cards stay in the map"),
    ),
    ActionSpec(
        "fit_size",
        N_("Fit to content"),
        "arrows-in",
        keys=("Ctrl+3",),
        tip=N_("Let the selected lane, stage or step be as high or wide as its content needs"),
    ),
    ActionSpec(
        "glossary",
        N_("Glossary"),
        "book-open-text",
        ("Shift+F1",),
        N_("What the words of journey maps mean, beginning with what is selected"),
    ),
    ActionSpec(
        "manual",
        N_("User guide"),
        "book-open",
        ("Ctrl+F1",),
        N_("How to draw, read and hand over a map, page by page"),
    ),
    ActionSpec("keys", N_("Keyboard shortcuts"), "keyboard", ("F1",)),
    ActionSpec(
        "about",
        N_("About journeymapper"),
        "info",
        keys=("Ctrl+Shift+F1",),
        role=QAction.MenuRole.AboutRole,
    ),
)

BY_ID: Final = {spec.id: spec for spec in ACTIONS}

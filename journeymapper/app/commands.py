"""What each action does in a window, and when it can."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from journeymapper.app import filing, settings, windows
from journeymapper.app.compare.comparing import ask_duplicate, compare
from journeymapper.app.middle import STRATEGIES, TOUCHPOINTS
from journeymapper.canvas.navigation import Direction
from journeymapper.frozen import frozen

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow
    from journeymapper.canvas.controller import CanvasController


def _always() -> bool:
    return True


@frozen
class Command:
    """What to do, and whether it can be done now."""

    run: Callable[[], object]
    possible: Callable[[], bool] = _always


def commands(window: MainWindow) -> dict[str, Command]:
    """Return the command of every action, by its id."""
    return {**_file(window), **_edit(window), **_view(window), **_map(window)}


def _file(window: MainWindow) -> dict[str, Command]:
    document = window.document
    return {
        "new": Command(lambda: windows.new_map(window)),
        "new_guided": Command(windows.new_guided),
        "open": Command(lambda: windows.ask_and_open(window)),
        "open_folder": Command(lambda: windows.ask_and_open_folder(window)),
        "save": Command(
            lambda: filing.save(window),
            lambda: (document.modified or document.path is None) and document.saving is None,
        ),
        "save_as": Command(lambda: filing.save_as(window), lambda: document.saving is None),
        "export": Command(lambda: _export(window)),
        "close": Command(window.close),
        "quit": Command(windows.close_all),
        "manual": Command(windows.show_manual),
        "glossary": Command(window.glossary.show),
        "keys": Command(lambda: _keys(window)),
        "about": Command(lambda: _about(window)),
    }


def _copy_picture(window: MainWindow) -> None:
    from journeymapper.app.copy_picture import copy_picture

    copy_picture(window)


def _export(window: MainWindow) -> None:
    from journeymapper.app.export_dialog import show

    show(window)


def _keys(window: MainWindow) -> None:
    from journeymapper.app.keys_dialog import KeysDialog

    KeysDialog(window).open()


def _about(window: MainWindow) -> None:
    from journeymapper.app.about import show_about

    show_about(window)


def _compute(window: MainWindow) -> None:
    from journeymapper.app.measure.measuring import compute_from_answers

    compute_from_answers(window)


def _add_to_map(window: MainWindow, kind: str) -> None:
    from journeymapper.app.inspector.collection import add_to_map

    add_to_map(window.session, kind)
    window.inspect(window.session.selection[0])  # the name is what is typed next


def _edit(window: MainWindow) -> dict[str, Command]:
    session, canvas = window.session, window.canvas

    def cards() -> bool:
        return bool(canvas.selected_cards)

    return {
        "undo": Command(window.undo, lambda: session.can_undo),
        "redo": Command(session.redo, lambda: session.can_redo),
        "cut": Command(lambda: _in_text("cut") or canvas.cut(), cards),
        "copy": Command(lambda: _in_text("copy") or canvas.copy(), cards),
        "copy_picture": Command(lambda: _copy_picture(window)),
        "paste": Command(lambda: _in_text("paste") or canvas.paste(), window.can_paste),
        "duplicate": Command(canvas.duplicate_selection, cards),
        "delete": Command(canvas.delete_selection, lambda: canvas.can_delete),
        "set_aside": Command(window.inbox.set_aside, cards),
        "edit_text": Command(
            lambda: window.middle.edit_text() or canvas.edit_selection(),
            lambda: any(
                r.kind in {"card", "stage", "step", "lane", "link"} for r in session.selection
            ),
        ),
        "select_all": Command(
            lambda: None if _in_text("selectAll") else canvas.select_all(),
            lambda: bool(session.map.cards),
        ),
        "command_palette": Command(lambda: _command_palette(window)),
        "select_none": Command(lambda: session.select([]), lambda: bool(session.selection)),
    }


def _command_palette(window: MainWindow) -> None:
    from journeymapper.app.command_palette.box import CommandPalette

    window.canvas.settle()
    window.command_palette = CommandPalette(window)


def _in_text(what: str) -> bool:
    """Do an action of the clipboard in the text field that has the focus, if one has."""
    field = QApplication.focusWidget()
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    if not isinstance(field, QLineEdit | QPlainTextEdit):
        return False
    getattr(field, what)()
    return True


def _view(window: MainWindow) -> dict[str, Command]:
    view = window.view
    return {
        "zoom_in": Command(view.zoom_in),
        "zoom_out": Command(view.zoom_out),
        "zoom_100": Command(lambda: view.set_zoom(1.0)),
        "fit": Command(view.fit),
        "fit_selection": Command(view.fit_selection, lambda: bool(window.session.selection)),
        "present": Command(lambda: _present(window)),
        "present_here": Command(
            lambda: _present(window, _stage(window)),
            lambda: bool(_stage(window)),
        ),
        "inbox": Command(window.inbox.toggle),
        "outline": Command(window.outline.toggle),
        "palette": Command(lambda: window.toggle(window.palette_dock)),
        "inspector": Command(lambda: window.toggle(window.inspector_dock)),
        "findings": Command(lambda: window.analysis.toggle(window.analysis.findings_dock)),
        "answers": Command(lambda: window.analysis.toggle(window.analysis.answers_dock)),
        "guide": Command(window.middle.toggle_guide),
        "finding_marks": Command(window.analysis.toggle_marks),
        "strategies": Command(lambda: window.middle.toggle(STRATEGIES)),
        "touchpoint_table": Command(lambda: window.middle.toggle(TOUCHPOINTS)),
        "minimap": Command(window.toggle_minimap),
        "next_area": Command(lambda: window.areas.go(1)),
        "previous_area": Command(lambda: window.areas.go(-1)),
        "find": Command(lambda: window.looking.finding.show()),
        "find_next": Command(lambda: window.looking.finding.step(1)),
        "find_previous": Command(lambda: window.looking.finding.step(-1)),
        "replace": Command(lambda: window.looking.finding.show(replacing=True)),
        "filter": Command(lambda: window.looking.filtering.toggle()),
    }


def _stage(window: MainWindow) -> str:
    """Return the stage of what is selected; empty for none."""
    if not any(ref.kind in {"card", "stage", "step"} for ref in window.session.selection):
        return ""
    from journeymapper.canvas.present.slides import stage_of

    return stage_of(window.view.arrangement, window.session.selection)


def _present(window: MainWindow, stage: str = "") -> None:
    from journeymapper.canvas.present.show import Presentation

    window.canvas.settle()
    show = Presentation(window.view.arrangement, stage, still=settings.less_motion())
    show.setScreen(window.screen())
    show.setGeometry(window.screen().geometry())
    show.ended.connect(window.activateWindow)
    show.ended.connect(window.view.setFocus)
    window.presentation = show
    show.showFullScreen()
    show.activateWindow()
    show.setFocus()


def _arrange(act: str, canvas: CanvasController) -> Callable[[], object]:
    """Return what does something of ``canvas.arranging``, which is imported when first used."""

    def do() -> object:
        from journeymapper.canvas import arranging

        return getattr(arranging, act)(canvas)

    return do


def _pains(act: str, window: MainWindow) -> object:
    """Do something of ``app.persona_pains``, which is imported when first used."""
    from journeymapper.app import persona_pains

    return getattr(persona_pains, act)(window)


def _channels(window: MainWindow) -> None:
    from journeymapper.app.channels.channels_dialog import manage_channels

    manage_channels(window)


def _map(window: MainWindow) -> dict[str, Command]:
    session, canvas = window.session, window.canvas

    def movable(*kinds: str) -> Callable[[], bool]:
        return lambda: any(ref.kind in kinds for ref in session.selection)

    def move(direction: Direction) -> Callable[[], object]:
        return lambda: canvas.shift(direction)

    return {
        "add_stage": Command(canvas.add_stage),
        "add_step": Command(canvas.add_step, lambda: bool(session.map.stages)),
        "add_touchpoint": Command(canvas.write_touchpoint, lambda: bool(session.map.stages)),
        "compute_answers": Command(lambda: _compute(window)),
        "link": Command(canvas.use_link_tool, lambda: len(session.map.cards) > 1),
        "map_fields": Command(window.show_map_fields),
        "close_review": Command(window.reviews.ask),
        "changes": Command(window.changes.show),
        "duplicate_map": Command(lambda: ask_duplicate(window)),
        "side_by_side": Command(lambda: compare(window)),
        "keep_pain": Command(
            lambda: _pains("keep", window),
            lambda: bool(canvas.selected_cards) and bool(_pains("can_keep", window)),
        ),
        "persona_pains": Command(
            lambda: _pains("place", window),
            lambda: bool(session.map.stages and session.map.personas),
        ),
        "add_persona": Command(lambda: _add_to_map(window, "persona")),
        "add_channel": Command(lambda: _add_to_map(window, "channel")),
        "manage_channels": Command(lambda: _channels(window)),
        "split_stage": Command(canvas.split_stage, lambda: canvas.can_split_stage),
        "join_next": Command(canvas.join_next, lambda: canvas.next_to_join is not None),
        "select_cards": Command(_arrange("select_cards", canvas), movable("lane", "stage", "step")),
        "pin_lane": Command(_arrange("pin_lanes", canvas), movable("lane")),
        "hide_lane": Command(_arrange("hide_lanes", canvas), movable("lane")),
        "fit_size": Command(_arrange("fit", canvas), movable("lane", "stage", "step")),
        "move_left": Command(move("left"), movable("card", "stage", "step")),
        "move_right": Command(move("right"), movable("card", "stage", "step")),
        "move_up": Command(move("up"), movable("card", "lane")),
        "move_down": Command(move("down"), movable("card", "lane")),
    }

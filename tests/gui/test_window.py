"""The window of a map: menus, panels, saving, closing, in both languages, with real events."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from journeymapper.app import filing, look, settings, submenus, windows
from journeymapper.app.actions import ACTIONS
from journeymapper.app.document import Document
from journeymapper.app.window import MainWindow
from journeymapper.i18n import interface_language, set_interface_language
from journeymapper.model.ids import Ref
from journeymapper.storage.errors import SaveError
from journeymapper.storage.files import Saved, read_map
from journeymapper.storage.templates import template_path

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    target = tmp_path / "journey.journey"
    shutil.copy(template_path("telecom-cr"), target)
    target.chmod(0o644)
    return target


@pytest.fixture
def window(qtbot, file: Path) -> MainWindow:
    made = windows.open_file(file)
    assert made is not None
    made.resize(1400, 900)
    qtbot.waitExposed(made)
    return made


def answer(button: QMessageBox.StandardButton) -> None:
    """Press a button of the question that is about to come."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        box.button(button).click()

    QTimer.singleShot(0, press)


def retitle(window: MainWindow, qtbot, words: str) -> None:
    window.session.select([Ref("card", "c13")])
    field = window.inspector.forms[0].editors["title"].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)


def title_of(path: Path, card: str = "c13") -> str:
    return next(c.title for c in read_map(path).map.cards if c.id == card)


def test_editing_marks_the_window_and_saving_writes_the_file(qtbot, window, file) -> None:
    assert not window.isWindowModified()
    retitle(window, qtbot, "Tries it")
    qtbot.waitUntil(window.isWindowModified)
    assert title_of(file) != "Tries it"
    window.run("save")
    assert title_of(file) == "Tries it"
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert window.status.saved.text() == "Saved just now"


def test_undo_and_redo_by_key_say_what_they_do(qtbot, window) -> None:
    before = window.session.map
    retitle(window, qtbot, "Tries it")
    window.view.setFocus()
    window.refresh_actions()
    assert window.actions_by_id["undo"].text() == "Undo: Title"
    window.actions_by_id["undo"].trigger()
    assert window.session.map == before
    window.actions_by_id["redo"].trigger()
    assert window.session.map != before


def test_saving_as_and_opening_again_gives_the_same_map(
    qtbot, window, tmp_path, monkeypatch
) -> None:
    target = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    retitle(window, qtbot, "Tries it")
    window.run("save_as")
    saved = target.with_suffix(".journey")
    again = windows.open_file(saved)
    assert again is window
    assert read_map(saved).map == window.session.map


@pytest.mark.parametrize(
    ("button", "closes", "saved"),
    [
        (QMessageBox.StandardButton.Save, True, True),
        (QMessageBox.StandardButton.Discard, True, False),
        (QMessageBox.StandardButton.Cancel, False, False),
    ],
)
def test_closing_asks_about_unsaved_changes(
    qtbot, window, file, button, closes: bool, saved: bool
) -> None:
    retitle(window, qtbot, "Tries it")
    answer(button)
    assert window.close() is closes
    assert (title_of(file) == "Tries it") is saved
    assert (window in windows.all_windows()) is not closes


def test_what_was_closed_without_saving_is_found_in_the_file_menu(qtbot, window, file) -> None:
    retitle(window, qtbot, "Tries it")
    wanted = window.session.map
    answer(QMessageBox.StandardButton.Discard)
    assert window.close()
    other = windows.open_file(file)
    assert other is not None
    menu = QMenu()
    submenus.fill(other, "discarded", menu)
    (work,) = menu.actions()
    work.trigger()
    found = windows.all_windows()[-1]
    assert found.session.map == wanted
    assert found.document.path is None


def test_a_map_that_was_given_up_nowhere_is_told_in_the_file_menu(window) -> None:
    menu = QMenu()
    submenus.fill(window, "discarded", menu)
    (told,) = menu.actions()
    assert not told.isEnabled()
    assert "30 days" in told.text()


def test_closing_without_changes_asks_nothing(window) -> None:
    assert window.close()


def test_another_program_s_changes_are_not_overwritten(qtbot, window, file) -> None:
    retitle(window, qtbot, "Mine")
    theirs = file.read_text("utf-8").replace("Contratar", "Comprar")
    file.write_text(theirs, "utf-8")
    window.run("save")
    assert file.read_text("utf-8") == theirs
    assert window.banner.isVisible()
    assert window.document.modified
    window.banner.hide()
    filing.look_beside(window)
    qtbot.waitUntil(window.banner.isVisible)
    assert "unsaved changes" in window.banner.words.text()


def test_a_second_version_beside_the_file_is_told_once(qtbot, window, file) -> None:
    other = file.with_name(f"{file.stem} (Ana's conflicted copy 2026-11-21).journey")
    other.write_bytes(file.read_bytes())
    filing.look_beside(window)
    qtbot.waitUntil(window.banner.isVisible)
    assert other.name in window.banner.words.text()
    window.banner._buttons[0].click()
    assert windows.all_windows()[-1].document.path is None
    window.banner.hide()
    told = []
    window.document.look_beside(told.append)
    qtbot.waitUntil(lambda: bool(told))
    filing._tell_beside(window, told[0])
    assert told[0].copies == (other,)
    assert not window.banner.isVisible()


def test_closing_waits_for_a_save_in_the_background(qtbot, window, file, monkeypatch) -> None:
    monkeypatch.setattr("journeymapper.app.document._BIG", 1)
    retitle(window, qtbot, "Slowly")
    window.run("save")
    assert window.document.saving is not None
    assert window.close()
    assert title_of(file) == "Slowly"


def test_a_second_save_waits_for_the_first_and_is_no_change_from_outside(
    qtbot, window, file, monkeypatch
) -> None:
    monkeypatch.setattr("journeymapper.app.document._BIG", 1)
    retitle(window, qtbot, "First")
    window.run("save")
    retitle(window, qtbot, "Second")
    assert filing._save_now(window, file)
    assert title_of(file) == "Second"
    assert not window.document.modified
    assert not window.banner.isVisible()


def test_a_save_that_fails_is_told_and_keeps_the_changes(qtbot, window, monkeypatch) -> None:
    def full(*_arguments: object) -> str:
        raise SaveError("The disk is full.", errno=28)

    monkeypatch.setattr("journeymapper.storage.files.save", full)
    retitle(window, qtbot, "Mine")
    window.run("save")
    assert window.banner.words.text() == "The disk is full."
    assert window.document.modified


def test_a_big_map_is_saved_in_the_background(qtbot, window, file, monkeypatch) -> None:
    monkeypatch.setattr("journeymapper.app.document._BIG", 1)
    retitle(window, qtbot, "Slowly")
    window.run("save")
    assert window.document.saving is not None
    qtbot.waitUntil(lambda: window.document.saving is None)
    assert title_of(file) == "Slowly"
    assert not window.document.modified


def test_actions_are_enabled_only_where_they_do_something(window) -> None:
    window.session.select([])
    window.refresh_actions()
    actions = window.actions_by_id
    for id_ in ("undo", "redo", "cut", "copy", "delete", "duplicate", "fit_selection", "save"):
        assert not actions[id_].isEnabled(), id_
    window.session.select([Ref("card", "c13")])
    window.refresh_actions()
    for id_ in ("cut", "copy", "delete", "duplicate", "fit_selection", "edit_text"):
        assert actions[id_].isEnabled(), id_


def test_cards_are_copied_pasted_and_deleted_from_the_menu(window) -> None:
    count = len(window.session.map.cards)
    window.session.select([Ref("card", "c13")])
    window.run("copy")
    window.run("paste")
    assert len(window.session.map.cards) == count + 1
    window.run("delete")
    assert len(window.session.map.cards) == count


def test_the_clipboard_of_a_text_field_is_the_field_s_own(qtbot, window) -> None:
    retitle(window, qtbot, "Tries it")
    field = window.inspector.forms[0].editors["title"].field
    if QApplication.focusWidget() is not field:
        pytest.skip("the platform gives no focus")
    field.selectAll()
    count = len(window.session.map.cards)
    window.run("cut")
    assert QApplication.clipboard().text() == "Tries it"
    assert len(window.session.map.cards) == count


def test_the_palette_adds_at_the_end(window) -> None:
    stages = len(window.session.map.stages)
    window.canvas.add_item("stage")
    assert len(window.session.map.stages) == stages + 1
    window.canvas.add_item("lane:quotes")
    assert window.session.map.lanes[-1].kind == "quotes"


def test_every_menu_entry_has_a_command_and_every_action_a_menu(window) -> None:
    from journeymapper.app.menus import MENUS, Submenu
    from journeymapper.app.submenus import FILLS

    entries = [e for menu in MENUS for e in menu.entries if e != "-"]
    ids = {e for e in entries if not isinstance(e, Submenu)}
    inside = {"add_persona", "add_channel", "manage_channels"}
    assert ids | inside == set(window.actions_by_id) == set(window._commands)
    assert {e.id for e in entries if isinstance(e, Submenu)} <= set(FILLS)


def test_shortcuts_are_unique(window) -> None:
    taken: dict[str, str] = {}
    for id_, action in window.actions_by_id.items():
        for keys in action.shortcuts():
            name = keys.toString()
            assert name not in taken, (name, id_, taken.get(name))
            taken[name] = id_


def test_every_submenu_fills(window) -> None:
    for menu in window.menuBar().actions():
        menu.menu().aboutToShow.emit()
        for entry in menu.menu().actions():
            if entry.menu() is not None:
                entry.menu().aboutToShow.emit()
                assert entry.menu().actions(), entry.text()


def test_the_map_is_read_in_the_model_that_the_view_menu_names(window) -> None:
    from journeymapper.app.submenus import fill
    from journeymapper.model.vocabulary import STAGE_MODELS

    def entries() -> list:
        menu = QMenu(window)
        fill(window, "reading", menu)
        return menu.actions()

    before = window.session.map
    assert [action.isChecked() for action in entries()] == [True] + [False] * 5
    entries()[list(STAGE_MODELS).index("aida")].trigger()
    assert window.session.map.theme.reading == "aida"
    assert [action.isChecked() for action in entries()].index(True) == 4
    band = window.view.arrangement.display.layer("band")
    assert any(group.role == "bracket" for group in band.parts)
    window.session.undo()
    assert window.session.map is before


def test_the_view_of_a_funnel_is_chosen_on_its_lane_and_in_the_inspector(qtbot, window) -> None:
    from journeymapper.canvas.menu import fill_menu
    from journeymapper.canvas.picking import Hit

    def chosen(id_: str) -> dict[str, bool]:
        menu = QMenu(window)
        fill_menu(window.canvas, menu, Hit(Ref("lane", id_), "lane", id_))
        told = {a.text(): a.isChecked() for a in menu.actions() if a.isCheckable()}
        assert not told.pop("Keep in sight while scrolling")
        return told

    lanes = {lane.kind: lane.id for lane in window.session.map.lanes}
    assert chosen(lanes["emotion"]) == {}
    funnel = lanes["funnel"]
    window.session.select([Ref("lane", funnel)])
    assert list(chosen(funnel).values()) == [True, False, False]
    menu = QMenu(window)
    fill_menu(window.canvas, menu, Hit(Ref("lane", funnel), "lane", funnel))
    next(a for a in menu.actions() if a.text() == "Conversion funnel").trigger()
    (lane,) = (one for one in window.session.map.lanes if one.id == funnel)
    assert lane.view == "conversion_funnel"
    assert list(chosen(funnel).values()) == [False, False, True]
    assert window.session.undo_label == "What the funnel shows"


def test_a_title_that_looks_like_markup_is_shown_as_it_is(qtbot, window) -> None:
    from journeymapper.edit.fields import set_field
    from journeymapper.model.ids import THE_MAP

    title = "a[*]b <img src=/etc/passwd> & c"
    window.session.apply("Title", lambda m: set_field(m, (THE_MAP,), "title", title))
    qtbot.waitUntil(lambda: "[*][*]b" in window.windowTitle())
    window.session.select([])
    assert window.inspector.first.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_window_shows_in_both_languages_and_themes(
    qtbot, window, language: str, colours: str
) -> None:
    settings.remember("theme", colours)
    windows.choose("language", language)
    window.session.select([Ref("card", "c13")])
    qtbot.wait(30)
    picture = window.grab().toImage()
    words = {"en": "Palette", "es": "Paleta"}[language]
    assert window.palette_dock.windowTitle() == words
    panel = picture.pixelColor(60, picture.height() - 300)
    assert (panel.lightness() < 90) is (colours == "dark")
    settings.remember("theme", "")
    set_interface_language("en")
    windows.rebuild()


def test_the_zoom_of_status_bar_and_canvas_agree(qtbot, window) -> None:
    window.run("zoom_100")
    assert window.status.figure.text() == "100%"
    window.status.slider.setValue(window.status.slider.value() + 40)
    assert window.view.zoom > 1.0
    assert window.status.figure.text() == f"{round(window.view.zoom * 100)}%"


def test_a_panel_that_is_closed_stays_closed_next_time(qtbot, window, file) -> None:
    window.run("palette")
    assert not window.palette_dock.isVisible()
    window.close()
    again = windows.open_file(file)
    assert again is not None
    qtbot.waitExposed(again)
    assert not again.palette_dock.isVisible()
    assert again.inspector_dock.isVisible()


def test_a_file_that_cannot_be_opened_is_told_with_its_place(tmp_path, monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "journeymapper.app.plain.warn", lambda _p, _t, words, more="": said.append(words + more)
    )
    path = tmp_path / "bad.journey"
    path.write_text('format = "journey"\nversion = 1\n[map\n', "utf-8")
    assert windows.open_file(path) is None
    assert "bad.journey" in said[0]
    assert "Line 3" in said[0]


def test_a_new_map_has_no_file_until_it_is_saved(qtbot) -> None:
    from journeymapper.app.welcome import empty_map

    window = windows.show(Document(empty_map()))
    qtbot.waitExposed(window)
    assert window.status.saved.text() == "New map"
    assert window.actions_by_id["save"].isEnabled()
    window.run("add_touchpoint")
    assert len(window.session.map.cards) == 1


def test_what_a_save_has_to_say_shows_above_the_canvas(qtbot, window, monkeypatch) -> None:
    said = Saved("digest", ("The previous version could not be kept: no room.",))
    monkeypatch.setattr("journeymapper.storage.files.save", lambda *_a: said)
    retitle(window, qtbot, "Tries it")
    window.run("save")
    assert not window.document.modified
    assert "could not be kept" in window.banner.words.text()
    assert window.banner.isVisible()


@pytest.mark.parametrize(("asked", "speaks"), [("es", "es"), ("", "en")])
def test_the_language_asked_for_wins_over_the_one_chosen(qapp, asked, speaks) -> None:
    settings.remember("language", "en")
    try:
        look.start_language(asked)
        assert interface_language() == speaks
        windows.rebuild()
        assert interface_language() == speaks
    finally:
        settings.remember("language", "")
        set_interface_language("en")
        look.apply_language()


def test_trouble_of_the_canvas_shows_above_it(window) -> None:
    QApplication.clipboard().setText("line\n" * 6000)
    window.run("paste")
    assert window.banner.isVisible()


def test_the_status_stays_while_the_pointer_crosses_the_toolbar(window) -> None:
    assert not any(action.statusTip() for action in window.actions_by_id.values())
    spec = next(spec for spec in ACTIONS if spec.tip)
    window.menuBar().hovered.emit(window.actions_by_id[spec.id])
    assert window.status.currentMessage() == spec.tip
    window.menuBar().actions()[0].menu().aboutToHide.emit()
    assert not window.status.currentMessage()

"""Persona sheets in the real window: shown from the menu, and chosen for one export."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from journeymapper.app import submenus, windows
from journeymapper.app.document import Document
from journeymapper.app.export_dialog import ExportDialog
from journeymapper.edit.persona_sheets import sheets_shown
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path


@pytest.fixture
def window(application, qtbot):
    made = windows.show(Document(read_map(template_path("telecom-cr")).map))
    made.resize(1366, 768)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def choose_in_menu(window) -> None:
    menu = QMenu(window)
    submenus.fill(window, "personas", menu)
    next(action for action in menu.actions() if action.text() == "Persona sheets").trigger()


def test_the_menu_shows_the_sheets_and_hides_them_one_step_each(qtbot, window):
    session = window.session
    before = session.map
    choose_in_menu(window)
    assert sheets_shown(session.map)
    qtbot.waitUntil(lambda: len(window.view.arrangement.lanes) == len(before.lanes) + 1)
    choose_in_menu(window)
    assert not sheets_shown(session.map)
    session.undo()
    session.undo()
    assert session.map is before


def test_an_export_with_sheets_leaves_the_map_as_it_is(qtbot, window, tmp_path, monkeypatch):
    target = tmp_path / "out.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    before = window.session.map
    window.run("export")
    dialog = window.findChild(ExportDialog)
    dialog.format.setCurrentIndex(dialog.format.findData(".svg"))
    size = dialog.size_words.text()
    dialog.sheets.setFocus()
    QTest.keyClick(dialog.sheets, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.size_words.text() != size
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert window.session.map is before
    assert "psicográfico" in target.read_text("utf-8")


def test_words_need_no_sheets(qtbot, window):
    window.run("export")
    dialog = window.findChild(ExportDialog)
    dialog.format.setCurrentIndex(dialog.format.findData(".md"))
    assert dialog.sheets.isHidden()
    dialog.format.setCurrentIndex(dialog.format.findData(".png"))
    assert not dialog.sheets.isHidden()
    dialog.reject()

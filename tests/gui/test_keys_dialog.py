"""The keys of every action are listed, and changed for good."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from journeymapper.app import windows
from journeymapper.app.document import Document
from journeymapper.app.keys_dialog import KeysDialog
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened():
    return windows.show(Document(read_map(template_path("telecom-cr")).map))


@pytest.fixture
def window(application, qtbot):
    made = opened()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def dialog(qtbot, window):
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(KeysDialog) is not None)
    return window.findChild(KeysDialog)


def mark(dialog, action):
    item = next(i for i in dialog._items() if i.data(0, Qt.ItemDataRole.UserRole) == action)
    dialog.list.setCurrentItem(item)
    return item


def press(qtbot, dialog, key, modifiers):
    dialog.edit.clear()
    qtbot.keyClick(dialog.edit, key, modifiers)
    qtbot.waitUntil(lambda: not dialog.edit.keySequence().isEmpty())
    dialog.edit.editingFinished.emit()


def test_other_keys_work_at_once_and_next_time(qtbot, window, dialog):
    item = mark(dialog, "fit")
    press(qtbot, dialog, Qt.Key.Key_G, CTRL | SHIFT)
    assert "G" in item.text(1)
    assert window.actions_by_id["fit"].shortcut() == QKeySequence("Ctrl+Shift+G")
    dialog.close()
    window.view.set_zoom(2.0)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_G, CTRL | SHIFT)
    assert window.view.zoom < 1
    assert opened().actions_by_id["fit"].shortcut() == QKeySequence("Ctrl+Shift+G")


def test_keys_that_are_taken_are_told_and_stay(qtbot, window, dialog):
    before = window.actions_by_id["fit"].shortcuts()
    mark(dialog, "fit")
    press(qtbot, dialog, Qt.Key.Key_S, CTRL)
    assert "Save" in dialog.told.text()
    assert window.actions_by_id["fit"].shortcuts() == before


def test_the_usual_keys_come_back(qtbot, window, dialog):
    before = window.actions_by_id["fit"].shortcuts()
    mark(dialog, "fit")
    press(qtbot, dialog, Qt.Key.Key_G, CTRL | SHIFT)
    qtbot.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)
    assert window.actions_by_id["fit"].shortcuts() == before
    assert not dialog.usual.isEnabled()


def test_words_filter_the_list(qtbot, dialog):
    qtbot.keyClicks(dialog.filter, "undo")
    shown = [item.text(0) for item in dialog._items() if not item.isHidden()]
    assert shown
    assert all("undo" in words.casefold() for words in shown)

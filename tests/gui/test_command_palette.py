from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journeymapper.app import windows
from journeymapper.app.document import Document
from journeymapper.model.ids import Ref
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path


@pytest.fixture
def window(application, qtbot):
    made = windows.show(Document(read_map(template_path("telecom-cr")).map))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.view.setFocus()
    return made


def open_palette(qtbot, window):
    qtbot.keyClick(window.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.command_palette.field.hasFocus)
    return window.command_palette


def test_an_action_is_done(qtbot, window):
    box = open_palette(qtbot, window)
    before = window.view.zoom
    qtbot.keyClicks(box.field, "actual size")
    assert box.shown[0].keys
    with qtbot.waitSignal(box.destroyed):
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert window.view.zoom == 1.0 != before
    assert window.view.hasFocus()


def test_a_card_is_gone_to_without_its_accents(qtbot, window):
    card = window.view.arrangement.touchpoints[-1].card
    box = open_palette(qtbot, window)
    qtbot.keyClicks(box.field, "recomienda a su hermana")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert window.session.selection == (Ref("card", card),)
    rect = window.view.rect_to_view(window.view.rect_of(Ref("card", card)))
    assert window.view.content_rect().contains(rect)


def test_entries_of_submenus_are_offered(qtbot, window):
    box = open_palette(qtbot, window)
    lanes = len(window.session.map.lanes)
    qtbot.keyClicks(box.field, "insert lane backstage")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert len(window.session.map.lanes) == lanes + 1


def test_what_stands_in_a_group_of_a_submenu_is_offered_once(qtbot, window):
    box = open_palette(qtbot, window)
    qtbot.keyClicks(box.field, "insert frontstage")
    assert "Insert › Lane › Service blueprint" in [one.place for one in box.shown]
    box.field.setText("lane backstage")
    assert sum(one.name == "Backstage" and "Insert" in one.place for one in box.shown) == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [("add stage", "Stage"), ("new pain point", "Pain point"), ("settings", "Dark")],
)
def test_things_are_found_by_the_words_that_people_use(qtbot, window, words, name):
    box = open_palette(qtbot, window)
    qtbot.keyClicks(box.field, words)
    assert name in [one.name for one in box.shown]


def test_arrows_mark_another_line(qtbot, window):
    box = open_palette(qtbot, window)
    qtbot.keyClicks(box.field, "zoom")
    second = box.shown[1]
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    assert box.list.currentIndex().data() == second.name


def test_escape_and_a_look_elsewhere_close_it(qtbot, window):
    box = open_palette(qtbot, window)
    with qtbot.waitSignal(box.destroyed):
        qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    box = open_palette(qtbot, window)
    with qtbot.waitSignal(box.destroyed):
        window.view.setFocus()
    QApplication.processEvents()


def test_nothing_found_is_said(qtbot, window):
    box = open_palette(qtbot, window)
    qtbot.keyClicks(box.field, "qqqq")
    assert box.shown == []
    assert not box.list.isVisible()
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert box.isVisible()

"""The look of a map, chosen in its menu and in the inspector: shown at once, one undo step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeymapper.app import map_look, windows
from journeymapper.app.inspector.editors.look import BrandEditor, PaletteEditor
from journeymapper.model.vocabulary import THEMES
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def window(qtbot):
    made = windows.open_copy(template_path("ecommerce-shoes"))
    qtbot.waitUntil(lambda: made.view.arrangement is not None)
    return made


def _menu(window, icon):
    for each in window.menuBar().actions():
        for action in each.menu().actions():
            if action.property("icon_name") == icon:
                return action.menu()
    raise AssertionError(icon)


def _open(window, icon):
    menu = _menu(window, icon)
    menu.popup(window.mapToGlobal(QPoint(80, 80)))
    return menu, {action.text(): action for action in menu.actions()}


def _over(menu, action):
    spot = menu.actionGeometry(action).center()
    QTest.mouseMove(menu, spot + QPoint(3, 0))
    QTest.mouseMove(menu, spot)
    return spot


def test_hovering_shows_a_theme_and_choosing_is_one_step(window, qtbot):
    session = window.session
    menu, entries = _open(window, "swatches")
    assert len(entries) == len(THEMES)
    _over(menu, entries["Ocean"])
    qtbot.waitUntil(lambda: session.map.theme.palette == "ocean")
    spot = _over(menu, entries["Dark paper"])
    qtbot.waitUntil(lambda: session.map.theme.palette == "night")
    assert not session.modified
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
    assert (session.map.theme.palette, session.undo_label) == ("night", "Theme")
    qtbot.waitUntil(lambda: window.view.arrangement.display.background == "#14191F")
    session.undo()
    assert session.map.theme.palette == "standard"
    assert not session.can_undo


def test_leaving_the_menu_leaves_the_map(window, qtbot):
    session = window.session
    before = session.map
    menu, entries = _open(window, "swatches")
    _over(menu, entries["Warm"])
    qtbot.waitUntil(lambda: session.map.theme.palette == "warm")
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert session.map is before
    assert not session.can_undo
    assert not session.in_gesture


def test_a_large_map_waits_for_the_choice(window, monkeypatch):
    monkeypatch.setattr(map_look, "CHEAP", 1)
    menu, entries = _open(window, "swatches")
    _over(menu, entries["Warm"])
    QTest.qWait(200)
    assert not window.session.in_gesture
    menu.setActiveAction(entries["Warm"])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert window.session.map.theme.palette == "warm"


def test_the_inspector_offers_the_themes(window, qtbot):
    qtbot.waitUntil(lambda: window.findChildren(PaletteEditor) != [])
    editor = window.findChildren(PaletteEditor)[0]
    names = [editor.field.itemText(at) for at in range(editor.field.count())]
    assert names == list(THEMES.values())
    assert all(not editor.field.itemIcon(at).isNull() for at in range(len(names)))
    editor.field.setFocus()
    QTest.keyClick(editor.field, Qt.Key.Key_End)
    assert window.session.map.theme.palette == list(THEMES)[-1]
    window.session.undo()
    assert window.session.map.theme.palette == "standard"


def test_a_brand_that_cannot_be_read_is_told(window, qtbot):
    qtbot.waitUntil(lambda: window.findChildren(BrandEditor) != [])
    editor = window.findChildren(BrandEditor)[0]
    window.session.apply("Brand", map_look.in_look("brand", "#ffcc66"))
    assert "#7a6231" in editor.told.text()
    window.session.apply("Theme", map_look.in_look("palette", "night"))
    assert editor.told.text() == ""


def test_the_theme_stays_in_the_file(window, tmp_path):
    window.session.apply("Theme", map_look.in_look("palette", "calm"))
    window.document.save(tmp_path / "calm.journey")
    assert read_map(tmp_path / "calm.journey").map.theme.palette == "calm"


def test_a_compact_map_is_laid_out_anew_in_one_step(window, qtbot):
    session = window.session
    before = window.view.arrangement.display
    menu, entries = _open(window, "arrows-in-line-vertical")
    spot = _over(menu, entries["Compact"])
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
    assert (session.map.theme.density, session.undo_label) == ("compact", "Density")
    qtbot.waitUntil(lambda: window.view.arrangement.display.height < before.height)
    session.undo()
    qtbot.waitUntil(lambda: window.view.arrangement.display.height == before.height)

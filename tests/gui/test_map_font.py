"""The font of a map, chosen in its menu and in the inspector; what is missing or barred is told."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QRawFont
from PySide6.QtTest import QTest

from journeymapper.app import windows
from journeymapper.app.export_dialog import show
from journeymapper.app.inspector.editors.font import FontEditor
from journeymapper.app.map_look import in_look
from journeymapper.display.primitives import TextRun
from journeymapper.display.walk import walk_all
from journeymapper.model.ids import Ref
from journeymapper.storage.files import read_map, save
from journeymapper.storage.templates import template_path
from tests.typeset.fonts_made import install

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def window(qtbot):
    install("Workshop Hand")
    made = windows.open_copy(template_path("ecommerce-shoes"))
    qtbot.waitUntil(lambda: made.view.arrangement is not None)
    return made


def fonts(window) -> set[str]:
    return {
        span.font
        for placed in walk_all(window.view.arrangement.display)
        if isinstance(placed.primitive, TextRun)
        for span in placed.primitive.line.spans
    }


def _menu(window):
    for each in window.menuBar().actions():
        for action in each.menu().actions():
            if action.property("icon_name") == "text-aa":
                return action.menu()
    raise AssertionError


def test_a_family_of_the_machine_is_chosen_with_the_mouse_in_one_step(window, qtbot):
    session = window.session
    menu = _menu(window)
    menu.popup(window.mapToGlobal(QPoint(80, 80)))
    entries = {action.text(): action for action in menu.actions()}
    assert entries["Fira Sans"].isChecked()
    spot = menu.actionGeometry(entries["Workshop Hand"]).center()
    QTest.mouseMove(menu, spot + QPoint(3, 0))
    QTest.mouseMove(menu, spot)
    qtbot.waitUntil(lambda: session.map.theme.font == "Workshop Hand")  # shown, not yet chosen
    assert not session.modified
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
    assert (session.map.theme.font, session.undo_label) == ("Workshop Hand", "Font")
    qtbot.waitUntil(lambda: "machine:Workshop Hand-600" in fonts(window))
    assert not {font for font in fonts(window) if font.startswith("fira")}
    session.undo()
    qtbot.waitUntil(lambda: "machine:Workshop Hand-600" not in fonts(window))


def test_headings_alone_are_chosen_with_keys_in_the_inspector(window, qtbot):
    qtbot.waitUntil(lambda: len(window.findChildren(FontEditor)) == 2)
    editor = next(e for e in window.findChildren(FontEditor) if e.item.name == "heading_font")
    assert editor.field.itemText(0) == "Like the text"
    editor.field.setFocus()
    QTest.keyClicks(editor.field, "Workshop")
    assert window.session.map.theme.heading_font == "Workshop Hand"
    qtbot.waitUntil(lambda: "machine:Workshop Hand-600" in fonts(window))
    assert "fira-400" in fonts(window)


def test_text_is_typed_in_the_map_s_own_font(window, qtbot):
    window.session.apply("Font", in_look("font", "Workshop Hand"))
    qtbot.waitUntil(lambda: "machine:Workshop Hand-400" in fonts(window))
    card = window.view.arrangement.touchpoints[0].card
    window.session.select([Ref("card", card)])
    window.view.set_zoom(2.0)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    editor = window.canvas.editor
    assert editor.isVisible()
    assert editor.font().pixelSize() == 25  # as large as it stands on the map
    raw = QRawFont.fromFont(editor.font())
    assert raw.familyName() == "Journeymapper Workshop Hand 600"


def test_a_font_that_the_machine_lacks_is_told_and_kept(qtbot, tmp_path):
    path = tmp_path / "shoes.journey"
    journey = read_map(template_path("ecommerce-shoes")).map
    journey = replace(journey, theme=replace(journey.theme, font="Nowhere Grotesk"))
    save(journey, path)
    window = windows.open_file(path)
    qtbot.waitUntil(lambda: window.view.arrangement is not None)
    assert not window.banner.isHidden()
    assert "«Nowhere Grotesk»" in window.banner.words.text()
    assert "fira-600" in fonts(window)
    qtbot.waitUntil(lambda: len(window.findChildren(FontEditor)) == 2)
    editor = window.findChildren(FontEditor)[0]
    assert editor.field.currentText() == "Nowhere Grotesk"
    assert "«Nowhere Grotesk»" in editor.told.text()
    editor.field.setFocus()  # the list of families is made, and the map keeps its own
    assert editor.field.currentText() == "Nowhere Grotesk"
    window.session.apply("Title", lambda map_: replace(map_, title="Other"))
    window.document.save(path)
    assert read_map(path).map.theme.font == "Nowhere Grotesk"


def test_a_font_that_may_not_be_embedded_is_told_at_export(window, qtbot):
    window.session.apply("Font", in_look("font", install("Closed Type", 0x0002)))
    qtbot.waitUntil(lambda: "machine:Closed Type-400" in fonts(window))
    dialog = show(window)
    dialog.format.setCurrentIndex(dialog.format.findData(".svg"))
    assert "«Closed Type»" in dialog.warning.text()
    dialog.format.setCurrentIndex(dialog.format.findData(".png"))
    assert not dialog.warning.isVisible()  # pixels carry no font
    dialog.reject()

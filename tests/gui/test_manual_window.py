"""The user guide in the program: opened from the menu and the first page, searched, followed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from journeymapper.app import windows
from journeymapper.app.manual.pages import blocks, pages, spans
from journeymapper.app.manual.window import Manual
from journeymapper.app.manual.writing import write
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def manual(qtbot):
    made = windows.show_manual()
    qtbot.waitExposed(made)
    yield made
    made.close()


def titles(manual: Manual) -> list[str]:
    return [manual.rows.item(row).text() for row in range(manual.rows.count())]


def test_the_menu_opens_it_once(qtbot) -> None:
    window = windows.open_new(read_map(template_path("telecom-cr")).map)
    qtbot.waitExposed(window)
    window.actions_by_id["manual"].trigger()
    window.actions_by_id["manual"].trigger()
    found = [page for page in windows._pages if isinstance(page, Manual)]
    assert len(found) == 1
    assert found[0].search.hasFocus() or not found[0].isActiveWindow()
    found[0].close()


def test_the_first_page_has_a_link_to_it(qtbot) -> None:
    page = windows.show_welcome()
    qtbot.waitExposed(page)
    QTest.mouseClick(page.manual, Qt.MouseButton.LeftButton)
    assert isinstance(windows._pages[-1], Manual)
    windows._pages[-1].close()
    page.close()


def test_it_begins_at_the_top_of_the_first_page(qtbot, manual: Manual) -> None:
    assert titles(manual)[0] == "A first map in ten minutes"
    assert manual.text.toPlainText().startswith("A first map in ten minutes")
    assert manual.text.verticalScrollBar().value() == 0


def test_searching_leaves_the_pages_that_hold_the_words(qtbot, manual: Manual) -> None:
    QTest.keyClicks(manual.search, "raw nps")
    assert titles(manual) == ["Evidence and indicators"]
    assert "From raw answers" in manual.text.toPlainText()
    assert len(manual.text.extraSelections()) >= 2
    QTest.keyClicks(manual.search, "zzz")
    assert titles(manual) == []
    assert manual.nothing.isVisible()
    QTest.keyClick(manual.search, Qt.Key.Key_Escape)
    assert len(titles(manual)) == len(pages("en"))


def test_the_arrows_go_from_page_to_page(qtbot, manual: Manual) -> None:
    manual.search.setFocus()
    QTest.keyClick(manual.search, Qt.Key.Key_Down)
    assert manual.shown == pages("en")[1].name


def test_it_follows_the_language(qtbot, manual: Manual) -> None:
    manual.rows.setCurrentRow(3)
    try:
        windows.choose("language", "es")
        assert manual.windowTitle() == "Guía de uso"
        assert manual.shown == "04-personas"
        assert manual.text.toPlainText().startswith("Personas y curva emocional")
    finally:
        windows.choose("language", "en")


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_mark_of_the_source_is_left_in_what_is_read(qtbot, language: str) -> None:
    for page in pages(language):
        document = QTextDocument()
        write(document, page, 500)
        assert not {"**", "`", "](", "| "} & set(document.toPlainText().split())
        assert "**" not in document.toPlainText()
        assert "`" not in document.toPlainText()


def test_what_is_read_of_a_page() -> None:
    text = "# A\n\nOne **B >\nC** and `Ctrl+D`.\n\n- x\n  y\n- z\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    found = blocks(text)
    assert [block.kind for block in found] == ["heading", "text", "item", "item", "table"]
    assert found[2].text == "x y"
    assert found[4].rows == (("a", "b"), ("1", "2"))
    assert [(s.text, s.kind) for s in spans(found[1].text)] == [
        ("One ", ""),
        ("B > C", "bold"),
        (" and ", ""),
        ("Ctrl+D", "key"),
        (".", ""),
    ]

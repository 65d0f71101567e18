"""The table of touchpoints: sorted, filtered, edited in place, with the map's own undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from journeymapper.app.touchpoints.model import CARD
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, sample):
    made = sample()
    qtbot.keyClick(made.view, Qt.Key.Key_L, CTRL | SHIFT)
    assert made.middle.shown == "touchpoints"
    return made


@pytest.fixture
def page(window):
    return window.middle.pages["touchpoints"]


def titles(page):
    model = page.table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def column(page, name):
    header = page.table.model()
    names = [header.headerData(n, Qt.Orientation.Horizontal) for n in range(header.columnCount())]
    return names.index(name)


def edit(qtbot, page, row, name, value):
    """Edit a cell by F2 as a person does; choose in a list, or type."""
    at = page.table.model().index(row, column(page, name))
    page.table.setCurrentIndex(at)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: page.table.indexWidget(at) is not None)
    editor = page.table.indexWidget(at)
    if isinstance(editor, QComboBox):
        editor.hidePopup()
        editor.setCurrentIndex(editor.findText(value))
        editor.activated.emit(editor.currentIndex())
    else:
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        qtbot.keyClicks(editor, value)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_it_shows_the_journey_in_order(window, page):
    cards = index(window.session.map).touchpoints
    assert titles(page) == [card.title for card in cards]
    assert window.actions_by_id["touchpoint_table"].isChecked()
    assert not window.palette_dock.isVisible()


def test_a_click_on_a_head_sorts(qtbot, page):
    header = page.table.header()
    x = header.sectionViewportPosition(1) + 40
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 12))
    found = [title.casefold() for title in titles(page)]
    assert found == sorted(found)


def test_words_filter_without_accents(qtbot, page):
    qtbot.keyClicks(page.filter, "telefono traditional")
    assert 0 < len(titles(page)) < 5
    assert "of" in page.told.text()
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert len(titles(page)) == 25


@pytest.mark.parametrize(
    ("name", "value", "field", "wanted"),
    [
        ("Touchpoint", "Another name", "title", "Another name"),
        ("Channel", "Sitio web", "channel", "web"),
        ("Role", "Purchase", "role", "purchase"),
        ("Owner", "Ana", "owner", "Ana"),
        ("Importance", "4", "importance", 4),
        ("Mariana Solís", "-2.5", "emotion", {"mariana": -2.5}),
    ],
)
def test_cells_are_edited_in_place(qtbot, window, page, name, value, field, wanted):
    first = index(window.session.map).touchpoints[0]
    edit(qtbot, page, 0, name, value)
    now = index(window.session.map).cards[first.id]
    if field == "channel":
        assert index(window.session.map).channels[now.channel].name == value
    elif field == "emotion":
        assert next(iter(now.emotion.values())) == -2.5
    else:
        assert getattr(now, field) == wanted
    assert titles(page)[0] == now.title
    window.session.undo()
    assert index(window.session.map).cards[first.id] == first


def test_another_stage_moves_the_touchpoint(qtbot, window, page):
    first = index(window.session.map).touchpoints[0]
    stage = window.session.map.stages[2]
    edit(qtbot, page, 0, "Stage", stage.title)
    facts = index(window.session.map)
    assert facts.stage_of[facts.cards[first.id].at].id == stage.id
    assert titles(page)[0] != first.title


def test_what_is_no_number_leaves_the_score(qtbot, window, page):
    before = window.session.map
    edit(qtbot, page, 0, "Mariana Solís", "much")
    assert window.session.map is before


def test_a_check_marks_a_moment_of_truth(window, page):
    first = index(window.session.map).touchpoints[0]
    at = page.table.model().index(0, column(page, "Moment of truth"))
    value = Qt.CheckState.Checked
    assert page.table.model().setData(at, value, Qt.ItemDataRole.CheckStateRole)
    assert index(window.session.map).cards[first.id].moment_of_truth


def test_rows_and_cards_are_selected_together(window, page):
    card = index(window.session.map).touchpoints[6].id
    page.table.setCurrentIndex(page.table.model().index(6, 1))
    assert window.session.selection == (Ref("card", card),)
    other = index(window.session.map).touchpoints[2].id
    window.session.select([Ref("card", other)])
    rows = page.table.selectionModel().selectedRows()
    assert [row.data(CARD) for row in rows] == [other]


def test_escape_goes_back_to_the_map(qtbot, window, page):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert window.middle.shown == ""
    assert window.palette_dock.isVisible()
    assert window.view.hasFocus()

"""The matrix of strategies in the window: the same map, the same undo, by mouse and keyboard."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from journeymapper.analysis.strategies import EVERYONE, matrix
from journeymapper.app import windows
from journeymapper.app.strategies import library_list
from journeymapper.app.strategies.dragging import MIME
from journeymapper.app.strategies.painting import add_spots
from journeymapper.app.strategies.placing import CardBox, CellKey
from journeymapper.app.window import MainWindow
from journeymapper.edit.personas import add_persona
from journeymapper.i18n import set_interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.storage.library import library
from tests.dropping import drop


@pytest.fixture
def window(qtbot, sample) -> MainWindow:
    made = sample("telecom-cr", 1500, 900)
    made.session.apply("Persona", lambda m: add_persona(m, "Rafael Araya")[0])
    made.actions_by_id["strategies"].trigger()
    qtbot.waitUntil(lambda: made.middle.shown == "strategies")
    return made


def view_of(window: MainWindow):
    assert "strategies" in window.middle.pages
    return window.middle.pages["strategies"].view


def at(view, point: QPointF) -> QPoint:
    return (point - view.offset).toPoint()


def cell(window: MainWindow, stage: int, row: int) -> CellKey:
    placed = view_of(window).placed
    return CellKey(placed.columns[stage][0], placed.rows[row].persona)


def box(window: MainWindow, card: str) -> CardBox:
    found = view_of(window).placed.box_of(card)
    assert found is not None
    return found


def card_of(window: MainWindow, id_: str):
    return next(card for card in window.session.map.cards if card.id == id_)


def drag(qtbot, view, start: QPointF, end: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    first, last = at(view, start), at(view, end)
    port = view.viewport()
    qtbot.mousePress(port, left, pos=first)
    for share in (0.3, 0.7, 1.0):
        between = QPointF(first) + (QPointF(last) - QPointF(first)) * share
        qtbot.mouseMove(port, between.toPoint())
    qtbot.mouseRelease(port, left, pos=last)


def drop_entry(view, entry: int, point: QPointF) -> None:
    mime = QMimeData()
    mime.setData(MIME, str(entry).encode())
    drop(view, mime, at(view, point))


def test_the_matrix_stands_in_the_place_of_the_canvas_and_goes_again(qtbot, window) -> None:
    assert not window.view.isVisible()
    assert not window.palette_dock.isVisible()
    assert window.actions_by_id["strategies"].isChecked()
    qtbot.keyClick(view_of(window), Qt.Key.Key_Escape)
    assert window.view.isVisible()
    assert window.palette_dock.isVisible()
    assert not window.actions_by_id["strategies"].isChecked()


def test_a_click_and_words_add_a_strategy_in_one_step(qtbot, window) -> None:
    view, key = view_of(window), cell(window, 1, 1)
    spot = add_spots(view.placed.cell(key))[0][0]
    before = window.session.map
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, spot.center()))
    qtbot.keyClicks(view.writer, "Ask a neighbour")
    qtbot.keyClick(view.writer, Qt.Key.Key_Return)
    made = view.placed.cell(key).cards[0].card
    assert made.title == "Ask a neighbour"
    assert made.personas == ("mariana",)
    assert window.session.selection == (Ref("card", made.id),)
    assert any(lane.kind == "strategies" for lane in window.session.map.lanes)
    window.run("undo")
    assert window.session.map == before
    assert not view.placed.cell(key).cards


def test_typing_in_a_cell_begins_a_strategy_as_on_the_map(qtbot, window) -> None:
    view, key = view_of(window), cell(window, 1, 1)
    before = window.session.map
    view.stand(key)
    qtbot.keyClick(view, "A")
    assert view.writer.hasFocus()
    qtbot.keyClicks(view.writer, "sk a neighbour")
    qtbot.keyClick(view.writer, Qt.Key.Key_Return)
    assert [one.card.title for one in view.placed.cell(key).cards] == ["Ask a neighbour"]
    window.run("undo")
    assert window.session.map == before


def test_a_new_card_without_a_word_goes_again(qtbot, window) -> None:
    view = view_of(window)
    before = window.session.map
    view.stand(cell(window, 0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Insert)
    assert window.session.map != before
    qtbot.keyClick(view.writer, Qt.Key.Key_Escape)
    assert window.session.map == before


def test_what_comes_from_the_library_lands_in_the_cell(qtbot, window) -> None:
    view, key = view_of(window), cell(window, 4, 2)
    drop_entry(view, 13, view.placed.cell(key).add.center())
    made = view.placed.cell(key).cards[0].card
    entry = library("es")[13]
    assert (made.title, made.note, made.aida) == (entry.title, entry.note, entry.aida)
    assert made.personas == ("rafael-araya",)


def test_dropped_on_a_pain_point_it_answers_it(qtbot, window) -> None:
    view = view_of(window)
    pain = next(one for one in view.placed.cards() if one.open)
    drop_entry(view, 5, pain.rect.center())
    made = window.session.selection[0].id
    assert card_of(window, made).about == (pain.card.id,)
    assert [p.id for p in matrix(window.session.map).answers[made]] == [pain.card.id]
    assert view.placed.box_of(pain.card.id) is None


def test_enter_in_the_library_adds_to_the_current_cell(qtbot, window) -> None:
    page, key = window.middle.pages["strategies"], cell(window, 2, 1)
    page.view.stand(key)
    rows = page.library.rows
    row = next(n for n in range(rows.count()) if rows.item(n).text() == library("es")[8].title)
    rows.setCurrentRow(row)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert [one.card.title for one in page.view.placed.cell(key).cards] == [library("es")[8].title]


def test_a_line_of_the_library_is_no_wider_than_its_row(qtbot, window) -> None:
    rows = window.middle.pages["strategies"].library.rows
    assert rows.verticalScrollBar().isVisible()
    assert rows.visualItemRect(rows.item(2)).width() - 46 >= library_list._ROOM


def test_the_library_is_filtered_with_its_headings(qtbot, window) -> None:
    page = window.middle.pages["strategies"]
    qtbot.keyClicks(page.library.filter, "testimonios")
    rows = page.library.rows
    shown = [rows.item(n).text() for n in range(rows.count()) if not rows.item(n).isHidden()]
    assert "Testimonios" in shown
    assert len(shown) == 4


def test_a_card_is_dragged_to_another_stage_and_persona(qtbot, window) -> None:
    view = view_of(window)
    card = view.acts.add_entry(library("es")[0], cell(window, 0, 1))
    target = cell(window, 3, 2)
    drag(qtbot, view, box(window, card).rect.center(), view.placed.cell(target).add.center())
    assert [one.card.id for one in view.placed.cell(target).cards] == [card]
    assert card_of(window, card).personas == ("rafael-araya",)
    window.run("undo")
    assert box(window, card).cell == cell(window, 0, 1)


def test_a_card_dragged_onto_a_pain_point_answers_it_and_stays(qtbot, window) -> None:
    view, key = view_of(window), cell(window, 0, 0)
    card = view.acts.add_entry(library("es")[0], key)
    pain = next(one for one in view.placed.cards() if one.open)
    drag(qtbot, view, box(window, card).rect.center(), pain.rect.center())
    assert card_of(window, card).about == (pain.card.id,)
    assert box(window, card).cell == key


def test_a_pain_point_dragged_onto_a_strategy_is_answered(qtbot, window) -> None:
    view = view_of(window)
    card = view.acts.add_entry(library("es")[0], cell(window, 1, 0))
    pain = next(one for one in view.placed.cards() if one.open)
    drag(qtbot, view, pain.rect.center(), box(window, card).rect.center())
    assert card_of(window, card).about == (pain.card.id,)


def test_a_drag_given_up_changes_nothing(qtbot, window) -> None:
    view = view_of(window)
    card = view.acts.add_entry(library("es")[0], cell(window, 0, 1))
    before = window.session.map
    start = at(view, box(window, card).rect.center())
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(200, 60))
    assert view.dragging.active
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(200, 60))
    assert window.session.map is before


def test_arrows_lead_through_cells_and_cards_and_enter_writes(qtbot, window) -> None:
    view = view_of(window)
    card = view.acts.add_entry(library("es")[0], cell(window, 0, 1))
    view.stand(cell(window, 0, 1))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert window.session.selection == (Ref("card", card),)
    qtbot.waitUntil(window.actions_by_id["edit_text"].isEnabled)
    window.actions_by_id["edit_text"].trigger()
    qtbot.keyClick(view.writer, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(view.writer, "By word of mouth")
    qtbot.keyClick(view.writer, Qt.Key.Key_Return)
    assert card_of(window, card).title == "By word of mouth"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.current == cell(window, 1, 1)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.undo_label == "Add message"


def test_delete_deletes_the_selected_card(qtbot, window) -> None:
    view = view_of(window)
    card = view.acts.add_entry(library("es")[0], cell(window, 0, 1))
    view.stand(cell(window, 0, 1), card)
    window.refresh_actions()
    window.run("delete")
    assert view.placed.box_of(card) is None


def entries(menu: QMenu) -> dict[str, object]:
    found = {}
    for action in menu.actions():
        found[action.text()] = action
        if action.menu() is not None:
            found.update({f"{action.text()}/{k}": v for k, v in entries(action.menu()).items()})
    return found


def test_the_menu_sets_aida_personas_and_what_is_answered(qtbot, window) -> None:
    view = view_of(window)
    card = view.acts.add_entry(library("es")[0], cell(window, 0, 0))
    menu = view.acts.menu(view, box(window, card), lambda: None, lambda: None)
    found = entries(menu)
    found["AIDA/Desire"].trigger()
    found["Personas/Rafael Araya"].trigger()
    pain = next(one for one in view.placed.cards() if one.open).card
    found[f"Answers pain point/{pain.title}"].trigger()
    made = card_of(window, card)
    assert (made.aida, made.personas, made.about) == ("desire", ("rafael-araya",), (pain.id,))


def test_the_menu_of_a_pain_point_offers_the_strategies_there_are(qtbot, window) -> None:
    view = view_of(window)
    card = view.acts.add_entry(library("es")[0], cell(window, 0, 0))
    pain = next(one for one in view.placed.cards() if one.open)
    found = entries(view.acts.menu(view, pain, lambda: None, lambda: None))
    found[f"Answered by/{library('es')[0].title}"].trigger()
    assert card_of(window, card).about == (pain.card.id,)


def test_pointing_tells_the_note_of_a_card_and_what_an_open_pain_point_is(qtbot, window) -> None:
    view = view_of(window)
    card = view.acts.add_entry(library("es")[0], cell(window, 0, 0))
    assert box(window, card).told.endswith(library("es")[0].note)
    pain = next(one for one in view.placed.cards() if one.open)
    assert "No strategy answers" in pain.told


def test_coverage_follows_what_is_done(qtbot, window) -> None:
    view, told = view_of(window), window.middle.pages["strategies"].told
    before = told.text()
    assert "0 of 12" in before
    view.acts.add_entry(library("es")[0], cell(window, 0, 0))
    qtbot.waitUntil(lambda: "2 of 12" in told.text())
    row = view.placed.rows[1]
    assert row.coverage.aida_missing == ("interest", "desire", "action")
    assert view.placed.rows[0].persona == EVERYONE


def test_the_table_is_copied_and_saved(qtbot, window, tmp_path: Path) -> None:
    page = window.middle.pages["strategies"]
    page.view.acts.add_entry(library("es")[0], cell(window, 0, 0))
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    mime = QGuiApplication.clipboard().mimeData()
    assert library("es")[0].title in mime.text()
    assert "<table" in mime.html()
    page.save_table(tmp_path / "table.csv")
    text = (tmp_path / "table.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(keepends=True)))
    assert len(rows) == 4
    assert library("es")[0].title in rows[1][1]


def test_a_finding_leads_back_to_the_map(qtbot, window) -> None:
    from journeymapper.app.analysis.places import lead

    lead(window, Ref("card", "c13"))
    assert window.middle.shown != "strategies"
    assert window.session.selection == (Ref("card", "c13"),)


def test_names_of_stages_and_personas_are_selected_by_a_click(qtbot, window) -> None:
    view = view_of(window)
    stage, rect = view.placed.columns[1]
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.viewport(), left, pos=QPoint(round(rect.center().x()), 20))
    assert window.session.selection == (Ref("stage", stage),)
    row = view.placed.rows[1]
    qtbot.mouseClick(view.viewport(), left, pos=QPoint(60, round(row.rect.y()) + 20))
    assert window.session.selection == (Ref("persona", row.persona),)


def test_another_language_speaks_in_the_matrix_too(qtbot, window) -> None:
    before = window.middle.pages["strategies"]
    set_interface_language("es")
    try:
        window.build()
        assert window.middle.shown == "strategies"
        assert window.middle.pages["strategies"] is not before
    finally:
        set_interface_language("en")


def test_closing_with_the_matrix_open_remembers_the_window_as_it_belongs(qtbot, window) -> None:
    path = window.document.path
    window.session.mark_saved()
    assert window.close()
    again = windows.open_file(path)
    qtbot.waitUntil(again.palette_dock.isVisible)
    assert again.middle.shown != "strategies"


def test_a_matrix_that_nobody_touches_is_not_painted_again(qtbot, window) -> None:
    view = view_of(window)
    qtbot.wait(100)
    painted: list[None] = []
    shown = view.paintEvent
    view.paintEvent = lambda event: (painted.append(None), shown(event))
    qtbot.wait(200)
    assert len(painted) <= 1


def test_a_map_without_stages_or_language_says_what_to_do(qtbot, application) -> None:
    window = windows.open_new(JourneyMap())
    window.run("strategies")
    page = window.middle.pages["strategies"]
    qtbot.waitUntil(lambda: "stage" in page.told.text())
    assert page.library.rows.count() > 30
    qtbot.keyClick(page.view, Qt.Key.Key_Insert)
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert not window.session.modified

"""A map for another persona, and two journeys side by side, with real events."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QStyle, QStyleOptionButton

from journeymapper.app import windows
from journeymapper.app.compare.chart import apart_words
from journeymapper.app.compare.duplicate_dialog import DuplicateDialog
from journeymapper.app.compare.page import ComparePage
from journeymapper.app.window import MainWindow
from journeymapper.edit.fields import set_score
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.storage.files import read_map, save
from journeymapper.storage.templates import template_path


@pytest.fixture
def window(qtbot, application: None, tmp_path: Path):
    path = tmp_path / "b2b.journey"
    save(read_map(template_path("b2b-saas")).map, path)
    made = windows.open_file(path)
    made.resize(1300, 800)
    qtbot.waitExposed(made)
    yield made
    for page in list(windows._pages):
        page.close()


def page_of(qtbot, window: MainWindow) -> ComparePage:
    window.actions_by_id["side_by_side"].trigger()
    page = windows._pages[-1]
    qtbot.waitExposed(page)
    return page


def press(qtbot, place, words: str) -> None:
    found = next(b for b in place.findChildren(QPushButton) if words in b.text() and b.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_duplicating_opens_the_other_personas_map_and_leads_to_the_comparison(
    qtbot, window: MainWindow
) -> None:
    before = window.session.map
    window.actions_by_id["duplicate_map"].trigger()
    dialog = window.findChild(DuplicateDialog)
    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.name, "Don Ernesto")
    assert dialog.title.text().endswith("· Don Ernesto")
    qtbot.keyClick(dialog.parts["pains"], Qt.Key.Key_Space)
    press(qtbot, dialog, "Duplicate")
    other = windows.all_windows()[-1]
    assert other is not window
    assert other.session.map.personas[0].name == "Don Ernesto"
    assert len(index(other.session.map).touchpoints) == len(index(before).touchpoints)
    assert window.session.map is before
    assert other.document.path is None
    press(qtbot, other.banner, "Compare side by side")
    page = windows._pages[-1]
    assert page.found.sides[0].map is before
    assert page.found.sides[1].map is other.session.map
    assert "second journey has no scores yet" in page.hint.text()


def test_a_persona_of_the_map_can_be_chosen(qtbot, window: MainWindow) -> None:
    window.actions_by_id["duplicate_map"].trigger()
    dialog = window.findChild(DuplicateDialog)
    dialog.whose.setFocus()
    qtbot.keyClick(dialog.whose, Qt.Key.Key_Down)
    assert not dialog.name.isEnabled()
    assert dialog.parts["scores"].isChecked()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    made = windows.all_windows()[-1].session.map
    assert [one.id for one in made.personas] == [window.session.map.personas[0].id]


def test_no_check_box_is_cut(qtbot, window: MainWindow) -> None:
    window.actions_by_id["duplicate_map"].trigger()
    dialog = window.findChild(DuplicateDialog)
    dialog.ensurePolished()
    option = QStyleOptionButton()
    for check in dialog.parts.values():
        check.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = check.style().subElementRect(part, option, check)
        assert check.rect().contains(box), check.text()
        assert check.height() >= box.height() + 2  # the border is painted around it
    dialog.reject()


def test_the_two_states_or_personas_of_a_map_stand_side_by_side(qtbot, window: MainWindow) -> None:
    page = page_of(qtbot, window)
    assert page.found.sides[0] != page.found.sides[1]
    assert all(page.found.curves)
    rows = page.table.rows()
    told = [abs(page.found.steps[int(row.file) - 1].apart or 0) for row in rows]
    assert told == sorted(told, reverse=True)
    assert told[0] > 0


def test_a_click_on_the_chart_or_a_line_selects_the_step_in_the_map(
    qtbot, window: MainWindow
) -> None:
    page = page_of(qtbot, window)
    step = page.found.steps[3]
    place = page.chart.step_rect(step).center().toPoint()
    qtbot.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=place)
    assert page.chart.step is step
    assert [ref.id for ref in window.session.selection] == [step.columns[0]]
    qtbot.keyClick(page.chart, Qt.Key.Key_Right)
    assert [ref.id for ref in window.session.selection] == [page.found.steps[4].columns[0]]
    line = page.table.model().index(0, 0)
    qtbot.mouseClick(
        page.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.table.visualRect(line).center(),
    )
    first = page.found.by_difference[0]
    assert page.chart.step is first
    assert [ref.id for ref in window.session.selection] == [first.columns[0]]


def test_the_comparison_follows_the_map(qtbot, window: MainWindow) -> None:
    page = page_of(qtbot, window)
    side = page.found.sides[0]
    card = index(window.session.map).touchpoints[0]
    before = page.found.steps[0].means
    window.session.apply("Score", lambda m: set_score(m, card.id, side.persona, 5))
    qtbot.waitUntil(lambda: page.found.steps[0].means != before)


def test_two_files_of_one_name_do_not_replace_each_other(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(qtbot, window)
    journey = read_map(template_path("telecom-cr")).map
    paths = [tmp_path / name / "map.journey" for name in ("a", "b")]
    for number, path in enumerate(paths):
        path.parent.mkdir()
        save(replace(journey, product=f"Product {number}"), path)
        monkeypatch.setattr(
            QFileDialog, "getOpenFileName", lambda *_given, path=path: (str(path), "")
        )
        press(qtbot, page, "Another file…")
        assert page.found.sides[1].map.product == f"Product {number}"
    words = [page.boxes[1].itemText(n) for n in range(page.boxes[1].count())]
    assert sum("/a/map.journey" in word for word in words) == 1
    assert sum("/b/map.journey" in word for word in words) == 1


@pytest.mark.parametrize(
    ("apart", "words"), [(9.6, "+10%"), (-10.2, "−10%"), (0.3, "0%"), (-0.4, "0%")]
)
def test_differences_say_that_they_are_percent_of_the_scale(apart, words) -> None:
    assert apart_words(apart) == words


def test_what_changed_keeps_two_files_of_one_name_apart(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.actions_by_id["changes"].trigger()
    for number, name in enumerate(("a", "b")):
        path = tmp_path / name / "map.journey"
        path.parent.mkdir()
        save(replace(window.session.map, product=f"Product {number}"), path)
        monkeypatch.setattr(
            QFileDialog, "getOpenFileName", lambda *_given, path=path: (str(path), "")
        )
        window.changes.ask_for_file()
    qtbot.waitUntil(lambda: window.changes.panel.base.count() == 4)
    words = [window.changes.panel.base.itemText(n) for n in range(4)]
    assert sum("/a/map.journey" in word for word in words) == 1
    assert sum("/b/map.journey" in word for word in words) == 1


def test_the_two_can_be_exchanged_and_a_window_that_closes_goes(qtbot, window: MainWindow) -> None:
    page = page_of(qtbot, window)
    first, second = page.found.sides
    page.exchange()
    assert page.found.sides == (second, first)
    window.session.select([Ref("stage", window.session.map.stages[0].id)])
    window.document.session.mark_saved()
    window.close()
    qtbot.waitUntil(lambda: page.found is None)
    assert "Open another map" in page.hint.text()

"""A folder of maps in one window, with real events: read, sorted, filtered, copied, opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from journeymapper.app import windows
from journeymapper.app.portfolio import reading
from journeymapper.app.portfolio.page import PortfolioPage
from journeymapper.app.welcome import Welcome
from journeymapper.app.widgets.table import TableView
from journeymapper.model.ids import Ref
from journeymapper.model.values import Review
from journeymapper.storage.files import read_map, save
from journeymapper.storage.templates import template_path

LATE = date.today() - timedelta(days=42)  # noqa: DTZ011


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two maps that share their pain points, one more, and a broken file."""
    telecom = read_map(template_path("telecom-cr")).map
    place = tmp_path / "maps"
    place.mkdir()
    save(telecom, place / "a.journey")
    save(
        replace(telecom, title="Otra persona", review=Review("Ana", next=LATE)), place / "b.journey"
    )
    save(read_map(template_path("ecommerce-shoes")).map, place / "shoes.journey")
    (place / "broken.journey").write_text("[map\n", "utf-8")
    return place


@pytest.fixture
def page(qtbot, application: None, folder: Path):
    made = windows.open_folder(folder)
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.reading is None)
    yield made
    made.close()


def table(page: PortfolioPage, name: str) -> TableView:
    return page.tables[name]


def first_words(view: TableView) -> list[str]:
    return [row.cells[0].words for row in view.rows()]


def head(qtbot, view: TableView, column: int) -> None:
    header = view.header()
    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(column) + 12)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def button(page, words: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if words in b.text() and b.isVisible())


def test_every_table_is_filled_and_the_head_counts(page: PortfolioPage) -> None:
    assert table(page, "maps").count == 3
    assert table(page, "pains").count == 7
    assert table(page, "indicators").count > 10
    (fault,) = table(page, "unreadable").rows()
    assert fault.cells[0].words == "broken.journey"
    assert "3 maps · 1 review is overdue · 1 file cannot be opened" in page.place.text()
    assert page.tabs.tabText(1) == "Repeated pain points · 7"


def test_maps_of_one_title_are_told_apart_by_their_files(
    qtbot, application: None, folder: Path
) -> None:
    save(read_map(folder / "a.journey").map, folder / "copy.journey")
    made = windows.open_folder(folder)
    qtbot.waitUntil(lambda: made.reading is None)
    called = first_words(table(made, "maps"))
    title = read_map(folder / "a.journey").map.title
    assert {f"a · {title}", f"copy · {title}", "Otra persona", "Buying running shoes"} == {*called}
    assert f"copy · {title}" in {row.cells[1].words for row in table(made, "indicators").rows()}
    made.close()


def test_a_click_on_a_heading_sorts_and_another_turns_it(qtbot, page: PortfolioPage) -> None:
    view = table(page, "maps")
    assert first_words(view)[0].startswith("Buying")
    head(qtbot, view, 10)
    head(qtbot, view, 10)
    assert first_words(view)[0] == "Otra persona"
    assert view.rows()[0].cells[10].words == "42 days"
    head(qtbot, view, 4)
    counts = [int(row.cells[4].words) for row in view.rows()]
    assert counts in (sorted(counts), sorted(counts, reverse=True))


def test_the_filter_keeps_lines_with_all_its_words_in_every_table(
    qtbot, page: PortfolioPage
) -> None:
    qtbot.keyClicks(page.filter, "otra ana")
    assert first_words(table(page, "maps")) == ["Otra persona"]
    page.filter.clear()
    qtbot.keyClicks(page.filter, "cortes")
    page.tabs.setCurrentIndex(1)
    assert first_words(table(page, "pains")) == ["Cortes sin aviso"]
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert table(page, "pains").count == 7


def test_a_double_click_on_a_pain_point_opens_its_map_and_selects_it(
    qtbot, page: PortfolioPage, folder: Path
) -> None:
    page.tabs.setCurrentIndex(1)
    view = table(page, "pains")
    model = view.model()
    mention = model.index(1, 0, model.index(0, 0))
    file = mention.siblingAtColumn(5).data()
    place = view.visualRect(mention).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (window,) = windows.all_windows()
    assert window.document.path == folder / file
    (chosen,) = window.session.selection
    card = next(c for c in window.session.map.cards if c.id == chosen.id)
    assert chosen == Ref("card", card.id)
    assert " ".join(card.title.split()) == model.index(0, 0).data()


def test_enter_opens_the_map_of_the_line(qtbot, page: PortfolioPage, folder: Path) -> None:
    view = table(page, "maps")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    chosen = view.rows()[view.currentIndex().row()].file
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert windows.all_windows()[0].document.path == folder / chosen


def test_the_table_is_copied_as_it_is_shown(qtbot, page: PortfolioPage) -> None:
    qtbot.keyClicks(page.filter, "otra")
    qtbot.mouseClick(button(page, "Copy table"), Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["Map", "Owner"]
    assert [line.split("\t")[0] for line in lines[1:]] == ["Otra persona"]


def test_cancel_keeps_what_was_read_and_says_that_it_is_not_all(
    qtbot, application: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, real = Event(), reading.map_row

    def slow(*given):
        go.wait(10)
        return real(*given)

    monkeypatch.setattr(reading, "map_row", slow)
    page = windows.open_folder(folder)
    qtbot.waitUntil(lambda: page.cancel.isVisible() and page.progress.maximum() == 4)
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    go.set()
    qtbot.waitUntil(lambda: page.reading is None)
    assert table(page, "maps").count == 1
    assert "only 1 of 4 files were read" in page.place.text()
    assert not page.cancel.isVisible()
    page.close()


def test_the_welcome_page_opens_a_folder(
    qtbot, application: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(folder))
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.show()
    qtbot.mouseClick(button(welcome, "Open folder…"), Qt.MouseButton.LeftButton)
    page = windows._pages[-1]
    qtbot.waitUntil(lambda: page.reading is None)
    assert table(page, "maps").count == 3
    page.close()


def test_a_folder_that_went_away_is_said_and_another_language_builds_it_anew(
    qtbot, page: PortfolioPage, folder: Path
) -> None:
    page.folder = folder / "gone"
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.reading is None)
    assert "there is no such file or folder" in page.place.text()
    windows.rebuild()
    assert table(page, "maps").count == 3

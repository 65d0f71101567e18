"""The pages around a map: welcome, templates, export, help, and what happens after a fault."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from journeymapper.app import emergency, export_dialog, exporting, recent, windows
from journeymapper.app.about import show_about
from journeymapper.app.document import Document
from journeymapper.app.main import refusal
from journeymapper.app.new_dialog import NewDialog
from journeymapper.app.thumbnails import picture_of
from journeymapper.app.welcome import Welcome, empty_map
from journeymapper.app.window import MainWindow
from journeymapper.display.primitives import Display
from journeymapper.exchange.base import ExportFormat, ExportOptions
from journeymapper.exchange.catalog import formats, text_formats
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_names, template_path

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def window(qtbot) -> MainWindow:
    made = windows.show(Document(empty_map()))
    made.resize(1200, 800)
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def welcome(qtbot, tmp_path: Path) -> Iterator[Welcome]:
    target = tmp_path / "mine.journey"
    shutil.copy(template_path("three-phases-en"), target)
    recent.add_recent(target)
    page = windows.show_welcome()
    qtbot.waitExposed(page)
    yield page
    if page in windows._welcome:
        page.close()
    QApplication.processEvents()


def test_the_welcome_page_offers_files_and_every_template(qtbot, welcome: Welcome) -> None:
    assert [tile.path.name for tile in welcome.recent] == ["mine.journey"]
    assert welcome.grid is not None
    assert set(welcome.grid.tiles) == set(template_names())
    tile = welcome.recent[0]
    qtbot.waitUntil(lambda: tile._picture is not None, timeout=20_000)


def test_choosing_a_template_opens_a_map_and_the_page_gives_way(qtbot, welcome: Welcome) -> None:
    assert welcome.grid is not None
    welcome.grid.tiles["five-stages-en"].click()
    assert len(windows.all_windows()) == 1
    window = windows.all_windows()[0]
    assert len(window.session.map.stages) > 4
    assert window.document.path is None
    assert window.session.map.created is not None
    qtbot.waitUntil(lambda: not windows._welcome)


def test_a_picture_of_a_map_is_drawn_once_and_kept(tmp_path: Path, own_folders: Path) -> None:
    target = tmp_path / "a.journey"
    shutil.copy(template_path("three-phases-en"), target)
    first = picture_of(target)
    kept = list(own_folders.rglob("*.png"))
    assert first.width() > 400
    assert len(kept) == 1
    assert picture_of(target) == QImage(str(kept[0]))


def test_the_gallery_starts_a_new_map(qtbot, window: MainWindow) -> None:
    dialog = NewDialog(window)
    dialog.open()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.grid.tiles["e-commerce-en"].click()
    assert chosen.args[0].stages


def test_the_map_started_from_scratch_can_be_worked_on() -> None:
    journey = empty_map()
    assert [lane.kind for lane in journey.lanes][:2] == ["touchpoints", "emotion"]
    assert len(journey.stages) == 3
    assert journey.personas


@pytest.mark.parametrize("suffix", [".pdf", ".png", ".svg", ".md", ".html"])
def test_export_writes_the_file_and_closes(
    qtbot, window: MainWindow, tmp_path: Path, suffix: str
) -> None:
    dialog = export_dialog.show(window)
    dialog.format.setCurrentIndex(dialog.format.findData(suffix))
    target = tmp_path / f"out{suffix}"
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.export_to(target)
    head = target.read_bytes()[:5]
    heads = {".pdf": b"%PDF-", ".png": b"\x89PNG\r", ".svg": head, ".html": b"<!DOC"}
    assert head == heads.get(suffix, b"# " + window.session.map.title.encode()[:3])
    assert "out" in window.status.message.text()


def test_a_cancelled_export_leaves_no_file(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch
) -> None:
    cancelled = Event()

    def slow(_drawing: Display, _options: ExportOptions) -> bytes:
        cancelled.wait(20)
        return b"%PDF-"

    monkeypatch.setattr(exporting, "format_for", lambda _path: ExportFormat(".pdf", "PDF", slow))
    dialog = export_dialog.show(window)
    target = tmp_path / "out.pdf"
    dialog.export_to(target)
    dialog.cancel.click()
    cancelled.set()
    qtbot.wait(400)
    assert not target.exists()
    assert dialog.isVisible()
    assert dialog.go.isEnabled()


def test_an_export_that_fails_says_why(qtbot, window: MainWindow, tmp_path: Path) -> None:
    dialog = export_dialog.show(window)
    dialog.export_to(tmp_path / "no such folder" / "out.pdf")
    qtbot.waitUntil(lambda: dialog.problem.isVisible(), timeout=20_000)
    assert dialog.problem.text()


def test_small_paper_warns_of_small_text(window: MainWindow) -> None:
    dialog = export_dialog.show(window)
    dialog.format.setCurrentIndex(dialog.format.findData(".pdf"))
    dialog.page.setCurrentIndex(dialog.page.findData("A5"))
    assert dialog.warning.isVisible()
    dialog.page.setCurrentIndex(dialog.page.findData(""))
    assert not dialog.warning.isVisible()
    offered = {dialog.format.itemData(i) for i in range(dialog.format.count())}
    assert offered == {*formats(), *text_formats()}


def test_the_words_are_shown_before_they_are_exported(qtbot, window: MainWindow) -> None:
    dialog = export_dialog.show(window)
    dialog.format.setFocus()
    dialog.format.setCurrentIndex(dialog.format.findData(".svg"))
    while dialog.suffix != ".md":
        QTest.keyClick(dialog.format, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "# " in dialog.words.toPlainText(), timeout=20_000)
    assert dialog.words.isVisible()
    assert not dialog.preview.isVisible()
    assert not dialog.page.isVisible()


def test_the_help_pages_show(window: MainWindow) -> None:
    window.run("keys")
    show_about(window)
    shown = [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert len(shown) == 2
    for dialog in shown:
        dialog.close()


def test_after_a_fault_what_is_unsaved_is_copied(
    qtbot, window: MainWindow, monkeypatch, capsys
) -> None:
    said: list[str] = []
    monkeypatch.setattr("journeymapper.app.plain.warn", lambda _p, _t, *words: said.extend(words))
    window.run("add_stage")
    window.canvas.settle()
    problem = RuntimeError("planted")
    emergency.handle(type(problem), problem, None)
    qtbot.waitUntil(lambda: bool(said))
    copies = list(emergency.copies_folder().glob("*.journey"))
    assert len(copies) == 1
    assert read_map(copies[0]).map == window.session.committed
    assert str(copies[0]) in said[1]
    assert "planted" in capsys.readouterr().err


def test_one_pair_of_qt_and_python_is_refused() -> None:
    assert "6.12.0" in refusal((6, 12, 0), (3, 11))
    assert refusal((6, 12, 0), (3, 12)) == ""
    assert refusal((6, 11, 3), (3, 11)) == ""

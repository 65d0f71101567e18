"""Indicators from raw answers: the dialog with real events, what it shows and what it writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from journeymapper.app.measure.answers_dialog import AnswersDialog
from journeymapper.app.measure.measuring import open_dialog
from journeymapper.app.window import MainWindow
from journeymapper.model.card import Card
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from tests.dropping import drop

TODAY = date.today()  # noqa: DTZ011


@pytest.fixture
def window(sample) -> MainWindow:
    return sample()


def nps_card(window: MainWindow) -> Card:
    return next(card for card in window.session.map.cards if card.metric == "nps")


def opened(qtbot, window: MainWindow) -> AnswersDialog:
    window.actions_by_id["compute_answers"].trigger()
    dialog = open_dialog(window)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isVisible() and dialog.reading is not None)
    return dialog


def read(qtbot, dialog: AnswersDialog) -> None:
    """Wait until what stands in the field was read."""
    qtbot.waitUntil(lambda: not dialog._soon.isActive())
    qtbot.waitUntil(lambda: dialog.go.isEnabled() or bool(dialog.unread.text()))


def choose(qtbot, dialog: AnswersDialog, metric: str) -> None:
    dialog.kind.setFocus()
    while dialog.kind.currentData() != metric:
        key = Qt.Key.Key_Down if dialog.kind.findData(metric) > dialog.kind.currentIndex() else 0
        qtbot.keyClick(dialog.kind, key or Qt.Key.Key_Up)


def test_the_inspector_of_an_indicator_leads_to_it_and_it_writes_one_step(
    qtbot, window: MainWindow
) -> None:
    card = nps_card(window)
    window.inspect(Ref("card", card.id))
    button = next(
        b for b in window.inspector.findChildren(QPushButton) if b.text() == "Compute from answers…"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = open_dialog(window)
    assert dialog is not None
    assert not dialog.isModal()
    assert card.title in dialog.target.text()
    dialog.field.setFocus()
    qtbot.keyClicks(dialog.field, "10 9 9 8 3 0")
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.view.value.text() == "+16.7"
    assert "95 percent interval" in dialog.view.interval.text()
    assert dialog.view.count.text().startswith("n = 6: 50%")
    assert dict(dialog.view.chart.bars)[9] == 2
    dialog.source.setText("Survey of October")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    after = index(window.session.map).cards[card.id]
    assert (after.value, after.answers) == (16.7, (10, 9, 9, 8, 3, 0))
    assert (after.measured_on, after.source) == (TODAY, "Survey of October")
    proof = after.evidence[-1]
    assert (proof.level, proof.n, proof.source) == ("measured", 6, "Survey of October")
    assert window.session.undo_label == "Compute from answers"
    window.actions_by_id["undo"].trigger()
    assert index(window.session.map).cards[card.id] == card
    assert not window.session.can_undo


def test_nothing_changes_before_it_is_written(qtbot, window: MainWindow) -> None:
    window.session.select([Ref("card", nps_card(window).id)])
    dialog = opened(qtbot, window)
    qtbot.keyClicks(dialog.field, "10")
    qtbot.waitUntil(dialog.go.isEnabled)
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not window.session.can_undo


def test_with_a_touchpoint_selected_a_new_indicator_is_about_it(qtbot, window: MainWindow) -> None:
    point = index(window.session.map).touchpoints[3]
    window.session.select([Ref("card", point.id)])
    dialog = opened(qtbot, window)
    choose(qtbot, dialog, "csat")
    dialog.scale.setCurrentIndex(dialog.scale.findData(7))
    dialog.field.setFocus()
    qtbot.keyClicks(dialog.field, "7 6 2 1")
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.view.value.text() == "50.0%"
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    (ref,) = window.session.selection
    made = index(window.session.map).cards[ref.id]
    assert (made.metric, made.highest, made.about, made.value) == ("csat", 7, (point.id,), 50)
    marks = [g for g in drawn(window) if g.role == "measured"]
    assert [g.key for g in marks] == [ref.id]
    window.actions_by_id["undo"].trigger()
    assert not window.session.can_undo


def drawn(window: MainWindow) -> list:
    from journeymapper.display.primitives import Group
    from journeymapper.display.walk import walk

    layers = window.view.arrangement.display.layers
    return [p.primitive for one in layers for p in walk(one) if isinstance(p.primitive, Group)]


def test_what_cannot_be_read_is_listed_with_its_line(qtbot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    QGuiApplication.clipboard().setText("9\nten\n12\n8")
    qtbot.keyClick(dialog.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(dialog.go.isEnabled)
    told = [dialog.faults.item(row).text() for row in range(dialog.faults.count())]
    assert told == ["Line 2: “ten”, not a number", "Line 3: “12”, not from 0 to 10"]
    assert "2 entries" in dialog.unread.text()
    spot = dialog.faults.visualItemRect(dialog.faults.item(1)).center()
    qtbot.mouseClick(dialog.faults.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert dialog.field.textCursor().selectedText() == "12"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "october.csv"
    path.write_text("id;year;NPS\n1;2026;10\n2;2026;9\n3;2026;x\n", encoding="utf-8-sig")
    return path


def test_a_file_is_read_by_its_column_and_another_can_be_chosen(
    qtbot, window: MainWindow, export: Path, monkeypatch
) -> None:
    dialog = opened(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(export), ""))
    qtbot.mouseClick(dialog.file, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.column.currentText() == "NPS"
    assert dialog.source.text() == "october.csv"
    assert dialog.view.value.text() == "+100.0"
    assert dialog.faults.item(0).text().startswith("Line 4: “x”")
    dialog.column.setFocus()
    qtbot.keyClick(dialog.column, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: dialog.reading.column == 0)
    assert dialog.reading.answers.values == (1, 2, 3)


def test_a_file_can_be_dropped(qtbot, window: MainWindow, export: Path) -> None:
    dialog = opened(qtbot, window)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(export))])
    drop(dialog.field, mime, QPoint(20, 20))
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.reading.headings == ("id", "year", "NPS")


def test_what_is_no_text_is_refused_with_a_sentence(
    qtbot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window)
    path = tmp_path / "book.csv"
    path.write_bytes(b"PK\0\0")
    dialog.take_file(path)
    assert "save it as CSV first" in dialog.unread.text()
    dialog.take_file(tmp_path / "gone.csv")
    assert "cannot be read" in dialog.unread.text()


def test_retention_says_what_it_needs(qtbot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    choose(qtbot, dialog, "retention")
    dialog.field.setFocus()
    qtbot.keyClicks(dialog.field, "1000 120")
    qtbot.waitUntil(lambda: "Three figures" in dialog.view.interval.text())
    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.field, " 1020")
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.view.value.text() == "90.0%"
    assert dialog.view.chart.bars == ((1, 900), (0, 100))


def test_a_date_that_is_none_cannot_be_written(qtbot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    qtbot.keyClicks(dialog.field, "9 9")
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, "soon")
    assert not dialog.go.isEnabled()


def test_a_card_that_is_gone_meanwhile_is_made_anew(qtbot, window: MainWindow) -> None:
    card = nps_card(window)
    window.session.select([Ref("card", card.id)])
    dialog = opened(qtbot, window)
    qtbot.keyClicks(dialog.field, "9 9")
    qtbot.waitUntil(dialog.go.isEnabled)
    left = tuple(one for one in window.session.map.cards if one.id != card.id)
    window.session.apply("Delete", lambda journey: replace(journey, cards=left))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    (ref,) = window.session.selection
    assert index(window.session.map).cards[ref.id].value == 100

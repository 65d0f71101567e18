"""Reviews in the window: overdue ones are said, closed ones leave a snapshot, with real events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton

from journeymapper.app import theme, windows
from journeymapper.app.inspector.editors.date import shown_date
from journeymapper.app.main import set_up
from journeymapper.app.review.close_dialog import CloseReviewDialog
from journeymapper.app.window import MainWindow
from journeymapper.model.values import Review
from journeymapper.storage.files import read_map, save
from journeymapper.storage.templates import template_path

TODAY = date.today()  # noqa: DTZ011
Opens = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opens]:
    """Return what opens a map with a review cycle from its file."""
    if not qapp.property("set up"):
        set_up(qapp)
        qapp.setProperty("set up", True)
    theme.set_preference("light")

    def open_it(**review) -> MainWindow:
        journey = read_map(template_path("telecom-cr")).map
        path = tmp_path / "journey.journey"
        save(replace(journey, review=Review(**review)), path)
        made = windows.open_file(path)
        assert made is not None
        made.resize(1400, 900)
        qtbot.waitExposed(made)
        return made

    yield open_it
    for one in windows.all_windows():
        one.document.session.mark_saved()
        one.close()
    QApplication.processEvents()
    theme.set_preference("")


def ask(qtbot, window: MainWindow) -> CloseReviewDialog:
    window.actions_by_id["close_review"].trigger()
    qtbot.waitUntil(lambda: window.reviews.dialog is not None and window.reviews.dialog.isVisible())
    return window.reviews.dialog


def test_an_overdue_map_says_so_and_leads_to_closing_the_review(qtbot, opened: Opens) -> None:
    window = opened(every_days=30, last=TODAY - timedelta(days=42))
    assert window.banner.isVisible()
    assert window.banner.words.text() == "The review is overdue by 12 days."
    button = next(b for b in window.banner.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.reviews.dialog is not None)
    window.reviews.dialog.reject()


def test_closing_the_review_by_the_menu_takes_the_message_away(qtbot, opened: Opens) -> None:
    window = opened(next=TODAY - timedelta(days=1))
    assert window.banner.words.text() == "The review is overdue by 1 day."
    qtbot.mouseClick(ask(qtbot, window).go, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()
    assert window.session.map.review.next is None


def test_a_map_whose_review_is_not_due_says_nothing(opened: Opens) -> None:
    assert not opened(next=TODAY).banner.isVisible()


def test_closing_a_review_keeps_a_snapshot_in_one_step_and_says_when_the_next_is(
    qtbot, opened: Opens
) -> None:
    window = opened(owner="Ana Mora", every_days=90)
    dialog = ask(qtbot, window)
    assert dialog.by.text() == "Ana Mora"
    assert dialog.day.text() == shown_date(TODAY)
    qtbot.keyClicks(dialog.note, "The queue is shorter")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.reviews.dialog is None)
    journey = window.session.map
    assert journey.review.last == TODAY
    assert journey.review.next == TODAY + timedelta(days=90)
    (taken,) = journey.snapshots
    assert (taken.on, taken.by, taken.note) == (TODAY, "Ana Mora", "The queue is shorter")
    assert len(taken.cards) == len(journey.cards)
    assert "Next review" in window.status.message.text()
    window.actions_by_id["undo"].trigger()
    assert not window.session.map.snapshots
    assert window.session.map.review == Review("Ana Mora", 90)
    assert not window.session.can_undo


def test_giving_up_closes_no_review(qtbot, opened: Opens) -> None:
    window = opened(every_days=90)
    dialog = ask(qtbot, window)
    cancel = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel)
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.reviews.dialog is None)
    assert not window.session.can_undo


def test_a_review_is_closed_on_a_day_that_has_come(qtbot, opened: Opens) -> None:
    dialog = ask(qtbot, opened(every_days=30))
    for text in ("soon", shown_date(TODAY + timedelta(days=1))):
        dialog.day.selectAll()
        qtbot.keyClicks(dialog.day, text)
        assert not dialog.go.isEnabled()
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, shown_date(TODAY - timedelta(days=1)))
    assert dialog.go.isEnabled()
    dialog.reject()

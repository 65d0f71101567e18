"""Reviews in the window: overdue ones are said, closed ones leave a snapshot, with real events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton

from journeymapper.app import windows
from journeymapper.app.inspector.editors.date import shown_date
from journeymapper.app.review.changes_panel import ChangesPanel
from journeymapper.app.review.close_dialog import CloseReviewDialog
from journeymapper.app.window import MainWindow
from journeymapper.edit.cards import delete_cards
from journeymapper.edit.fields import set_field
from journeymapper.i18n import set_interface_language
from journeymapper.model.ids import Ref
from journeymapper.model.values import Review
from journeymapper.storage.files import read_map, save
from journeymapper.storage.templates import template_path

TODAY = date.today()  # noqa: DTZ011
Opens = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot, application: None, tmp_path: Path) -> Opens:
    """Return what opens a map with a review cycle from its file."""

    def open_it(**review) -> MainWindow:
        journey = read_map(template_path("telecom-cr")).map
        path = tmp_path / "journey.journey"
        save(replace(journey, review=Review(**review)), path)
        made = windows.open_file(path)
        assert made is not None
        made.resize(1400, 900)
        qtbot.waitExposed(made)
        return made

    return open_it


def ask(qtbot, window: MainWindow) -> CloseReviewDialog:
    window.actions_by_id["close_review"].trigger()
    qtbot.waitUntil(lambda: window.reviews.dialog is not None and window.reviews.dialog.isVisible())
    return window.reviews.dialog


def test_the_banner_comes_back_when_the_review_is_not_closed(qtbot, opened: Opens) -> None:
    window = opened(every_days=30, last=TODAY - timedelta(days=42))
    said = window.banner.words.text()
    button = next(b for b in window.banner.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.reviews.dialog is not None)
    assert window.banner.isHidden()
    qtbot.keyClick(window.reviews.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.words.text() == said
    assert any(b.isVisible() for b in window.banner.findChildren(QPushButton))


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


def show_changes(qtbot, window: MainWindow) -> ChangesPanel:
    window.actions_by_id["changes"].trigger()
    qtbot.waitUntil(lambda: window.changes.panel is not None and window.changes.panel.isVisible())
    panel = window.changes.panel
    qtbot.waitUntil(lambda: panel.changes is not None)
    return panel


def words(panel: ChangesPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def click(qtbot, panel: ChangesPanel, row: int) -> None:
    item = panel.list.item(row)
    panel.list.scrollToItem(item)
    spot = panel.list.visualItemRect(item).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def reviewed(qtbot, window: MainWindow) -> None:
    qtbot.mouseClick(ask(qtbot, window).go, Qt.MouseButton.LeftButton)


def test_what_changed_since_a_review_follows_edits_and_leads_to_the_cards(
    qtbot, opened: Opens
) -> None:
    window = opened(every_days=90)
    reviewed(qtbot, window)
    panel = show_changes(qtbot, window)
    assert panel.base.currentText().startswith("Since the review of")
    assert panel.hint.text() == "Nothing has changed."
    ref = Ref("card", "c13")
    window.session.apply("Title", lambda m: set_field(m, [ref], "title", "Tries the phone"))
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    assert "“Tries the phone”" in words(panel)[0]
    assert panel.count.text() == "1 change"
    window.session.select([])
    window.view.set_zoom(2.0)
    click(qtbot, panel, 0)
    assert window.session.selection == (ref,)
    corner = window.view.rect_to_view(window.view.rect_of(ref)).center().toPoint()
    assert window.view.viewport().rect().contains(corner)


def test_enter_leads_too_and_a_card_that_is_gone_to_where_it_stood(qtbot, opened: Opens) -> None:
    window = opened(every_days=90)
    reviewed(qtbot, window)
    gone = next(card for card in window.session.map.cards if card.id == "c13")
    window.session.apply("Delete", lambda m: delete_cards(m, ["c13"]))
    panel = show_changes(qtbot, window)
    qtbot.waitUntil(lambda: panel.list.count() > 0)
    row = next(n for n, line in enumerate(words(panel)) if line.startswith("Removed"))
    panel.list.setCurrentRow(row)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert [ref.id for ref in window.session.selection] == [gone.at]


def test_the_map_is_compared_with_another_file(qtbot, opened: Opens, tmp_path, monkeypatch) -> None:
    window = opened(every_days=90)
    other = tmp_path / "last-year.journey"
    ref = Ref("card", "c13")
    save(set_field(window.session.map, [ref], "title", "As it was"), other)
    panel = show_changes(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(other), ""))
    qtbot.mouseClick(panel.file, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    assert panel.base.currentText() == "Since the file “last-year.journey”"
    assert "“As it was” →" in words(panel)[0]


def test_the_marked_map_opens_beside_and_the_map_itself_stays(qtbot, opened: Opens) -> None:
    window = opened(every_days=90)
    reviewed(qtbot, window)
    panel = show_changes(qtbot, window)
    assert not panel.marked.isEnabled()
    window.session.apply("Title", lambda m: set_field(m, [Ref("card", "c13")], "title", "Tries"))
    window.session.apply("Delete", lambda m: delete_cards(m, ["c5"]))
    before = window.session.map
    qtbot.waitUntil(panel.marked.isEnabled)
    qtbot.mouseClick(panel.marked, Qt.MouseButton.LeftButton)
    (beside,) = [one for one in windows.all_windows() if one is not window]
    told = {card.id: card.evolution for card in beside.session.map.cards}
    assert (told["c13"], told["c5"]) == ("changed", "removed")
    assert beside.document.path is None
    assert window.session.map is before


def test_as_is_to_be_is_one_of_the_comparisons(qtbot, opened: Opens) -> None:
    window = opened(every_days=90)
    reviewed(qtbot, window)
    panel = show_changes(qtbot, window)
    assert panel.list.count() == 0
    ref = Ref("card", "c13")
    window.session.apply("New", lambda m: set_field(m, [ref], "evolution", "new"))
    panel.base.setFocus()
    qtbot.keyClick(panel.base, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    assert panel.base.currentText() == "As it is → as it shall be"
    assert words(panel)[0].startswith("Added: Touchpoint")
    click(qtbot, panel, 0)
    assert window.session.selection == (ref,)


def test_pain_points_that_stay_are_listed_with_the_reviews_that_saw_them(
    qtbot, opened: Opens
) -> None:
    window = opened(every_days=90)
    for _time in range(2):
        reviewed(qtbot, window)
    panel = show_changes(qtbot, window)
    panel.base.setFocus()
    qtbot.keyClick(panel.base, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: panel.list.count() > 0)
    assert panel.base.currentText() == "Pain points that stay"
    assert all(line.endswith("in 2 closed reviews") for line in words(panel))
    assert not panel.marked.isEnabled()
    click(qtbot, panel, 0)
    (ref,) = window.session.selection
    assert next(c.lane for c in window.session.map.cards if c.id == ref.id) in {
        lane.id for lane in window.session.map.lanes if lane.kind == "pain_points"
    }


def test_the_changes_are_told_in_the_language_of_the_interface(qtbot, opened: Opens) -> None:
    window = opened(every_days=90)
    window.session.apply(
        "New", lambda m: set_field(m, [Ref("card", "c13")], "evolution", "removed")
    )
    panel = show_changes(qtbot, window)
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    english = words(panel)
    set_interface_language("es")
    try:
        window.build()
        qtbot.waitUntil(lambda: window.changes.panel.list.count() == 1)
        assert words(window.changes.panel) != english
    finally:
        set_interface_language("en")

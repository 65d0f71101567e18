"""Findings and answers in the window: counted in the status bar, live, leading to their place."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl

from journeymapper.analysis.findings import findings
from journeymapper.app import windows
from journeymapper.app.window import MainWindow
from journeymapper.edit.fields import set_field
from journeymapper.i18n import set_interface_language
from journeymapper.model.ids import Ref

COUNTING = """
import sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from journeymapper.app import windows
from journeymapper.app.main import set_up
from journeymapper.storage.templates import template_path
set_up(app := QApplication([]))
window = windows.open_file(template_path("telecom-cr"))
print(window.analysis.noticed is not None)
while not window.status.findings.isVisible():
    QTest.qWait(20)
print("networkx" not in sys.modules)
"""


@pytest.fixture
def window(sample) -> MainWindow:
    return sample()


def counted(window: MainWindow) -> str:
    return window.status.findings.text().strip()


def expected(window: MainWindow) -> str:
    n = sum(one.severity != "hint" for one in findings(window.session.map))
    return f"{n} finding" if n == 1 else f"{n} findings"


def show_findings(qtbot, window: MainWindow):
    qtbot.waitUntil(window.status.findings.isVisible)
    qtbot.mouseClick(window.status.findings, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.analysis.findings is not None)
    panel = window.analysis.findings
    qtbot.waitUntil(lambda: bool(panel.list.rows.rows) and panel.list.isVisible())
    return panel


def row_about(panel, ref: Ref, rule: str = ""):
    return next(
        row
        for row in panel.list.rows.rows
        if row.finding and row.finding.where == ref and rule in {"", row.finding.rule}
    )


def is_listed(panel, ref: Ref, rule: str) -> bool:
    return any(
        row.finding and row.finding.where == ref and row.finding.rule == rule
        for row in panel.list.rows.rows
    )


def click(qtbot, panel, row) -> None:
    place = panel.list.rows.index(panel.list.rows.place(row.key))
    panel.list.scrollTo(place)
    spot: QPoint = panel.list.visualRect(place).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_both_panels_are_closed_at_first(qtbot, window) -> None:
    assert not window.analysis.findings_dock.isVisible()
    assert not window.analysis.answers_dock.isVisible()
    assert window.analysis.findings is None
    assert window.inspector_dock.isVisible()


def test_the_status_bar_counts_what_is_noticed_and_follows_edits(qtbot, window) -> None:
    qtbot.waitUntil(lambda: counted(window) == expected(window))
    before = counted(window)
    window.session.apply(
        "Title", lambda m: set_field(m, [Ref("card", "c13")], "title", "Send invoice")
    )
    qtbot.waitUntil(lambda: counted(window) == expected(window) and counted(window) != before)
    window.session.undo()
    qtbot.waitUntil(lambda: counted(window) == before)


def test_mere_hints_are_told_in_the_tool_tip_and_counted_where_nothing_presses(window) -> None:
    window.status.show_findings(2, 22)
    assert counted(window) == "2 findings"
    assert "2 findings, 22 hints" in window.status.findings.toolTip()
    window.status.show_findings(0, 22)
    assert counted(window) == "22 hints"
    window.status.show_findings(0, 0)
    assert counted(window) == "No findings"


def test_a_map_without_a_card_is_not_found_fault_with(qtbot, window) -> None:
    qtbot.waitUntil(window.status.findings.isVisible)
    window.session.apply("Empty", lambda m: replace(m, cards=(), links=()))
    qtbot.waitUntil(lambda: not window.status.findings.isVisible())
    window.session.undo()
    qtbot.waitUntil(window.status.findings.isVisible)


def test_a_click_in_the_status_bar_opens_and_closes_the_findings(qtbot, window) -> None:
    show_findings(qtbot, window)
    assert window.actions_by_id["findings"].isChecked()
    qtbot.mouseClick(window.status.findings, Qt.MouseButton.LeftButton)
    assert not window.analysis.findings_dock.isVisible()
    assert not window.actions_by_id["findings"].isChecked()


def test_the_key_opens_the_findings_with_the_keyboard_in_them(qtbot, window) -> None:
    window.actions_by_id["findings"].trigger()
    qtbot.waitUntil(lambda: bool(window.analysis.findings.list.rows.rows))
    assert window.analysis.findings_dock.isVisible()


def test_a_click_on_a_finding_selects_its_card_and_brings_it_into_sight(qtbot, window) -> None:
    window.session.apply(
        "Title", lambda m: set_field(m, [Ref("card", "c25")], "title", "Send invoice")
    )
    panel = show_findings(qtbot, window)
    ref = Ref("card", "c25")
    qtbot.waitUntil(lambda: is_listed(panel, ref, "inside_out"))
    window.view.set_zoom(2.0)
    click(qtbot, panel, row_about(panel, ref, "inside_out"))
    assert window.session.selection == (ref,)
    rect = window.view.rect_of(ref)
    top_left = window.view.to_view(rect.x, rect.y)
    assert window.view.viewport().rect().contains(top_left.toPoint())


def test_a_card_under_the_minimap_is_brought_out_from_under_it(qtbot, window) -> None:
    ref = Ref("card", "c17")
    panel = show_findings(qtbot, window)
    row = row_about(panel, ref)
    window.resize(1300, 800)
    window.view.set_zoom(0.5)
    click(qtbot, panel, row)
    middle = window.view.rect_to_view(window.view.rect_of(ref)).center().toPoint()
    assert window.view.viewport().rect().contains(middle)
    assert window.view.viewport().childAt(middle) is None


def test_the_remedy_changes_the_map_in_one_step(qtbot, window) -> None:
    ref = Ref("card", "c13")
    window.session.apply("Title", lambda m: set_field(m, [ref], "title", "Send invoice"))
    panel = show_findings(qtbot, window)
    qtbot.waitUntil(lambda: is_listed(panel, ref, "inside_out"))
    click(qtbot, panel, row_about(panel, ref, "inside_out"))
    qtbot.mouseClick(panel.details.buttons["remedy"], Qt.MouseButton.LeftButton)
    title = next(c.title for c in window.session.map.cards if c.id == "c13")
    assert title == "Receives the invoice"
    qtbot.waitUntil(lambda: not is_listed(panel, ref, "inside_out"))
    window.session.undo()
    assert next(c.title for c in window.session.map.cards if c.id == "c13") == "Send invoice"


def test_what_a_remedy_adds_is_selected_and_in_sight(qtbot, window) -> None:
    ref = Ref("card", "c17")
    panel = show_findings(qtbot, window)
    click(qtbot, panel, row_about(panel, ref, "valley_without_pain"))
    qtbot.mouseClick(panel.details.buttons["remedy"], Qt.MouseButton.LeftButton)
    made = window.session.map.cards[-1]
    assert made.about == ("c17",)
    assert window.session.selection == (Ref("card", made.id),)
    middle = window.view.rect_to_view(window.view.rect_of(Ref("card", made.id))).center().toPoint()
    assert window.view.viewport().rect().contains(middle)
    assert panel.list.hasFocus()


def test_the_keyboard_stays_in_the_list_after_a_rule_is_switched_off(qtbot, window) -> None:
    panel = show_findings(qtbot, window)
    row = next(row for row in panel.list.rows.rows if row.finding)
    click(qtbot, panel, row)
    panel.details.buttons["off"].setFocus()
    qtbot.keyClick(panel.details.buttons["off"], Qt.Key.Key_Space)
    assert window.session.map.rules_off == (row.finding.rule,)
    qtbot.wait(200)
    assert panel.list.hasFocus()


def test_accepting_counts_one_less_and_undo_one_more(qtbot, window) -> None:
    panel = show_findings(qtbot, window)
    before = counted(window)
    row = next(row for row in panel.list.rows.rows if row.finding)
    click(qtbot, panel, row)
    qtbot.mouseClick(panel.details.buttons["accept"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.details.field, "As agreed")
    qtbot.keyClick(panel.details.field, Qt.Key.Key_Return)
    assert [one.reason for one in window.session.map.accepted] == ["As agreed"]
    qtbot.waitUntil(lambda: counted(window) == expected(window) and counted(window) != before)
    window.actions_by_id["undo"].trigger()
    assert not window.session.map.accepted
    qtbot.waitUntil(lambda: counted(window) == before)


def test_a_finding_about_the_map_shows_the_fields_of_the_map(qtbot, window) -> None:
    window.inspector_dock.hide()
    panel = show_findings(qtbot, window)
    row = next(r for r in panel.list.rows.rows if r.finding and r.finding.where.kind == "map")
    window.session.select([Ref("card", "c13")])
    click(qtbot, panel, row)
    assert window.session.selection == ()
    assert window.inspector_dock.isVisible()


def test_the_answers_are_worked_out_when_shown_and_follow_edits(qtbot, window) -> None:
    window.run("answers")
    qtbot.waitUntil(lambda: bool(window.analysis.answers.shown), timeout=20_000)
    panel = window.analysis.answers
    assert window.actions_by_id["answers"].isChecked()
    before = panel.shown
    window.session.apply("Cards", lambda m: replace(m, cards=m.cards[:-1], links=()))
    window.session.apply(
        "Score", lambda m: set_field(m, [Ref("card", "c13")], "emotion", {m.personas[0].id: -5})
    )
    qtbot.waitUntil(lambda: panel.shown != before, timeout=20_000)
    panel.anchorClicked.emit(QUrl("0"))
    assert len(window.session.selection) == 1


def test_hidden_answers_are_not_worked_out(qtbot, window) -> None:
    window.run("answers")
    qtbot.waitUntil(lambda: bool(window.analysis.answers.shown), timeout=20_000)
    window.run("answers")
    before = window.analysis.answers.shown
    window.session.apply("Clear", lambda m: replace(m, cards=(), links=()))
    qtbot.waitUntil(lambda: not window.status.findings.isVisible())
    assert window.analysis.answers.shown is before
    window.run("answers")
    qtbot.waitUntil(lambda: window.analysis.answers.shown is not before, timeout=20_000)


def test_what_a_drag_previews_is_not_noticed_before_it_is_done(qtbot, window) -> None:
    qtbot.waitUntil(lambda: counted(window) == expected(window))
    before = counted(window)
    session = window.session
    session.begin("Title")
    session.preview(lambda m: set_field(m, [Ref("card", "c13")], "title", "Send invoice"))
    qtbot.wait(300)
    assert counted(window) == before
    session.commit()
    qtbot.waitUntil(lambda: counted(window) != before)


def test_panels_left_open_are_open_and_filled_next_time(qtbot, window) -> None:
    show_findings(qtbot, window)
    path = window.document.path
    assert window.close()
    again = windows.open_file(path)
    assert again is not None
    qtbot.waitUntil(again.analysis.findings_dock.isVisible)
    qtbot.waitUntil(lambda: bool(again.analysis.findings.list.rows.rows))
    assert again.actions_by_id["findings"].isChecked()


def test_the_graph_is_not_loaded_for_a_window_that_only_counts() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNTING], capture_output=True, text=True, timeout=100, check=False
    )
    assert done.stdout.split() == ["False", "True"], done.stderr


def test_another_language_speaks_in_the_panels_too(qtbot, window) -> None:
    panel = show_findings(qtbot, window)
    english = next(row.text for row in panel.list.rows.rows if row.finding)
    set_interface_language("es")
    try:
        window.build()
        qtbot.waitUntil(
            lambda: (
                english not in [row.text for row in window.analysis.findings.list.rows.rows]
                and bool(window.analysis.findings.list.rows.rows)
            )
        )
    finally:
        set_interface_language("en")

"""Marks on cards with open findings: seen on the canvas, clicked to be led, never exported."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from journeymapper.analysis.findings import accept, findings
from journeymapper.app import windows
from journeymapper.app.window import MainWindow
from journeymapper.edit.fields import set_field
from journeymapper.exchange.catalog import drawn
from journeymapper.model.ids import Ref
from journeymapper.render.svg import svg_text

LEFT = Qt.MouseButton.LeftButton
CARD = Ref("card", "c13")


@pytest.fixture
def window(qtbot, sample) -> MainWindow:
    made = sample("telecom-cr", 1500, 900)
    made.session.apply("Title", lambda m: set_field(m, [CARD], "title", "Send invoice"))
    qtbot.waitUntil(lambda: made.analysis.noticed is not None)
    made.view.fit()
    qtbot.waitUntil(lambda: made.analysis.marks.mark_of("c13") is not None)
    return made


def place(window: MainWindow) -> QPoint:
    return window.analysis.marks.mark_of("c13").toPoint()


def test_a_click_on_a_mark_leads_to_its_finding(qtbot, window) -> None:
    window.session.select([])
    qtbot.mouseClick(window.view.viewport(), LEFT, pos=place(window))
    qtbot.waitUntil(window.analysis.findings_dock.isVisible)
    row = window.analysis.findings.list.row
    assert row.finding.where == CARD
    assert row.finding.rule == "inside_out"
    assert window.session.selection == (CARD,)


def test_a_closed_group_opens_for_the_finding(qtbot, window) -> None:
    window.run("findings")
    listed = window.analysis.findings.list
    qtbot.waitUntil(lambda: bool(listed.rows.rows))
    for group in ("error", "warning", "hint"):
        listed.rows.fold(group, closed=True)
    qtbot.mouseClick(window.view.viewport(), LEFT, pos=place(window))
    assert listed.row.finding.where == CARD


def test_a_mark_goes_when_its_findings_are_accepted(qtbot, window) -> None:
    own = [one for one in findings(window.session.map) if one.where == CARD]
    for one in own:
        window.session.apply("Accept", lambda m, f=one: accept(m, f, "So be it"))
    qtbot.waitUntil(lambda: window.analysis.marks.mark_of("c13") is None)


def test_the_marks_can_be_hidden_and_that_is_remembered(qtbot, window) -> None:
    marks, spot = window.analysis.marks, window.analysis.marks.mark_of("c13")
    assert marks.card_at(spot) == "c13"
    with_marks = window.view.viewport().grab().toImage()
    window.actions_by_id["finding_marks"].trigger()
    assert not window.actions_by_id["finding_marks"].isChecked()
    assert marks.card_at(spot) == ""
    assert window.view.viewport().grab().toImage() != with_marks
    path = window.document.path
    window.session.mark_saved()
    window.close()
    again = windows.open_file(path)
    assert not again.analysis.marks.shown


def test_a_mark_tells_its_findings_and_points(qtbot, window) -> None:
    qtbot.mouseMove(window.view.viewport(), place(window))
    assert window.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(window.view.viewport(), place(window) + QPoint(0, 60))
    assert window.view.viewport().cursor().shape() != Qt.CursorShape.PointingHandCursor


def test_beside_a_mark_the_canvas_has_the_click(qtbot, window) -> None:
    box = window.view.rect_of(Ref("card", "c20"))
    window.session.select([])
    spot = window.view.rect_to_view(box).center().toPoint()
    qtbot.mouseClick(window.view.viewport(), LEFT, pos=spot)
    assert window.session.selection == (Ref("card", "c20"),)
    assert not window.analysis.findings_dock.isVisible()


def test_what_is_exported_knows_nothing_of_marks(qtbot, window) -> None:
    before = svg_text(drawn(window.session.map))
    window.actions_by_id["finding_marks"].trigger()
    assert svg_text(drawn(window.session.map)) == before


def test_mere_hints_are_marked_while_the_findings_show(qtbot, window) -> None:
    marks = window.analysis.marks
    touchpoints = [slot.card for slot in window.view.arrangement.touchpoints]
    before = [card for card in touchpoints if marks.mark_of(card) is not None]
    window.run("findings")
    qtbot.waitUntil(lambda: marks.hints)
    window.view.fit()
    assert len([card for card in touchpoints if marks.mark_of(card) is not None]) > len(before)

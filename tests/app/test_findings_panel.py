"""The panel of findings: groups, what can be done about a finding, and the file that keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.analysis.findings import findings
from journeymapper.app.analysis.findings_panel import FindingsPanel
from journeymapper.app.analysis.noticed import Row, notice
from journeymapper.edit.session import Session
from journeymapper.i18n import set_interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.storage.codec import dumps, loads


@pytest.fixture
def panel(qtbot, session: Session) -> FindingsPanel:
    made = FindingsPanel(session)
    qtbot.addWidget(made)
    made.resize(900, 400)
    follow = lambda *_change: made.show_noticed(notice(session.map))  # noqa: E731
    session.subscribe(follow)
    follow()
    made.show()
    return made


def row_of(panel: FindingsPanel, rule: str, where: str = "") -> Row:
    return next(
        row
        for row in panel.list.rows.rows
        if row.rule and row.rule.name == rule and (not where or row.key[2] == where)
    )


def click(qtbot, panel: FindingsPanel, row: Row) -> None:
    place = panel.list.rows.index(panel.list.rows.place(row.key))
    panel.list.scrollTo(place)
    spot = panel.list.visualRect(place).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def heading(panel: FindingsPanel, group: str) -> Row:
    return panel.list.rows.rows[panel.list.rows.place((group, "", ""))]


def accept(qtbot, panel: FindingsPanel, row: Row, reason: str) -> None:
    click(qtbot, panel, row)
    qtbot.mouseClick(panel.details.buttons["accept"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.details.field, reason)
    qtbot.keyClick(panel.details.field, Qt.Key.Key_Return)


def test_findings_stand_under_their_severity_the_heaviest_first(panel, session) -> None:
    rows = panel.list.rows.rows
    groups = [row.group for row in rows if row.rule is None]
    assert groups == [g for g in ("error", "warning", "hint") if g in groups]
    assert sum(row.rule is not None for row in rows) == len(findings(session.map))
    for row in rows:
        if row.rule is None:
            assert row.count == sum(r.group == row.group and r.rule is not None for r in rows)


def test_a_click_and_enter_lead_to_the_place_arrow_keys_only_look(qtbot, panel) -> None:
    row = row_of(panel, "touchpoint_without_score", "card:c2")
    with qtbot.waitSignal(panel.lead_wanted) as led:
        click(qtbot, panel, row)
    assert led.args == [Ref("card", "c2")]
    with qtbot.assertNotEmitted(panel.lead_wanted):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.lead_wanted) as led:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert led.args == [panel.list.row.finding.where]


def test_the_rule_is_explained_where_the_finding_stands(qtbot, panel) -> None:
    row = row_of(panel, "touchpoint_without_score", "card:c2")
    click(qtbot, panel, row)
    assert panel.details.explanation.text() == row.rule.explanation
    assert panel.details.message.text() == row.text
    tip = panel.list.rows.index(panel.list.rows.place(row.key)).data(Qt.ItemDataRole.ToolTipRole)
    assert row.rule.explanation.split()[-1] in tip


def test_accepting_asks_for_a_reason_that_the_file_keeps_and_undo_takes_back(
    qtbot, panel, session
) -> None:
    before = session.map
    row = row_of(panel, "touchpoint_without_score", "card:c2")
    click(qtbot, panel, row)
    qtbot.mouseClick(panel.details.buttons["accept"], Qt.MouseButton.LeftButton)
    assert not panel.details.confirm.isEnabled()
    qtbot.keyClick(panel.details.field, Qt.Key.Key_Return)
    assert session.map is before
    qtbot.keyClicks(panel.details.field, "Nobody asked there")
    qtbot.mouseClick(panel.details.confirm, Qt.MouseButton.LeftButton)
    (kept,) = loads(dumps(session.map)).accepted
    assert (kept.rule, kept.where, kept.reason) == (row.rule.name, "card:c2", "Nobody asked there")
    assert kept.on is not None
    assert all(f.where != Ref("card", "c2") or f.rule != kept.rule for f in findings(session.map))
    assert panel.list.rows.place(row.key) == -1
    assert session.undo()
    assert session.map is before
    assert panel.list.rows.place(row.key) >= 0


def test_a_name_is_asked_for_once_and_kept_with_what_is_accepted(qtbot, panel, session) -> None:
    name = panel.details.name
    click(qtbot, panel, row_of(panel, "touchpoint_without_score", "card:c2"))
    qtbot.mouseClick(panel.details.buttons["accept"], Qt.MouseButton.LeftButton)
    assert name.isVisible()
    qtbot.keyClicks(name, "Ana Mora")
    qtbot.keyClicks(panel.details.field, "Nobody asked there")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert [one.by for one in session.map.accepted] == ["Ana Mora"]
    accept(qtbot, panel, row_of(panel, "touchpoint_without_score", "card:c3"), "Not that either")
    assert not name.isVisible()
    assert [one.by for one in session.map.accepted] == ["Ana Mora", "Ana Mora"]


def test_the_owner_of_the_map_is_offered_as_the_name(qtbot, panel, session) -> None:
    review = replace(session.map.review, owner="Head of Care")
    session.apply("Owner", lambda journey: replace(journey, review=review))
    accept(qtbot, panel, row_of(panel, "touchpoint_without_score", "card:c2"), "So it is")
    assert session.map.accepted[0].by == "Head of Care"


def test_one_click_remedies_all_of_a_rule_as_one_undo_step(qtbot, panel, session) -> None:
    def three(journey: JourneyMap) -> JourneyMap:
        scored = [replace(card, emotion={"ana": 40}) for card in journey.cards[:3]]
        return replace(journey, cards=(*scored, *journey.cards[3:]))

    session.apply("Scores", three)
    before = session.map
    click(qtbot, panel, row_of(panel, "score_outside_scale", "card:c2"))
    button = panel.details.buttons["remedy_all"]
    assert "3" in button.text()
    with qtbot.waitSignal(panel.acted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not [one for one in findings(session.map) if one.rule == "score_outside_scale"]
    assert session.undo()
    assert session.map is before


def test_an_edit_meanwhile_is_kept_and_remedied_with_the_rest(qtbot, panel, session) -> None:
    def scored(journey: JourneyMap) -> JourneyMap:
        cards = tuple(replace(card, emotion={"ana": 40}) for card in journey.cards)
        return replace(journey, cards=cards)

    session.apply("Scores", scored)
    click(qtbot, panel, row_of(panel, "score_outside_scale", "card:c2"))
    with qtbot.waitSignal(panel.acted):
        qtbot.mouseClick(panel.details.buttons["remedy_all"], Qt.MouseButton.LeftButton)
        session.apply("Title", lambda journey: replace(journey, title="Written meanwhile"))
    assert session.map.title == "Written meanwhile"
    assert not [one for one in findings(session.map) if one.rule == "score_outside_scale"]


def test_all_is_not_offered_where_there_is_but_one(qtbot, panel, session) -> None:
    def one(journey: JourneyMap) -> JourneyMap:
        return replace(
            journey, cards=(replace(journey.cards[0], emotion={"ana": 40}), *journey.cards[1:])
        )

    session.apply("Score", one)
    click(qtbot, panel, row_of(panel, "score_outside_scale", "card:c1"))
    assert "remedy" in panel.details.buttons
    assert "remedy_all" not in panel.details.buttons


def test_escape_leaves_the_reason_unsaid(qtbot, panel, session) -> None:
    click(qtbot, panel, row_of(panel, "touchpoint_without_score", "card:c2"))
    qtbot.mouseClick(panel.details.buttons["accept"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.details.field, "Well")
    qtbot.keyClick(panel.details.field, Qt.Key.Key_Escape)
    assert not panel.details.field.isVisible()
    assert panel.details.buttons["off"].isVisible()
    assert not session.map.accepted


def test_a_reason_being_written_outlives_edits_elsewhere(qtbot, panel, session) -> None:
    click(qtbot, panel, row_of(panel, "touchpoint_without_score", "card:c2"))
    qtbot.mouseClick(panel.details.buttons["accept"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.details.field, "Half a rea")
    session.apply("Title", lambda journey: replace(journey, title="Another"))
    assert panel.details.field.isVisible()
    assert panel.details.field.text() == "Half a rea"
    assert not panel.details.buttons["off"].isVisible()


def test_accepted_findings_are_folded_away_with_their_reason_and_come_back(
    qtbot, panel, session
) -> None:
    accept(qtbot, panel, row_of(panel, "touchpoint_without_score", "card:c2"), "Not <b>asked</b>")
    assert heading(panel, "accepted").count == 1
    click(qtbot, panel, heading(panel, "accepted"))
    row = next(row for row in panel.list.rows.rows if row.group == "accepted" and row.rule)
    assert row.side == "Not <b>asked</b>"
    click(qtbot, panel, row)
    assert "Not <b>asked</b>" in panel.details.reason.text()
    qtbot.mouseClick(panel.details.buttons["reopen"], Qt.MouseButton.LeftButton)
    assert not session.map.accepted
    assert row_of(panel, "touchpoint_without_score", "card:c2").group != "accepted"


def test_the_remedy_is_one_click_and_one_undo_step(qtbot, panel, session) -> None:
    before = session.map
    row = row_of(panel, "missing_elements")
    click(qtbot, panel, row)
    assert panel.details.buttons["remedy"].accessibleName() == row.rule.remedy_label
    qtbot.mouseClick(panel.details.buttons["remedy"], Qt.MouseButton.LeftButton)
    assert "actions" in {lane.kind for lane in session.map.lanes}
    assert session.undo_label == row.rule.remedy_label
    session.undo()
    assert session.map is before


def test_a_finding_without_a_remedy_offers_none(qtbot, panel) -> None:
    row = row_of(panel, "touchpoint_without_score", "card:c2")
    assert not row.finding.fixable
    click(qtbot, panel, row)
    assert list(panel.details.buttons) == ["accept", "off"]


def test_a_rule_is_switched_off_for_the_file_and_on_again(qtbot, panel, session) -> None:
    click(qtbot, panel, row_of(panel, "touchpoint_without_score"))
    qtbot.mouseClick(panel.details.buttons["off"], Qt.MouseButton.LeftButton)
    assert loads(dumps(session.map)).rules_off == ("touchpoint_without_score",)
    assert "touchpoint_without_score" not in {f.rule for f in findings(session.map)}
    click(qtbot, panel, heading(panel, "off"))
    click(qtbot, panel, row_of(panel, "touchpoint_without_score"))
    qtbot.mouseClick(panel.details.buttons["on"], Qt.MouseButton.LeftButton)
    assert not session.map.rules_off
    assert "touchpoint_without_score" in {f.rule for f in findings(session.map)}


def test_the_menu_of_a_row_offers_the_same(qtbot, panel, session) -> None:
    row = row_of(panel, "missing_elements")
    place = panel.list.rows.index(panel.list.rows.place(row.key))
    panel.list.customContextMenuRequested.emit(panel.list.visualRect(place).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    by_name = {action.objectName(): action for action in menu.actions()}
    assert list(by_name) == ["lead", "remedy", "accept", "off"]
    by_name["off"].trigger()
    menu.close()
    assert session.map.rules_off == ("missing_elements",)


def test_no_menu_where_there_is_no_row(panel) -> None:
    panel.list.customContextMenuRequested.emit(QPoint(5, panel.list.viewport().height() + 500))
    assert QApplication.activePopupWidget() is None


def test_groups_fold_by_keys(qtbot, panel) -> None:
    row = row_of(panel, "touchpoint_without_score", "card:c2")
    click(qtbot, panel, row)
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.list.row == heading(panel, row.group)
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.list.rows.place(row.key) == -1
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert panel.list.rows.place(row.key) >= 0
    assert panel.list.row == heading(panel, row.group)


def test_when_a_finding_goes_its_neighbour_is_looked_at(qtbot, panel) -> None:
    row = row_of(panel, "touchpoint_without_score", "card:c2")
    accept(qtbot, panel, row, "So be it")
    assert panel.list.row is not None
    assert panel.list.row.rule is not None
    assert panel.details.row == panel.list.row


def test_the_meter_counts_the_mandatory_elements(panel, session) -> None:
    assert panel.meter.count.text() == "5 of 7 mandatory elements"
    assert panel.meter.missing.text() == "missing: actions and opportunities"
    session.apply("Clear", lambda _journey: JourneyMap(language="en"))
    assert panel.meter.count.text() == "0 of 7 mandatory elements"


def test_a_map_without_findings_says_so(qtbot, panel, session) -> None:
    every = {finding.rule for finding in findings(session.map)}
    session.apply("Off", lambda journey: replace(journey, rules_off=tuple(sorted(every))))
    assert heading(panel, "off").count == len(every)
    assert not [row for row in panel.list.rows.rows if row.group in {"error", "warning", "hint"}]


def test_what_is_noticed_speaks_the_language_of_the_window(qtbot, session) -> None:
    set_interface_language("es")
    try:
        (group,) = (own for name, own in notice(session.map).rows.items() if name == "warning")
        assert any("mapa" in row.text for row in group)
    finally:
        set_interface_language("en")


def test_thousands_of_findings_are_listed_at_once(qtbot, panel, session) -> None:
    card = index(session.map).cards["c2"]
    many = tuple(replace(card, id=f"x{n}") for n in range(3000))
    session.apply("Many", lambda journey: replace(journey, cards=(*journey.cards, *many)))
    assert len(panel.list.rows.rows) > 3000
    row = row_of(panel, "touchpoint_without_score", "card:x2999")
    with qtbot.waitSignal(panel.lead_wanted) as led:
        click(qtbot, panel, row)
    assert led.args == [Ref("card", "x2999")]


def test_an_accepted_finding_tells_who_and_when(qtbot, panel, session) -> None:
    row = row_of(panel, "touchpoint_without_score", "card:c2")
    from journeymapper.analysis.findings import accept as accepting

    session.apply(
        "Accept",
        lambda journey: accepting(journey, row.finding, "As agreed", "Ana", date(2026, 3, 2)),
    )
    click(qtbot, panel, heading(panel, "accepted"))
    click(qtbot, panel, next(r for r in panel.list.rows.rows if r.group == "accepted" and r.rule))
    assert "(Ana, 2" in panel.details.reason.text()


def test_nothing_is_said_before_it_is_known_what_is_noticed(qtbot, session: Session) -> None:
    made = FindingsPanel(session)
    qtbot.addWidget(made)
    assert made.nothing.isHidden()
    made.show_noticed(notice(JourneyMap()))
    assert made.nothing.isHidden() is bool(made.list.rows.rows)

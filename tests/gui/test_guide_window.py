"""The guided start: six steps beside the map that make it grow, by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from journeymapper.analysis.completeness import completeness
from journeymapper.analysis.findings import findings
from journeymapper.analysis.strategies import matrix
from journeymapper.app import windows
from journeymapper.app.guide.fields import Choice, Line, Paragraph
from journeymapper.app.guide.panel import GuidePanel
from journeymapper.app.guide.rows import CardRows
from journeymapper.app.guide.steps import STEPS
from journeymapper.app.welcome import Welcome
from journeymapper.app.window import MainWindow
from journeymapper.i18n import set_interface_language
from journeymapper.model.query import index
from journeymapper.storage.codec import dumps, loads

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, application: None) -> MainWindow:
    made = windows.new_guided()
    made.resize(1366, 768)
    qtbot.waitExposed(made)
    return made


def guide(window: MainWindow) -> GuidePanel:
    assert window.middle.guide is not None
    return window.middle.guide


def lines(window: MainWindow) -> list[Line]:
    return guide(window).page.findChildren(Line)


def rows(window: MainWindow) -> list[CardRows]:
    return guide(window).page.findChildren(CardRows)


def choose(box: Choice, place: int) -> None:
    box.setCurrentIndex(place)
    box.activated.emit(place)


def write(qtbot, window: MainWindow, group: int, *texts: str) -> None:
    for text in texts:
        last = rows(window)[group].rows[-1]
        qtbot.keyClicks(last.line, text)
        qtbot.waitUntil(lambda last=last: rows(window)[group].rows[-1] is not last)


def test_the_map_stands_beside_the_first_step(qtbot, window) -> None:
    assert guide(window).step == 0
    assert window.view.isVisible()
    assert not window.palette_dock.isVisible()
    assert not window.inspector_dock.isVisible()
    assert len(window.session.map.stages) == 3
    assert completeness(window.session.map).missing


def test_six_steps_make_a_complete_map(qtbot, window) -> None:
    panel = guide(window)
    qtbot.keyClicks(lines(window)[0], "Buying shoes")
    qtbot.keyClicks(panel.page.findChildren(Paragraph)[1], "I want shoes that fit")
    qtbot.mouseClick(panel.next, LEFT)
    qtbot.keyClicks(lines(window)[0], "Ana Mora")
    qtbot.mouseClick(panel.next, LEFT)
    for group in range(3):
        write(qtbot, window, group, "Sees an ad", "Asks a friend")
        row = rows(window)[group].rows[0]
        choose(row.channel, 1)
        qtbot.mouseClick(row.feeling, LEFT, pos=QPoint(13 + 26 * (group + 1), 13))
    actions = [line for line in lines(window) if line.parent() is panel.page]
    qtbot.keyClicks(actions[0], "Compares prices")
    qtbot.mouseClick(panel.next, LEFT)
    for box in panel.page.findChildren(QCheckBox)[::4]:
        qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    qtbot.mouseClick(panel.next, LEFT)
    figures = panel.page.findChildren(QLineEdit)
    qtbot.keyClicks(figures[0], "62%")
    assert not figures[0].property("wrong")
    qtbot.keyClicks(figures[1], "70 %")
    qtbot.keyClicks(figures[3], "40")
    qtbot.mouseClick(panel.next, LEFT)
    write(qtbot, window, 0, "Nobody answers")
    row = rows(window)[0].rows[0]
    choose(row.at, 1)
    choose(row.by, 1)
    qtbot.keyClicks(row.better, "Answer within a day")
    journey = window.session.map
    assert completeness(journey).missing == ()
    assert journey.title == "Buying shoes"
    scores = [list(card.emotion.values()) for card in index(journey).touchpoints]
    assert scores == [[-2], [], [0], [], [2], []]
    pain = next(c for c in journey.cards if c.title == "Nobody answers")
    assert pain.about == (index(journey).touchpoints[0].id,)
    assert not matrix(journey).cells[journey.stages[0].id, journey.personas[0].id].open
    assert not {"no_persona", "pain_without_answer"} & {f.rule for f in findings(journey)}
    assert loads(dumps(journey)) == journey
    qtbot.mouseClick(panel.next, LEFT)
    assert window.middle.guide is None
    assert window.banner.isVisible()
    assert window.palette_dock.isVisible()
    assert window.inspector_dock.isVisible()


def test_enter_leads_from_row_to_row_and_never_to_what_removes(qtbot, window) -> None:
    guide(window).go(2)
    line = rows(window)[0].rows[0].line
    line.setFocus()
    for text in ("Sees an ad", "Asks a friend"):
        qtbot.keyClicks(window.focusWidget(), text)
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() is rows(window)[0].rows[2].line
    assert [card.title for card in index(window.session.map).touchpoints] == [
        "Sees an ad",
        "Asks a friend",
    ]
    first = rows(window)[0].rows[0]
    first.feeling.setFocus()
    qtbot.keyClick(first.feeling, Qt.Key.Key_Tab)
    assert window.focusWidget() is first.remove
    rows(window)[0].rows[2].line.setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget().accessibleName() == "What the customer does"


def test_enter_in_the_last_field_leads_to_the_next_step(qtbot, window) -> None:
    panel = guide(window)
    for step in range(len(STEPS)):
        panel.go(step)
        last = [field for field in panel.page.by_tab if field.isVisibleTo(panel)][-1]
        last.setFocus()
        qtbot.keyClick(last, Qt.Key.Key_Tab)
        assert window.focusWidget() is panel.next
        qtbot.keyClick(panel.next, Qt.Key.Key_Tab)
        assert window.focusWidget() is (panel.back if step else panel.leave)


def test_a_touchpoint_takes_any_shipped_channel(qtbot, window) -> None:
    guide(window).go(2)
    write(qtbot, window, 0, "Asks at the counter")
    row = rows(window)[0].rows[0]
    assert "Branch office" not in [c.name for c in window.session.map.channels]
    choose(row.channel, row.channel.findText("Branch office"))
    card = index(window.session.map).touchpoints[0]
    channel = index(window.session.map).channels[card.channel]
    assert (channel.name, channel.point_of_sale) == ("Branch office", True)
    qtbot.waitUntil(lambda: row.channel.currentText() == "Branch office")
    window.session.undo()
    assert "Branch office" not in [c.name for c in window.session.map.channels]


def test_what_is_being_written_stays_in_sight(qtbot, window) -> None:
    guide(window).go(2)
    rows(window)[0].rows[0].line.setFocus()
    for number in range(7):
        qtbot.keyClicks(window.focusWidget(), f"Meets us {number}")
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
        qtbot.wait(20)
    line = window.focusWidget()
    assert line is rows(window)[0].rows[7].line
    view = guide(window).area.viewport()

    def seen(field: QWidget | None) -> bool:
        assert field is not None
        return view.rect().contains(field.mapTo(view, field.rect().bottomLeft()))

    qtbot.waitUntil(lambda: seen(line))
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: seen(window.focusWidget()))


def test_leaving_keeps_what_is_there_and_the_guide_goes_on_from_it(qtbot, window) -> None:
    qtbot.keyClicks(lines(window)[0], "Shoes")
    qtbot.mouseClick(guide(window).leave, LEFT)
    assert window.middle.guide is None
    assert window.session.map.title == "Shoes"
    assert window.palette_dock.isVisible()
    window.actions_by_id["guide"].trigger()
    assert lines(window)[0].text() == "Shoes"
    qtbot.keyClick(guide(window), Qt.Key.Key_Escape)
    assert window.middle.guide is None
    assert not window.actions_by_id["guide"].isChecked()


def test_words_typed_in_one_visit_are_one_step_and_undo_shows_in_the_field(qtbot, window) -> None:
    before = window.session.map
    qtbot.keyClicks(lines(window)[0], "Shoes")
    window.run("undo")
    assert window.session.map == before
    qtbot.waitUntil(lambda: lines(window)[0].text() == "")


def test_the_keyboard_goes_on_and_back_and_every_step_can_be_skipped_to(qtbot, window) -> None:
    panel = guide(window)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(lines(window)[0], Qt.Key.Key_PageDown, control)
    assert panel.step == 1
    qtbot.keyClick(lines(window)[0], Qt.Key.Key_PageUp, control)
    assert panel.step == 0
    qtbot.mouseClick(panel.numbers[5], LEFT)
    assert panel.step == 5
    assert panel.numbers[5].isChecked()
    qtbot.mouseClick(panel.numbers[5], LEFT)
    assert panel.numbers[5].isChecked()


def test_an_emptied_row_goes_and_a_new_one_waits_behind(qtbot, window) -> None:
    guide(window).go(2)
    write(qtbot, window, 0, "Sees an ad")
    row = rows(window)[0].rows[0]
    assert row.remove.isVisibleTo(row)
    qtbot.mouseClick(row.remove, LEFT)
    qtbot.waitUntil(lambda: len(rows(window)[0].rows) == 1)
    assert not window.session.map.cards
    assert not rows(window)[0].rows[0].card


def test_the_faces_are_chosen_with_arrows_and_taken_away_again(qtbot, window) -> None:
    guide(window).go(2)
    write(qtbot, window, 0, "Sees an ad")
    feeling = rows(window)[0].rows[0].feeling
    qtbot.keyClick(feeling, Qt.Key.Key_Right)
    qtbot.keyClick(feeling, Qt.Key.Key_Right)
    assert feeling.chosen == 3
    qtbot.mouseClick(feeling, LEFT, pos=QPoint(13 + 26 * 3, 13))
    assert feeling.chosen == -1


def test_a_figure_that_is_none_is_not_sent(qtbot, window) -> None:
    guide(window).go(4)
    field = guide(window).page.findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, "many")
    assert not window.session.map.cards
    assert field.property("wrong")


def test_finishing_early_says_what_is_missing_and_offers_to_go_on(qtbot, window) -> None:
    panel = guide(window)
    panel.go(len(STEPS) - 1)
    qtbot.mouseClick(panel.next, LEFT)
    assert "Pain points" in window.banner.words.text()
    assert window.middle.guide is None


def test_the_guide_reads_a_map_that_it_did_not_make(qtbot, application) -> None:
    from journeymapper.storage.templates import template_path

    window = windows.open_file(template_path("telecom-cr"))
    window.actions_by_id["guide"].trigger()
    guide(window).go(2)
    shown = [row.line.text() for group in rows(window) for row in group.rows if row.card]
    assert len(shown) >= 20
    assert not window.session.modified


def test_another_language_speaks_in_the_same_step(qtbot, window) -> None:
    guide(window).go(3)
    before = guide(window).title.text()
    set_interface_language("es")
    try:
        window.build()
        assert guide(window).step == 3
        assert guide(window).title.text() != before
    finally:
        set_interface_language("en")


def test_the_first_page_offers_the_guided_start(qtbot, application) -> None:
    page = Welcome()
    qtbot.addWidget(page)
    page.show()
    count = len(windows.all_windows())
    qtbot.mouseClick(page.guided, LEFT)
    assert len(windows.all_windows()) == count + 1
    assert windows.all_windows()[-1].middle.guide is not None


def test_the_map_follows_what_is_answered(qtbot, window) -> None:
    guide(window).go(5)
    write(qtbot, window, 2, "I do not know when it arrives")
    card = window.session.map.cards[-1].id
    qtbot.wait(60)
    box = window.view.arrangement.cards[card].rect
    place = window.view.to_view(box.middle, box.y + box.h / 2)
    assert window.view.viewport().rect().contains(place.toPoint())


def test_undo_and_redo_leave_one_empty_row_behind_the_cards(qtbot, window) -> None:
    guide(window).go(2)
    write(qtbot, window, 0, "Sees an ad", "Asks a friend")
    for again in (window.session.undo, window.session.redo):
        while again():
            guide(window).refresh()
        titles = [row.line.text() for row in rows(window)[0].rows]
        assert titles.count("") == 1
        assert {*titles} - {""} == {c.title for c in window.session.map.cards}


def test_the_strategies_beside_the_guide_leave_the_palette_to_the_map(qtbot, window) -> None:
    window.run("strategies")
    window.run("guide")
    assert window.middle.shown == "strategies"
    assert not window.palette_dock.isVisible()
    window.run("strategies")
    assert window.palette_dock.isVisible()

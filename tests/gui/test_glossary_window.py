"""The glossary is one click from where a term stands: fields, lanes, findings, the selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QTabBar

from journeymapper.analysis.glossary import terms
from journeymapper.app.glossary.panel import GlossaryPanel
from journeymapper.app.widgets.term_button import TermButton
from journeymapper.app.window import MainWindow
from journeymapper.i18n import set_interface_language
from journeymapper.model.ids import Ref
from journeymapper.model.query import index


@pytest.fixture
def window(sample) -> MainWindow:
    return sample()


def shown(qtbot, window: MainWindow) -> GlossaryPanel:
    qtbot.waitUntil(lambda: window.glossary.dock.isVisible())
    assert window.glossary.panel is not None
    return window.glossary.panel


def test_help_opens_it_at_what_is_selected(qtbot, window: MainWindow) -> None:
    pain = next(c for c in window.session.map.cards if c.lane == "pains" or c.pain)
    window.session.select([Ref("card", pain.id)])
    window.view.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    panel = shown(qtbot, window)
    assert panel.current == "pain-point"
    assert "In Spanish: Punto de dolor" in panel.text.toPlainText()
    assert panel.search.hasFocus()


def test_a_question_mark_beside_a_field_opens_its_term(qtbot, window: MainWindow) -> None:
    point = index(window.session.map).touchpoints[2]
    window.inspect(Ref("card", point.id))
    wanted = {"What is: Channel", "What is: Moment of truth", "What is: Touchpoint"}
    qtbot.waitUntil(lambda: wanted <= set(marks_in(window)))
    marks = marks_in(window)
    assert "contact between the customer" in marks["What is: Touchpoint"].toolTip()
    qtbot.mouseClick(marks["What is: Channel"], Qt.MouseButton.LeftButton)
    assert shown(qtbot, window).current == "channel"
    assert window.session.selection == (Ref("card", point.id),)


def marks_in(window: MainWindow) -> dict[str, TermButton]:
    return {
        mark.accessibleName(): mark
        for mark in window.inspector.findChildren(TermButton)
        if mark.isVisible()
    }


def test_the_menu_of_a_lane_s_name_leads_to_it(qtbot, window: MainWindow) -> None:
    lane = next(one for one in window.session.map.lanes if one.kind == "emotion")
    window.view.ensure_visible(Ref("lane", lane.id))
    seen = window.canvas.seen(Ref("lane", lane.id))
    spot = (seen.topLeft() + QPoint(20, 20).toPointF()).toPoint()
    viewport = window.view.viewport()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, asked)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    action = next(one for one in menu.actions() if one.objectName() == "term")
    assert action.text() == "What is: Emotional journey"
    spot = menu.actionGeometry(action).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
    assert shown(qtbot, window).current == "emotional-journey"


def test_a_finding_leads_to_the_term_of_its_rule(qtbot, window: MainWindow) -> None:
    window.actions_by_id["findings"].trigger()
    qtbot.waitUntil(lambda: window.analysis.noticed is not None)
    panel = window.analysis.findings
    qtbot.waitUntil(lambda: len(panel.list.rows.rows) > 1)
    row = next(row for row in panel.list.rows.rows if row.rule is not None)
    panel.details.show_row(row)
    assert panel.details.term.isVisible()
    qtbot.mouseClick(panel.details.term, Qt.MouseButton.LeftButton)
    assert f"rule:{row.rule.name}" in terms()[shown(qtbot, window).current].stands


def test_terms_are_searched_by_key_and_followed_by_link(qtbot, window: MainWindow) -> None:
    window.session.select([])
    window.run("glossary")
    panel = shown(qtbot, window)
    qtbot.keyClicks(panel.search, "rooming")
    found = [panel.rows.item(row).text() for row in range(panel.rows.count())]
    assert found[:3] == ["Boomerooming", "Showrooming", "Webrooming"]
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.current == "showrooming"
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.rows.count() == len(terms())
    panel.show_term("webrooming")
    document = panel.text.document()
    place = document.find("Showrooming")
    place.setPosition(place.selectionStart() + 2, QTextCursor.MoveMode.MoveAnchor)
    spot = panel.text.cursorRect(place).center()
    qtbot.mouseClick(panel.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert panel.current == "showrooming"
    qtbot.keyClicks(panel.search, "qqq")
    assert "No term" in panel.text.toPlainText()


def test_it_speaks_the_language_of_the_interface(qtbot, window: MainWindow) -> None:
    window.glossary.show_term("webrooming")
    shown(qtbot, window)
    set_interface_language("es")
    try:
        window.build()
        panel = window.glossary.panel
        assert panel.current == "webrooming"
        assert "Investigar en línea" in panel.text.toPlainText()
    finally:
        set_interface_language("en")


def test_no_empty_row_of_tabs_lies_over_the_palette(qtbot, window: MainWindow) -> None:
    def seen() -> list[QTabBar]:
        return [
            bar
            for bar in window.findChildren(QTabBar)
            if bar.isVisible() and bar.geometry().intersects(window.rect())
        ]

    qtbot.waitUntil(lambda: not seen())
    window.glossary.show_term("ces")
    qtbot.waitUntil(lambda: len(seen()) == 1)
    window.glossary.dock.close()
    qtbot.waitUntil(lambda: not seen())

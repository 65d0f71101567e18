"""Habits that the hand has from elsewhere, in the real window with real keys and wheel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.app import windows
from journeymapper.lanes.density import COMPACT, density_of
from journeymapper.lanes.styles import SMALL
from journeymapper.model.ids import Ref
from journeymapper.model.vocabulary import DENSITIES
from journeymapper.storage.templates import template_path

pytestmark = pytest.mark.usefixtures("application")
PLAIN, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def window(qtbot):
    made = windows.open_copy(template_path("ecommerce-shoes"))
    made.resize(1366, 768)
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.view.setFocus()
    made.view.set_zoom(0.8)
    return made


def press(window, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    QTest.keyClick(window.view, combination.key(), combination.keyboardModifiers())


def wheel(window, place: QPointF, notches: int, modifiers=PLAIN) -> None:
    viewport = window.view.viewport()
    event = QWheelEvent(
        place,
        viewport.mapToGlobal(place),
        QPoint(),
        QPoint(0, notches * 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


@pytest.mark.parametrize("keys", ["Ctrl++", "Ctrl+="])
def test_ctrl_plus_and_minus_zoom_and_ctrl_0_is_100_percent(window, keys):
    press(window, keys)
    assert window.view.zoom > 0.8
    press(window, "Ctrl+-")
    press(window, "Ctrl+-")
    assert window.view.zoom < 0.8
    press(window, "Ctrl+0")
    assert window.view.zoom == 1.0


def test_shift_1_fits_the_map_and_shift_2_the_selection(window, qtbot):
    press(window, "Shift+1")
    seen, display = window.view.visible_sheet(), window.view.arrangement.display
    assert seen.w >= display.width
    assert seen.h >= display.height
    card = window.view.arrangement.touchpoints[9].card
    window.session.select([Ref("card", card)])
    qtbot.waitUntil(window.actions_by_id["fit_selection"].isEnabled)
    press(window, "Shift+2")
    rect, seen = window.view.arrangement.cards[card].rect, window.view.visible_sheet()
    assert window.view.zoom > 0.8
    assert seen.x <= rect.x
    assert seen.right >= rect.right


def test_the_wheel_scrolls_shift_sideways_ctrl_zooms_at_the_pointer(window):
    view = window.view
    wheel(window, QPointF(300, 300), -2)
    assert view.verticalScrollBar().value() > 0
    wheel(window, QPointF(300, 300), -2, SHIFT)
    assert view.horizontalScrollBar().value() > 0
    view.centre_on(900, 900)
    place = QPointF(260, 330)
    under = view.to_sheet(place)
    wheel(window, place, 1, CTRL)
    assert view.zoom > 0.8
    assert view.to_sheet(place) == pytest.approx(under, abs=1)


def test_space_and_the_middle_button_move_the_sheet(window):
    view, viewport = window.view, window.view.viewport()
    view.centre_on(900, 900)
    before = view.projection
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    QTest.mouseMove(viewport, QPoint(360, 280))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(360, 280))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert (before.x - view.projection.x, before.y - view.projection.y) == (40, 20)
    QTest.mousePress(viewport, Qt.MouseButton.MiddleButton, pos=QPoint(360, 280))
    QTest.mouseMove(viewport, QPoint(400, 300))
    QTest.mouseRelease(viewport, Qt.MouseButton.MiddleButton, pos=QPoint(400, 300))
    assert (view.projection.x, view.projection.y) == (before.x, before.y)
    assert window.session.selection == ()


def test_ctrl_a_selects_all_cards_and_the_inspector_edits_them_together(window, qtbot):
    press(window, "Ctrl+A")
    cards = [ref for ref in window.session.selection if ref.kind == "card"]
    assert len(cards) == len(window.session.map.cards)
    window.session.select([Ref("card", slot.card) for slot in window.view.arrangement.touchpoints])
    owner = next(
        editor.field
        for editor in window.inspector.findChildren(object)
        if getattr(getattr(editor, "item", None), "name", "") == "owner"
    )
    owner.setFocus()
    QTest.keyClicks(owner, "Shop")
    touchpoints = {slot.card for slot in window.view.arrangement.touchpoints}
    assert {c.owner for c in window.session.map.cards if c.id in touchpoints} == {"Shop"}
    qtbot.waitUntil(lambda: window.session.can_undo)
    window.undo()
    assert {c.owner for c in window.session.map.cards if c.id in touchpoints} != {"Shop"}


@pytest.mark.parametrize("density", DENSITIES)
def test_the_smallest_text_of_a_map_is_at_least_7_points_on_its_paper(density):
    assert SMALL.size * density_of(density).unit >= 7.0
    assert density_of("compact") is COMPACT

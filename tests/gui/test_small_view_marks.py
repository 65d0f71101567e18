"""The small view shows what a filter leaves out and a search found; menus copy pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from journeymapper.app import windows
from journeymapper.canvas.marks import HIT
from journeymapper.model.ids import Ref
from journeymapper.storage.templates import template_path

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def window(qtbot):
    made = windows.open_copy(template_path("ecommerce-shoes"))
    made.resize(1366, 768)
    qtbot.waitUntil(lambda: made._minimap is not None)
    qtbot.waitExposed(made)
    made.view.set_zoom(1.0)
    return made


def spots(window) -> int:
    """How many pixels of the small view have the colour of hits."""
    picture = window._minimap.grab().toImage()
    return sum(
        picture.pixelColor(x, y) == HIT
        for x in range(picture.width())
        for y in range(picture.height())
    )


def shade_of(window, card: str) -> QColor:
    """The colour of the small view where the bar at a card's left edge is."""
    rect = window.view.arrangement.cards[card].rect
    minimap = window._minimap
    sheet = minimap.sheet_rect()
    scale = sheet.width() / window.view.arrangement.display.width
    picture = minimap.grab().toImage()
    return picture.pixelColor(
        round(sheet.x() + (rect.x + rect.w / 2) * scale),
        round(sheet.y() + (rect.y + rect.h / 2) * scale),
    )


def test_hits_of_a_search_are_spots_on_the_small_view(window, qtbot):
    assert spots(window) == 0
    window.run("find")
    panel = window.looking.finding.panel
    QTest.keyClicks(panel.field, "return")
    qtbot.waitUntil(lambda: len(window.canvas.marks.found) > 1)
    assert spots(window) >= 12
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.canvas.marks.found)
    assert spots(window) == 0


def test_what_a_filter_leaves_out_fades_in_the_small_view(window):
    pain = next(
        card.id for card in window.session.map.cards if card.id.startswith("p") and card.title
    )
    before = shade_of(window, pain)
    window.canvas.veil.cover_all_but([])
    faded = shade_of(window, pain)
    assert faded.lightnessF() > before.lightnessF()
    window.canvas.veil.cover_all_but(None)
    assert shade_of(window, pain) == before


@pytest.mark.parametrize("kind", ["card", "lane", "stage"])
def test_the_menu_of_what_is_selected_copies_it_as_a_picture(window, qtbot, monkeypatch, kind):
    journey = window.session.map
    card = window.view.arrangement.touchpoints[0].card
    ref = {
        "card": Ref("card", card),
        "lane": Ref("lane", journey.lanes[0].id),
        "stage": Ref("stage", journey.stages[0].id),
    }[kind]
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda self, *_: shown.append(self))
    window.view.ensure_visible(ref)
    rect = window.canvas.seen(ref)
    place = rect.center().toPoint() if kind != "card" else rect.center().toPoint() + QPoint(0, 8)
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.selection == (ref,)
    viewport = window.view.viewport()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QGuiApplication.sendEvent(viewport, asked)
    action = next(a for a in shown[0].actions() if a.text() == "Copy as picture")
    QGuiApplication.clipboard().clear()
    action.trigger()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())

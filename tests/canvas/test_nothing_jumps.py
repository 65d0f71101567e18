"""What is in sight stays where it is: selection, scroll and zoom never jump."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow

from journeymapper.canvas.controller import CanvasController
from journeymapper.canvas.view import CanvasView
from journeymapper.edit.columns import set_width
from journeymapper.edit.lanes import set_height
from journeymapper.edit.session import Session
from journeymapper.model.document import Card, Stage
from journeymapper.model.ids import Ref
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

from .conftest import small_map


def long_map():
    """The small map with twelve further stages of four touchpoints."""
    small = small_map()
    stages = tuple(Stage(id=f"s{n}", title=f"Stage {n}") for n in range(12))
    cards = tuple(
        Card(id=f"k{n}-{m}", lane="contacts", at=f"s{n}", title=f"Contact {n}.{m}")
        for n in range(12)
        for m in range(4)
    )
    return replace(small, stages=(*small.stages, *stages), cards=(*small.cards, *cards))


@pytest.fixture
def view(qtbot):
    """A window of 1200 x 700 that looks at the middle of the long map."""
    made = CanvasView(Session(long_map()), engine(), symbol)
    canvas = CanvasController(made)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(made)
    window.resize(1200, 700)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    box = made.arrangement.cards["k6-1"].rect
    made.set_zoom(1.0)
    made.centre_on(box.middle, box.y + 450)  # the stages' band is held in sight
    QApplication.processEvents()
    yield made
    canvas.close()
    QApplication.processEvents()


def place(view, card="k6-1"):
    """Where a card is seen in the window."""
    QApplication.processEvents()
    seen = view.rect_to_view(view.arrangement.cards[card].rect).topLeft()
    return view.viewport().mapTo(view.window(), seen.toPoint())


def new_card(at, card="new"):
    return lambda map_: replace(
        map_,
        cards=(Card(id=card, lane="contacts", at=at, title="New"), *map_.cards),
    )


CHANGES = {
    "a touchpoint left of the view": new_card("see"),
    "a touchpoint in the stage that begins left of the view": new_card("s4"),
    "a stage left of the view": lambda m: replace(m, stages=(Stage(id="x", title="X"), *m.stages)),
    "a stage left of the view goes": lambda m: replace(
        m,
        stages=tuple(s for s in m.stages if s.id != "buy"),
        cards=tuple(c for c in m.cards if c.at != "buy"),
    ),
    "a wider stage left of the view": lambda m: set_width(m, "buy", 700),
    "a touchpoint right of the view": new_card("s11"),
    "another title of the map": lambda m: replace(m, title="A title " * 60),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_beside_the_view_moves_nothing_in_it(view, change):
    view.session.select([Ref("lane", "pains")])  # some of it is in sight, and stays so
    before, zoom = place(view), view.zoom
    width = view.arrangement.display.width
    assert view.session.apply("Change", change)
    assert (place(view) - before).manhattanLength() <= 1
    view.session.undo()
    assert (place(view) - before).manhattanLength() <= 1
    view.session.redo()
    assert (place(view) - before).manhattanLength() <= 1
    view.session.undo()
    assert view.arrangement.display.width == width
    assert (place(view) - before).manhattanLength() <= 1
    assert view.session.selection == (Ref("lane", "pains"),)
    assert view.zoom == zoom


def test_a_higher_lane_above_the_view_moves_nothing_in_it(view):
    view.resize(view.width(), 320)
    view.window().resize(1200, 320)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() - 40)
    before = place(view, "p1")
    view.session.apply("Higher", lambda m: set_height(m, "contacts", 420))
    assert (place(view, "p1") - before).manhattanLength() <= 1
    view.session.undo()
    assert (place(view, "p1") - before).manhattanLength() <= 1


def test_a_change_in_sight_scrolls_nothing(view):
    place(view)
    bars = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    view.session.apply("Insert", new_card("s6"))
    view.session.apply("Widen", lambda m: set_width(m, "s6", 800))
    place(view)
    assert (view.horizontalScrollBar().value(), view.verticalScrollBar().value()) == bars


@pytest.mark.parametrize(
    "area", [Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea]
)
def test_a_panel_that_opens_or_closes_moves_nothing(view, area):
    before, window = place(view), view.window()
    dock = QDockWidget("Panel", window)
    dock.setWidget(QLabel("words " * 20, wordWrap=True))
    dock.setMinimumWidth(220)
    window.addDockWidget(area, dock)
    QApplication.processEvents()
    assert view.width() < 1000
    assert (place(view) - before).manhattanLength() <= 1
    dock.hide()
    QApplication.processEvents()
    assert (place(view) - before).manhattanLength() <= 1


def test_a_window_of_another_size_moves_nothing(view):
    before = place(view)
    for size in ((900, 600), (1300, 760), (1200, 700)):
        view.window().resize(*size)
        assert (place(view) - before).manhattanLength() <= 1


def test_who_looks_at_the_start_of_the_map_goes_on_to(view):
    view.horizontalScrollBar().setValue(0)
    dock = QDockWidget("Panel", view.window())
    dock.setMinimumWidth(200)
    view.window().addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    QApplication.processEvents()
    assert view.horizontalScrollBar().value() == 0


def test_zooming_there_and_back_ends_where_it_began(view):
    at = QPointF(431, 287)
    before = view.to_sheet(at)
    for _ in range(5):
        view.set_zoom(view.zoom * 1.2, at)
    for _ in range(5):
        view.set_zoom(view.zoom / 1.2, at)
    assert view.to_sheet(at) == pytest.approx(before, abs=1.5)
    assert view.zoom == pytest.approx(1.0)
    assert isinstance(place(view), QPoint)

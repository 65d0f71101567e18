"""What a ghost moves over is kept: it is painted once, and looks as if it were painted anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from journeymapper.model.ids import Ref

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def on_screen(view):
    """What the window shows, as it was painted: nothing is painted anew for this."""
    return view.screen().grabWindow(view.winId()).toImage()


def moved(view, place):
    """Send a move of the held pointer, and let happen what follows from it."""
    there = QPointF(view.viewport().mapToGlobal(place))
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), there, Qt.MouseButton.NoButton, LEFT, PLAIN
    )
    QApplication.sendEvent(view.viewport(), event)
    QApplication.processEvents()


@pytest.fixture
def counted(hands):
    """Whenever what lies beneath is painted, the list grows."""
    calls = []
    hands.view.overlay_painters.append(lambda _painter: calls.append(True))
    return calls


def test_a_ghost_on_its_way_paints_the_map_once(hands, counted):
    start = hands.card("c1")
    hands.take(start, start + QPoint(30, 4))
    hands.session.select([Ref("card", "c1")])
    hands.drag_on(start + QPoint(32, 4))
    for step in range(8):
        counted.clear()
        place = QRectF(start.x() + step, start.y(), 200, 60)
        hands.view.refresh_overlay([place])
        hands.qtbot.wait(1)
        assert len(counted) == (1 if step == 0 else 0)


def test_whatever_else_changes_is_painted(hands, counted):
    hands.view.refresh_overlay([QRectF(100, 100, 50, 50)])
    hands.qtbot.wait(1)
    counted.clear()
    hands.view.viewport().update(110, 110, 10, 10)
    hands.qtbot.wait(1)
    assert counted
    counted.clear()
    hands.view.refresh_overlay([QRectF(100, 100, 50, 50)])
    hands.qtbot.wait(1)
    assert counted  # what was kept is no longer known to be right


def test_what_is_kept_looks_as_if_painted_anew(hands, counted):
    view = hands.view
    start = hands.card("c4")
    hands.take(start, start + QPoint(-90, 3))
    moved(view, start + QPoint(-91, 3))
    for step in range(6):
        counted.clear()
        moved(view, start + QPoint(-92 - 3 * step, 5 + step))
        assert len(counted) <= 1
        kept = on_screen(view)
        view.viewport().update()
        QApplication.processEvents()
        assert kept == on_screen(view)
        moved(view, start + QPoint(-93 - 3 * step, 5 + step))

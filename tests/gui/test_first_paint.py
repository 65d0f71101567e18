"""What waits for the first paint of a window comes right after it, and moves nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from journeymapper.app import settings, windows
from journeymapper.app.first_paint import AfterFirstPaint
from journeymapper.app.window import MainWindow
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path

pytestmark = pytest.mark.usefixtures("application")


class Seen(QObject):
    """Keeps what a window looked like at each paint of its canvas."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.paints: list[tuple[object, ...]] = []
        self.filled: list[bool] = []
        window.view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            window = self.window
            panel = window.inspector_dock.widget()
            self.filled.append(panel is not None and bool(panel.findChildren(QWidget)))
            self.paints.append(
                (
                    window.palette_dock.geometry().getRect(),
                    window.inspector_dock.geometry().getRect(),
                    window.view.viewport().size().toTuple(),
                    window.view.zoom,
                )
            )
        return False


def test_work_waits_for_the_paint_and_is_done_in_turn(qtbot) -> None:
    widget, done = QWidget(), []
    qtbot.addWidget(widget)
    later = AfterFirstPaint(widget)
    later.do(lambda: done.append(1))
    later.do(lambda: done.append(2))
    qtbot.wait(30)
    assert not done
    widget.show()
    qtbot.waitUntil(lambda: done == [1, 2])


def test_what_is_added_after_the_paint_is_done_too(qtbot) -> None:
    widget, done = QWidget(), []
    qtbot.addWidget(widget)
    later = AfterFirstPaint(widget)
    widget.show()
    qtbot.wait(30)
    later.do(lambda: done.append(1))
    qtbot.waitUntil(lambda: done == [1])


def test_panels_are_filled_after_the_first_paint_and_nothing_moves(qtbot) -> None:
    window = windows.open_new(read_map(template_path("telecom-cr")).map)
    seen = Seen(window)
    qtbot.waitUntil(lambda: bool(window.palette_dock.widget().findChildren(QWidget)))
    window.view.viewport().update()
    qtbot.waitUntil(lambda: seen.filled[-1])
    assert not seen.filled[0]
    assert len(set(seen.paints)) == 1
    assert window.palette_dock.widget() is window.sides.palette
    assert window.inspector_dock.widget() is window.inspector


def test_a_panel_that_is_hidden_is_filled_when_it_is_shown(qtbot) -> None:
    window = windows.open_new(read_map(template_path("telecom-cr")).map)
    window.palette_dock.hide()
    qtbot.waitUntil(lambda: bool(window.inspector_dock.widget().findChildren(QWidget)))
    empty = window.palette_dock.widget()
    assert not empty.findChildren(QWidget)
    window.run("palette")
    qtbot.waitUntil(window.palette_dock.isVisible)
    assert window.palette_dock.widget() is window.sides.palette
    assert window.palette_dock.widget() is not empty


def test_the_minimap_comes_after_the_first_paint(qtbot) -> None:
    settings.remember("minimap", True)
    window = windows.open_new(read_map(template_path("telecom-cr")).map)
    assert window._minimap is None
    qtbot.waitUntil(lambda: window._minimap is not None)

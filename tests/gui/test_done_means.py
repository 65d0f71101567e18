"""The whole job on the real window, by mouse and keys only: draw, keep, hand over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from journeymapper.app import windows
from journeymapper.app.export_dialog import ExportDialog
from journeymapper.app.window import MainWindow
from journeymapper.display.geometry import POINTS_PER_UNIT, Rect
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.render.qt import image
from journeymapper.storage.templates import template_path

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
STEPS = ["Move card", "Move card", "Move card", "Edit text", "Change score", "Add card"]
MEAN_DIFFERENCE, FAR = 2.0, 0.0005
"""As in the comparison of the renderers: the mean of 255, and the share of pixels far off."""


pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    target = tmp_path / "contratar.journey"
    shutil.copy(template_path("telecom-cr"), target)
    target.chmod(0o644)
    return target


class Person:
    """Has a mouse, a keyboard and eyes."""

    def __init__(self, qtbot, window: MainWindow) -> None:
        self.qtbot, self.window, self.view = qtbot, window, window.view
        window.resize(1400, 900)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        # Without a window manager there is no active window, and without one no shortcut.
        qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
        qtbot.wait(100)  # the panels and the minimap find their places
        self.key(Qt.Key.Key_0, CTRL)

    @property
    def map(self):
        return self.window.session.map

    @property
    def journey(self) -> list[str]:
        return [slot.card for slot in self.view.arrangement.touchpoints]

    def place(self, x: float, y: float) -> QPoint:
        """Scroll a place of the sheet into sight; where it is in the viewport."""
        self.view.ensure_rect_visible(Rect(x - 10, y - 10, 20, 20), margin=160)
        return self.view.to_view(x, y).toPoint()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)
        self.qtbot.wait(5)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), words)

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, PLAIN, at)

    def double_click(self, at: QPoint) -> None:
        self.click(at)
        QTest.mouseDClick(self.view.viewport(), LEFT, PLAIN, at)

    def drag(self, start: QPoint, end: QPoint) -> None:
        viewport = self.view.viewport()
        QTest.mousePress(viewport, LEFT, PLAIN, start)
        for step in range(1, 7):
            at = start + (end - start) * step / 6
            glob = QPointF(viewport.mapToGlobal(at))
            kind = QEvent.Type.MouseMove
            event = QMouseEvent(kind, QPointF(at), glob, NO_BUTTON, LEFT, PLAIN)
            QApplication.sendEvent(viewport, event)
            viewport.repaint()
        QTest.mouseRelease(viewport, LEFT, PLAIN, end)

    def move_before(self, card: str, other: str) -> None:
        """Drag a touchpoint to the left edge of another."""
        box = self.view.arrangement.cards[card].rect
        start = self.place(box.middle, box.y + box.h / 2)
        slot = next(s for s in self.view.arrangement.touchpoints if s.card == other)
        self.drag(start, self.view.to_view(slot.left + 6, box.y + box.h / 2).toPoint())

    def retitle_stage(self, number: int, words: str) -> None:
        span = self.view.arrangement.stages[number - 1]
        self.view.ensure_rect_visible(Rect(span.x, self.view.arrangement.band.y, span.w, 40))
        seen = self.window.canvas.seen(Ref("stage", span.id))
        self.double_click(seen.center().toPoint())
        self.type(words)
        self.key(Qt.Key.Key_Return)

    def lift_lowest(self, points: int) -> str:
        """Drag the lowest point of the curve up; which touchpoint it is of."""
        scored = [p for p in self.view.arrangement.points if p.score is not None]
        lowest = min(scored, key=lambda p: p.score)
        rise = points * self.view.arrangement.axes[lowest.lane].per_point
        self.place(lowest.x, lowest.y - rise / 2)  # half way: both ends are in sight
        start, end = (self.view.to_view(lowest.x, lowest.y - up).toPoint() for up in (0, rise))
        self.drag(start, end)
        return lowest.card

    def add_pain_point(self, touchpoint: str, words: str) -> str:
        """Choose it in the palette by keys while a touchpoint is selected."""
        box = self.view.arrangement.cards[touchpoint].rect
        self.click(self.place(box.middle, box.y + box.h / 2))
        self.window.palette_dock.widget().filter.setFocus()
        self.type("pain point")
        rows = self.window.palette_dock.widget().rows
        rows.setFocus()
        for _row in range(rows.count()):
            item = rows.currentItem()
            if item is not None and item.text() == "Pain point":
                break
            self.key(Qt.Key.Key_Down)
        self.key(Qt.Key.Key_Return)
        self.type(words)
        self.key(Qt.Key.Key_Return)
        return self.window.session.selection[0].id


def pixels(picture: QImage) -> Image.Image:
    picture = picture.convertToFormat(QImage.Format.Format_RGB888)
    size, row = (picture.width(), picture.height()), picture.bytesPerLine()
    return Image.frombytes("RGB", size, bytes(picture.constBits()), "raw", "RGB", row)


def test_open_change_undo_redo_save_close_open_export(
    qtbot, file: Path, tmp_path: Path, monkeypatch
) -> None:
    window = windows.open_file(file)
    assert window is not None
    person = Person(qtbot, window)
    start, before = person.map, person.journey

    for card, other in ((3, 5), (10, 8), (19, 17)):
        person.move_before(before[card], before[other])
    now = person.journey
    assert [now.index(before[n]) for n in (3, 10, 19)] == [4, 8, 17]

    person.retitle_stage(2, "Buscar y comparar")
    assert person.map.stages[1].title == "Buscar y comparar"

    lifted = person.lift_lowest(3)
    assert index(person.map).cards[lifted].emotion["mariana"] == -1

    pain = person.add_pain_point(before[6], "Nadie dice el precio final")
    assert index(person.map).cards[pain].title == "Nadie dice el precio final"
    assert index(person.map).cards[pain].about == (before[6],)
    done = person.map

    labels = []
    while window.session.can_undo:
        labels.append(window.session.undo_label)
        person.key(Qt.Key.Key_Z, CTRL)
    assert labels[::-1] == STEPS
    assert person.map is start
    while window.session.can_redo:
        person.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert person.map is done

    person.key(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not window.document.modified, timeout=10_000)
    person.key(Qt.Key.Key_W, CTRL)
    qtbot.waitUntil(lambda: window not in windows.all_windows(), timeout=10_000)

    again = windows.open_file(file)
    assert again is not None
    assert again.session.map == done
    check_export(qtbot, Person(qtbot, again), tmp_path / "out.pdf", monkeypatch)


def check_export(qtbot, person: Person, target: Path, monkeypatch) -> None:
    """Export by keys; the page says what was typed and looks like the screen."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    person.key(Qt.Key.Key_E, CTRL)
    dialog = person.window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.suffix == ".pdf"
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    document = pypdfium2.PdfDocument(target.read_bytes())
    try:
        said = " ".join(document[0].get_textpage().get_text_bounded().split())
        for words in ("Buscar y comparar", "Nadie dice el precio final", "«internet", "cédula"):
            assert words in said
        scale = 0.5
        screen = pixels(image(person.view.arrangement.display, scale))
        paper = document[0].render(scale=scale / POINTS_PER_UNIT).to_pil().convert("RGB")
    finally:
        document.close()
    soft = ImageFilter.GaussianBlur(1)
    paper = paper.resize(screen.size).filter(soft)
    difference = ImageChops.difference(screen.filter(soft), paper).convert("L")
    assert ImageStat.Stat(difference).mean[0] < MEAN_DIFFERENCE
    histogram = difference.histogram()
    assert sum(histogram[64:]) / sum(histogram) < FAR

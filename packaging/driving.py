"""Hands and eyes for the pictures of the guide: they drive the real window."""

from __future__ import annotations

import io
import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PIL import Image

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QMenu, QWidget

    from journeymapper.app.window import MainWindow
    from journeymapper.model.document import JourneyMap

ROOT: Final = Path(__file__).resolve().parents[1]
SAMPLES: Final = {"en": "ecommerce-shoes", "es": "telecom-cr"}
SCREEN: Final = (1600, 1000)
WINDOW: Final = (1240, 800)
COLOURS: Final = 128
Part = TypeVar("Part")


def wait(milliseconds: int = 400) -> None:
    """Let the window settle; work in other threads goes on meanwhile."""
    from PySide6.QtCore import QEventLoop, QTimer

    settled = QEventLoop()
    QTimer.singleShot(milliseconds, settled.quit)
    settled.exec()


def keep(widget: QWidget, target: Path, part: QRect | None = None) -> None:
    """Write a widget, or a part of it, as a small PNG."""
    wait()
    write(widget.grab() if part is None else widget.grab(part), target)


def keep_with_menu(window: QWidget, menu: QMenu, target: Path, part: QRect) -> None:
    """Write a part of a window with the menu that is open over it."""
    from PySide6.QtGui import QPainter

    wait(900)
    both = window.grab()
    painter = QPainter(both)
    painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
    painter.end()
    menu.close()
    ratio = both.devicePixelRatio()
    scaled = (round(each * ratio) for each in part.getRect())  # type: ignore[attr-defined]
    write(both.copy(*scaled), target)


def write(grabbed: QPixmap, target: Path) -> None:
    """Write what was grabbed as a small PNG."""
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    grabbed.save(buffer, "PNG")
    picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def type_words(words: str) -> None:
    """Type where the focus is, one key after the other."""
    from PySide6.QtTest import QTest

    for letter in words:
        QTest.keyClicks(focused(), letter)
    wait(30)


def press(key: str) -> None:
    """Press a key, named as Qt names key sequences, where the focus is."""
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest

    combination = QKeySequence(key)[0]  # type: ignore[index]
    QTest.keyClick(focused(), combination.key(), combination.keyboardModifiers())
    wait(30)


def focused() -> QWidget:
    """Return what the keys go to."""
    from PySide6.QtWidgets import QApplication

    return needed(QApplication.focusWidget())


def needed(part: Part | None) -> Part:
    """Return a part of the window that must be there."""
    if part is None:
        raise RuntimeError("a part of the window did not open")
    return part


@contextmanager
def sample(language: str, size: tuple[int, int] = WINDOW) -> Iterator[MainWindow]:
    """Give a window on the sample map of a language, and close it after."""
    from journeymapper.app import windows
    from journeymapper.storage.files import read_map
    from journeymapper.storage.templates import template_path

    with closing(windows.open_new(read_map(template_path(SAMPLES[language])).map), size) as window:
        window.analysis.findings_dock.hide()
        window.hide_minimap()
        wait()
        yield window


@contextmanager
def closing(window: MainWindow, size: tuple[int, int] = WINDOW) -> Iterator[MainWindow]:
    """Show a window in a size, and close it after without a question."""
    window.resize(*size)
    window.activateWindow()
    window.view.setFocus()
    wait(900)
    yield window
    window.canvas.settle()
    window.session.mark_saved()
    window.close()


def around(widget: QWidget, x: float, y: float, width: int, height: int) -> QRect:
    """Return a part of a widget about a place, moved so that it lies within."""
    from PySide6.QtCore import QRect

    left = max(0, min(round(x - width / 2), widget.width() - width))
    top = max(0, min(round(y - height / 2), widget.height() - height))
    return QRect(left, top, width, height).intersected(widget.rect())


def lane_picture(
    window: MainWindow, kinds: tuple[str, ...], target: Path, at: int, zoom: float
) -> None:
    """Write the lanes of some kinds as they stand in the window."""
    view = window.view
    view.set_zoom(zoom)
    found = [lane for lane in view.arrangement.lanes if lane.kind in kinds]
    top, bottom = found[0].y, found[-1].y + found[-1].h
    view.centre_on(view.arrangement.touchpoints[at].x, (top + bottom) / 2)
    wait(600)
    start, end = view.to_view(0, top).toPoint(), view.to_view(0, bottom).toPoint()
    viewport = view.viewport()
    part = around(viewport, 0, (start.y() + end.y()) / 2, 920, end.y() - start.y() + 8)
    keep(viewport, target, part)


def better(journey: JourneyMap) -> JourneyMap:
    """Return a map on which everything shall become better, the worst the most."""
    from journeymapper.edit.fields import set_score
    from journeymapper.model.query import index

    persona = journey.personas[0].id
    for card in index(journey).touchpoints:
        score = card.emotion.get(persona)
        if score is not None:
            journey = set_score(journey, card.id, persona, max(score, (score + 4) / 2), "future")
    return journey


def drop_others(journey: JourneyMap) -> JourneyMap:
    """Return a map with its first persona alone."""
    from journeymapper.edit.personas import delete_persona

    for persona in journey.personas[1:]:
        journey = delete_persona(journey, persona.id)
    return journey


def choose_touchpoint(window: MainWindow, number: int) -> None:
    """Select a touchpoint by its number, counted from 0."""
    from journeymapper.model.ids import Ref

    window.session.select([Ref("card", window.view.arrangement.touchpoints[number].card)])
    wait()


def show_selected(window: MainWindow) -> None:
    """Bring what is selected into the middle."""
    rect = window.view.arrangement.cards[window.session.selection[0].id].rect
    window.view.centre_on(rect.middle, rect.y + rect.h + 160)
    wait()


def lanes(*kinds: str, at: int = 6, zoom: float = 0.8) -> Callable[[str, Path], None]:
    """Return what makes a picture of lanes of some kinds, about a touchpoint."""

    def make(language: str, target: Path) -> None:
        with sample(language, (1560, 980)) as window:
            lane_picture(window, kinds, target, at, zoom)

    return make


def run_alone(command: list[str], variables: dict[str, str]) -> None:
    """Run a command that opens windows, with settings and a screen of its own."""
    with tempfile.TemporaryDirectory() as folder:
        screen = {"name": "one", "x": 0, "y": 0, "width": SCREEN[0], "height": SCREEN[1]}
        screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        screens = Path(folder) / "screens.json"
        screens.write_text(json.dumps({"screens": [screen]}), "utf-8")
        own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), folder)
        platform = f"offscreen:configfile={screens}"
        environment = {**os.environ, **own, "QT_QPA_PLATFORM": platform, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, check=True, cwd=ROOT, env={**environment, **variables})

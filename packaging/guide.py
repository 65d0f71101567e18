#!/usr/bin/env python3
"""Make the pictures of the user guide anew, by driving the real window in both languages.

    python packaging/guide.py [NAME ...]

Without a name all of them; with names (such as ``export``) only those. Run it with the Python of
.venv: it needs Pillow. Nothing is touched up by hand.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from journeymapper.app.window import MainWindow
    from journeymapper.model.document import JourneyMap

ROOT: Final = Path(__file__).resolve().parents[1]
GUIDE: Final = ROOT / "docs" / "guide"
SAMPLES: Final = {"en": "ecommerce-shoes", "es": "telecom-cr"}
SCREEN: Final = (1600, 1000)
WINDOW: Final = (1240, 800)
COLOURS: Final = 128
LANGUAGE: Final = "JOURNEYMAPPER_GUIDE_LANGUAGE"
"""Set for the process that drives the window in one language."""
TOLD: Final = {
    "en": ("Sees an advert /insta", "Asks a friend /word", "Compares prices /web"),
    "es": ("Ve un anuncio /insta", "Pregunta a una amiga /boca", "Compara precios /sitio"),
}
WRITTEN: Final = {"en": "Visits the shop /sh", "es": "Visita la tienda /tie"}
COMMAND: Final = {"en": "pain", "es": "dolor"}
ANSWERS: Final = "9 10 7 8 10 6 9 3 10 8 9 9 5 10 7 8 9 10 2 9 8 10 7 9 6 10 9 8"


def main() -> None:
    """Make the pictures: one process for each language, with settings and a screen of its own."""
    language = os.environ.get(LANGUAGE)
    if language:
        draw(language, sys.argv[1:])
        return
    for language in SAMPLES:
        with tempfile.TemporaryDirectory() as folder:
            screen = {"name": "one", "x": 0, "y": 0, "width": SCREEN[0], "height": SCREEN[1]}
            screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
            screens = Path(folder) / "screens.json"
            screens.write_text(json.dumps({"screens": [screen]}), "utf-8")
            own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder)
            platform = f"offscreen:configfile={screens}"
            environment = {**os.environ, **own, "QT_QPA_PLATFORM": platform, LANGUAGE: language}
            environment["PYTHONPATH"] = str(ROOT)
            command = [sys.executable, __file__, *sys.argv[1:]]
            subprocess.run(command, check=True, cwd=ROOT, env=environment)


def draw(language: str, names: list[str]) -> None:
    """Make the pictures of one language; all of them where none is named."""
    from PySide6.QtCore import QLoggingCategory
    from PySide6.QtWidgets import QApplication

    from journeymapper.app.main import set_up

    QLoggingCategory.setFilterRules("default.warning=false")
    app = QApplication(["journeymapper"])
    set_up(app, language)
    app.setCursorFlashTime(0)
    for name, make in PICTURES.items():
        if not names or name in names:
            make(language, GUIDE / language / "pictures" / f"{name}.png")
            sys.stdout.write(f"{language} {name}\n")
    sys.stdout.flush()
    os._exit(0)  # windows with unsaved maps would ask


def wait(milliseconds: int = 400) -> None:
    """Let the window settle; work in other threads goes on meanwhile."""
    from PySide6.QtCore import QEventLoop, QTimer

    settled = QEventLoop()
    QTimer.singleShot(milliseconds, settled.quit)
    settled.exec()


def keep(widget: QWidget, target: Path, part: QRect | None = None) -> None:
    """Write a widget, or a part of it, as a small PNG."""
    from PySide6.QtCore import QBuffer, QIODevice

    wait()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    grabbed = widget.grab() if part is None else widget.grab(part)
    grabbed.save(buffer, "PNG")
    picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def type_words(words: str) -> None:
    """Type where the focus is, one key after the other."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    for letter in words:
        QTest.keyClick(QApplication.focusWidget(), letter)
    wait(30)


def press(key: str) -> None:
    """Press a key, named as Qt names key sequences, where the focus is."""
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    combination = QKeySequence(key)[0]
    QTest.keyClick(QApplication.focusWidget(), combination.key(), combination.keyboardModifiers())
    wait(30)


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


def welcome(_language: str, target: Path) -> None:
    """Show the first page."""
    from journeymapper.app import windows

    page = windows.show_welcome()
    page.resize(1240, 760)
    wait(6000)  # its pictures are drawn in idle time
    keep(page, target)
    page.close()


def first_map(language: str, target: Path) -> None:
    """Write three touchpoints into an empty map; for the other picture, a channel as well."""
    from journeymapper.app import windows
    from journeymapper.app.welcome import empty_map

    with closing(windows.open_new(empty_map()), (1440, 820)) as window:
        for words in TOLD[language]:
            type_words(words)
            press("Return")
            press("Alt+2")
            press("Return")
        if target.stem == "first-map":
            press("Return")
            keep(window, target)
            return
        window.hide_minimap()
        window.view.set_zoom(1.0)
        window.canvas.editor.setFocus()
        type_words(WRITTEN[language])
        wait()
        at = window.canvas.capture.chooser.geometry().center()
        viewport = window.view.viewport()
        keep(viewport, target, around(viewport, at.x(), at.y(), 760, 420))


def around(widget: QWidget, x: float, y: float, width: int, height: int) -> QRect:
    """Return a part of a widget about a place, moved so that it lies within."""
    from PySide6.QtCore import QRect

    left = max(0, min(round(x - width / 2), widget.width() - width))
    top = max(0, min(round(y - height / 2), widget.height() - height))
    return QRect(left, top, width, height).intersected(widget.rect())


def inspector(language: str, target: Path) -> None:
    """Show a touchpoint beside its fields."""
    with sample(language) as window:
        choose_touchpoint(window, 9)
        window.view.set_zoom(0.85)
        show_selected(window)
        keep(window, target, window.rect().adjusted(window.width() - 860, 86, 0, -34))


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


def two_states(language: str, target: Path) -> None:
    """Show the curve of an example that shall become better."""
    with sample(language, (1560, 980)) as window:
        window.session.apply("Example", better)
        lane_picture(window, ("emotion",), target, 12, 0.8)


def drop_others(journey: JourneyMap) -> JourneyMap:
    """Return a map with its first persona alone."""
    from journeymapper.edit.personas import delete_persona

    for persona in journey.personas[1:]:
        journey = delete_persona(journey, persona.id)
    return journey


def strategies(language: str, target: Path) -> None:
    """Show strategies and messages by stage and persona."""
    with sample(language) as window:
        window.run("strategies")
        wait(700)
        keep(window.middle, target)


def table(language: str, target: Path) -> None:
    """Show touchpoints as a table."""
    with sample(language, (1240, 640)) as window:
        window.run("touchpoint_table")
        wait(700)
        keep(window.middle, target)


def answers(language: str, target: Path) -> None:
    """Compute an indicator from answers."""
    from journeymapper.app.measure.measuring import open_dialog

    with sample(language) as window:
        window.run("compute_answers")
        dialog = open_dialog(window)
        if dialog is None:
            raise RuntimeError("the dialog did not open")
        dialog.day.setText("2026-10-12" if language == "en" else "12/10/2026")
        dialog.field.setPlainText(ANSWERS)
        wait(900)
        keep(dialog, target)
        dialog.close()


def side_by_side(language: str, target: Path) -> None:
    """Show both states of a journey over the same steps."""
    from journeymapper.app.compare.comparing import compare

    with sample(language) as window:
        window.session.apply("Example", drop_others)
        window.session.apply("Example", better)
        page = compare(window)
        page.resize(1100, 720)
        wait(900)
        keep(page, target)
        page.close()


def findings(language: str, target: Path) -> None:
    """Show the findings of a map, and what can be done about the first one."""
    from PySide6.QtCore import Qt

    with sample(language) as window:
        window.run("findings")
        wait(1500)
        panel = window.analysis.findings
        window.resizeDocks([window.analysis.findings_dock], [330], Qt.Orientation.Vertical)
        panel.list.setFocus()
        while panel.list.row is None or panel.list.row.finding is None:
            press("Down")
        wait(500)
        keep(window.analysis.findings_dock, target)


def palette(language: str, target: Path) -> None:
    """Find commands and cards by a part of their names."""
    with sample(language) as window:
        window.run("command_palette")
        wait()
        type_words(COMMAND[language])
        keep(window, target, around(window, window.width() / 2, 300, 900, 520))


def filtered(language: str, target: Path) -> None:
    """Let fade what is not looked for."""
    from collections import Counter

    from journeymapper.model.query import index

    with sample(language) as window:
        window.run("filter")
        menu = window.looking.filtering.bar.facets["channels"].menu()
        menu.aboutToShow.emit()
        used = Counter(card.channel for card in index(window.session.map).touchpoints)
        most = index(window.session.map).channels[used.most_common(1)[0][0]].name
        next(action for action in menu.actions() if action.text().startswith(most)).trigger()
        wait(600)
        keep(window.middle, target)


def export(language: str, target: Path) -> None:
    """Show the page before it is exported."""
    from journeymapper.app.export_dialog import ExportDialog

    with sample(language) as window:
        window.run("export")
        wait(900)
        dialog = window.findChild(ExportDialog)
        if dialog is None:
            raise RuntimeError("the dialog did not open")
        dialog.page.setCurrentIndex(dialog.page.findData("A3"))
        wait(500)
        keep(dialog, target)
        dialog.close()


PICTURES: Final[dict[str, Callable[[str, Path], None]]] = {
    "welcome": welcome,
    "first-map": first_map,
    "channel-while-writing": first_map,
    "inspector": inspector,
    "curve": lanes("emotion"),
    "crossings": lanes("crossings"),
    "pain-points": lanes("pain_points", "opportunities"),
    "strategies": strategies,
    "answers": answers,
    "two-states": two_states,
    "side-by-side": side_by_side,
    "findings": findings,
    "palette": palette,
    "filter": filtered,
    "table": table,
    "export": export,
}


if __name__ == "__main__":
    main()

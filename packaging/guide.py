#!/usr/bin/env python3
"""Make the pictures of the user guide anew, by driving the real window in both languages.

    python packaging/guide.py [NAME ...]

Without a name all of them; with names (such as ``export``) only those. Run it with the Python of
.venv: it needs Pillow. Nothing is touched up by hand.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from driving import (
    ROOT,
    SAMPLES,
    WINDOW,
    around,
    better,
    choose_touchpoint,
    closing,
    drop_others,
    keep,
    lane_picture,
    lanes,
    needed,
    press,
    run_alone,
    sample,
    show_selected,
    type_words,
    wait,
)
from guide_looks import brand, connections, filtered, lane_menu, themes

GUIDE: Final = ROOT / "docs" / "guide"
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
        run_alone([sys.executable, __file__, *sys.argv[1:]], {LANGUAGE: language})


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


def inspector(language: str, target: Path) -> None:
    """Show a touchpoint beside its fields."""
    with sample(language) as window:
        choose_touchpoint(window, 9)
        window.view.set_zoom(0.85)
        show_selected(window)
        keep(window, target, window.rect().adjusted(window.width() - 860, 86, 0, -34))


def two_states(language: str, target: Path) -> None:
    """Show the curve of an example that shall become better."""
    with sample(language, (1560, 980)) as window:
        window.session.apply("Example", better)
        lane_picture(window, ("emotion",), target, 12, 0.8)


def page(action: str, size: tuple[int, int] = WINDOW) -> Callable[[str, Path], None]:
    """Return what makes a picture of a page that an action shows in the place of the map."""

    def make(language: str, target: Path) -> None:
        with sample(language, size) as window:
            window.run(action)
            wait(700)
            keep(window.middle, target)

    return make


def answers(language: str, target: Path) -> None:
    """Compute an indicator from answers."""
    from journeymapper.app.measure.measuring import open_dialog

    with sample(language) as window:
        window.run("compute_answers")
        dialog = needed(open_dialog(window))
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
        panel = needed(window.analysis.findings)
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


def export(language: str, target: Path) -> None:
    """Show the page before it is exported."""
    from journeymapper.app.export_dialog import ExportDialog

    with sample(language) as window:
        window.run("export")
        wait(900)
        dialog = needed(window.findChild(ExportDialog))
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
    "strategies": page("strategies"),
    "answers": answers,
    "two-states": two_states,
    "side-by-side": side_by_side,
    "findings": findings,
    "lane-menu": lane_menu,
    "connections": connections,
    "themes": themes,
    "brand": brand,
    "palette": palette,
    "filter": filtered,
    "table": page("touchpoint_table", (1240, 640)),
    "export": export,
}


if __name__ == "__main__":
    main()

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
    keep_with_menu,
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

GUIDE: Final = ROOT / "docs" / "guide"
LANGUAGE: Final = "JOURNEYMAPPER_GUIDE_LANGUAGE"
"""Set for the process that drives the window in one language."""
TOLD: Final = {
    "en": ("Sees an advert /insta", "Asks a friend /word", "Compares prices /web"),
    "es": ("Ve un anuncio /insta", "Pregunta a una amiga /boca", "Compara precios /sitio"),
}
WRITTEN: Final = {"en": "Visits the shop /sh", "es": "Visita la tienda /tie"}
WAY_BACK: Final = {"en": "Reads more reviews", "es": "Vuelve a comparar"}
COMMAND: Final = {"en": "pain", "es": "dolor"}
BRAND: Final = "#B0125B"
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


def filtered(language: str, target: Path) -> None:
    """Let fade what is not looked for."""
    from collections import Counter

    from journeymapper.model.query import index

    with sample(language) as window:
        window.run("filter")
        bar = needed(window.looking.filtering.bar)
        menu = bar.facets["channels"].menu()
        menu.aboutToShow.emit()
        used = Counter(card.channel for card in index(window.session.map).touchpoints)
        most = index(window.session.map).channels[used.most_common(1)[0][0]].name
        next(action for action in menu.actions() if action.text().startswith(most)).trigger()
        wait(600)
        keep(window.middle, target)


def lane_menu(language: str, target: Path) -> None:
    """Show what can be done with a lane, at its name."""
    from PySide6.QtWidgets import QMenu

    from journeymapper.canvas.menu import fill_menu
    from journeymapper.canvas.picking import Hit
    from journeymapper.model.ids import Ref

    with sample(language, (1240, 760)) as window:
        view = window.view
        view.set_zoom(0.7)
        lane = next(one for one in view.arrangement.lanes if one.kind == "emotion")
        view.centre_on(view.arrangement.touchpoints[4].x, lane.y + 150)
        ref = Ref("lane", lane.id)
        window.session.select([ref])
        menu = QMenu(window)
        fill_menu(window.canvas, menu, Hit(ref, "lane", lane.id))
        spot = view.viewport().mapToGlobal(view.to_view(0, lane.y + 60).toPoint())
        spot.setX(view.viewport().mapToGlobal(view.rect().topLeft()).x() + 90)
        menu.popup(spot)
        at = window.mapFromGlobal(spot)
        keep_with_menu(window, menu, target, around(window, at.x() + 300, at.y() + 130, 820, 470))


def connections(language: str, target: Path) -> None:
    """Show a way back between two touchpoints, selected."""
    from journeymapper.edit.links import add_link, delete_links
    from journeymapper.model.ids import Ref

    with sample(language) as window:
        points = window.view.arrangement.touchpoints
        ends = points[9].card, points[6].card
        session = window.session
        session.apply("Example", lambda m: delete_links(m, [link.id for link in m.links]))
        words = WAY_BACK[language]
        session.apply(
            "Example", lambda m: add_link(m, *ends, kind="loop", label=words, share=0.4)[0]
        )
        session.select([Ref("link", session.map.links[-1].id)])
        view = window.view
        view.set_zoom(0.9)
        lane = next(one for one in view.arrangement.lanes if one.kind == "touchpoints")
        view.centre_on(view.arrangement.touchpoints[8].x, lane.y + lane.h / 2)
        middle = view.mapTo(window, view.to_view(0, lane.y + lane.h / 2).toPoint()).y()
        keep(window, target, around(window, window.width(), middle, 900, 400))


def themes(language: str, target: Path) -> None:
    """Show the menu of themes, and on the map the one that is pointed at."""
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from journeymapper.app.map_look import fill_themes

    with sample(language) as window:
        window.view.fit_width(least=0.45)
        menu = QMenu(window)
        fill_themes(window, menu)
        menu.popup(window.mapToGlobal(QPoint(260, 110)))
        menu.setActiveAction(menu.actions()[2])
        keep_with_menu(window, menu, target, around(window, 700, 360, 930, 560))


def brand(language: str, target: Path) -> None:
    """Show the head of the sample in a client's colour."""
    from dataclasses import replace

    with sample(language) as window:
        session, view = window.session, window.view
        session.apply("Example", lambda m: replace(m, theme=replace(m.theme, brand=BRAND)))
        view.set_zoom(0.75)
        view.centre_on(0, 0)
        keep(view.viewport(), target, around(view.viewport(), 0, 0, 860, 400))


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

"""Pictures of the guide about arranging a map, its look, and looking through it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from driving import around, keep, keep_with_menu, needed, sample, wait

WAY_BACK: Final = {"en": "Reads more reviews", "es": "Vuelve a comparar"}
BRAND: Final = "#B0125B"


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
        window.view.pan(0, 60)  # the head of the map, which the bar stands over
        wait(600)
        keep(window.middle, target)

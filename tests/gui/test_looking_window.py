"""Filter, saved views and find in the window, with real events."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from journeymapper.app import windows
from journeymapper.app.window import MainWindow
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.storage.files import read_map

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(sample) -> MainWindow:
    return sample("telecom-cr", 1300, 850)


def action(menu: QMenu, words: str) -> QAction:
    menu.aboutToShow.emit()
    return next(one for one in menu.actions() if one.text().startswith(words))


def choose(window: MainWindow, facet: str, words: str) -> None:
    action(window.looking.filtering.bar.facets[facet].menu(), words).trigger()


def show_filter(qtbot, window: MainWindow) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_F, CTRL | SHIFT)
    assert window.looking.filter_shown


def left(window: MainWindow) -> set[str] | None:
    found = window.canvas.veil.left
    return None if found is None else set(found)


def pixels(window: MainWindow, card: str) -> QImage:
    view = window.view
    area = view.rect_to_view(view.arrangement.cards[card].rect).toRect()
    return view.viewport().grab(area).toImage()


def darkest(picture: QImage) -> int:
    spots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return min(picture.pixelColor(x, y).lightness() for x, y in spots)


def test_what_is_not_looked_for_fades_and_nothing_moves(qtbot, window: MainWindow) -> None:
    journey, arrangement = window.session.map, window.view.arrangement
    web = next(one for one in journey.channels if one.name == "Sitio web")
    show_filter(qtbot, window)
    choose(window, "channels", "Sitio web")
    qtbot.waitUntil(lambda: left(window) is not None)
    wanted = {card.id for card in journey.cards if card.channel == web.id}
    assert wanted <= left(window)
    assert window.looking.filtering.bar.count.text().endswith(f"of {len(journey.cards)} cards")
    assert window.view.arrangement is arrangement
    assert window.session.map is journey
    points = index(journey).touchpoints
    clear = next(card.id for card in points if card.id in left(window))
    faded = points[0].id
    assert faded not in left(window)
    window.view.ensure_visible(Ref("card", faded))
    assert darkest(pixels(window, faded)) > 120
    window.view.ensure_visible(Ref("card", clear))
    assert darkest(pixels(window, clear)) < 60


def test_the_map_stays_where_it_is_when_the_bar_comes_and_goes(qtbot, window: MainWindow) -> None:
    view = window.view
    view.set_zoom(1.0)
    view.pan(0, -200)

    def place() -> int:
        return view.viewport().mapTo(window, view.to_view(0, 0).toPoint()).y()

    before = place()
    show_filter(qtbot, window)
    qtbot.waitUntil(lambda: view.y() >= 0 and window.looking.filtering.bar.height() > 20)
    QApplication.processEvents()
    assert place() == before
    choose(window, "kinds", "Pain point")
    QApplication.processEvents()
    assert place() == before
    window.looking.filtering.bar.close_bar()
    QApplication.processEvents()
    assert place() == before


def test_the_bar_gives_way_to_a_page_and_comes_back_with_the_map(qtbot, window: MainWindow) -> None:
    show_filter(qtbot, window)
    window.run("touchpoint_table")
    assert not window.looking.filtering.shown
    window.run("strategies")
    window.run("strategies")
    assert window.looking.filtering.shown
    window.run("touchpoint_table")
    show = window.looking.filtering.show
    show()
    assert window.looking.filtering.shown
    assert window.view.isVisible()


def test_text_and_chips_narrow_and_widen_and_esc_clears(qtbot, window: MainWindow) -> None:
    show_filter(qtbot, window)
    bar = window.looking.filtering.bar
    qtbot.keyClicks(bar.text, "tienda")
    qtbot.waitUntil(lambda: left(window) is not None)
    of_text = left(window)
    choose(window, "kinds", "Touchpoint")
    qtbot.waitUntil(lambda: left(window) != of_text)
    assert left(window) < of_text
    assert bar.chips.words == ["Kind: Touchpoint"]
    chip = bar.chips.findChildren(QPushButton)[-1]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: left(window) == of_text)
    qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert left(window) is None
    assert window.looking.filter_shown
    qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert not window.looking.filter_shown


def test_esc_on_the_canvas_lifts_the_filter(qtbot, window: MainWindow) -> None:
    show_filter(qtbot, window)
    choose(window, "kinds", "Pain point")
    qtbot.waitUntil(lambda: left(window) is not None)
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert left(window) is None


def test_the_filter_follows_the_map(qtbot, window: MainWindow) -> None:
    show_filter(qtbot, window)
    choose(window, "kinds", "Pain point")
    qtbot.waitUntil(lambda: left(window) is not None)
    before = left(window)
    gone = next(iter(before))
    window.session.select([Ref("card", gone)])
    window.canvas.delete_selection()
    qtbot.waitUntil(lambda: left(window) == before - {gone})


def test_a_view_is_saved_in_the_file_and_shown_again(
    qtbot, window: MainWindow, tmp_path: Path
) -> None:
    session = window.session
    show_filter(qtbot, window)
    choose(window, "kinds", "Pain point")
    filtering = window.looking.filtering
    action(filtering.bar.views.menu(), "Save as a view").trigger()
    dialog = filtering.dialog
    qtbot.keyClicks(dialog.name, "Pains alone")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    (view,) = session.map.views
    assert (view.name, view.kinds, view.lanes) == ("Pains alone", ("pain_point",), ())
    assert session.undo_label == "Save view"
    window.actions_by_id["save"].trigger()
    assert read_map(window.document.path).map.views == (view,)
    filtering.bar.close_bar()
    assert left(window) is None
    action(filtering.bar.views.menu(), "Pains alone").trigger()
    qtbot.waitUntil(lambda: left(window) is not None)
    assert window.looking.filter_shown
    session.undo()
    assert session.map.views == ()


def test_a_view_shows_its_lanes_as_one_step(qtbot, window: MainWindow) -> None:
    session, filtering = window.session, window.looking.filtering
    lanes = [lane.id for lane in session.map.lanes]
    filtering.save("All", True)
    assert session.map.views[0].lanes == tuple(lanes)
    first = session.map.lanes[0].id
    from journeymapper.edit.fields import set_field

    session.apply("Hide", lambda m: set_field(m, [Ref("lane", first)], "hidden", True))
    filtering.show_view("All")
    assert not session.map.lanes[0].hidden
    session.undo()
    assert session.map.lanes[0].hidden


def open_find(qtbot, window: MainWindow, text: str):
    qtbot.keyClick(window.view, Qt.Key.Key_F, CTRL)
    finding = window.looking.finding
    assert finding.shown
    qtbot.keyClicks(finding.panel.field, text)
    qtbot.waitUntil(lambda: bool(finding.hits) and not finding._question.under_way)
    return finding


def test_find_marks_every_hit_lists_and_counts_them(qtbot, window: MainWindow) -> None:
    finding = open_find(qtbot, window, "tienda")
    n = len(finding.hits)
    assert finding.panel.list.count() == n
    assert finding.panel.count.text().startswith(f"{n} hits: ")
    assert "in cards" in finding.panel.count.text()
    marked = {hit.ref for hit in finding.hits}
    assert set(window.canvas.marks.found) == marked
    card = next(ref for ref in marked if ref.kind == "card")
    window.view.ensure_visible(card)
    with_marks = pixels(window, card.id)
    qtbot.keyClick(finding.panel.field, Qt.Key.Key_Escape)
    qtbot.keyClick(finding.panel, Qt.Key.Key_Escape)
    assert not finding.shown
    assert pixels(window, card.id) != with_marks


def test_enter_and_f3_lead_on_and_back(qtbot, window: MainWindow) -> None:
    finding = open_find(qtbot, window, "tienda")
    field = finding.panel.field
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert finding.now == 0
    qtbot.keyClick(field, Qt.Key.Key_F3)
    qtbot.keyClick(field, Qt.Key.Key_F3)
    assert finding.now == 2
    qtbot.keyClick(field, Qt.Key.Key_F3, SHIFT)
    assert finding.now == 1
    qtbot.keyClick(field, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert finding.now == len(finding.hits) - 1
    place = next(n for n, hit in enumerate(finding.hits) if hit.ref.kind == "card")
    finding.go(place)
    ref = finding.hits[place].ref
    assert window.session.selection == (ref,)
    seen = window.view.rect_to_view(window.view.rect_of(ref)).toRect()
    assert window.view.viewport().rect().contains(seen.center())
    assert not finding.panel.geometry().contains(seen.center())
    assert window.canvas.marks.now == ref


def test_a_click_in_the_list_leads_to_the_hit(qtbot, window: MainWindow) -> None:
    finding = open_find(qtbot, window, "tienda")
    item = finding.panel.list.item(4)
    place = finding.panel.list.visualItemRect(item).center()
    qtbot.mouseClick(finding.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert finding.now == 4


def test_one_hit_then_all_are_replaced_each_as_one_step(qtbot, window: MainWindow) -> None:
    session = window.session
    before = session.map
    finding = open_find(qtbot, window, "tienda")
    n = len(finding.hits)
    qtbot.keyClick(finding.panel.field, Qt.Key.Key_Return)
    window.actions_by_id["replace"].trigger()
    qtbot.keyClicks(finding.panel.by, "local")
    qtbot.waitUntil(lambda: not finding._question.under_way)
    finding.go(0)
    qtbot.mouseClick(finding.panel.one, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(finding.hits) == n - 1)
    assert session.undo_label == "Replace"
    qtbot.waitUntil(lambda: not finding._question.under_way)
    qtbot.mouseClick(finding.panel.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not finding.hits)
    assert finding.panel.count.text() == "Nothing found"
    assert session.undo_label == "Replace all"
    session.undo()
    session.undo()
    assert session.map == before


def test_what_is_typed_into_the_panel_does_not_reach_the_canvas(qtbot, window: MainWindow) -> None:
    journey = window.session.map
    window.session.select([Ref("card", journey.cards[0].id)])
    finding = open_find(qtbot, window, "red")
    finding.panel.list.setFocus()
    qtbot.keyClick(finding.panel.list, Qt.Key.Key_Delete)
    qtbot.keyClicks(finding.panel.list, "x")
    assert window.session.map is journey


def test_filter_and_find_are_made_anew_in_another_language(qtbot, window: MainWindow) -> None:
    finding = open_find(qtbot, window, "tienda")
    show_filter(qtbot, window)
    windows.rebuild()
    assert window.looking.filter_shown
    assert finding.panel.field.text() == "tienda"
    qtbot.waitUntil(lambda: bool(finding.hits))

"""Everything can be reached and told apart with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from journeymapper.app import windows
from journeymapper.app.actions import ACTIONS
from journeymapper.app.menus import MENUS
from journeymapper.app.window import MainWindow
from journeymapper.model.ids import Ref

from .surfaces import SURFACES

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(furnished: Callable[[], MainWindow]) -> MainWindow:
    return furnished()


def stops(root: QWidget) -> list[QWidget]:
    """What Tab stops at, in its order."""
    found, at = [], root
    while True:
        at = at.nextInFocusChain()
        tabs = at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isEnabled()
        hidden = isinstance(at, QTabBar) and at.visibleRegion().isEmpty()
        if tabs and at.isVisible() and not hidden:
            found.append(at)
        if at is root:
            return found


def told(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


@pytest.mark.parametrize("name", SURFACES)
def test_each_thing_that_takes_the_keyboard_has_a_name(window: MainWindow, name: str) -> None:
    root = SURFACES[name](window)
    QTest.qWait(80)
    found = stops(root)
    assert found, "nothing to stop at"
    nameless = [
        f"{type(widget).__name__} in {'/'.join(parents(widget))} {widget.geometry()}"
        for widget in found
        if not told(widget)
    ]
    assert not nameless


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_the_focus_is_seen_on_widgets_of_every_kind(window: MainWindow, theme_name: str) -> None:
    windows.choose("theme", theme_name)
    for panel in ("glossary", "findings"):
        window.run(panel)
    QTest.qWait(100)
    window.activateWindow()
    kinds: dict[tuple[object, ...], QWidget] = {}
    for widget in stops(window):
        looks = (widget.property(name) for name in ("flat", "framed", "primary", "quiet", "chip"))
        if not widget.visibleRegion().isEmpty():
            kinds.setdefault((type(widget).__name__, *looks), widget)
    assert len(kinds) > 12
    unseen = [kind for kind, widget in kinds.items() if not shows_focus(window, widget)]
    assert not unseen


def shows_focus(window: MainWindow, widget: QWidget) -> bool:
    """Tell whether a widget looks another way with the keyboard at it, by more than a cursor."""
    other = window.view if widget is not window.view else window.status.slider
    other.setFocus()
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    after = widget.grab().toImage()
    changed = sum(
        abs(before.pixelColor(x, y).lightness() - after.pixelColor(x, y).lightness()) > 20
        for x in range(0, before.width(), 1 if before.width() < 400 else 3)
        for y in range(0, before.height(), 1 if before.height() < 400 else 3)
    )
    return changed > 60


def parents(widget: QWidget) -> list[str]:
    found = []
    while (widget := widget.parentWidget()) is not None:
        found.append(type(widget).__name__)
    return found[:5]


def area_of(window: MainWindow) -> str:
    focus = QApplication.focusWidget()
    for name, area in {
        "palette": window.palette_dock,
        "canvas": window.view,
        "inspector": window.inspector_dock,
        "findings": window.analysis.findings_dock,
        "status bar": window.status,
    }.items():
        if focus is not None and (focus is area or area.isAncestorOf(focus)):
            return name
    return ""


def test_f6_goes_round_the_areas_and_back(qtbot, window: MainWindow) -> None:
    window.view.setFocus()
    order = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        order.append(area_of(window))
    assert order == ["inspector", "status bar", "palette", "canvas", "inspector"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, SHIFT)
    assert area_of(window) == "canvas"
    window.run("findings")
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_F6)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert area_of(window) == "findings"


def test_an_area_remembers_where_the_keyboard_was(window: MainWindow) -> None:
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_F6)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    left = QApplication.focusWidget()
    assert area_of(window) == "inspector"
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert QApplication.focusWidget() is left


def test_an_area_is_entered_anew_where_the_field_that_had_the_keyboard_is_gone(
    window: MainWindow,
) -> None:
    journey = window.session.map
    for ref in (Ref("card", journey.cards[0].id), Ref("stage", journey.stages[0].id)):
        window.session.select([ref])
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(60)  # its fields show
        window.view.setFocus()
        QTest.keyClick(window.view, Qt.Key.Key_F6)
        assert area_of(window) == "inspector"
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)


def test_esc_leads_back_to_the_map(window: MainWindow) -> None:
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_F6)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert area_of(window) == "canvas"


def test_every_action_stands_in_a_menu() -> None:
    there = {entry for menu in MENUS for entry in menu.entries if isinstance(entry, str)}
    submenus = {"add_persona", "add_channel", "manage_channels"}
    assert {spec.id for spec in ACTIONS} - there <= submenus


def test_every_action_has_a_key_and_an_icon() -> None:
    assert [spec.id for spec in ACTIONS if not spec.keys] == []
    assert [spec.id for spec in ACTIONS if not spec.icon] == []


def test_no_two_actions_share_a_key() -> None:
    from journeymapper.app.shortcuts import sequences

    keys = [key.toString() for spec in ACTIONS for key in sequences(spec)]
    assert len(keys) == len(set(keys))

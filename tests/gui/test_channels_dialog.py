"""All channels of a map: added, made, sorted, renamed, deleted, with real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.app.channels.channels_dialog import ChannelsDialog
from journeymapper.app.inspector.editors.reference import ChannelEditor
from journeymapper.app.widgets.picker import Picker
from journeymapper.app.window import MainWindow
from journeymapper.model.document import Channel
from journeymapper.model.ids import Ref
from journeymapper.model.query import index


@pytest.fixture
def window(sample) -> MainWindow:
    return sample("ecommerce-shoes", 1366, 768)


@pytest.fixture
def dialog(qtbot, window: MainWindow) -> ChannelsDialog:
    window.actions_by_id["manage_channels"].trigger()
    made = window.findChild(ChannelsDialog)
    assert made is not None
    qtbot.waitUntil(made.isVisible)
    assert not made.isModal()
    return made


def ids(window: MainWindow) -> list[str]:
    return [channel.id for channel in window.session.map.channels]


def channel(window: MainWindow, name: str) -> Channel:
    return next(c for c in window.session.map.channels if c.name == name)


def rows(dialog: ChannelsDialog) -> list[str]:
    return [
        dialog.shelf.rows.item(row).text()
        for row in range(dialog.shelf.rows.count())
        if not dialog.shelf.rows.item(row).isHidden()
    ]


def tick(qtbot, dialog: ChannelsDialog, name: str) -> None:
    shelf = dialog.shelf.rows
    item = next(i for i in map(shelf.item, range(shelf.count())) if i.text().startswith(name))
    shelf.scrollToItem(item)
    box = shelf.visualItemRect(item)
    qtbot.mouseClick(
        shelf.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 14, box.center().y())
    )
    assert item.checkState() == Qt.CheckState.Checked


def test_shipped_channels_are_searched_and_added_together(
    qtbot, window: MainWindow, dialog: ChannelsDialog
) -> None:
    before = ids(window)
    qtbot.keyClicks(dialog.shelf.search, "podcast")
    assert rows(dialog) == ["Digital", "Podcast"]
    tick(qtbot, dialog, "Podcast")
    dialog.shelf.search.clear()
    tick(qtbot, dialog, "Trade fair")
    assert dialog.shelf.add.text() == "Add 2 channels"
    qtbot.mouseClick(dialog.shelf.add, Qt.MouseButton.LeftButton)
    assert len(ids(window)) == len(before) + 2
    fair = channel(window, "Trade fair")
    assert (fair.kind, fair.point_of_sale, fair.icon) == (
        "traditional",
        False,
        "identification-badge",
    )
    assert "Podcast" not in rows(dialog)
    assert not dialog.shelf.add.isEnabled()
    window.actions_by_id["undo"].trigger()
    assert ids(window) == before
    assert "Podcast" in rows(dialog)


def test_a_search_in_the_other_language_finds_it_too(qtbot, dialog: ChannelsDialog) -> None:
    qtbot.keyClicks(dialog.shelf.search, "feria")
    assert rows(dialog) == ["Traditional", "Trade fair"]


def test_an_own_channel_is_made_and_named_at_once(
    qtbot, window: MainWindow, dialog: ChannelsDialog
) -> None:
    qtbot.mouseClick(dialog.own, Qt.MouseButton.LeftButton)
    field = dialog.form.editors["name"].field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Pigeon")
    made = channel(window, "Pigeon")
    assert window.session.map.channels[-1] is made
    kind = dialog.form.editors["kind"].field
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    qtbot.mouseClick(dialog.form.editors["point_of_sale"].field, Qt.MouseButton.LeftButton)
    made = channel(window, "Pigeon")
    assert (made.kind, made.point_of_sale) == ("traditional", True)


def test_channels_are_sorted_by_key_button_and_drag(
    qtbot, window: MainWindow, dialog: ChannelsDialog
) -> None:
    first, second, third, *_rest = ids(window)
    dialog.rows.setFocus()
    dialog.rows.setCurrentRow(0)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert ids(window)[:3] == [second, first, third]
    assert dialog.rows.current_key() == first
    qtbot.mouseClick(dialog.down, Qt.MouseButton.LeftButton)
    assert ids(window)[:3] == [second, third, first]
    dialog.rows.setCurrentRow(0)
    assert not dialog.up.isEnabled()
    dialog.rows.move_wanted.emit(first, second)
    assert ids(window)[0] == first
    for _time in range(3):
        window.actions_by_id["undo"].trigger()
    assert ids(window)[:3] == [first, second, third]


def test_deleting_tells_what_uses_it_and_nothing_else_goes(
    qtbot, window: MainWindow, dialog: ChannelsDialog
) -> None:
    journey = window.session.map
    used = next(c.channel for c in journey.cards if c.channel)
    n = sum(card.channel == used for card in journey.cards)
    dialog.rows.select_key(used)
    qtbot.mouseClick(dialog.trash, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert str(n) in menu.actions()[0].text()
    assert used in ids(window)
    spot = menu.actionGeometry(menu.actions()[1]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
    assert used not in ids(window)
    assert len(window.session.map.cards) == len(journey.cards)


def test_one_that_nothing_uses_is_deleted_at_once(
    qtbot, window: MainWindow, dialog: ChannelsDialog
) -> None:
    qtbot.mouseClick(dialog.own, Qt.MouseButton.LeftButton)
    made = ids(window)[-1]
    qtbot.mouseClick(dialog.trash, Qt.MouseButton.LeftButton)
    assert made not in ids(window)


def test_the_inspector_offers_channels_that_the_map_has_not(qtbot, window: MainWindow) -> None:
    point = index(window.session.map).touchpoints[2]
    window.inspect(Ref("card", point.id))
    editor = window.inspector.findChild(ChannelEditor)
    qtbot.mouseClick(editor.more, Qt.MouseButton.LeftButton)
    picker = editor.findChild(Picker)
    qtbot.keyClicks(picker.filter, "podc")
    qtbot.keyClick(picker.filter, Qt.Key.Key_Return)
    made = channel(window, "Podcast")
    assert index(window.session.map).cards[point.id].channel == made.id
    window.actions_by_id["undo"].trigger()
    assert index(window.session.map).cards[point.id].channel == point.channel
    assert made.id not in ids(window)
    assert not window.session.can_undo


def test_personas_are_sorted_in_the_map_s_own_form(qtbot, window: MainWindow) -> None:
    window.show_map_fields()
    people = window.inspector._collections[0]
    first, second = (p.id for p in window.session.map.personas[:2])
    people.rows.setCurrentRow(1)
    qtbot.mouseClick(people.up, Qt.MouseButton.LeftButton)
    assert [p.id for p in window.session.map.personas[:2]] == [second, first]
    people.rows.setFocus()
    people.rows.select_key(first)
    qtbot.keyClick(people.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [p.id for p in window.session.map.personas[:2]] == [first, second]

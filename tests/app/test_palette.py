"""The palette: filter, groups, keyboard, and what is dragged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from journeymapper.app.palette import MIME, Palette, groups
from journeymapper.canvas.tools.palette_drop import MIME_TYPE, item_in
from journeymapper.lanes.catalog import lane_kinds
from journeymapper.model.vocabulary import CARD_KINDS


@pytest.fixture
def palette(qtbot) -> Palette:
    made = Palette()
    qtbot.addWidget(made)
    made.resize(236, 900)
    made.show()
    return made


def shown(palette: Palette) -> list[str]:
    rows = palette.rows
    return [rows.item(i).text() for i in range(rows.count()) if not rows.item(i).isHidden()]


def test_every_kind_of_lane_and_card_is_there_once() -> None:
    keys = [key for _heading, things in groups() for key, _thing in things]
    assert len(keys) == len(set(keys))
    assert {k[5:] for k in keys if k.startswith("card:")} == set(CARD_KINDS)
    assert {k[5:] for k in keys if k.startswith("lane:")} == set(lane_kinds())


def test_the_canvas_knows_what_is_dragged(palette) -> None:
    assert MIME == MIME_TYPE
    mime = palette.rows.mime_of("card:pain_point")
    assert item_in(mime) == ("card", "pain_point")


def test_the_filter_finds_in_closed_groups_too(qtbot, palette) -> None:
    assert "Support process" not in shown(palette)
    qtbot.keyClicks(palette.filter, "support")
    assert shown(palette) == ["More lanes", "Support processes", "More cards", "Support process"]
    qtbot.keyClick(palette.filter, Qt.Key.Key_Escape)
    assert "Stage" in shown(palette)
    assert "Support process" not in shown(palette)


def test_enter_and_double_click_choose(qtbot, palette) -> None:
    rows = palette.rows
    item = next(rows.item(i) for i in range(rows.count()) if rows.item(i).text() == "Idea")
    rows.setCurrentItem(item)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert chosen.args == ["card:idea"]
    with qtbot.waitSignal(palette.chosen):
        place = rows.visualItemRect(item).center()
        qtbot.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_heading_closes_and_opens_its_group(qtbot, palette) -> None:
    heading = palette.rows.item(0)
    place = palette.rows.visualItemRect(heading).center()
    qtbot.mouseClick(palette.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Stage" not in shown(palette)
    qtbot.mouseClick(palette.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Stage" in shown(palette)

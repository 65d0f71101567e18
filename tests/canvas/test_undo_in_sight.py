"""Undo and redo bring selection and view back: what changes is seen, and nothing else jumps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from journeymapper.model.ids import Ref

KEY = Qt.Key
CTRL, CTRL_SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def near(hands):
    """A small canvas at 200 percent, so that most of the map is out of sight."""
    hands.view.resize(700, 500)
    hands.view.set_zoom(2.0)
    return hands


def in_sight(hands, card: str) -> bool:
    seen = hands.view.rect_to_view(hands.arrangement.cards[card].rect)
    return hands.view.content_rect().intersects(seen.adjusted(8, 8, -8, -8))


def test_what_undo_brings_back_is_in_sight(near):
    near.click(near.card("c5"))
    near.key(KEY.Key_Delete)
    near.view.centre_on(0, 0)
    near.key(KEY.Key_Z, CTRL)
    assert near.session.selection == (Ref("card", "c5"),)
    assert in_sight(near, "c5")


def test_what_redo_does_again_is_in_sight(near):
    near.click(near.card("t1"))
    near.key(KEY.Key_D, CTRL)
    copy = near.session.selection[0].id
    near.key(KEY.Key_Z, CTRL)
    near.view.centre_on(0, 0)
    near.key(KEY.Key_Z, CTRL_SHIFT)
    assert near.session.selection == (Ref("card", copy),)
    assert in_sight(near, copy)


def test_nothing_jumps_where_the_change_is_in_sight_already(near):
    near.click(near.card("c5"))
    near.key(KEY.Key_Delete)
    near.view.pan(7, 5)
    before = near.view.projection
    near.key(KEY.Key_Z, CTRL)
    assert near.view.projection == before
    assert in_sight(near, "c5")


def test_what_is_written_back_is_in_sight(near):
    near.click(near.card("c5"))
    near.key(KEY.Key_F2)
    near.type("Other")
    near.canvas.editor.commit()
    near.view.centre_on(0, 0)
    near.session.undo()
    assert in_sight(near, "c5")

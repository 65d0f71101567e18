"""The gap that the map shows where a touchpoint would land."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from journeymapper.canvas.landing import takes
from journeymapper.canvas.opening import GAP, GapPainter, Opening, Row, Stretch, opening_for
from journeymapper.layout.slots import drop_target


def stripes(painter):
    """Ten stripes of ten pixels, each of its own red."""
    for n in range(10):
        painter.fillRect(n * 10, 0, 10, 20, QColor(n * 20, 0, 0))


def painted(opening):
    image = QImage(100, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    GapPainter().paint(painter, opening, QSize(100, 20), QRect(0, 0, 100, 20), stripes)
    painter.end()
    return image


def reds(image, y):
    return [image.pixelColor(x, y).red() for x in range(5, 100, 10)]


def test_without_an_opening_the_map_is_as_it_is(qapp):
    assert reds(painted(None), 5) == [n * 20 for n in range(10)]


def test_what_lies_right_moves_and_the_place_is_drawn_out(qapp):
    image = painted(Opening(50, (Row(0, 10, (Stretch(45, 46, 20),)),)))
    assert reds(image, 5) == [0, 20, 40, 60, 80, 80, 80, 100, 120, 140]
    assert reds(image, 15) == [n * 20 for n in range(10)]


def test_between_two_points_things_are_stretched(qapp):
    image = painted(Opening(30, (Row(0, 20, (Stretch(20, 40, 20),)),)))
    assert reds(image, 5) == [0, 20, 40, 40, 60, 60, 80, 100, 120, 140]


@pytest.mark.parametrize("card", ["c1", "c2", "c3", "c5", "c6"])
@pytest.mark.parametrize("side", [-1, 1])
def test_every_row_opens_by_the_gap_beside_the_line(hands, card, side):
    slot = hands.canvas.picker.grid.slot_of[card]
    lane = hands.arrangement.lanes[0]
    place = (slot.x + side * 20, lane.y + 30)
    drop = drop_target(hands.canvas.picker.grid, *place, "touchpoint", takes)
    opening = opening_for(hands.view, drop)
    line = hands.view.to_view(drop.line[0], 0).x()
    assert opening.middle == line + GAP / 2
    tops = [row.top for row in opening.rows]
    assert tops == sorted(tops)
    for row in opening.rows:
        assert sum(part.by for part in row.stretches if part.by > 0) == pytest.approx(GAP)
        assert sum(part.by for part in row.stretches) == pytest.approx(0)
        assert all(part.end > part.start for part in row.stretches)
    sharp = next(row for row in opening.rows[1:])
    assert sharp.stretches[0].start == line


def test_other_drops_open_nothing(hands):
    assert opening_for(hands.view, None) is None
    rect = hands.arrangement.cards["p1"].rect
    place = (rect.middle, rect.y)
    drop = drop_target(hands.canvas.picker.grid, *place, "pain_point", takes)
    assert opening_for(hands.view, drop) is None

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from journeymapper.canvas.damage import damage
from journeymapper.canvas.painting import SheetPainter
from journeymapper.canvas.projection import Projection
from journeymapper.canvas.sticky import pins
from journeymapper.display.geometry import Rect
from journeymapper.display.later import Later
from journeymapper.display.primitives import Box, Display, Group

VIEW = QSize(600, 400)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def arranged(arranger, maps):
    return arranger(maps(20, 6), None)


def frame(painter, arrangement, projection, ratio=1.0, sharp=True):
    image = QImage(VIEW * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    device = QPainter(image)
    pinned = pins(arrangement.band, arrangement.gutter, projection, QSizeF(VIEW))
    painter.paint(device, projection, pinned, VIEW, sharp=sharp)
    device.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_kept_pixels_are_those_of_a_first_painting_at_every_ratio(arranged, ratio, difference):
    kept = SheetPainter(arranged.display)
    frame(kept, arranged, Projection(0.8, 0, 0), ratio)
    for x, y in ((-13, -7), (-300, -200), (-310, -90), (48, 48)):
        place = Projection(0.8, x, y)
        moved = frame(kept, arranged, place, ratio)
        first = frame(SheetPainter(arranged.display), arranged, place, ratio)
        assert difference(moved, first) <= 2


def test_the_sheet_lies_on_the_desk_with_a_shadow(arranged):
    image = frame(SheetPainter(arranged.display), arranged, Projection(1.0, 48, 48))
    assert image.pixelColor(5, 5).name() == "#e4e8ec"
    assert image.pixelColor(52, 52).name() == "#ffffff"
    assert image.pixelColor(46, 200).lightness() < QColor("#e4e8ec").lightness()


def test_another_desk_is_painted_when_told(arranged):
    painter = SheetPainter(arranged.display)
    frame(painter, arranged, Projection(1.0, 48, 48))
    painter.desk = QColor("#0f1317")
    painter.repaint_all()
    image = frame(painter, arranged, Projection(1.0, 48, 48))
    assert image.pixelColor(5, 5).name() == "#0f1317"


def test_old_pixels_stand_in_where_they_now_belong(arranged):
    painter = SheetPainter(arranged.display)
    before = frame(painter, arranged, Projection(1.0, 48, 48))
    painter._cost = 1.0
    grown = frame(painter, arranged, Projection(2.0, 48, 48), sharp=False)
    assert painter.unfinished
    assert grown.pixelColor(47, 300).name() == before.pixelColor(47, 174).name()
    assert grown.pixelColor(2 * 270 - 48, 2 * 215 - 48) == before.pixelColor(270, 215)
    frame(painter, arranged, Projection(2.0, 48, 48), sharp=True)
    assert not painter.unfinished


def layer(*parts, role="lanes", dx=0.0):
    return Group(parts, Rect(0, 0, 100, 100), dx, 0, role=role)


def card(key, x, colour="#ffffff"):
    return Group((Box(0, 0, 10, 10, colour),), Rect(0, 0, 10, 10), x, 0, role="card", key=key)


def sheet(*layers):
    return Display(100, 100, layers)


A, B, C = card("a", 0), card("b", 20), card("c", 40)


def hit(areas, x):
    return any(area.contains(x, 5) for area in areas)


def test_nothing_changed_nothing_damaged():
    assert damage(sheet(layer(A, B)), sheet(layer(A, B))) == []


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        ((A, card("b", 20, "#ff0000"), C), (25,)),
        ((A, C), (25,)),
        ((A, card("n", 60), B, C), (65,)),
        ((A, card("b", 60), C), (25, 65)),
        ((B, A, C), (5, 25)),
        ((A, B, C, Box(80, 0, 10, 10, "#000000")), (85,)),
    ],
)
def test_what_changed_came_or_went_is_damaged_and_no_more(after, changed):
    areas = damage(sheet(layer(A, B, C)), sheet(layer(*after)))
    for x in (5, 25, 45, 65, 85):
        assert hit(areas, x) == (x in changed)


def test_a_moved_layer_is_damaged_here_and_there():
    areas = damage(sheet(layer(A)), sheet(layer(A, dx=30)))
    assert hit(areas, 5)
    assert hit(areas, 35)


def later(*parts):
    return Group(Later(lambda: parts), Rect(20, 0, 40, 10), role="cards", key="s")


def test_what_nobody_has_seen_is_not_drawn_to_be_compared():
    unseen, other = later(A, B, C), later(A, card("b", 20, "#ff0000"), C)
    assert damage(sheet(layer(unseen)), sheet(layer(other))) == []
    grown = replace(other, bounds=Rect(20, 0, 60, 10))
    assert hit(damage(sheet(layer(unseen)), sheet(layer(grown))), 75)
    assert hit(damage(sheet(layer(unseen)), sheet(layer(other, dx=30))), 75)
    assert not unseen.parts.made
    assert not other.parts.made
    assert unseen.parts.all()
    areas = damage(sheet(layer(unseen)), sheet(layer(other)))
    assert [hit(areas, x) for x in (5, 25, 45)] == [False, True, False]


def test_another_sheet_is_all_damaged():
    before = sheet(layer(A))
    assert damage(before, replace(before, width=120)) is None
    many = [card(f"k{i}", 0) for i in range(300)]
    assert damage(sheet(layer()), sheet(layer(*many))) is None

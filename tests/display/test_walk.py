"""Walking a drawing: shifts add up, extents enclose."""

from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Box, Display, Ellipse, Group, Icon, Path, Symbol
from journeymapper.display.walk import extent, walk_all

BOX = Box(1, 2, 3, 4)


def test_groups_shift_what_they_hold():
    inner = Group((BOX,), Rect(1, 2, 3, 4), 10, 20, role="inner")
    outer = Group((inner,), Rect(11, 22, 3, 4), 100, 200, role="outer")
    found = list(walk_all(Display(500, 500, (outer,))))
    assert [(p.primitive, p.dx, p.dy) for p in found] == [(inner, 100, 200), (BOX, 110, 220)]
    assert found[1].group is inner
    assert extent(inner) == Rect(11, 22, 3, 4)


def test_extents():
    assert extent(BOX) == Rect(1, 2, 3, 4)
    assert extent(Ellipse(5, 6, 2, 1)) == Rect(3, 5, 4, 2)
    assert extent(Icon(Symbol("x", ()), 1, 2, 14, "#000000")) == Rect(1, 2, 14, 14)
    assert extent(Path((("M", 0.0, 5.0), ("L", -3.0, 9.0), ("Z",)))) == Rect(-3, 5, 3, 4)
    assert extent(Path(())) == Rect(0, 0, 0, 0)


def test_rectangles():
    a, b = Rect(0, 0, 10, 10), Rect(20, 5, 5, 30)
    assert union([a, b]) == Rect(0, 0, 25, 35)
    assert not a.touches(b)
    assert a.grown(10).touches(b)
    assert a.moved(1, 2).contains(11, 12)
    assert not a.contains(10.1, 0)

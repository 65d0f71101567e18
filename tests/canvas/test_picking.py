"""What is under a place of the sheet, on the real layout of the small map."""

from __future__ import annotations

import pytest

from journeymapper.canvas.landing import takes
from journeymapper.display.geometry import union
from journeymapper.layout.slots import drop_target
from journeymapper.model.ids import THE_MAP, Ref


@pytest.fixture
def picker(hands):
    return hands.canvas.picker


def test_a_point_goes_before_everything_else(picker):
    point = next(p for p in picker.arrangement.points if p.card == "c4")
    hit = picker.at(point.x + 4, point.y - 4)
    assert (hit.part, hit.ref, hit.point) == ("point", Ref("card", "c4"), point)
    assert picker.at(point.x + 30, point.y).part == "cell"


def test_the_nearest_of_two_points_is_meant(picker):
    first, second = sorted(picker.arrangement.points, key=lambda p: p.x)[:2]
    x = first.x + (second.x - first.x) * 0.4
    y = first.y + (second.y - first.y) * 0.4
    assert picker.point_at("curve", x, y, 500) == first


def test_cards_cells_headers_and_names(picker):
    a = picker.arrangement
    rect = a.cards["p1"].rect
    assert picker.at(rect.x + 5, rect.y + 5).ref == Ref("card", "p1")
    use = next(c for c in a.columns if c.id == "use")
    hit = picker.at(use.x + use.w / 2, rect.y + 5)
    assert (hit.part, hit.lane, hit.column) == ("cell", "pains", "use")
    assert hit.ref == THE_MAP
    assert picker.at(use.x + use.w / 2, a.band.y + 10).ref == Ref("stage", "use")
    see = picker.headers[Ref("step", "see")]
    assert picker.at(see.middle, see.y + see.h / 2).ref == Ref("step", "see")
    lane = next(lane for lane in a.lanes if lane.id == "thoughts")
    assert picker.at(a.gutter.x + 20, lane.y + 10).ref == Ref("lane", "thoughts")
    assert picker.at(a.gutter.x + 20, a.band.y + 10).part == "sheet"
    assert picker.at(5, 5).part == "sheet"


def test_every_card_is_found_at_its_middle(picker):
    for card, box in picker.arrangement.cards.items():
        found = picker.at(box.rect.middle, box.rect.y + box.rect.h / 2)
        assert found.ref == Ref("card", card)
        assert found.rect == box.rect


def test_a_link_is_found_along_its_curve(hands):
    from journeymapper.edit.links import add_link

    hands.session.apply("x", lambda map_: add_link(map_, "c1", "c5")[0])
    picker = hands.canvas.picker
    link, points = next(iter(picker.arrangement.links.items()))
    free = [p for p in points if picker.at(*p).part not in {"card", "point"}]
    assert free
    x, y = free[len(free) // 2]
    assert picker.at(x, y + 3).ref == Ref("link", link)
    assert picker.link_at(x, y + 60, 6) is None


def test_cards_in_an_area(picker):
    rect = picker.arrangement.cards["c4"].rect
    assert picker.cards_in(rect.grown(-2)) == ["c4"]


def test_cards_that_stand_outside_their_column_are_found_too(hands):
    hands.session.select([])
    for _ in range(4):
        hands.canvas.add_card("kpi")
        hands.canvas.settle()
        hands.session.select([])
    picker = hands.canvas.picker
    tiles = [b for b in picker.arrangement.cards.values() if b.card.startswith("k")]
    assert len(tiles) == 4
    for box in tiles:
        assert picker.at(box.rect.middle, box.rect.y + 10).ref == Ref("card", box.card)
    everything = union(box.rect for box in tiles)
    assert sorted(picker.cards_in(everything)) == [box.card for box in tiles]
    second = tiles[1].rect
    drop = drop_target(picker.grid, second.x + 5, second.y + 5, "kpi", takes)
    assert (drop.column, drop.before) == (tiles[1].column, tiles[1].card)

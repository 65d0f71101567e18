"""Indicator tiles hold their figures, however long."""

import pytest

from journeymapper.analysis.kpi import shall_fall
from journeymapper.display.primitives import Box, Group, TextRun
from journeymapper.display.walk import walk
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Stage
from tests.measurer import HalfEm, any_symbol


def tiles(*cards):
    stages = (Stage(id="s", title="S"),)
    document = JourneyMap(stages=stages, lanes=(Lane(id="k", kind="kpis"),), cards=cards)
    display = arrange(document, HalfEm(), any_symbol).display
    lanes = display.layer("lanes")
    return [p.primitive for p in walk(lanes) if getattr(p.primitive, "role", "") == "card"]


@pytest.mark.parametrize("huge", [1e73, -1e73, 123456789012345678])
def test_figures_of_any_length_stay_in_their_tile(huge):
    card = Card(id="c", lane="k", at="s", value=huge, target=huge, change=huge, trend="up")
    (tile,) = tiles(card)
    for placed in walk(Group((tile,), tile.bounds)):
        run = placed.primitive
        if isinstance(run, TextRun):
            left = run.x + placed.dx - tile.dx
            assert left >= 0
            assert left + run.line.width * run.size <= tile.bounds.w + 0.5, run.line.text


def test_what_came_from_above_its_target_shall_fall():
    assert shall_fall(Card(id="a", lane="k", at="s", value=63, target=55, series=(70, 66, 63)))
    assert not shall_fall(Card(id="b", lane="k", at="s", value=58, target=75, series=(50, 58)))
    assert not shall_fall(Card(id="c", lane="k", at="s", value=58))


def test_a_tile_tells_how_many_answers_it_is_of_and_the_interval():
    (tile,) = tiles(Card(id="c", lane="k", at="s", metric="nps", value=0, answers=(10, 0) * 60))
    said = [p.primitive.line.text for p in walk(tile) if isinstance(p.primitive, TextRun)]
    assert "n = 120 · −18 to 18" in said
    (plain,) = tiles(Card(id="c", lane="k", at="s", metric="nps", value=0))
    said = [p.primitive.line.text for p in walk(plain) if isinstance(p.primitive, TextRun)]
    assert not any(text.startswith("n = ") for text in said)


def bars(tile):
    return [p.primitive for p in walk(tile) if isinstance(p.primitive, Box) and p.primitive.h == 8]


def test_the_bar_of_an_nps_goes_from_minus_to_plus_a_hundred():
    (tile,) = tiles(Card(id="c", lane="k", at="s", metric="nps", value=-12, target=30))
    track, filled = bars(tile)
    assert filled.w == pytest.approx(track.w * 0.44)
    (mark,) = [
        p.primitive for p in walk(tile) if isinstance(p.primitive, Box) and p.primitive.w == 3
    ]
    assert mark.x + 1.5 - track.x == pytest.approx(track.w * 0.65)
    (other,) = tiles(Card(id="c", lane="k", at="s", metric="custom", value=20, best=40))
    track, filled = bars(other)
    assert filled.w == pytest.approx(track.w * 0.5)

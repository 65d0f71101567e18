"""Indicator tiles hold their figures, however long."""

from dataclasses import replace
from datetime import date

import pytest

from journeymapper.analysis.kpi import shall_fall
from journeymapper.display.palette import Palette
from journeymapper.display.primitives import Box, Group, Icon, TextRun
from journeymapper.display.walk import walk, walk_all
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


def test_a_tile_says_what_it_is_about_when_and_by_whom_and_whether_it_reaches_its_target():
    fields = {"about": ("t",), "measured_on": date(2026, 3, 4), "source": "CRM"}
    card = Card(id="c", lane="k", at="s", title="Stay", value=61, target=60, unit="%", **fields)
    touchpoint = Card(id="t", lane="p", at="s")
    stages = (Stage(id="s", title="S"),)
    lanes = (Lane(id="p", kind="touchpoints"), Lane(id="k", kind="kpis"))
    document = JourneyMap(stages=stages, lanes=lanes, cards=(touchpoint, card))
    marks = []
    for target in (60, 80):
        own = replace(document, cards=(touchpoint, replace(card, target=target)))
        display = arrange(own, HalfEm(), any_symbol).display
        tile = next(
            p.primitive for p in walk_all(display) if getattr(p.primitive, "key", "") == "c"
        )
        told = [part.line.text for part in tile.parts if isinstance(part, TextRun)]
        assert "contact 1 · 4\xa0Mar\xa02026 · CRM" in told
        marks.append([part.colour for part in tile.parts if isinstance(part, Icon)][-1])
    assert marks == [Palette().good, Palette().bad]


def test_an_indicator_without_a_figure_shows_that_of_the_funnel():
    stages = (
        Stage(id="a", title="A", phase="before", count=1000),
        Stage(id="s", title="S", phase="purchase", count=200),
    )
    card = Card(id="c", lane="k", at="s", title="Won", metric="acquisition")
    document = JourneyMap(stages=stages, lanes=(Lane(id="k", kind="kpis"),), cards=(card,))
    display = arrange(document, HalfEm(), any_symbol).display
    told = [p.primitive.line.text for p in walk_all(display) if isinstance(p.primitive, TextRun)]
    assert "20%" in told

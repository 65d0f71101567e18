"""The sample maps reproduce the figures that were worked out for them by hand."""

import pytest

from journeymapper.analysis.emotion import curve, extremes, stage_means
from journeymapper.analysis.funnel import overall, passages
from journeymapper.analysis.omnichannel import behaviour, channel_kind, crossings
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, JourneyMap, Lane, Persona, Stage
from journeymapper.model.query import index
from journeymapper.resources import resources
from journeymapper.storage.codec import loads


def template(name):
    return loads((resources() / "templates" / f"{name}.journey").read_text("utf-8"))


@pytest.fixture(scope="module")
def telecom():
    return template("telecom-cr")


@pytest.fixture(scope="module")
def saas():
    return template("b2b-saas")


def test_telecom_emotion(telecom):
    of = curve(telecom, "mariana")
    assert round(of.mean, 2) == -0.16
    low, high = min(p.score for p in of.points), max(p.score for p in of.points)
    assert [p.number for p in of.points if p.score == low] == [1, 19, 21]
    assert [p.number for p in of.points if p.score == high] == [20, 25]
    start, end = of.steepest_drop
    assert (start.number, end.number, end.score - start.score) == (20, 21, -8)
    value, peak, last = of.peak_end
    assert (value, peak.number, last.number) == (0.0, 19, 25)
    means = [round(m, 2) for m in stage_means(telecom, of).values()]
    assert means == [-2.0, 0.0, -1.6, 1.5, 0.2, 0.6]


@pytest.mark.parametrize(
    ("state", "mean", "drop", "peak_end", "means"),
    [
        ("current", -0.15, (12, 13, -7), -1.0, [-0.33, -0.67, -0.2, 0.2, -1.5, 0.25, 0.25]),
        ("future", 1.92, (15, 16, -4), 3.5, [-0.33, 1.67, 2.2, 2.4, 1.5, 2.75, 2.25]),
    ],
)
def test_saas_emotion(saas, state, mean, drop, peak_end, means):
    of = curve(saas, "ana", state)
    assert round(of.mean, 2) == mean
    start, end = of.steepest_drop
    assert (start.number, end.number, end.score - start.score) == drop
    assert of.peak_end[0] == peak_end
    assert [round(m, 2) for m in stage_means(saas, of).values()] == means


@pytest.mark.parametrize(
    ("name", "digital", "traditional", "none", "switches", "behaviour_"),
    [("telecom-cr", 15, 9, 1, 11, "webrooming"), ("b2b-saas", 18, 7, 1, 12, "none")],
)
def test_channels(name, digital, traditional, none, switches, behaviour_):
    found = template(name)
    kinds = [channel_kind(found, card) for card in index(found).touchpoints]
    assert [kinds.count(k) for k in ("digital", "traditional", "")] == [digital, traditional, none]
    assert len(crossings(found)) == switches
    assert behaviour(found).name == behaviour_


@pytest.mark.parametrize(
    ("name", "conversion", "total"),
    [
        ("telecom-cr", [15.0, 40.0, 36.1, 55.8, 90.3], 1.09),
        ("b2b-saas", [11.2, 28.9, 42.3, 30.9, 91.2, 90.3], 0.35),
    ],
)
def test_funnel(name, conversion, total):
    found = template(name)
    assert [round(p.percent, 1) for p in passages(found)] == conversion
    assert round(overall(found), 2) == total


def path(*steps):
    """A map whose touchpoints have these (channel, role)."""
    channels = (
        Channel(id="web", kind="digital"),
        Channel(id="shop", kind="traditional", point_of_sale=True),
        Channel(id="phone", kind="traditional"),
    )
    cards = tuple(
        Card(id=f"c{n}", lane="t", at="s", channel=channel, role=role)
        for n, (channel, role) in enumerate(steps)
    )
    lanes = (Lane(id="t", kind="touchpoints"),)
    return JourneyMap(channels=channels, stages=(Stage(id="s"),), lanes=lanes, cards=cards)


@pytest.mark.parametrize(
    ("steps", "name"),
    [
        ([("web", "research"), ("shop", "purchase")], "webrooming"),
        ([("shop", "research"), ("web", "purchase")], "showrooming"),
        ([("web", "research"), ("shop", "research"), ("web", "purchase")], "boomerooming"),
        ([("web", "research"), ("phone", "purchase")], "none"),
        ([("phone", "research"), ("web", "purchase")], "none"),
        ([("shop", "research"), ("shop", "purchase")], "none"),
        ([("", "trigger"), ("web", "research")], "none"),
    ],
)
def test_behaviour(steps, name):
    assert behaviour(path(*steps)).name == name


def test_a_missing_score_is_a_gap():
    cards = tuple(
        Card(id=f"c{n}", lane="t", at="s", emotion={"p": s} if s is not None else {})
        for n, s in enumerate([2, None, -3, -4])
    )
    found = JourneyMap(
        personas=(Persona(id="p"),),
        stages=(Stage(id="s"),),
        lanes=(Lane(id="t", kind="touchpoints"),),
        cards=cards,
    )
    of = curve(found, "p")
    assert [p.number for p in of.points] == [1, 3, 4]
    assert of.mean == -5 / 3
    start, end = of.steepest_drop
    assert (start.number, end.number) == (3, 4)


def test_extremes_join_equal_neighbours(telecom):
    runs = extremes(curve(telecom, "mariana").points)
    assert [[p.number for p in run] for run in runs if len(run) > 1] == [[3, 4], [8, 9]]
    assert runs[0][0].number == 1
    assert runs[-1][-1].number == 25

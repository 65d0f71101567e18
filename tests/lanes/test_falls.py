"""Where emotion falls at a crossing, its number stands in the tone of pain; the legend tells."""

from dataclasses import replace

from journeymapper.analysis.omnichannel import changes_at_crossings
from journeymapper.display.palette import Palette
from journeymapper.display.primitives import TextRun
from journeymapper.display.walk import walk_all
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, JourneyMap, Lane, Persona, Stage
from journeymapper.resources import resources
from journeymapper.storage.codec import loads
from tests.measurer import HalfEm, any_symbol

TEXT = HalfEm()
PAIN = Palette().pain.strong
SAID = "Emotion falls at the crossing"


def journey(*steps, **fields):
    """A map whose touchpoints are (channel, scores of ana and of ben); a stage for every two."""
    cards = tuple(
        Card(
            id=f"t{n}",
            lane="t",
            at=f"s{n // 2}",
            channel=channel,
            emotion=dict(zip(("ana", "ben"), scores, strict=False)),
        )
        for n, (channel, *scores) in enumerate(steps)
    )
    return JourneyMap(
        language="en",
        personas=(Persona(id="ana", name="Ana"), Persona(id="ben", name="Ben")),
        channels=(
            Channel(id="web", name="Web", kind="digital"),
            Channel(id="shop", name="Shop", kind="traditional", point_of_sale=True),
        ),
        stages=tuple(Stage(id=f"s{n}", title="S") for n in range((len(steps) + 1) // 2)),
        lanes=(Lane(id="t", kind="touchpoints"), Lane(id="c", kind="crossings", **fields)),
        cards=cards,
    )


def laid(document, previous=None):
    return arrange(document, TEXT, any_symbol, previous=previous)


def numbers(found):
    """Return number -> whether it stands in the tone of pain."""
    drawn = {}
    for placed in walk_all(found.display):
        if isinstance(placed.primitive, TextRun) and placed.group.role == "crossings":
            text = placed.primitive.line.text
            if text.isdigit():
                drawn[int(text)] = placed.primitive.colour == PAIN
    return drawn


def words(found):
    return {p.primitive.line.text for p in walk_all(found.display) if type(p.primitive) is TextRun}


def test_falls_stand_out_and_rises_do_not():
    found = laid(journey(("web", 2), ("shop", -1), ("web", 3), ("shop", 3), ("web", 1)))
    assert numbers(found) == {1: True, 2: False, 3: False, 4: True}
    assert SAID in words(found)


def test_a_fall_without_a_crossing_is_none():
    found = laid(journey(("web", 4), ("web", -4), ("shop", -4)))
    assert numbers(found) == {1: False}
    assert SAID not in words(found)


def test_a_missing_score_is_no_fall_and_no_channel_is_stepped_over():
    assert numbers(laid(journey(("web", 4), ("shop",)))) == {1: False}
    assert numbers(laid(journey(("web", 4), ("", -5), ("shop", 2)))) == {1: True}


def test_a_lane_of_one_persona_shows_hers_alone():
    steps = (("web", 1, 3), ("shop", 2, 0))
    assert numbers(laid(journey(*steps))) == {1: True}
    assert numbers(laid(journey(*steps, persona="ana"))) == {1: False}


def test_a_changed_score_shows_at_once():
    before = laid(journey(("web", 2), ("web", 2), ("shop", 3), ("shop", 3)))
    cards = list(before.map.cards)
    cards[2] = replace(cards[2], emotion={"ana": 0})
    after = laid(replace(before.map, cards=tuple(cards)), before)
    assert numbers(before) == {1: False}
    assert numbers(after) == {1: True}


def test_the_sample_map_agrees_with_the_analysis():
    document = loads((resources() / "templates" / "b2b-saas.journey").read_text("utf-8"))
    fallen = {each.crossing.number for each in changes_at_crossings(document) if each.change < 0}
    drawn = numbers(laid(document))
    assert {n for n, falls in drawn.items() if falls} == fallen
    assert set() < fallen < drawn.keys()
    ahead = replace(document, state="future")
    better = {e.crossing.number for e in changes_at_crossings(ahead, "future") if e.change < 0}
    assert {n for n, falls in numbers(laid(ahead)).items() if falls} == better

"""Figures of stretches, put together, are those of the whole journey."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.emotion import curves
from journeymapper.analysis.omnichannel import behaviour, behaviour_along, crossings, decisive
from journeymapper.analysis.outline import all_media, feelings, felt, media, outlines
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, JourneyMap, Lane, Persona, Stage

CHANNELS = (
    Channel("web", "Web", "digital"),
    Channel("shop", "Shop", "traditional", point_of_sale=True),
    Channel("call", "Call", "traditional"),
    Channel("odd", "Odd", ""),
)
SCORES = st.dictionaries(st.sampled_from(["a", "b", "gone"]), st.integers(-3, 3))


@st.composite
def journeys(draw):
    stages = tuple(Stage(f"s{n}") for n in range(draw(st.integers(1, 4))))
    cards = tuple(
        Card(
            f"c{n}",
            "t",
            draw(st.sampled_from(stages)).id,
            channel=draw(st.sampled_from(["web", "shop", "call", "odd", ""])),
            role=draw(st.sampled_from(["", "", "", "", "purchase"])),
            emotion=draw(SCORES),
            future=draw(st.sampled_from([{}, {"a": 2}])),
        )
        for n in range(draw(st.integers(0, 14)))
    )
    people = (Persona("a"), Persona("b"))
    lanes = (Lane("t", "touchpoints"),)
    return JourneyMap(personas=people, channels=CHANNELS, stages=stages, lanes=lanes, cards=cards)


def stretches(journey):
    return [[card for card in journey.cards if card.at == stage.id] for stage in journey.stages]


def told(answer):
    """Return an answer with its points as (number, score)."""
    return answer and [(p.number, p.score) if isinstance(p, tuple) else p for p in answer]


@given(journeys())
def test_outlines_are_those_of_the_curves(journey):
    people = [persona.id for persona in journey.personas]
    keys = [(person, state) for person in people for state in ("current", "future")]
    rows = [felt(cards) for cards in stretches(journey)]
    found = outlines([(len(row), feelings(row, people, 0.0)) for row in rows], keys, 0.0)
    whole = curves(journey)
    assert [(o.persona, o.state) for o in found] == [(c.persona, c.state) for c in whole]
    for outline, curve in zip(found, whole, strict=True):
        assert outline.mean == pytest.approx(curve.mean)
        assert told(outline.peak_end) == told(curve.peak_end)
        assert told(outline.steepest_drop) == told(curve.steepest_drop)
        scores = [point.score for point in curve.points]
        assert (outline.low, outline.high) == (min(scores), max(scores))


@given(journeys())
def test_media_and_behaviour_are_those_of_the_whole_path(journey):
    channels = {channel.id: channel for channel in journey.channels}
    found = all_media(media(cards, channels) for cards in stretches(journey))
    assert found.crossings == len(crossings(journey))
    kinds = [channels[c.channel].kind for c in journey.cards if c.channel]
    assert found.digital == kinds.count("digital")
    assert found.traditional == kinds.count("traditional")
    short = [card for cards in stretches(journey) for card in decisive(cards, channels)]
    assert behaviour_along(short, channels) == behaviour(journey)

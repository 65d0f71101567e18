"""Behaviours by persona, and what emotion does where the channel changes."""

from dataclasses import replace

import pytest

from journeymapper.analysis.omnichannel import (
    RULES,
    behaviour,
    behaviours,
    changes_at_crossings,
    common_behaviour,
    path_of,
)
from journeymapper.model.document import Channel, Persona
from journeymapper.model.vocabulary import BEHAVIOURS
from tests.analysis.journeys import CHANNELS, journey, touchpoint

ANA, LEO = Persona("ana", "Ana"), Persona("leo", "Leo")


def way(*stops, people=(ANA,)):
    """A map of (channel, persona or none) whose last stop is the purchase."""
    cards = [
        touchpoint(
            n,
            channel=channel,
            emotion={persona: 1} if persona else {},
            role="purchase" if n == len(stops) else "research",
        )
        for n, (channel, persona) in enumerate(stops, 1)
    ]
    return journey(*cards, personas=people)


def test_each_persona_goes_their_own_way():
    document = way(("web", "ana"), ("shop", "leo"), ("shop", ""), people=(ANA, LEO))
    web = touchpoint(4, channel="web", role="purchase", emotion={"leo": 1})
    document = replace(document, cards=(*document.cards[:2], document.cards[2], web))
    document = replace(
        document,
        cards=tuple(
            replace(card, personas=("ana",)) if card.id == "c3" else card for card in document.cards
        ),
    )
    found = {one.persona: one for one in behaviours(document)}
    assert found["ana"].name == "webrooming"
    assert [card.id for card in found["ana"].proof] == ["c1", "c3"]
    assert found["leo"].name == "showrooming"
    assert [card.id for card in found["leo"].proof] == ["c2", "c4"]
    assert [card.id for card in path_of(document, "leo")] == ["c2", "c4"]


def test_what_is_set_by_hand_wins():
    document = way(("web", "ana"), ("shop", "ana"), people=(replace(ANA, behaviour="none"),))
    one = behaviours(document)[0]
    assert (one.name, one.by_hand, one.proof) == ("none", True, ())
    assert common_behaviour(document).name == "none"
    agreed = way(("web", "ana"), ("shop", "ana"), people=(replace(ANA, behaviour="webrooming"),))
    assert [card.id for card in behaviours(agreed)[0].proof] == ["c1", "c2"]


def test_only_personas_with_scores_or_a_word_are_named():
    document = way(("web", "ana"), ("shop", "ana"), people=(ANA, LEO))
    assert [one.persona for one in behaviours(document)] == ["ana"]
    told = replace(document, personas=(ANA, replace(LEO, behaviour="showrooming")))
    assert [one.name for one in behaviours(told)] == ["webrooming", "showrooming"]
    assert common_behaviour(told).name == "webrooming"


def test_research_between_two_visits_is_boomerooming():
    stops = [(channel, "ana") for channel in ("shop", "web", "shop", "web")]
    found = behaviour(way(*stops))
    assert found.name == "boomerooming"
    assert [card.id for card in found.proof] == ["c2", "c3", "c4"]


def test_a_web_shop_marked_as_a_point_of_sale_is_no_visit():
    shop = Channel("web", kind="digital", point_of_sale=True)
    document = way(("web", "ana"), ("web", "ana"))
    document = replace(document, channels=(shop, *CHANNELS[1:]))
    assert behaviour(document).name == "none"


def test_what_happens_after_the_purchase_proves_nothing():
    document = way(("phone", "ana"), ("web", "ana"))
    later = touchpoint(3, channel="shop", role="purchase")
    assert behaviour(replace(document, cards=(*document.cards, later))).name == "none"


def test_emotion_at_crossings():
    people = (ANA, LEO)
    cards = (
        touchpoint(1, emotion={"ana": 3, "leo": 1}),
        touchpoint(2, channel="", emotion={"ana": 5}),
        touchpoint(3, channel="shop", emotion={"ana": -1}),
    )
    found = changes_at_crossings(journey(*cards, personas=people))
    assert [(one.crossing.number, one.persona, one.change) for one in found] == [(1, "ana", -4)]


@pytest.mark.parametrize("name", BEHAVIOURS)
def test_every_behaviour_has_its_rule(name):
    assert RULES[name].lower().startswith(name)

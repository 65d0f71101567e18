"""A pain is traced to the support process and its owner: by what is about what, else by place."""

from dataclasses import replace

import pytest

from journeymapper.analysis.trail import blueprinted, trail_of, trails
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Link, Stage

LANES = (
    Lane("t", "touchpoints"),
    Lane("p", "pain_points"),
    Lane("f", "frontstage"),
    Lane("b", "backstage"),
    Lane("s", "support", owner="IT"),
)
POINT = Card("c1", "t", "one", title="Waits")
PAIN = Card("p1", "p", "one", title="No news", about=("c1",))
FRONT = Card("f1", "f", "one", about=("c1",))
BACK = Card("b1", "b", "two", about=("f1",), owner="Stock")
SUPPORT = Card("s1", "s", "two", owner="Carrier")


def blueprint(*cards: Card, links: tuple[Link, ...] = ()) -> JourneyMap:
    return JourneyMap(stages=(Stage("one"), Stage("two")), lanes=LANES, cards=cards, links=links)


def told(document: JourneyMap, pain: str = "p1") -> list[str]:
    trail = trails(document)[pain]
    return [
        f"{step.kind}{' by place' if step.by_place else ''}: {' '.join(c.id for c in step.cards)}"
        for step in trail.steps
    ]


def test_a_trail_follows_what_is_about_what_and_connections():
    document = blueprint(POINT, PAIN, FRONT, BACK, SUPPORT, links=(Link("l", "b1", "s1"),))
    assert told(document) == ["touchpoint: c1", "frontstage: f1", "backstage: b1", "support: s1"]
    trail = trails(document)["p1"]
    assert trail.owners == ("Carrier",)
    assert [card.id for card in trail.cards] == ["p1", "c1", "f1", "b1", "s1"]


def test_a_layer_that_is_missing_is_passed_over():
    support = replace(SUPPORT, about=("c1",))
    assert told(blueprint(POINT, PAIN, support)) == ["touchpoint: c1", "support: s1"]


def test_where_nothing_is_about_it_the_column_leads_on():
    back = Card("b2", "b", "one")
    other = Card("b3", "b", "two")
    document = blueprint(POINT, PAIN, back, other, replace(SUPPORT, at="one"))
    assert told(document) == ["touchpoint: c1", "backstage by place: b2", "support by place: s1"]
    elsewhere = (Card("c2", "t", "one"), replace(back, about=("c2",)))
    assert told(blueprint(POINT, PAIN, *elsewhere)) == ["touchpoint: c1"]


def test_a_pain_about_nothing_goes_by_its_own_column():
    document = blueprint(POINT, replace(PAIN, about=(), at="two"), SUPPORT)
    assert told(document) == ["support by place: s1"]


@pytest.mark.parametrize(
    ("card", "owners"),
    [
        (replace(SUPPORT, about=("c1",)), ("Carrier",)),
        (replace(SUPPORT, about=("c1",), owner=""), ("IT",)),
        (replace(BACK, about=("c1",), owner=""), ()),
    ],
)
def test_the_owner_is_that_of_the_lowest_cards_or_of_their_lane(card, owners):
    assert trails(blueprint(POINT, PAIN, card))["p1"].owners == owners


def test_a_pain_that_leads_nowhere_has_no_owner():
    trail = trails(blueprint(POINT, PAIN))["p1"]
    assert not trail.to_support
    assert trail.owners == ()
    assert not blueprinted(blueprint(POINT, PAIN))
    assert trails(blueprint(POINT)) == {}


def test_only_pain_points_have_a_trail():
    document = blueprint(POINT, PAIN)
    assert trail_of(document, "p1") == trails(document)["p1"]
    assert trail_of(document, "c1") is None
    assert trail_of(document, "gone") is None

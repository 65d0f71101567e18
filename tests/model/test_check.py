"""What does not hold together in a map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from journeymapper.model.card import Card
from journeymapper.model.check import problems, stays_sound
from journeymapper.model.document import (
    Asset,
    Channel,
    JourneyMap,
    Lane,
    Link,
    Persona,
    Stage,
    Step,
)
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.values import Scale, Theme
from tests.strategies import journey_maps

SOUND = JourneyMap(
    personas=(Persona("p"),),
    channels=(Channel("ch"),),
    stages=(Stage("s1", steps=(Step("a"), Step("b"))), Stage("s2")),
    lanes=(Lane("l", "touchpoints"),),
    cards=(Card("c1", "l", "a"), Card("c2", "l", "s2")),
    links=(Link("k", "c1", "c2"),),
    assets=(Asset("i", "image/png"),),
)


def with_card(**changes) -> JourneyMap:
    return replace(SOUND, cards=(SOUND.cards[0], replace(SOUND.cards[1], **changes)))


@settings(max_examples=40)
@given(journey_maps())
def test_valid_maps_have_no_problems(journey):
    assert list(problems(journey)) == []


@pytest.mark.parametrize(
    ("journey", "kind", "ref", "path", "value"),
    [
        (with_card(lane="x"), "unknown", Ref("card", "c2"), ("card", 1, "lane"), "x"),
        (with_card(at="x"), "unknown", Ref("card", "c2"), ("card", 1, "at"), "x"),
        (with_card(at="s1"), "divided", Ref("card", "c2"), ("card", 1, "at"), "s1"),
        (with_card(channel="x"), "unknown", Ref("card", "c2"), ("card", 1, "channel"), "x"),
        (with_card(about=("c1", "x")), "unknown", Ref("card", "c2"), ("card", 1, "about"), "x"),
        (with_card(personas=("x",)), "unknown", Ref("card", "c2"), ("card", 1, "persona"), "x"),
        (with_card(picture="x"), "unknown", Ref("card", "c2"), ("card", 1, "picture"), "x"),
        (
            with_card(future={"p": 1, "x": 2}),
            "unknown",
            Ref("card", "c2"),
            ("card", 1, "future", "x"),
            "x",
        ),
        (with_card(id="c1"), "duplicate", Ref("card", "c1"), ("card", 1, "id"), "c1"),
        (
            replace(SOUND, stages=(*SOUND.stages, Stage("b"))),
            "duplicate",
            Ref("stage", "b"),
            ("stage", 2, "id"),
            "b",
        ),
        (
            replace(SOUND, links=(Link("k", "c1", "x"),)),
            "unknown",
            Ref("link", "k"),
            ("link", 0, "to"),
            "x",
        ),
        (
            replace(SOUND, theme=Theme(logo="x")),
            "unknown",
            THE_MAP,
            ("map", "theme", "logo"),
            "x",
        ),
        (replace(SOUND, scale=Scale(5, 5)), "scale", THE_MAP, ("map", "scale"), "5"),
    ],
)
def test_a_fault_is_found_and_placed(journey, kind, ref, path, value):
    assert not stays_sound(SOUND, journey)
    found = list(problems(journey))
    if kind == "duplicate" and ref.kind == "card":
        found = found[:1]  # the link to c2 dangles too
    assert [(one.kind, one.ref, one.path, one.value) for one in found] == [(kind, ref, path, value)]


def test_a_reference_says_what_it_may_name():
    assert next(problems(with_card(at="x"))).allowed == ("a", "b", "s2")


@pytest.mark.parametrize(
    "journey",
    [
        SOUND,
        replace(SOUND, title="x"),
        with_card(title="x", emotion={}),
        replace(SOUND, stages=(replace(SOUND.stages[0], title="x"), SOUND.stages[1])),
        replace(SOUND, lanes=(replace(SOUND.lanes[0], hidden=True),)),
    ],
)
def test_what_says_something_else_stays_sound(journey):
    assert stays_sound(SOUND, journey)


@pytest.mark.parametrize(
    "journey",
    [
        with_card(channel="ch"),
        replace(SOUND, cards=SOUND.cards[:1], links=()),
        replace(SOUND, cards=SOUND.cards[::-1]),
        replace(SOUND, stages=(replace(SOUND.stages[0], steps=()), SOUND.stages[1])),
        replace(SOUND, theme=Theme(logo="i")),
        replace(SOUND, scale=Scale(1, 2)),
    ],
)
def test_what_points_elsewhere_has_to_be_looked_at(journey):
    assert not stays_sound(SOUND, journey)

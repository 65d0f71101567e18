"""Lanes drawn from what stages and touchpoints say: profile, dramatic arc, effort; option cards."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.display.primitives import Ellipse, TextRun
from journeymapper.display.walk import walk_all
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Stage
from journeymapper.model.ids import Ref
from tests.measurer import HalfEm, any_symbol

TEXT = HalfEm()


def journey(kind: str, *cards: Card) -> JourneyMap:
    return JourneyMap(
        title="M",
        stages=(Stage("s", "Looks", need="A need", influence=False), Stage("z", "Buys")),
        lanes=(Lane("t", "touchpoints", "T"), Lane("x", kind, "X")),
        cards=cards,
    )


def words(document: JourneyMap, role: str = "") -> list[str]:
    found = arrange(document, TEXT, any_symbol)
    return [
        placed.primitive.line.text
        for placed in walk_all(found.display)
        if isinstance(placed.primitive, TextRun) and (not role or placed.group.role == role)
    ]


def test_a_profile_shows_only_the_questions_that_a_stage_answers():
    told = " ".join(words(journey("stage_profile"), "profile"))
    assert "A need" in told
    assert told.count("Customer's need") == 2
    assert "Information needed" not in told
    assert told.count("cannot influence") == 1


def test_every_question_stands_on_a_map_that_answers_none_and_can_be_edited_there():
    empty = journey("stage_profile")
    empty = replace(empty, stages=(Stage("s", "Looks"),))
    assert len(words(empty, "profile")) >= 5
    found = arrange(empty, TEXT, any_symbol)
    fields = {
        spot.field for lane in found.lanes for spot in found.spots if spot.ref == Ref("stage", "s")
    }
    assert {"need", "investigates", "information", "advances", "attention"} <= fields


def test_the_profile_speaks_the_language_of_the_map():
    told = " ".join(words(replace(journey("stage_profile"), language="es"), "profile"))
    assert "Necesidad del cliente" in told


def test_the_arc_has_a_point_for_each_tension_and_a_gap_for_none():
    cards = (Card("a", "t", "s", tension=1), Card("b", "t", "s"), Card("c", "t", "z", tension=5))
    found = arrange(journey("dramatic_arc", *cards), TEXT, any_symbol)
    points = {
        round(placed.dx + placed.primitive.cx): placed.dy + placed.primitive.cy
        for placed in walk_all(found.display)
        if isinstance(placed.primitive, Ellipse) and placed.group.role == "arc"
    }
    at = {slot.card: round(slot.x) for slot in found.touchpoints if slot.card != "b"}
    assert set(points) == set(at.values())
    assert points[at["c"]] < points[at["a"]]  # 5 stands above 1


def test_the_effort_of_each_touchpoint_and_the_mean_are_told():
    cards = (Card("a", "t", "s", effort=2), Card("b", "t", "z", effort=5), Card("c", "t", "z"))
    document = journey("effort_strip", *cards)
    assert words(document, "effort") == ["2", "5"]
    assert "Mean 3.5, from 1 to 5" in " ".join(words(document))


def test_an_option_tells_what_it_is_compared_by_and_how_far_it_came():
    card = Card("o", "x", "s", title="Rival", standing="shortlisted", criteria={"Price": "45"})
    told = " ".join(words(journey("options", card), "card"))
    for each in ("Rival", "Price: 45", "On the short list"):
        assert each in told


def test_the_kind_of_journey_stands_beside_the_state():
    document = replace(journey("text"), journey="actual")
    assert "Current state · Actual journey" in words(document)


def test_marks_of_key_points_and_of_who_speaks_are_explained():
    cards = (Card("a", "t", "s", key_point=True), Card("b", "t", "z", media="earned"))
    told = words(journey("text", *cards))
    assert "Key point" in told
    assert "Other people’s experience" in told

"""Lanes drawn from what stages and touchpoints say: profile, dramatic arc, effort; option cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journeymapper.display.primitives import Ellipse, TextRun
from journeymapper.display.walk import walk_all
from journeymapper.layout.arrangement import Arrangement
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage
from journeymapper.model.ids import Ref
from tests.analysis.journeys import journey as full
from tests.analysis.journeys import touchpoint
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


OWNED = (
    Card("c1", "t", "s", title="A", owner="Shops", aida="desire", measurable=True),
    Card("c2", "t", "s", title="B", owner="Shops"),
    Card("c3", "t", "z", title="C", measurable=True),
    Card("k1", "k", "s", title="Seen", metric="csat", value=61, target=60, about=("c1",)),
    Card("k2", "k", "s", title="Again", value=3, about=("c1",)),
)


def measured(kind: str) -> JourneyMap:
    own = journey(kind, *OWNED)
    return replace(own, lanes=(*own.lanes, Lane("k", "kpis", "K")))


def test_neighbours_of_the_same_owner_share_a_bar_and_the_lane_counts_them():
    assert words(measured("responsibility"), "responsibility") == ["Shops"]
    assert "2 of 3 touchpoints" in " ".join(words(measured("responsibility")))
    owned = measured("responsibility")
    lanes = (replace(owned.lanes[0], owner="Web team"), *owned.lanes[1:])
    assert words(replace(owned, lanes=lanes), "responsibility") == ["Shops", "Web team"]


def test_each_touchpoint_tells_what_is_measured_there_and_where_nobody_measures():
    told = words(measured("measures"), "measures")
    assert told == ["61 +1", "Seen"]
    assert "1 of 2 that can be" in " ".join(words(measured("measures")))


def test_the_steps_of_touchpoints_stand_below_the_band_of_aida():
    plain = arrange(journey("aida", *(replace(c, aida="") for c in OWNED[:3])), TEXT, any_symbol)
    told = arrange(journey("aida", *OWNED[:3]), TEXT, any_symbol)
    assert told.lanes[1].h > plain.lanes[1].h


def test_a_behaviour_shared_by_all_is_named_with_its_proof_else_that_of_each():
    def crossing(*people: Persona) -> str:
        cards = (
            touchpoint(1, 1, emotion={"ana": 1, "leo": 1}),
            touchpoint(2, channel="shop", role="purchase", emotion={"ana": 1}),
            touchpoint(3, role="purchase", emotion={"leo": 1}),
        )
        lanes = (Lane("t", "touchpoints"), Lane("x", "crossings", "X"))
        return " ".join(words(full(*cards, lanes=lanes, personas=people)))

    ana, leo = Persona("ana", "Ana Mora"), Persona("leo", "Leo")
    assert "Webrooming (= ROPO): researches online" in crossing(ana)
    told = crossing(ana, leo)
    assert "Ana: Webrooming (= ROPO)" in told
    assert "Leo: None" in told
    by_hand = crossing(ana, replace(leo, behaviour="webrooming"))
    assert "researches online" in by_hand
    assert "Leo:" not in by_hand


def test_a_card_says_for_whom_since_when_until_when_and_to_what_it_answers():
    card = Card(
        "m",
        "x",
        "s",
        title="Say it",
        personas=("leo",),
        aida="interest",
        behaviour="compares prices",
        since=date(2026, 3, 4),
        due=date(2026, 5, 6),
    )
    people = (Persona("ana", "Ana Mora"), Persona("leo", "Leo Paz"))
    told = words(replace(journey("messages", card), personas=people), "card")
    for said in (
        "Leo",
        "Interest",
        "compares prices",
        "since 4\xa0Mar\xa02026",
        "6\xa0May\xa02026",
    ):
        assert said in told
    alone = replace(journey("messages", card), personas=people[1:])
    assert "Leo" not in words(alone, "card")


def test_another_name_of_a_persona_is_shown_at_once():
    card = Card("m", "x", "s", title="Say it", personas=("leo",))
    people = (Persona("ana", "Ana"), Persona("leo", "Leo"))
    before = arrange(replace(journey("messages", card), personas=people), TEXT, any_symbol)
    renamed = replace(before.map, personas=(people[0], Persona("leo", "Pia")))
    after = arrange(renamed, TEXT, any_symbol, previous=before)
    assert [p for p in said(after) if p in {"Leo", "Pia"}][-1] == "Pia"
    assert said(after) == said(arrange(renamed, TEXT, any_symbol))


def said(found: Arrangement) -> list[str]:
    runs = (placed.primitive for placed in walk_all(found.display))
    return [run.line.text for run in runs if isinstance(run, TextRun)]

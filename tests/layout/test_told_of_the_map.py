"""What is told of the map as a whole: product, expected outcome, participants; types of pain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.display.dump import dump
from journeymapper.display.primitives import Group, TextRun
from journeymapper.display.walk import walk_all
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage
from journeymapper.model.ids import THE_MAP
from journeymapper.model.vocabulary import PAIN_TYPES
from tests.analysis.journeys import journey, touchpoint
from tests.measurer import HalfEm, any_symbol

SHOP = touchpoint(2, channel="shop")
TOLD = {
    "product": "Fibre 300",
    "outcome": "A bill without surprises",
    "participants": ("Shops", "Call centre", "  "),
}


def lines(document: JourneyMap) -> list[TextRun]:
    display = arrange(document, HalfEm(), any_symbol).display
    return [p.primitive for p in walk_all(display) if isinstance(p.primitive, TextRun)]


def said(document: JourneyMap) -> str:
    return " ".join(run.line.text for run in lines(document))


def test_they_stand_on_the_sheet_where_they_are_given_and_nothing_where_not():
    told = said(journey(**TOLD))
    assert "Fibre 300" in told
    assert "Expected outcome A bill without surprises" in told
    assert "Participants Shops · Call centre" in told
    without = said(journey())
    assert "outcome" not in without
    assert "Participants" not in without


def test_product_and_outcome_are_edited_where_they_stand():
    spots = arrange(journey(**TOLD), HalfEm(), any_symbol).spots
    assert {"product", "outcome"} <= {spot.field for spot in spots if spot.ref == THE_MAP}


@pytest.mark.parametrize("people", [1, 2, 4])
def test_the_outcome_takes_no_row_of_its_own_from_the_figures(people):
    personas = tuple(Persona(f"p{n}", f"Person {n}") for n in range(people))
    document = journey(*(touchpoint(n, 1) for n in range(1, 26)), personas=personas)
    document = replace(document, scenario="A scenario", goal="A goal")
    band = arrange(document, HalfEm(), any_symbol).band.y
    assert arrange(replace(document, outcome="Short"), HalfEm(), any_symbol).band.y == band


def test_many_participants_and_a_long_product_stay_on_the_sheet():
    document = journey(product="word " * 400, participants=tuple(f"Team {n}" for n in range(200)))
    found = arrange(document, HalfEm(), any_symbol).display
    for placed in walk_all(found):
        run = placed.primitive
        if isinstance(run, TextRun):
            assert placed.dx + run.x + run.line.width * run.size <= found.width
            assert placed.dy + run.y <= found.height


@pytest.mark.parametrize("pain", PAIN_TYPES)
def test_a_pain_point_says_its_type(pain):
    card = Card("p1", "p", "s1", title="It hurts", pain=pain)
    display = arrange(journey(touchpoint(1), card), HalfEm(), any_symbol).display
    group = next(
        p.primitive
        for p in walk_all(display)
        if isinstance(p.primitive, Group) and p.primitive.key == "p1"
    )
    words = [part.line.text for part in group.parts if isinstance(part, TextRun)]
    assert PAIN_TYPES[pain] in words


@pytest.mark.parametrize(
    "fields",
    [
        {"product": "Another"},
        {"outcome": "Another"},
        {"participants": ("Another",)},
        {"participants": ()},
        {"personas": (Persona("ana", "Another", behaviour="showrooming"),)},
        {"personas": (Persona("ana", "Ana", note="Another"),)},
        {"personas": (Persona("ana", "Ana", channels=("web",)),)},
        {"cards": (touchpoint(1, 3), SHOP, Card("k1", "k", "s1", value=3, about=("c1",)))},
        {"stages": (Stage("s1", "Compare", aida="desire"), Stage("s2", "Use", "after"))},
        {"stages": (Stage("s1", "Compare", count=5), Stage("s2", "Use", "after", count=2))},
        *(
            {"cards": (touchpoint(1, 3), replace(SHOP, **changed))}
            for changed in (
                {"handover": "broken"},
                {"continuity": "Another"},
                {"aida": "desire"},
                {"owner": "Another"},
                {"measurable": True},
            )
        ),
    ],
    ids=str,
)
def test_what_changed_is_drawn_anew(fields):
    lanes = tuple(
        Lane(kind, kind)
        for kind in (
            "touchpoints",
            "crossings",
            "aida",
            "measures",
            "responsibility",
            "kpis",
            "funnel",
        )
    )
    names = {"touchpoints": "t", "kpis": "k"}
    lanes = tuple(replace(lane, id=names.get(lane.kind, lane.id)) for lane in lanes)
    lanes = (*lanes, Lane("ps", "persona_sheets"))
    before = journey(touchpoint(1, 3), SHOP, lanes=lanes, **TOLD)
    text = HalfEm()
    known = arrange(before, text, any_symbol)
    after = replace(before, **fields)
    told = dump(arrange(after, text, any_symbol, previous=known).display)
    assert told == dump(arrange(after, HalfEm(), any_symbol).display)
    assert told != dump(known.display)

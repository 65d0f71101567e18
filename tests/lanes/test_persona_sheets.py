"""Persona sheets: everything that is known of a persona stands there, in columns of even height."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from journeymapper.display.primitives import Group, TextRun
from journeymapper.display.walk import walk_all
from journeymapper.edit.persona_sheets import sheets_shown, with_sheets
from journeymapper.layout.engine import arrange
from journeymapper.model.document import Channel, JourneyMap, Lane, Persona, Stage
from journeymapper.model.ids import Ref
from tests.measurer import HalfEm, any_symbol

ANA = Persona(
    "ana",
    "Ana Mora",
    summary="34, nurse",
    demographic="Lives in Heredia",
    psychographic="Trusts people",
    habits=("Compares", "Buys on pay day"),
    channels=("wa", "gone"),
    goals=("A stable line",),
    needs=("Certainty",),
    frustrations=("Repeating herself", "Waiting"),
    inefficiencies=("A bot",),
    problems=("Outages",),
    motivations=("Peace",),
    quote="It just has to work",
    free={"Operator now": "Cable"},
    behaviour="webrooming",
    note="Met in May",
)
TOLD = """
Ana Mora|34, nurse|Lives in Heredia|Trusts people|Compares|Buys on pay day|A stable line|Certainty
Repeating herself|Waiting|A bot|Outages|Peace|It just has to work|Operator now|Cable|Webrooming
Met in May|WhatsApp
"""


def journey(*people: Persona, **fields: object) -> JourneyMap:
    own = {
        "title": "M",
        "personas": people,
        "channels": (Channel("wa", "WhatsApp"),),
        "stages": (Stage("s", "Looks"), Stage("z", "Buys")),
        "lanes": (Lane("x", "persona_sheets", "Sheets"),),
    }
    return JourneyMap(**own | fields)


def sheets(document: JourneyMap) -> dict[str, list[TextRun]]:
    """Return the lines of each sheet, by persona."""
    found: dict[str, list[TextRun]] = {}
    for placed in walk_all(arrange(document, HalfEm(), any_symbol).display):
        if isinstance(placed.primitive, TextRun) and placed.group.role == "persona-sheet":
            found.setdefault(placed.group.key, []).append(placed.primitive)
    return found


def test_all_that_is_known_of_a_persona_stands_on_the_sheet():
    words = " ".join(run.line.text for run in sheets(journey(ANA))["ana"])
    assert [told for told in re.split(r"[|\n]", TOLD.strip()) if told not in words] == []


@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize("touchpoints", [2, 30])
def test_no_line_leaves_its_sheet_and_sheets_stand_beside_each_other(count, touchpoints):
    people = tuple(replace(ANA, id=f"p{n}", note="words " * 40 * n) for n in range(count))
    stages = tuple(Stage(f"s{n}", "Stage") for n in range(touchpoints))
    found = arrange(journey(*people, stages=stages), HalfEm(), any_symbol)
    groups = [
        placed
        for placed in walk_all(found.display)
        if isinstance(placed.primitive, Group) and placed.primitive.role == "persona-sheet"
    ]
    assert len(groups) == count
    places = set()
    for placed in groups:
        group = placed.primitive
        places.add((round(placed.dx + group.dx), round(placed.dy + group.dy)))
        for part in group.parts:
            if isinstance(part, TextRun):
                assert part.x >= 0
                assert part.x + part.line.width * part.size <= group.bounds.w
                assert part.size * 0.7 <= part.y <= group.bounds.h - 4
    assert len(places) == count


def test_a_lane_of_one_persona_shows_that_one_alone():
    both = journey(ANA, replace(ANA, id="leo", name="Leo"))
    lane = Lane("x", "persona_sheets", "Sheets", persona="leo")
    assert list(sheets(replace(both, lanes=(lane,)))) == ["leo"]


def test_a_persona_of_whom_only_the_name_is_known_and_a_map_without_any():
    bare = journey(Persona("ana", "Ana"), language="es")
    words = " ".join(run.line.text for run in sheets(bare)["ana"])
    assert "Ana" in words
    assert "Aún no se sabe más" in words
    assert sheets(journey()) == {}


def test_what_is_written_on_a_sheet_is_edited_there():
    spots = arrange(journey(ANA), HalfEm(), any_symbol).spots
    fields = {spot.field for spot in spots if spot.ref == Ref("persona", "ana")}
    assert {"name", "summary", "quote", "demographic", "psychographic", "note"} <= fields


def test_the_sheets_are_shown_hidden_and_shown_again_in_the_same_lane():
    plain = journey(ANA, lanes=(), language="es")
    assert not sheets_shown(plain)
    assert with_sheets(plain, shown=False) is plain
    shown = with_sheets(plain, shown=True)
    assert sheets_shown(shown)
    assert shown.lanes[-1].title == "Fichas de persona"
    hidden = with_sheets(shown, shown=False)
    assert sheets(hidden) == {}
    assert with_sheets(hidden, shown=True) == shown

"""Strategies and messages by stage and persona, and what they leave open."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from journeymapper.analysis.report import report
from journeymapper.analysis.strategies import EVERYONE, matrix, rows_of
from journeymapper.analysis.strategy_table import table
from journeymapper.analysis.summary import summary
from journeymapper.model.document import Card, JourneyMap, Lane, Persona, Stage, Step
from journeymapper.tables import as_csv, as_html, as_tabbed


def journey(**fields: object) -> JourneyMap:
    made = JourneyMap(
        title="Shoes",
        language="en",
        personas=(Persona("ana", "Ana"), Persona("leo", "Leo")),
        stages=(
            Stage("before", "Before", aida="attention", steps=(Step("a"), Step("b"))),
            Stage("buy", "Buying", aida="action"),
            Stage("after", "After", phase="after"),
        ),
        lanes=(
            Lane("s", "strategies"),
            Lane("m", "messages"),
            Lane("p", "pain_points"),
            Lane("o", "opportunities"),
        ),
        cards=(
            Card("n1", "s", "b", title="Ads", personas=("ana",), about=("p1",)),
            Card("n2", "s", "buy", title="Free delivery"),
            Card("n3", "m", "buy", title="All you pay", personas=("leo",), aida="desire"),
            Card("p1", "p", "b", title="Nobody answers", personas=("ana",)),
            Card("p2", "p", "buy", title="Hidden costs"),
            Card("p3", "p", "after", title="No news", personas=("leo",)),
            Card("o1", "o", "buy", title="Say it first", about=("p2",)),
        ),
    )
    return replace(made, **fields)


def test_everyone_has_a_row_of_their_own_where_there_are_several_personas() -> None:
    assert rows_of(journey()) == (EVERYONE, "ana", "leo")
    assert rows_of(journey(personas=(Persona("ana"),))) == ("ana",)
    assert rows_of(journey(personas=())) == (EVERYONE,)


def test_cards_stand_in_the_cells_of_their_stage_and_persona() -> None:
    found = matrix(journey()).cells
    assert [c.id for c in found["before", "ana"].cards] == ["n1"]
    assert [c.id for c in found["buy", EVERYONE].cards] == ["n2"]
    assert [c.id for c in found["buy", "leo"].cards] == ["n3"]
    assert sum(len(cell.cards) for cell in found.values()) == 3


def test_with_one_persona_what_names_nobody_stands_in_that_row() -> None:
    ana = journey(personas=(Persona("ana"),))
    ana = replace(ana, cards=tuple(replace(c, personas=()) for c in ana.cards))
    assert [c.id for c in matrix(ana).cells["buy", "ana"].cards] == ["n2", "n3"]


def test_the_persona_of_a_lane_is_that_of_its_cards() -> None:
    lanes = (Lane("s", "strategies", persona="leo"), *journey().lanes[1:])
    assert [c.id for c in matrix(journey(lanes=lanes)).cells["buy", "leo"].cards] == ["n2", "n3"]


def test_a_strategy_for_everyone_covers_the_stage_for_each_persona() -> None:
    found = matrix(journey())
    assert found.cells["buy", "leo"].covered
    assert found.cells["before", "ana"].covered
    assert not found.cells["before", "leo"].covered
    without = {one.persona: [s.id for s in one.without] for one in found.coverage}
    assert without == {"ana": ["after"], "leo": ["before", "after"]}


def test_a_strategy_answers_a_pain_point_directly_or_through_an_opportunity() -> None:
    assert [p.id for p in matrix(journey()).answers["n1"]] == ["p1"]
    assert not matrix(journey()).answers["n2"]
    cards = tuple(replace(c, about=("o1",)) if c.id == "n2" else c for c in journey().cards)
    assert [p.id for p in matrix(journey(cards=cards)).answers["n2"]] == ["p2"]


def test_a_pain_point_that_is_about_its_strategy_is_answered_too() -> None:
    cards = tuple(replace(c, about=("n2",)) if c.id == "p2" else c for c in journey().cards)
    assert [p.id for p in matrix(journey(cards=cards)).answers["n2"]] == ["p2"]


def test_unanswered_pains_are_told_for_each_persona() -> None:
    found = {one.persona: [p.id for p in one.unanswered] for one in matrix(journey()).coverage}
    assert found == {"ana": ["p2"], "leo": ["p2", "p3"]}


def test_a_strategy_for_another_persona_does_not_answer_a_pain_of_all() -> None:
    cards = tuple(replace(c, about=("p2",)) if c.id == "n1" else c for c in journey().cards)
    found = matrix(journey(cards=cards))
    assert [p.id for p in found.cells["buy", EVERYONE].open] == ["p2"]
    assert [p.id for p in found.coverage[0].unanswered] == ["p1"]


def test_the_aida_step_is_the_cards_own_else_its_stages() -> None:
    found = matrix(journey())
    assert found.aida == {"n1": "attention", "n2": "action", "n3": "desire"}
    missing = {one.persona: one.aida_missing for one in found.coverage}
    assert missing == {"ana": ("interest", "desire"), "leo": ("attention", "interest")}


def test_a_map_without_personas_or_cards_is_a_matrix_too() -> None:
    found = matrix(JourneyMap(stages=(Stage("a"),)))
    assert found.rows == (EVERYONE,)
    assert found.coverage[0].without == (Stage("a"),)
    assert matrix(JourneyMap()).cells == {}


def test_the_table_has_a_row_a_persona_and_a_column_a_stage() -> None:
    rows = table(journey())
    assert rows[0] == ("Persona", "Before", "Buying", "After", "Coverage")
    assert [row[0] for row in rows[1:]] == ["All personas", "Ana", "Leo"]
    assert rows[2][1].startswith("Strategy: Ads [Attention] answers ")
    assert "Pain points without strategy: Hidden costs, No news" in rows[3][4]


def test_the_table_speaks_the_language_of_the_map() -> None:
    assert table(journey(language="es"))[1][0] != "All personas"


def test_what_a_spreadsheet_would_work_out_stays_text() -> None:
    lead = replace(journey().stages[0], title="=1+1")
    rows = table(journey(stages=(lead, *journey().stages[1:])))
    assert next(csv.reader(io.StringIO(as_csv(rows))))[1] == "'=1+1"
    assert as_tabbed(rows).splitlines()[0].split("\t")[1] == "'=1+1"


def test_what_people_wrote_is_no_markup_in_the_table() -> None:
    lead = replace(journey().stages[0], title="<b>Before</b>")
    assert "<b>" not in as_html(table(journey(stages=(lead, *journey().stages[1:]))))


def test_programs_are_told_what_each_persona_lacks() -> None:
    ana, leo = summary(journey())["strategies"]
    assert ana == {
        "persona": "ana",
        "strategies": 2,
        "messages": 0,
        "stages_without": ["after"],
        "pains_unanswered": ["p2"],
        "aida_missing": ["interest", "desire"],
    }
    assert (leo["strategies"], leo["messages"]) == (1, 1)
    assert summary(JourneyMap())["strategies"] == []


def test_people_are_told_so_in_words_with_the_rule() -> None:
    told = report(journey())
    assert "Ana: strategies: 2, messages: 0" in told
    assert "Leo: no strategy: Before, After" in told
    assert "A strategy answers a pain point when" in told
    assert "A strategy answers" not in report(JourneyMap(stages=(Stage("a"),)))

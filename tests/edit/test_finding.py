"""Finding words on a whole map, and replacing them."""

from __future__ import annotations

import pytest

from journeymapper.edit.finding import find, replace_all, replace_one
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, JourneyMap, Lane, Link, Persona, Stage, Step
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.reviews import Snapshot
from journeymapper.model.values import Evidence, LogEntry

JOURNEY = JourneyMap(
    title="Shop visits",
    snapshots=(Snapshot(note="shop"),),
    log=(LogEntry(note="shop"),),
    personas=(Persona("shop", "Ana", free={"Place": "lives near the shop"}, goals=("Shop", "x")),),
    channels=(Channel("c", "Shop"),),
    stages=(Stage("s", "Shopping", need="A shop", steps=(Step("t", "In the shop"),)),),
    lanes=(Lane("l", "touchpoints", "Shop lane"),),
    cards=(
        Card("k", "l", "t", title="Shop, shop", note="The\nshop", tags=("shop",)),
        Card("m", "l", "t", title="Atención rápida", evidence=(Evidence(text="a shop"),)),
    ),
    links=(Link("w", "k", "m", label="to shop"),),
)


def places(text: str, **more) -> list[tuple[Ref, str]]:
    return [(hit.ref, hit.written.field.name) for hit in find(JOURNEY, text, **more)]


def test_every_text_of_every_thing_is_sought_but_not_ids_nor_history() -> None:
    assert places("shop") == [
        (THE_MAP, "title"),
        (Ref("persona", "shop"), "goals"),
        (Ref("persona", "shop"), "free"),
        (Ref("channel", "c"), "name"),
        (Ref("stage", "s"), "title"),
        (Ref("stage", "s"), "need"),
        (Ref("step", "t"), "title"),
        (Ref("lane", "l"), "title"),
        (Ref("card", "k"), "title"),
        (Ref("card", "k"), "title"),
        (Ref("card", "k"), "note"),
        (Ref("card", "k"), "tags"),
        (Ref("card", "m"), "evidence"),
        (Ref("link", "w"), "label"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [("atencion RAPIDA", 1), ("ATENCIÓN", 1), ("the shop", 3), ("", 0), ("  ", 0), ("s.op", 0)],
)
def test_case_accents_and_kinds_of_space_do_not_matter_signs_do(text: str, number: int) -> None:
    assert len(find(JOURNEY, text)) == number


def test_case_and_accents_matter_if_asked() -> None:
    assert places("Atencion", case=True) == []
    assert len(places("Shop", case=True)) == 6
    assert places("Atención", case=True) == [(Ref("card", "m"), "title")]


def test_a_hit_says_where_it_stands() -> None:
    hits = [hit for hit in find(JOURNEY, "shop") if hit.ref == Ref("card", "k")]
    assert [(hit.start, hit.end) for hit in hits] == [(0, 4), (6, 10), (4, 8), (0, 4)]


def test_all_are_replaced_and_history_is_not() -> None:
    after = replace_all(JOURNEY, "shop", r"st\1re")
    assert not find(after, "shop")
    assert len(find(after, r"st\1re")) == 14
    assert (after.snapshots, after.log) == (JOURNEY.snapshots, JOURNEY.log)
    assert after.personas[0].id == "shop"
    assert after.stages[0].steps[0].title == r"In the st\1re"
    assert after.cards[1].evidence[0].text == r"a st\1re"


def test_what_is_nowhere_leaves_the_very_map() -> None:
    assert replace_all(JOURNEY, "nowhere", "x") is JOURNEY
    assert replace_all(JOURNEY, "", "x") is JOURNEY


def test_things_without_a_hit_stay_the_same_objects() -> None:
    after = replace_all(JOURNEY, "rápida", "lenta")
    assert after.cards[0] is JOURNEY.cards[0]
    assert after.stages is JOURNEY.stages


@pytest.mark.parametrize("number", range(14))
def test_any_single_hit_can_be_replaced_and_nothing_else_is(number: int) -> None:
    hits = find(JOURNEY, "shop")
    after = replace_one(JOURNEY, hits[number], "kiosk")
    assert len(find(after, "shop")) == 13
    (found,) = find(after, "kiosk")
    assert (found.ref, found.written.field) == (hits[number].ref, hits[number].written.field)


def test_a_hit_that_is_gone_changes_nothing() -> None:
    hit = find(JOURNEY, "Atención")[0]
    assert replace_one(replace_all(JOURNEY, "Atención", "x"), hit, "y").cards[1].title == "x rápida"


def test_a_tag_replaced_by_nothing_goes() -> None:
    assert replace_all(JOURNEY, "shop", "").cards[0].tags == ()

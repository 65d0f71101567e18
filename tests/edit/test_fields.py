from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.edit.acceptable import require_acceptable
from journeymapper.edit.fields import (
    MIXED,
    common_value,
    entity,
    existing,
    set_field,
    set_score,
    value_of,
)
from journeymapper.model.document import Card, JourneyMap, Lane, Persona, Stage
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.spec import described
from journeymapper.model.values import Evidence, Scale, Theme
from tests.edit.operations import all_refs
from tests.strategies import journey_maps

C1, C2, C3 = (Ref("card", f"c{n}") for n in (1, 2, 3))


def test_every_entity_is_found_by_its_reference(journey):
    for ref in all_refs(journey):
        found = entity(journey, ref)
        assert found is journey if ref == THE_MAP else found.id == ref.id
    assert existing(journey, [*all_refs(journey), Ref("card", "x"), Ref("step", "x")]) == set(
        all_refs(journey)
    )
    assert existing(journey, [Ref("nothing", "c1")]) == set()


@pytest.mark.parametrize("kind", ["persona", "channel", "stage", "step", "lane", "card", "x"])
def test_unknown_references_are_refused(journey, kind):
    with pytest.raises(KeyError, match="x"):
        entity(journey, Ref(kind, "x"))
    with pytest.raises(KeyError, match="x"):
        set_field(journey, [Ref(kind, "x")], "title", "A")


def test_one_field_of_several_entities_of_several_kinds(journey):
    refs = [C1, C3, Ref("stage", "antes"), Ref("step", "pagar")]
    after = set_field(journey, refs, "title", "Igual")
    assert [entity(after, ref).title for ref in refs] == ["Igual"] * 4
    assert entity(after, C2) is entity(journey, C2)
    assert common_value(after, refs, "title") == "Igual"
    assert common_value(journey, refs, "title") is MIXED
    assert common_value(journey, [C1, C2], "at") == "antes"


def test_a_field_of_a_nested_value(journey):
    after = set_field(journey, [THE_MAP], "review.owner", "Gerencia")
    assert after.review.owner == "Gerencia"
    assert value_of(after, "review.owner") == "Gerencia"
    assert set_field(after, [THE_MAP], "scale.low", -2).scale == Scale(low=-2)
    assert set_field(after, [THE_MAP], "theme.logo", "").theme == Theme()
    assert common_value(after, [THE_MAP], "review.owner") == "Gerencia"


def test_setting_what_is_set_returns_the_same_map(journey):
    assert set_field(journey, [C1], "title", "Valla") is journey
    assert set_field(journey, [THE_MAP], "scale.low", -5) is journey
    assert set_field(journey, [Ref("step", "pagar")], "title", "Pagar") is journey
    assert set_field(journey, [], "title", "A") is journey


def test_a_number_keeps_its_type(journey):
    whole = set_field(journey, [C1], "value", 1)
    after = set_field(whole, [C1], "value", 1.0)
    assert type(entity(after, C1).value) is float
    assert common_value(set_field(whole, [C2], "value", 1.0), [C1, C2], "value") is MIXED


@pytest.mark.parametrize(
    ("name", "value"),
    [("channel", "x"), ("about", ("c2", "x")), ("emotion", {"x": 1}), ("lane", ""), ("at", "x")],
)
def test_references_to_nothing_are_refused(journey, name, value):
    with pytest.raises(KeyError):
        set_field(journey, [C1], name, value)


def test_a_card_stands_at_no_stage_that_has_steps(journey):
    with pytest.raises(KeyError, match="compra"):
        set_field(journey, [C1], "at", "compra")


@pytest.mark.parametrize(
    ("ref", "name", "value"),
    [
        (C1, "importance", 6),
        (C1, "importance", True),
        (C1, "importance", 2.0),
        (C1, "value", float("nan")),
        (C1, "value", 2**60),
        (C1, "title", None),
        (C1, "title", "a" * 100_001),
        (C1, "role", "boss"),
        (C1, "moment_of_truth", 1),
        (C1, "since", "2026-01-01"),
        (C1, "tags", ["a"]),
        (C1, "tags", ("a", 1)),
        (C1, "colour", "red"),
        (C1, "emotion", {"ana": "1"}),
        (C1, "evidence", (Scale(),)),
        (Ref("lane", "notas"), "kind", ""),
        (Ref("asset", "logo"), "data", "?"),
        (THE_MAP, "state", ""),
        (THE_MAP, "scale", Scale(low=5, high=1)),
        (THE_MAP, "scale.low", 5),
        (THE_MAP, "review", None),
        (Ref("persona", "ana"), "free", {"a": 1}),
    ],
)
def test_a_value_that_no_file_can_hold_is_refused(journey, ref, name, value):
    with pytest.raises(ValueError, match=r"may not stand"):
        set_field(journey, [ref], name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("importance", None),
        ("value", -0.5),
        ("title", "two\nlines"),
        ("role", ""),
        ("since", date(2026, 1, 2)),
        ("evidence", (Evidence("measured", n=3),)),
        ("series", (1, 2.5)),
        ("colour", "#12aBef"),
        ("about", ("c2",)),
    ],
)
def test_a_value_of_the_fields_kind_is_taken(journey, name, value):
    assert getattr(entity(set_field(journey, [C1], name, value), C1), name) == value


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("title", "a\x00\r\nb\ud83d", "a\nb"),
        ("owner", "two\nlines", "two lines"),
        ("tags", ("a\n", "b\x07"), ("a ", "b")),
    ],
)
def test_what_no_file_can_carry_is_left_out_of_a_text(journey, name, typed, kept):
    assert getattr(entity(set_field(journey, [C1], name, typed), C1), name) == kept


@settings(max_examples=25)
@given(journey_maps(), st.data())
def test_whatever_a_file_holds_may_be_set(journey, data):
    for ref in all_refs(journey):
        one = entity(journey, ref)
        for item in described(type(one)):
            require_acceptable(item, getattr(one, item.name))


@pytest.mark.parametrize("name", ["cards", "stages", "id", "assets", "cards.x"])
def test_structure_has_operations_of_its_own(journey, name):
    with pytest.raises(ValueError, match=name):
        set_field(journey, [THE_MAP], name, ())
    with pytest.raises(ValueError, match="steps"):
        set_field(journey, [Ref("stage", "antes")], "steps", ())


@pytest.mark.parametrize("name", ["nothing", "extra", "review.nothing", "title.x", "log.by"])
def test_fields_that_are_not_described_are_refused(journey, name):
    with pytest.raises(KeyError):
        set_field(journey, [THE_MAP], name, "")


def test_scores_and_gaps(journey):
    after = set_score(journey, "c1", "ana", 3)
    assert entity(after, C1).emotion == {"ana": 3, "leo": 2}
    assert entity(journey, C1).emotion == {"ana": -1, "leo": 2}, "the old map is as it was"
    after = set_score(after, "c1", "ana", None)
    assert entity(after, C1).emotion == {"leo": 2}
    assert set_score(after, "c1", "ana", None) is after
    assert entity(set_score(journey, "c1", "leo", 0.5, "future"), C1).future == {"leo": 0.5}
    for arguments in (("x", "ana", 1), ("c1", "x", 1), ("c1", "ana", 1, "past")):
        with pytest.raises(KeyError):
            set_score(journey, *arguments)


def test_no_entities_have_no_common_value():
    with pytest.raises(KeyError):
        common_value(JourneyMap(cards=(Card("a", "b", "c"),)), [], "title")


def test_the_personas_of_a_card_are_a_field_those_of_the_map_are_not() -> None:
    journey = JourneyMap(
        personas=(Persona("ana"),),
        stages=(Stage("s"),),
        lanes=(Lane("l", "text"),),
        cards=(Card("n1", "l", "s"),),
    )
    named = set_field(journey, [Ref("card", "n1")], "personas", ("ana",))
    assert named.cards[0].personas == ("ana",)
    with pytest.raises(ValueError, match="personas"):
        set_field(journey, [THE_MAP], "personas", ())

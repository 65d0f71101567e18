from __future__ import annotations

import pytest

from journeymapper.edit.cards import (
    add_card,
    add_cards,
    cards_in,
    delete_cards,
    duplicate_cards,
    move_cards,
    new_card,
    place_of,
    select_all,
)
from journeymapper.edit.fields import entity
from journeymapper.model.card import Card
from journeymapper.model.ids import Ref


def ids(journey, lane="contactos", at="antes"):
    return [card.id for card in cards_in(journey, lane, at)]


def card(journey, id_):
    return entity(journey, Ref("card", id_))


@pytest.mark.parametrize(
    ("lane", "kind", "expected"),
    [
        ("contactos", "", "c5"),
        ("dolores", "", "p3"),
        ("notas", "opportunity", "o2"),
        ("notas", "kpi", "k1"),
        ("notas", "", "n2"),
    ],
)
def test_a_new_cards_id_tells_its_kind(journey, lane, kind, expected):
    assert new_card(journey, lane, "antes", kind=kind).id == expected


def test_a_new_card_at_a_stage_with_steps_stands_at_the_first(journey):
    assert new_card(journey, "contactos", "compra", "Ver").at == "elegir"


def test_no_card_stands_in_a_lane_drawn_from_others(journey):
    with pytest.raises(ValueError, match="curva"):
        new_card(journey, "curva", "antes")
    with pytest.raises(ValueError, match="curva"):
        move_cards(journey, ["c1"], "curva", "antes")


def test_a_card_is_added_last_or_before_another(journey):
    last = add_card(journey, new_card(journey, "contactos", "antes"))
    assert ids(last) == ["c1", "c2", "c5"]
    assert [c.id for c in last.cards][:4] == ["c1", "c2", "c5", "c3"], "beside its cell in the file"
    assert ids(add_card(journey, new_card(journey, "contactos", "antes"), "c2")) == [
        "c1",
        "c5",
        "c2",
    ]


def test_the_first_card_of_a_cell_is_filed_between_its_neighbours(journey):
    file = add_card(journey, new_card(journey, "contactos", "pagar")).cards
    assert [c.id for c in file][:5] == ["c1", "c2", "c3", "c5", "c4"]
    file = add_card(journey, new_card(journey, "dolores", "despues")).cards
    assert [c.id for c in file][4:8] == ["p1", "p2", "p3", "o1"]


@pytest.mark.parametrize("field", [{"channel": "x"}, {"about": ("x",)}, {"emotion": {"x": 1}}])
def test_a_card_that_refers_to_nothing_is_refused(journey, field):
    with pytest.raises(KeyError, match="x"):
        add_card(journey, new_card(journey, "contactos", "antes", **field))


def test_an_id_is_not_given_twice(journey):
    with pytest.raises(ValueError, match="c1"):
        add_card(journey, Card("c1", "contactos", "antes"))
    with pytest.raises(ValueError, match="one id"):
        add_cards(journey, [Card("c9", "contactos", "antes")] * 2)


def test_cards_move_in_the_order_of_the_journey(journey):
    moved = move_cards(journey, ["c4", "c3", "c1"], "contactos", "pagar")
    assert ids(moved, at="pagar") == ["c1", "c3", "c4"]
    assert ids(moved) == ["c2"]


def test_cards_move_before_another_even_if_that_moves_too(journey):
    journey = add_card(journey, Card("c9", "contactos", "antes"))
    assert ids(move_cards(journey, ["c9"], "contactos", "antes", "c1")) == ["c9", "c1", "c2"]
    assert ids(move_cards(journey, ["c9", "c2"], "contactos", "antes", "c1")) == ["c2", "c9", "c1"]
    assert ids(move_cards(journey, ["c1", "c2"], "contactos", "antes", "c2")) == ["c1", "c2", "c9"]


def test_a_move_to_where_a_card_stands_is_no_change(journey):
    assert move_cards(journey, ["c2"], "contactos", "antes") is journey
    assert move_cards(journey, ["c1"], *place_of(journey, "c1")) is journey
    assert move_cards(journey, ["c1", "c3", "p1"], None, None, "c2") is not None
    assert move_cards(journey, [], "contactos", "antes") is journey


def test_a_place_brings_a_card_back(journey):
    place = place_of(journey, "c1")
    assert place == ("contactos", "antes", "c2")
    away = move_cards(journey, ["c1"], "contactos", "pagar")
    assert ids(move_cards(away, ["c1"], *place)) == ["c1", "c2"]


def test_what_is_about_a_touchpoint_alone_goes_along(journey):
    moved = move_cards(journey, ["c1"], "contactos", "despues")
    assert card(moved, "p1").at == "despues"
    assert card(moved, "o1").at == "despues", "it is about what is about the touchpoint"
    assert card(moved, "p2").at == "antes", "it is about another one too, which stays"
    both = move_cards(journey, ["c1", "c2"], "contactos", "despues")
    assert card(both, "p2").at == "despues"
    assert card(both, "p2").about == ("c1", "c2")


def test_within_its_column_a_touchpoint_leaves_all_others_alone(journey):
    moved = move_cards(journey, ["c1"], "contactos", "antes")
    assert ids(moved) == ["c2", "c1"]
    assert [card(moved, i) for i in ("p1", "p2")] == [card(journey, i) for i in ("p1", "p2")]


def test_a_card_moved_away_lets_go_of_its_touchpoint(journey):
    moved = move_cards(journey, ["p2"], "dolores", "despues")
    assert card(moved, "p2").about == ()
    assert card(move_cards(journey, ["o1"], "notas", "despues"), "o1").about == ("p1",)
    assert card(move_cards(journey, ["p1", "c1"], None, "pagar"), "p1").about == ("c1",)


def test_without_a_lane_each_card_keeps_its_own(journey):
    moved = move_cards(journey, ["c1", "n1"], None, "despues")
    assert ids(moved, at="despues") == ["c4", "c1"]
    assert ids(moved, "notas", "despues") == ["n1", "o1"]


def test_deleting_takes_links_and_mentions(journey):
    left = delete_cards(journey, ["c1", "n1"])
    assert [link.id for link in left.links] == []
    assert card(left, "p1").about == ()
    assert card(left, "p2").about == ("c2",)
    assert delete_cards(journey, []) is journey


def test_copies_refer_to_copies(journey):
    copy, new = duplicate_cards(journey, ["p1", "c1", "c4"])
    assert new == ("c5", "c6", "p3")
    assert ids(copy) == ["c1", "c5", "c2"]
    assert card(copy, "p3").about == ("c5",)
    assert [(link.id, link.start, link.end) for link in copy.links][2:] == [("l3", "c5", "c6")]
    assert card(copy, "c5").emotion == {"ana": -1, "leo": 2}


@pytest.mark.parametrize(
    "operation",
    [
        lambda m: move_cards(m, ["x"], "contactos", "antes"),
        lambda m: move_cards(m, ["c1"], "x", "antes"),
        lambda m: move_cards(m, ["c1"], "contactos", "x"),
        lambda m: move_cards(m, ["c1"], "contactos", "antes", "x"),
        lambda m: delete_cards(m, ["c1", "x"]),
        lambda m: duplicate_cards(m, ["c1", "x"]),
        lambda m: add_card(m, new_card(m, "contactos", "antes"), "x"),
        lambda m: new_card(m, "x", "antes"),
        lambda m: new_card(m, "contactos", "x"),
        lambda m: place_of(m, "x"),
    ],
)
def test_unknown_ids_are_refused(journey, operation):
    with pytest.raises(KeyError, match="x"):
        operation(journey)


def test_all_is_every_card(journey):
    assert select_all(journey) == tuple(Ref("card", card.id) for card in journey.cards)

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.edit.cards import add_card, delete_cards, move_cards, new_card
from journeymapper.edit.channels import add_channel
from journeymapper.edit.columns import add_stage
from journeymapper.edit.delta import NOTHING, delta
from journeymapper.edit.fields import set_field
from journeymapper.edit.lanes import add_lane
from journeymapper.edit.links import delete_links
from journeymapper.model.ids import THE_MAP, Ref
from tests.edit.operations import operations
from tests.strategies import journey_maps


def test_nothing(journey):
    assert delta(journey, journey) is NOTHING
    assert not delta(journey, replace(journey))


def test_a_changed_card(journey):
    found = delta(journey, set_field(journey, [Ref("card", "c2")], "title", "A"))
    assert found.cards == found.changed == {"c2"}
    assert found.cells == {("contactos", "antes")}
    assert not found.columns


def test_added_and_removed(journey):
    added = delta(journey, add_card(journey, new_card(journey, "contactos", "pagar")))
    assert (added.added, added.cells) == ({"c5"}, {("contactos", "pagar")})
    removed = delta(journey, delete_cards(journey, ["c1"]))
    assert removed.removed == {"c1"}
    assert removed.changed == {"p1", "p2"}
    assert removed.links


def test_moved_within_a_cell_and_between_cells(journey):
    within = delta(journey, move_cards(journey, ["c2"], "contactos", "antes", "c1"))
    assert within.cards == frozenset()
    assert within.cells == {("contactos", "antes")}
    assert within
    between = delta(journey, move_cards(journey, ["c2"], "contactos", "pagar"))
    assert between.cells == {("contactos", "antes"), ("contactos", "pagar")}


@pytest.mark.parametrize(
    ("flag", "operation"),
    [
        ("columns", lambda m: add_stage(m, "A")[0]),
        ("lanes", lambda m: add_lane(m, "text", "A")[0]),
        ("channels", lambda m: add_channel(m, "A")[0]),
        ("links", lambda m: delete_links(m, ["l1"])),
        ("personas", lambda m: set_field(m, [Ref("persona", "ana")], "name", "B")),
        ("assets", lambda m: set_field(m, [Ref("asset", "logo")], "name", "B")),
        ("head", lambda m: set_field(m, [THE_MAP], "scale.low", -3)),
    ],
)
def test_each_table_has_a_flag(journey, flag, operation):
    assert delta(journey, operation(journey)) == replace(NOTHING, **{flag: True})


@settings(max_examples=40)
@given(journey_maps(), st.data())
def test_a_delta_tells_the_same_as_comparing_all_cards(journey, data):
    after = data.draw(operations(journey))(journey)
    found = delta(journey, after)
    was, now = ({card.id: card for card in one.cards} for one in (journey, after))
    assert found.added == now.keys() - was.keys()
    assert found.removed == was.keys() - now.keys()
    assert found.changed == {i for i in was.keys() & now.keys() if was[i] is not now[i]}
    cells = {(c.lane, c.at) for one in (journey, after) for c in one.cards}

    def cards(one, cell):
        return [id(card) for card in one.cards if (card.lane, card.at) == cell]

    assert found.cells == {cell for cell in cells if cards(journey, cell) != cards(after, cell)}

from __future__ import annotations

import pytest

from journeymapper.edit.columns import (
    add_stage,
    add_step,
    delete_stage,
    delete_step,
    move_stage,
    move_step,
    set_width,
    stage_of,
)
from journeymapper.edit.references import leaves


def at(journey):
    return {card.id: card.at for card in journey.cards}


def test_a_stage_is_added_with_an_id_that_no_column_has(journey):
    first, id_ = add_stage(journey, "Elegir", "antes")
    assert id_ == "elegir-2"
    assert leaves(first) == ["elegir-2", "antes", "elegir", "pagar", "despues"]
    assert add_stage(journey, "")[1] == "stage"


def test_stages_move(journey):
    assert leaves(move_stage(journey, "despues", "antes"))[0] == "despues"
    assert leaves(move_stage(journey, "antes"))[-1] == "antes"
    assert move_stage(journey, "antes", "compra") is journey
    assert move_stage(journey, "antes", "antes") is journey
    assert move_stage(journey, "despues") is journey


def test_a_deleted_stage_takes_its_cards_and_what_hangs_on_them(journey):
    left = delete_stage(journey, "compra")
    assert set(at(left).values()) == {"antes", "despues"}
    assert [link.id for link in left.links] == ["l2"]


def test_the_first_step_takes_over_the_stages_cards(journey):
    divided, step = add_step(journey, "antes", "Ver")
    assert at(divided)["c1"] == at(divided)["p1"] == step == "ver"
    more, other = add_step(divided, "antes", "Oír", "ver")
    assert at(more) == at(divided)
    assert leaves(more)[:2] == [other, "ver"]


def test_the_last_step_gives_the_cards_back(journey):
    one = delete_step(journey, "pagar")
    assert "n1" not in at(one)
    none = delete_step(one, "elegir")
    assert at(none)["c3"] == "compra"
    assert leaves(none) == ["antes", "compra", "despues"]


def test_steps_move_within_and_between_stages(journey):
    assert leaves(move_step(journey, "pagar", "compra", "elegir"))[1:3] == ["pagar", "elegir"]
    assert move_step(journey, "elegir", "compra", "pagar") is journey
    moved = move_step(journey, "elegir", "antes")
    assert stage_of(moved, "elegir").id == "antes"
    assert [card.id for card in moved.cards if card.at == "elegir"][:3] == ["c3", "c1", "c2"], (
        "the stage's own cards join the step, behind those that it brought"
    )


def test_widths(journey):
    assert stage_of(set_width(journey, "antes", 300), "antes").width == 300
    wide = set_width(journey, "pagar", 120.5)
    assert stage_of(wide, "pagar").steps[1].width == 120.5
    assert set_width(wide, "pagar", 120.5) is wide
    assert set_width(wide, "pagar", None) == journey
    with pytest.raises(ValueError, match="width"):
        set_width(journey, "antes", -1)


@pytest.mark.parametrize(
    "operation",
    [
        lambda m: add_stage(m, "A", "x"),
        lambda m: move_stage(m, "x"),
        lambda m: move_stage(m, "antes", "x"),
        lambda m: delete_stage(m, "x"),
        lambda m: add_step(m, "x", "A"),
        lambda m: add_step(m, "compra", "A", "x"),
        lambda m: move_step(m, "x", "antes"),
        lambda m: move_step(m, "pagar", "x"),
        lambda m: move_step(m, "pagar", "antes", "x"),
        lambda m: delete_step(m, "x"),
        lambda m: set_width(m, "x", 1),
    ],
)
def test_unknown_ids_are_refused(journey, operation):
    with pytest.raises(KeyError, match="x"):
        operation(journey)


@pytest.mark.parametrize("operation", [delete_step, lambda m, id_: move_step(m, id_, "compra")])
def test_a_stage_is_no_step(journey, operation):
    with pytest.raises(KeyError, match="antes"):
        operation(journey, "antes")

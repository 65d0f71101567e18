from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.edit.cells import cards_in
from journeymapper.edit.columns import stage_of
from journeymapper.edit.references import leaves
from journeymapper.edit.structure import merge_stages, merge_steps, split_stage
from journeymapper.model.card import Card
from journeymapper.model.check import problems


def test_a_stage_is_split_before_a_step(journey):
    parts, id_ = split_stage(journey, "pagar", "Pago")
    assert [stage.id for stage in parts.stages] == ["antes", "compra", id_, "despues"]
    assert stage_of(parts, "pagar").id == id_ == "pago"
    assert parts.cards is journey.cards
    with pytest.raises(ValueError, match="first step"):
        split_stage(journey, "elegir", "Nada")
    with pytest.raises(KeyError, match="antes"):
        split_stage(journey, "antes", "Nada")


def test_two_plain_stages_become_one(journey):
    stages = (journey.stages[0], replace(journey.stages[2], need="Calma", title="Otro"))
    plain = merge_stages(replace(journey, stages=(*stages, journey.stages[1])), "antes", "despues")
    assert leaves(plain) == ["antes", "elegir", "pagar"]
    assert {card.id for card in plain.cards if card.at == "antes"} >= {"c1", "c4"}
    assert (plain.stages[0].title, plain.stages[0].need) == ("Antes", "Calma")


@pytest.mark.parametrize(
    ("first", "second", "columns"),
    [
        ("compra", "despues", ["antes", "elegir", "pagar", "despues"]),
        ("antes", "compra", ["antes-2", "elegir", "pagar", "despues"]),
    ],
)
def test_a_plain_stage_joins_one_with_steps_as_a_step(journey, first, second, columns):
    merged = merge_stages(journey, first, second)
    assert leaves(merged) == columns
    assert len(merged.cards) == len(journey.cards)
    assert list(problems(merged)) == []


def test_steps_are_merged_in_the_order_of_reading(journey):
    paying = Card("c0", "contactos", "pagar")
    merged = merge_steps(replace(journey, cards=(paying, *journey.cards)), "elegir", "pagar")
    assert [card.id for card in cards_in(merged, "contactos", "elegir")] == ["c3", "c0"]
    with pytest.raises(ValueError, match="one stage"):
        merge_steps(journey, "elegir", "elegir")


def test_a_stage_is_not_merged_with_itself(journey):
    with pytest.raises(ValueError, match="itself"):
        merge_stages(journey, "antes", "antes")
    with pytest.raises(KeyError, match="x"):
        merge_stages(journey, "antes", "x")

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.edit.fields import existing, set_field
from journeymapper.edit.steering import neighbour
from journeymapper.model.ids import THE_MAP, Ref
from tests.edit.operations import all_refs
from tests.strategies import journey_maps

STARTS = {
    "map": THE_MAP,
    **{id_: Ref("card", id_) for id_ in ("c1", "c2", "c3", "c4", "p1", "p2", "o1", "n1")},
    **{id_: Ref("stage", id_) for id_ in ("antes", "compra", "despues")},
    **{id_: Ref("step", id_) for id_ in ("elegir", "pagar")},
    **{id_: Ref("lane", id_) for id_ in ("contactos", "curva", "dolores", "notas")},
}


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("c1", "right", "c2"),
        ("c2", "right", "c3"),
        ("c3", "right", "c4"),
        ("c4", "right", None),
        ("c4", "left", "c3"),
        ("c3", "left", "c2"),
        ("c1", "left", None),
        ("c1", "down", "p1"),
        ("c2", "down", "p2"),
        ("p2", "up", "c1"),
        ("p1", "down", "o1"),
        ("o1", "down", None),
        ("c1", "up", "antes"),
        ("n1", "up", "pagar"),
        ("antes", "down", "c1"),
        ("antes", "right", "compra"),
        ("antes", "left", None),
        ("antes", "up", "map"),
        ("compra", "down", "elegir"),
        ("elegir", "up", "compra"),
        ("elegir", "down", "c3"),
        ("elegir", "left", "antes"),
        ("pagar", "down", "n1"),
        ("despues", "down", "c4"),
        ("contactos", "down", "curva"),
        ("contactos", "up", None),
        ("notas", "right", "o1"),
        ("curva", "right", None),
        ("curva", "left", None),
        ("map", "down", "antes"),
    ],
)
def test_arrows_follow_the_shape_of_the_map(journey, start, direction, end):
    assert neighbour(journey, STARTS[start], direction) == (STARTS[end] if end else None)


def test_hidden_lanes_are_passed_over(journey):
    hidden = set_field(journey, [Ref("lane", "dolores")], "hidden", True)
    assert neighbour(hidden, STARTS["c1"], "down") == STARTS["o1"]
    assert neighbour(hidden, STARTS["curva"], "down") == STARTS["notas"]
    assert neighbour(hidden, STARTS["p1"], "down") is None


@pytest.mark.parametrize("kind", ["card", "stage", "step", "lane"])
def test_unknown_references_are_refused(journey, kind):
    with pytest.raises(KeyError, match="x"):
        neighbour(journey, Ref(kind, "x"), "left")


@settings(max_examples=30)
@given(journey_maps(), st.data())
def test_every_way_leads_to_something_on_the_map(journey, data):
    for ref in all_refs(journey):
        for direction in ("left", "right", "up", "down"):
            end = neighbour(journey, ref, direction)
            assert end is None or (end in existing(journey, [end]) and end != ref)

"""Which cards meet a filter."""

from __future__ import annotations

import pytest

from journeymapper.analysis.sifting import FACETS, active, named, sifted, values
from journeymapper.model.card import Card
from journeymapper.model.document import Lane, Persona
from journeymapper.model.values import Evidence
from journeymapper.model.views import View

from .journeys import LANES, journey

JOURNEY = journey(
    Card("c1", "t", "s1", title="Compara planes", channel="web", emotion={"ana": 1}, tags=("red",)),
    Card("c2", "t", "s1", title="Visits", channel="shop", future={"leo": 1}, owner="Retail"),
    Card("c3", "t", "s2", title="Pays", channel="shop", evidence=(Evidence("measured", "2 min"),)),
    Card(
        "p1", "p", "s1", title="Queue", about=("c2",), personas=("leo",), note="Compara la espera"
    ),
    Card("b1", "b", "s1", title="Back office"),
    Card("l1", "leo", "s1", title="Says"),
    personas=(Persona("ana", "Ana"), Persona("leo", "Leo")),
    lanes=(*LANES, Lane("b", "backstage", owner="IT"), Lane("leo", "quotes", persona="leo")),
)


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"personas": ("ana",)}, {"c1", "c3", "b1"}),
        ({"personas": ("leo",)}, {"c2", "c3", "p1", "b1", "l1"}),
        ({"channels": ("shop",)}, {"c2", "c3", "p1"}),
        ({"channels": ("shop", "web")}, {"c1", "c2", "c3", "p1"}),
        ({"channels": ("shop",), "kinds": ("touchpoint",)}, {"c2", "c3"}),
        ({"tags": ("red",)}, {"c1"}),
        ({"evidence": ("measured",)}, {"c3"}),
        ({"owners": ("IT", "Retail")}, {"c2", "b1"}),
        ({"text": "COMPARA"}, {"c1", "p1"}),
        ({"text": "la compara"}, {"c1", "p1"}),
        ({"text": "compara espera"}, {"p1"}),
        ({"text": "2 min"}, {"c3"}),
        ({"tags": ("gone",)}, set()),
    ],
)
def test_cards_meet_every_list_of_a_filter_by_any_of_its_entries(wanted, left) -> None:
    view = View("", **wanted)
    assert active(view)
    assert sifted(JOURNEY, view) == left


def test_a_filter_of_nothing_leaves_every_card() -> None:
    assert not active(View("", text="  "))
    assert sifted(JOURNEY, View("")) == {card.id for card in JOURNEY.cards}


def test_values_are_those_of_the_map_in_their_order_with_their_number() -> None:
    assert values(JOURNEY, "channels") == {"web": 1, "shop": 3}
    assert values(JOURNEY, "kinds") == {
        "touchpoint": 3,
        "pain_point": 1,
        "quote": 1,
        "backstage": 1,
    }
    assert list(values(JOURNEY, "evidence")) == ["assumption", "measured"]
    assert list(values(JOURNEY, "owners")) == ["IT", "Retail"]
    for facet in FACETS:
        for value, count in values(JOURNEY, facet).items():
            assert len(sifted(JOURNEY, View("", **{facet: (value,)}))) == count


def test_values_are_called_as_the_map_calls_them() -> None:
    assert named(JOURNEY, "personas", "leo") == "Leo"
    assert named(JOURNEY, "channels", "gone") == "gone"
    assert named(JOURNEY, "kinds", "pain_point") == "Pain point"

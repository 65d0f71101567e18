"""Lanes, links, personas, channels and pictures: added, moved, deleted with all mention of them."""

from __future__ import annotations

import pytest

from journeymapper.edit.assets import add_asset, delete_assets, show_picture, unused_assets
from journeymapper.edit.channels import add_channel, delete_channel, move_channel
from journeymapper.edit.lanes import add_lane, delete_lane, move_lane, set_height
from journeymapper.edit.links import add_link, delete_links
from journeymapper.edit.personas import add_persona, delete_persona, move_persona
from journeymapper.model.document import JourneyMap, Persona
from journeymapper.model.ids import Ref


def ids(items):
    return [item.id for item in items]


def test_lanes(journey):
    more, id_ = add_lane(journey, "text", "Ideas", "curva")
    assert ids(more.lanes) == ["contactos", "ideas", "curva", "dolores", "notas"]
    assert more.lanes[1].kind == "text"
    assert id_ == "ideas"
    assert add_lane(journey, "kpis", "")[1] == "kpis"
    assert ids(move_lane(journey, "notas", "contactos").lanes)[0] == "notas"
    assert move_lane(journey, "notas") is journey
    assert set_height(journey, "notas", 80).lanes[3].height == 80
    assert set_height(journey, "notas", None) is journey
    with pytest.raises(ValueError, match="height"):
        set_height(journey, "notas", -1)


def test_a_deleted_lane_takes_its_cards_and_what_hangs_on_them(journey):
    left = delete_lane(journey, "contactos")
    assert ids(left.cards) == ["p1", "p2", "o1", "n1"]
    assert left.links == ()
    assert left.cards[0].about == ()


def test_links(journey):
    more, id_ = add_link(journey, "c2", "c4", label="otra vez")
    assert id_ == "l3"
    assert more.links[2].label == "otra vez"
    assert add_link(more, "c2", "c4") == (more, "l3"), "one link a way"
    assert ids(delete_links(more, ["l1", "l3"]).links) == ["l2"]
    assert delete_links(more, []) is more
    with pytest.raises(ValueError, match="another"):
        add_link(journey, "c1", "c1")


def test_personas(journey):
    more, id_ = add_persona(journey, "Ana", "ana")
    assert id_ == "ana-2"
    assert ids(more.personas) == ["ana-2", "ana", "leo"]
    assert ids(move_persona(journey, "ana").personas) == ["leo", "ana"]
    assert move_persona(journey, "leo") is journey
    left = delete_persona(journey, "ana")
    assert left.cards[0].emotion == {"leo": 2}
    assert left.cards[3].future == {}
    assert left.cards[4].personas == ()
    assert left.lanes[1].persona == ""
    assert left.cards[1] is journey.cards[1], "what does not mention her is the same object"


def test_channels(journey):
    more, id_ = add_channel(journey, "Teléfono", "web", kind="traditional")
    assert id_ == "telefono"
    assert ids(more.channels)[0] == id_
    assert ids(move_channel(journey, "web").channels) == ["tienda", "web"]
    assert delete_channel(journey, "web").cards[1].channel == ""


def test_a_picture_is_stored_once(journey):
    assert add_asset(journey, "image/png", "BBBB", "otra.png") == (journey, "face")
    more, id_ = add_asset(journey, "image/png", "CCCC", "Mi foto.png")
    assert id_ == "mi-foto"
    assert unused_assets(more) == (id_,)


def test_a_deleted_picture_is_shown_nowhere(journey):
    left = delete_assets(journey, ["logo", "face"])
    assert left.theme.logo == ""
    assert left.personas[0].portrait == ""
    assert left.cards[2].picture == ""
    assert delete_assets(journey, []) is journey


@pytest.mark.parametrize(
    "operation",
    [
        lambda m: add_lane(m, "text", "A", "x"),
        lambda m: move_lane(m, "x"),
        lambda m: delete_lane(m, "x"),
        lambda m: set_height(m, "x", 1),
        lambda m: add_link(m, "c1", "x"),
        lambda m: delete_links(m, ["x"]),
        lambda m: add_persona(m, "A", portrait="x"),
        lambda m: move_persona(m, "x"),
        lambda m: delete_persona(m, "x"),
        lambda m: add_channel(m, "A", "x"),
        lambda m: move_channel(m, "x"),
        lambda m: delete_channel(m, "x"),
        lambda m: delete_assets(m, ["x"]),
    ],
)
def test_unknown_ids_are_refused(journey, operation):
    with pytest.raises(KeyError, match="x"):
        operation(journey)


def test_a_picture_that_is_replaced_leaves_the_map():
    journey, first = add_asset(JourneyMap(personas=(Persona(id="ana"),)), "image/png", "AAAA")
    ana = [Ref("persona", "ana")]
    journey = show_picture(journey, ana, "portrait", first)
    journey, second = add_asset(journey, "image/png", "BBBB")
    replaced = show_picture(journey, ana, "portrait", second)
    assert [asset.id for asset in replaced.assets] == [second]
    bare = show_picture(replaced, ana, "portrait", "")
    assert bare.assets == ()
    assert bare.personas[0].portrait == ""

"""The shipped channels: in both languages, never twice, with what decides the behaviours."""

from dataclasses import replace

import pytest

from journeymapper.edit.channel_library import SHIPPED, add_shipped, missing, own_channel, shipped
from journeymapper.edit.usage import users_of
from journeymapper.i18n import words
from journeymapper.model.document import Channel, JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.typeset.icons import names


def test_ids_names_and_icons_hold_together():
    assert len({one.id for one in SHIPPED}) == len(SHIPPED)
    assert {one.icon for one in SHIPPED} <= set(names())
    for language in ("en", "es"):
        said = [words(language)(one.name) for one in SHIPPED]
        assert len(set(said)) == len(said)


def test_a_traditional_channel_is_no_point_of_sale_by_itself():
    kinds = {(one.kind, one.point_of_sale) for one in SHIPPED}
    assert kinds == {("digital", False), ("traditional", False), ("traditional", True)}
    assert not shipped("phone").point_of_sale
    assert shipped("shop").point_of_sale


def test_they_are_added_in_the_language_of_the_map_and_only_once():
    journey = JourneyMap(language="es", channels=(Channel("x", "Website"),))
    more, ids = add_shipped(journey, ["web", "shop", "shop"])
    assert ids == ("x", more.channels[1].id, more.channels[1].id)
    assert [c.name for c in more.channels] == ["Website", words("es")("Shop")]
    assert (more.channels[1].kind, more.channels[1].point_of_sale) == ("traditional", True)
    assert own_channel(more, shipped("web")) is more.channels[0]
    assert {one.id for one in SHIPPED} - {one.id for one in missing(more)} == {"web", "shop"}
    with pytest.raises(KeyError):
        add_shipped(journey, ["pigeon"])


def test_what_uses_a_channel_or_a_persona_is_told(journey):
    channel = next(card.channel for card in journey.cards if card.channel)
    users = users_of(journey, "channel", channel)
    assert users == tuple(Ref("card", c.id) for c in journey.cards if c.channel == channel)
    scored = tuple(Ref("card", c.id) for c in journey.cards if "ana" in {*c.emotion, *c.future})
    assert set(scored) <= set(users_of(journey, "persona", "ana"))
    none = replace(journey, cards=())
    assert users_of(none, "channel", channel) == ()

"""One text is found without a look at the texts of other stages."""

from __future__ import annotations

import pytest

from journeymapper.layout.engine import arrange
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.resources import resources
from journeymapper.storage.codec import loads
from tests.measurer import HalfEm, any_symbol


@pytest.fixture
def found():
    text = (resources() / "templates" / "telecom-cr.journey").read_text("utf-8")
    return arrange(loads(text), HalfEm(), any_symbol)


def test_every_text_is_found_by_its_name(found):
    spots = list(found.spots)
    assert {spot.ref.kind for spot in spots} >= {"card", "stage", "lane", "persona"}
    for spot in spots:
        first = next(s for s in spots if (s.ref, s.field) == (spot.ref, spot.field))
        assert found.spot_of(spot.ref, spot.field) == first


def test_what_is_asked_of_one_text_leaves_the_others_unmade(found):
    card = found.map.cards[0].id
    assert found.spot_of(Ref("card", card), "title") is not None
    assert not found.spots.made


def test_what_has_no_spot_has_none(found):
    assert found.spot_of(Ref("card", "nobody"), "title") is None
    assert found.spot_of(Ref("stage", found.map.stages[0].id), "note") is None
    assert found.spot_of(THE_MAP, "title") is not None

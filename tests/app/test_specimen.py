"""Templates look filled in their small pictures, and are empty all the same."""

from __future__ import annotations

import pytest

from journeymapper.app.specimen import filled
from journeymapper.lanes.catalog import lane_kind
from journeymapper.model.query import index
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import is_template, template_names, template_path

EMPTY = [name for name in template_names() if name[-3:] in {"-en", "-es"}]


@pytest.mark.parametrize("name", EMPTY)
def test_every_stage_has_touchpoints_and_every_lane_of_cards_some(name: str) -> None:
    journey = filled(read_map(template_path(name)).map)
    facts = index(journey)
    met = {facts.stage_of[card.at].id for card in facts.touchpoints}
    assert met == {stage.id for stage in journey.stages}
    used = {card.lane for card in journey.cards}
    assert used == {lane.id for lane in journey.lanes if lane_kind(lane.kind).cards}


def test_a_map_that_says_something_stays_as_it_is(tmp_path) -> None:
    journey = read_map(template_path("telecom-cr")).map
    assert filled(journey) is journey
    assert is_template(template_path("telecom-cr"))
    assert not is_template(tmp_path / "telecom-cr.journey")

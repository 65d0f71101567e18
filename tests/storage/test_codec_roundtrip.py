"""Writer and reader agree on every map."""

from __future__ import annotations

import tomli
from hypothesis import given, settings

from journeymapper.storage.codec import dumps, loads
from tests.strategies import journey_maps


@settings(max_examples=100)
@given(journey_maps())
def test_what_is_written_is_read_back_the_same_and_written_the_same(journey):
    text = dumps(journey)
    tomli.loads(text)
    again = loads(text)
    assert again == journey
    assert dumps(again) == text

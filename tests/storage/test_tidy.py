"""A map as its file can hold it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from journeymapper.storage.codec import dumps, loads
from journeymapper.storage.tidy import tidied
from tests.storage.full import full_map
from tests.strategies import journey_maps


@settings(max_examples=30)
@given(journey_maps())
def test_a_clean_map_stays_the_very_same(journey):
    assert tidied(journey) is journey


def test_a_tidied_map_is_what_its_file_gives_back():
    journey = full_map()
    persona = replace(
        journey.personas[0], free={"a\u0007": "x\r\ny"}, habits=("\ufffe",), name="\r"
    )
    review = replace(journey.review, owner="a\nb")
    untidy = replace(journey, personas=(persona,), review=review, goal="\u0000\r\n")
    assert tidied(untidy) != untidy
    assert loads(dumps(untidy)) == tidied(untidy)

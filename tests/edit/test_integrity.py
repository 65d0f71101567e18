"""Whatever is done to a map, nothing dangles and the file opens again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.model.check import problems
from journeymapper.storage.codec import dumps, loads
from tests.edit.operations import operations
from tests.strategies import journey_maps


@settings(max_examples=80)
@given(journey_maps(), st.data())
def test_no_operation_leaves_anything_dangling(journey, data):
    for _ in range(data.draw(st.integers(1, 6))):
        operation = data.draw(operations(journey))
        before = dumps(journey)
        after = operation(journey)
        assert list(problems(after)) == []
        assert dumps(journey) == before, "the map that was edited is as it was"
        journey = after
    assert loads(dumps(journey)) == journey


@settings(max_examples=30)
@given(journey_maps(), st.data())
def test_an_operation_that_changes_nothing_returns_the_same_map(journey, data):
    operation = data.draw(operations(journey))
    after = operation(journey)
    assert after is journey or after != journey

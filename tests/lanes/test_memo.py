"""What one arrangement carries over to the next, and what it asks for anew."""

from __future__ import annotations

import pytest

from journeymapper.lanes.memo import Memo


class Asked:
    """Builds lists, and notes for what it was asked."""

    def __init__(self):
        self.of = []

    def __call__(self, item, before=None):
        self.of.append(item if before is None else (item, before))
        return [item]

    def since(self):
        found, self.of = self.of, []
        return found


@pytest.fixture
def asked():
    return Asked()


def later(memo):
    """Return what the next arrangement begins with."""
    memo.settle()
    return Memo(memo)


def test_each_item_that_is_as_it_was_is_carried_over(asked):
    memo = Memo()
    first = memo.each("row", {"a": 1, "b": 2}, ("look",), asked)
    assert first == {"a": [1], "b": [2]}
    assert asked.since() == [1, 2]
    memo = later(memo)
    second = memo.each("row", {"b": 2, "a": 5, "c": 7}, ("look",), asked)
    assert list(second.items()) == [("b", [2]), ("a", [5]), ("c", [7])]
    assert second["b"] is first["b"]
    assert asked.since() == [(5, [1]), 7], "a new one may be made from the one before"
    memo = later(memo)
    third = memo.each("row", {"b": 2}, ("other look",), asked)
    assert third["b"] is not second["b"]
    assert asked.since() == [(2, [2])]


def test_answers_that_come_out_as_before_are_the_same_objects(asked):
    def even(items):
        asked(tuple(items))
        return [item % 2 for item in items]

    one, other = [1, 2], [3]
    memo = Memo()
    first = memo.answers("even", {"a": one, "b": other}, (), even)
    memo = later(memo)
    second = memo.answers("even", {"a": [5, 6], "b": other}, (), even)
    assert second is first
    assert asked.since() == [(1, 2), (3,), (5, 6)]
    memo = later(memo)
    turned = memo.answers("even", {"b": other, "a": [5, 6]}, (), even)
    assert list(turned) == ["b", "a"], "another order is another answer"
    memo = later(memo)
    assert memo.answers("even", {"b": other, "a": [6]}, (), even)["a"] == [0]


def test_what_is_asked_for_again_and_again_is_built_once_an_arrangement(asked):
    memo = Memo()
    assert memo.once("facts", lambda: asked(1)) is memo.once("facts", lambda: asked(2))
    memo = later(memo)
    assert memo.once("facts", lambda: asked(3)) == [3]
    assert asked.since() == [1, 3]


def test_a_result_that_is_carried_over_keeps_what_it_was_built_from(asked):
    def lane(memo, colour, stages):
        build = lambda: list(memo.each("stages", stages, (), asked))  # noqa: E731
        return memo.get("lane", (colour, tuple(stages.items())), build)

    memo = Memo()
    lane(memo, "red", {"a": 1, "b": 2})
    asked.since()
    for _ in range(3):
        memo = later(memo)
        lane(memo, "red", {"a": 1, "b": 2})
    memo = later(memo)
    lane(memo, "red", {"a": 1, "b": 3})
    assert asked.since() == [(3, [2])]


def test_what_is_not_asked_for_is_forgotten(asked):
    memo = Memo()
    memo.get("lane", (), lambda: asked(1))
    memo = later(later(memo))
    memo.get("lane", (), lambda: asked(2))
    assert asked.since() == [1, 2]

"""Neighbours that a stage model calls the same, and what the model has that the map has not."""

import pytest

from journeymapper.analysis.mapping import readings
from journeymapper.analysis.segments import Gap, gaps, segments
from journeymapper.model.document import JourneyMap, Stage


def read(*titles):
    stages = tuple(Stage(id=f"s{n}", title=title) for n, title in enumerate(titles))
    return readings(JourneyMap(stages=stages))


def words(found):
    return [(one.word, [stage.id for stage in one.stages]) for one in found]


def test_neighbours_of_one_word_are_one_segment():
    found = segments(read("Awareness", "Discovering", "Learning", "Choosing"), "three_phases")
    expected = [("discovery", ["s0", "s1"]), ("consideration", ["s2"]), ("decision", ["s3"])]
    assert words(found) == expected


def test_a_word_that_comes_back_is_another_segment():
    found = segments(read("Learning", "Awareness", "Learning"), "five_stages")
    assert [word for word, _ in words(found)] == ["learning", "awareness", "learning"]


FIVE = ("awareness", "discovering", "learning", "choosing", "purchasing", "after")


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Awareness", "Purchasing"), [Gap(FIVE[1:4], 1), Gap(FIVE[5:], 2)]),
        (("Choosing", "After-sale"), [Gap(FIVE[:3], 0), Gap(FIVE[4:5], 1)]),
        ((), [Gap(FIVE, 0)]),
    ],
)
def test_what_is_missing_stands_before_the_next_that_is_there(titles, expected):
    assert list(gaps(segments(read(*titles), "five_stages"), "five_stages")) == expected


def test_a_stage_without_a_word_is_no_gap_and_has_none_behind_it():
    found = segments(read("Awareness", "Choosing", "After-sale"), "aida")
    assert words(found)[-1] == ("", ["s2"])
    assert list(gaps(found, "aida")) == [Gap(("interest",), 1), Gap(("action",), 2)]

"""Links change their ends and their direction."""

from __future__ import annotations

import pytest

from journeymapper.edit.links import add_link, reattach_link, turn_link
from journeymapper.model.document import Card, JourneyMap, Lane, Stage


@pytest.fixture
def linked():
    """Three touchpoints; the first leads to the second."""
    journey = JourneyMap(
        stages=(Stage(id="s"),),
        lanes=(Lane(id="l", kind="touchpoints"),),
        cards=tuple(Card(id=card, lane="l", at="s") for card in ("a", "b", "c")),
    )
    return add_link(journey, "a", "b", label="again", share=0.5)[0]


def test_an_end_goes_to_another_card_and_all_else_stays(linked):
    link = reattach_link(linked, "l1", "end", "c").links[0]
    assert (link.start, link.end, link.label, link.share) == ("a", "c", "again", 0.5)
    assert reattach_link(linked, "l1", "start", "c").links[0].start == "c"


def test_what_would_be_no_way_of_its_own_changes_nothing(linked):
    assert reattach_link(linked, "l1", "end", "a") is linked
    assert reattach_link(linked, "l1", "end", "b") is linked
    two, other = add_link(linked, "a", "c")
    assert reattach_link(two, other, "end", "b") is two


def test_unknown_ones_are_errors(linked):
    with pytest.raises(KeyError):
        reattach_link(linked, "l1", "end", "nobody")
    with pytest.raises(KeyError):
        reattach_link(linked, "l9", "end", "c")


def test_a_link_turns_round(linked):
    link = turn_link(linked, "l1").links[0]
    assert (link.start, link.end) == ("b", "a")

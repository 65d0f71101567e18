"""What is made in passing is there until the end of it, once, and leaves nothing behind."""

from journeymapper.display.geometry import Rect
from journeymapper.display.later import Drawn, Later, in_passing
from journeymapper.display.primitives import Box, Group


def test_a_row_made_in_passing_is_made_once_and_forgotten():
    made = []

    def make():
        made.append(1)
        return ("a", "b")

    row = Later(make)
    with in_passing():
        first = row.all()
        assert list(row) == ["a", "b"]
        assert row.all() is first
        assert len(made) == 1
    assert not row.made
    assert row[1] == "b"
    assert row.made
    assert len(made) == 2


def test_what_was_made_before_is_used_and_stays():
    row = Later(lambda: ("a",))
    kept = row.all()
    with in_passing():
        assert row.all() is kept
    assert row.made


def test_cards_drawn_in_passing_leave_what_an_edit_takes_over_alone():
    drawn = []

    def draw(width):
        drawn.append(width)
        return Group((Box(0, 0, width, 9),), Rect(0, 0, width, 9))

    first = Drawn(lambda: [("c1", (10,), 0, 0)], draw, "#000000")
    first.all()
    second = Drawn(lambda: [("c1", (10,), 5, 0), ("c2", (20,), 30, 0)], draw, "#000000", first)
    with in_passing():
        assert [group.dx for group in second] == [5, 30]
    assert drawn == [10, 20]
    assert not second.made
    third = Drawn(lambda: [("c1", (10,), 7, 0)], draw, "#000000", second)
    assert [group.dx for group in third] == [7]
    assert drawn == [10, 20]  # the card drawn first is still the same

"""Rows made when first looked at."""

from __future__ import annotations

import pickle
from threading import Barrier, Thread

from journeymapper.display.later import Later, Pieced
from journeymapper.display.primitives import Box


def test_it_is_made_once_when_looked_at():
    asked = []

    def make():
        asked.append(1)
        return ("a", "b", "c")

    row = Later(make)
    assert not row.made
    assert len(row) == 3
    assert (row[1], row[1:]) == ("b", ("b", "c"))
    assert list(row) == ["a", "b", "c"]
    assert row.made
    assert asked == [1]


def test_rows_that_hold_the_same_are_equal():
    one, other = Later(lambda: (1, 2)), Later(lambda: (1, 2))
    assert one == other
    assert one == (1, 2)
    assert one != Later(lambda: (2, 1))
    assert one != [1, 2]
    assert pickle.loads(pickle.dumps(one)) == (1, 2)


def test_an_empty_row_is_made_too():
    row = Later(tuple)
    assert not row
    assert row.made


def test_two_threads_may_make_it_at_once():
    both = Barrier(2)

    def make():
        both.wait(5)
        return (object(),)

    row = Later(make)
    threads = [Thread(target=row.all) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert row[0] is row[0]
    assert len(row) == 1


def test_parts_that_stay_as_they_were_are_taken_over():
    drawn = []

    def draw(x, y):
        drawn.append((x, y))
        return [Box(x, y, 1, 1)]

    def row(places, before=None):
        return Pieced(lambda: [(name, draw, place) for name, place in places.items()], before)

    first = row({"a": (0, 0), "b": (1, 0)})
    second = row({"b": (1, 0), "a": (0, 2)}, first)
    assert list(second) == [Box(1, 0, 1, 1), Box(0, 2, 1, 1)]
    assert drawn == [(1, 0), (0, 2)], "of what nobody looked at nothing is there"
    third = row({"b": (1, 0), "a": (0, 3)}, second)
    unseen = row({"b": (1, 0), "a": (0, 4)}, third)
    last = row({"b": (1, 0), "a": (0, 2)}, unseen)
    assert last[0] is second[0]
    assert last[1] is second[1]
    assert drawn == [(1, 0), (0, 2)]

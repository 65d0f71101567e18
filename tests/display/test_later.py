"""Rows made when first looked at."""

from __future__ import annotations

import pickle
from threading import Barrier, Thread

from journeymapper.display.later import Later


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

"""The living map: the next review, closing one, pains that stay."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journeymapper.analysis.reviewing import (
    close_review,
    next_review,
    overdue_days,
    persistent_pains,
)
from journeymapper.model.card import Card
from journeymapper.model.values import Review
from journeymapper.storage.codec import dumps, loads
from tests.analysis.journeys import journey, touchpoint

DAY = date(2026, 11, 21)
MONTH = timedelta(days=30)


@pytest.mark.parametrize(
    ("review", "created", "due"),
    [
        (Review(next=DAY, every_days=3, last=DAY), None, DAY),
        (Review(every_days=30, last=DAY), date(2020, 1, 1), DAY + MONTH),
        (Review(every_days=30), DAY, DAY + MONTH),
        (Review(every_days=36_500, last=date(9990, 1, 1)), None, date.max),
        (Review(every_days=30), None, None),
        (Review(last=DAY), DAY, None),
    ],
)
def test_the_next_review(review, created, due):
    document = journey(review=review, created=created)
    assert next_review(document) == due


def test_overdue_from_the_day_after():
    document = journey(review=Review(next=DAY))
    assert [overdue_days(document, DAY + timedelta(n)) for n in (-1, 0, 1, 9)] == [0, 0, 1, 9]
    assert overdue_days(journey(), DAY) == 0


def test_closing_a_review_writes_log_snapshot_and_the_next_day():
    document = journey(touchpoint(1, 2), review=Review("Ana", 30, next=DAY - MONTH))
    closed = close_review(document, DAY, "Ana", "all well")
    assert closed.review == Review("Ana", 30, DAY, DAY + MONTH)
    assert (closed.log[-1].on, closed.log[-1].note) == (DAY, "all well")
    assert closed.snapshots[-1].cards[0].emotion == {"ana": 2}
    assert loads(dumps(closed)) == closed
    assert close_review(replace(document, review=Review(next=DAY)), DAY).review.next is None


def test_a_snapshot_says_little():
    note = "a long note " * 50
    document = journey(*(touchpoint(n, 2, note=note) for n in range(1, 31)))
    grown = len(dumps(close_review(document, DAY))) - len(dumps(document))
    assert grown < 30 * 130


def test_a_snapshot_survives_what_it_tells_of():
    closed = close_review(journey(touchpoint(1, 2)), DAY)
    bare = replace(closed, cards=(), personas=(), stages=())
    assert loads(dumps(bare)) == bare


def test_pains_that_stay():
    pains = tuple(Card(f"p{n}", "p", "s1", title=f"Pain {n}") for n in range(1, 4))
    first = close_review(journey(*pains[:1]), DAY - 2 * MONTH)
    second = close_review(replace(first, cards=pains[:2]), DAY - MONTH)
    dated = replace(pains[2], since=date(2024, 1, 1))
    found = persistent_pains(replace(second, cards=(*pains[:2], dated)))
    assert [(one.card.id, one.since, one.reviews) for one in found] == [
        ("p3", date(2024, 1, 1), 0),
        ("p1", DAY - 2 * MONTH, 2),
        ("p2", DAY - MONTH, 1),
    ]
    assert persistent_pains(journey(*pains)) == ()

"""The living map: when its next review is, closing one, and pains that stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from journeymapper.analysis.kinds import cards_of
from journeymapper.frozen import frozen
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index, kind_of
from journeymapper.model.reviews import Snapshot, SnapshotCard, SnapshotColumn
from journeymapper.model.values import LogEntry, Review


def next_review(document: JourneyMap) -> date | None:
    """Return the day of the next review: as set, else so many days after the last or the start."""
    review = document.review
    if review.next is not None:
        return review.next
    begin = review.last or document.created
    return _later(begin, review.every_days) if begin and review.every_days else None


def overdue_days(document: JourneyMap, today: date) -> int:
    """Return for how many days the review has been overdue; 0 where it is not."""
    due = next_review(document)
    return max(0, (today - due).days) if due else 0


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def snapshot(document: JourneyMap, on: date, by: str = "", note: str = "") -> Snapshot:
    """Return what a map says now, in the least that changes can be told from later."""
    lanes = index(document).lanes
    columns: list[SnapshotColumn] = []
    for stage in document.stages:
        columns.append(SnapshotColumn(stage.id, stage.title, count=stage.count))
        columns += [SnapshotColumn(step.id, step.title, stage.id) for step in stage.steps]
    cards = tuple(
        SnapshotCard(
            card.id,
            card.at,
            kind_of(card, lanes),
            card.title,
            card.channel,
            card.value,
            card.emotion,
            card.future,
        )
        for card in document.cards
    )
    return Snapshot(on, by, note, tuple(columns), cards)


def after_review(review: Review, on: date) -> Review:
    """Return a review cycle after a review was closed: its last day, and the next one."""
    closed = replace(review, last=on)
    if closed.every_days:
        return replace(closed, next=_later(on, closed.every_days))
    if closed.next is not None and closed.next <= on:
        return replace(closed, next=None)
    return closed


def close_review(document: JourneyMap, on: date, by: str = "", note: str = "") -> JourneyMap:
    """Return the map with a review closed: a line in the log, a snapshot, and the next day."""
    return replace(
        document,
        review=after_review(document.review, on),
        log=(*document.log, LogEntry(on, by, note)),
        snapshots=(*document.snapshots, snapshot(document, on, by, note)),
    )


@frozen
class Persistent:
    """A pain point that stays: since when, and how many closed reviews have seen it."""

    card: Card
    since: date | None
    reviews: int


def persistent_pains(document: JourneyMap) -> tuple[Persistent, ...]:
    """Return the pain points that a closed review has seen, the longest-standing first.

    Since: the day on the card, else that of the first snapshot that has it.
    """
    pains = cards_of(document, "pain_point")
    seen: dict[str, list[date | None]] = {}
    for taken in document.snapshots:
        for card in taken.cards:
            if card.kind == "pain_point":
                seen.setdefault(card.id, []).append(taken.on)
    last = document.review.last
    found = []
    for pain in pains:
        days = seen.get(pain.id, [])
        since = pain.since or min((day for day in days if day), default=None)
        if days or (since and last and since < last):
            found.append(Persistent(pain, since, len(days)))
    return tuple(sorted(found, key=lambda one: (one.since or date.max, -one.reviews)))

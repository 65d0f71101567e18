"""Figures of a journey made from those of its stretches, so that an edit counts one stretch anew.

The figures are those of ``emotion.Curve`` and ``omnichannel``, by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from journeymapper.analysis.emotion import intense
from journeymapper.frozen import frozen
from journeymapper.model.card import Card
from journeymapper.model.document import Channel
from journeymapper.model.values import Scale

Key = tuple[str, str]
"""Persona and state."""
Felt = tuple[str, Mapping[str, float], Mapping[str, float], bool, str]
"""A touchpoint: id, scores in the current and the future state, if it has a channel, its absence.

That is the state in which there is no such touchpoint: current of a new one, future of a removed.
"""
ABSENT: Final = {"new": "current", "removed": "future"}
"""What becomes of a touchpoint -> the state that does not have it."""
Told = tuple[str, Mapping[str, float], Mapping[str, float], str, str]
"""The same but for channels; caption and title of a touchpoint with an intense score."""


class Moment(NamedTuple):
    """One scored touchpoint: its 1-based place, and its score."""

    number: int
    score: float


@frozen
class Feeling:
    """One curve in some touchpoints that follow each other, numbered from 1."""

    count: int
    total: float
    low: float
    high: float
    first: Moment
    last: Moment
    peak: Moment | None
    """The most intense with a channel, the first of equals."""
    last_met: Moment | None
    """The last with a channel."""
    fall: tuple[Moment, Moment] | None
    """The neighbours between which the score falls most, the first of equals."""


@frozen
class Outline:
    """What a curve says as a whole; the properties are those of ``emotion.Curve``."""

    persona: str
    state: str
    mean: float
    low: float
    high: float
    peak_end: tuple[float, Moment, Moment] | None
    steepest_drop: tuple[Moment, Moment] | None


def felt(cards: Sequence[Card]) -> tuple[Felt, ...]:
    """Return all that the shape of curves depends on in some touchpoints."""
    return tuple(
        [
            (card.id, card.emotion, card.future, bool(card.channel), ABSENT.get(card.evolution, ""))
            for card in cards
        ]
    )


def felt_by(one: Felt | Told, persona: str, state: str) -> float | None:
    """Return how somebody feels at a touchpoint in a state; None where that is not known."""
    return (one[2] if state == "future" else one[1]).get(persona)


def told(cards: Sequence[Card], scale: Scale) -> tuple[Told, ...]:
    """Return all that the words on curves depend on in some touchpoints."""
    scores = {s for card in cards for s in (*card.emotion.values(), *card.future.values())}
    high = {score for score in scores if intense(score, scale)}
    return tuple(
        [
            (card.id, card.emotion, card.future, "", "")
            if high.isdisjoint(card.emotion.values()) and high.isdisjoint(card.future.values())
            else (card.id, card.emotion, card.future, card.caption, card.title)
            for card in cards
        ]
    )


def feelings(row: Sequence[Felt], personas: Iterable[str], neutral: float) -> dict[Key, Feeling]:
    """Return the curves that have a point in some touchpoints."""
    found: dict[Key, list[tuple[Moment, bool]]] = {
        (persona, state): [] for persona in personas for state in ("current", "future")
    }
    for number, (_, current, future, met, _absent) in enumerate(row, 1):
        for state, scores in (("current", current), ("future", future)):
            for persona, score in scores.items():
                moments = found.get((persona, state))
                if moments is not None:
                    moments.append((Moment(number, score), met))
    return {key: _feeling(moments, neutral) for key, moments in found.items() if moments}


def _feeling(row: Sequence[tuple[Moment, bool]], neutral: float) -> Feeling:
    points = [moment for moment, _ in row]
    scores = [point.score for point in points]
    met = [moment for moment, has_channel in row if has_channel]
    fall: tuple[Moment, Moment] | None = None
    before: Moment | None = None
    for point in points:
        if before is not None and _falls_more(before, point, fall):
            fall = before, point
        before = point
    return Feeling(
        len(points),
        sum(scores),
        min(scores),
        max(scores),
        points[0],
        points[-1],
        max(met, key=lambda p: abs(p.score - neutral), default=None),
        met[-1] if met else None,
        fall,
    )


def _falls_more(start: Moment, end: Moment, most: tuple[Moment, Moment] | None) -> bool:
    """Tell whether two points are neighbours and the score falls more than where it fell most."""
    drop = end.score - start.score
    return (
        drop < 0
        and end.number == start.number + 1
        and (most is None or drop < most[1].score - most[0].score)
    )


def outlines(
    stretches: Sequence[tuple[int, Mapping[Key, Feeling]]], keys: Iterable[Key], neutral: float
) -> tuple[Outline, ...]:
    """Return what the curves say over (touchpoints, feelings) of stretches that follow each other.

    Only curves that have a point, in the order of ``keys``.
    """
    found = []
    for key in keys:
        rows = []
        begin = 0
        for length, own in stretches:
            if key in own:
                rows.append((begin, own[key]))
            begin += length
        if rows:
            found.append(_outline(key, rows, neutral))
    return tuple(found)


def _outline(key: Key, rows: Sequence[tuple[int, Feeling]], neutral: float) -> Outline:
    peak: Moment | None = None
    end: Moment | None = None
    fall: tuple[Moment, Moment] | None = None
    before: Moment | None = None
    for begin, own in rows:
        first = _later(own.first, begin)
        if before is not None and _falls_more(before, first, fall):
            fall = before, first
        if own.fall is not None and _falls_more(*own.fall, fall):
            fall = _later(own.fall[0], begin), _later(own.fall[1], begin)
        if own.peak is not None and (
            peak is None or abs(own.peak.score - neutral) > abs(peak.score - neutral)
        ):
            peak = _later(own.peak, begin)
        if own.last_met is not None:
            end = _later(own.last_met, begin)
        before = _later(own.last, begin)
    felt = [own for _, own in rows]
    return Outline(
        *key,
        sum([own.total for own in felt]) / sum([own.count for own in felt]),
        min([own.low for own in felt]),
        max([own.high for own in felt]),
        ((peak.score + end.score) / 2, peak, end) if peak and end else None,
        fall,
    )


def _later(point: Moment, by: int) -> Moment:
    return Moment(point.number + by, point.score)


@frozen
class Media:
    """The kinds of channel along some touchpoints that follow each other."""

    digital: int = 0
    traditional: int = 0
    crossings: int = 0
    first: str | None = None
    last: str | None = None
    """None where no touchpoint has a channel."""


def media(cards: Iterable[Card], channels: Mapping[str, Channel]) -> Media:
    """Return how many touchpoints are digital and traditional, and how often the kind changes."""
    kinds = [channels[card.channel].kind for card in cards if card.channel in channels]
    if not kinds:
        return Media()
    changes = sum([a != b for a, b in pairwise(kinds)])
    counts = kinds.count("digital"), kinds.count("traditional")
    return Media(*counts, changes, kinds[0], kinds[-1])


def all_media(stretches: Iterable[Media]) -> Media:
    """Return the same of stretches that follow each other."""
    digital = traditional = crossings = 0
    first: str | None = None
    last: str | None = None
    for each in stretches:
        if each.first is not None:
            crossings += each.crossings + (last is not None and last != each.first)
            digital, traditional = digital + each.digital, traditional + each.traditional
            first, last = each.first if first is None else first, each.last
    return Media(digital, traditional, crossings, first, last)

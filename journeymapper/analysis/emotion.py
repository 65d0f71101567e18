"""Emotion along the journey: mean, extremes, falls, peak-end. A missing score is a gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from journeymapper.analysis.memory import Memory
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index
from journeymapper.model.values import Scale, Scores

PEAK_END_RULE: Final = N_(
    "Peak-end: the mean of the most intense moment and the last one. Touchpoints without a channel "
    "stay out; of equal peaks the first counts."
)
_curves = Memory()


class Point(NamedTuple):
    """One scored touchpoint: its 1-based place in the journey, its card, its score."""

    number: int
    card: Card
    score: float


@frozen
class Curve:
    """The scores of one persona in one state, in the order of the journey."""

    persona: str
    state: str
    points: tuple[Point, ...]
    neutral: float = 0.0
    """The score that is neither good nor bad on the map's scale."""

    @property
    def mean(self) -> float | None:
        """The mean of all scores."""
        return _mean([p.score for p in self.points])

    @property
    def minima(self) -> tuple[Point, ...]:
        """The points with the lowest score of all."""
        lowest = min((p.score for p in self.points), default=None)
        return tuple(p for p in self.points if p.score == lowest)

    @property
    def maxima(self) -> tuple[Point, ...]:
        """The points with the highest score of all."""
        highest = max((p.score for p in self.points), default=None)
        return tuple(p for p in self.points if p.score == highest)

    @property
    def steepest_drop(self) -> tuple[Point, Point] | None:
        """The neighbours in the journey between which the score falls most; the first of equals.

        Neighbours are touchpoints whose numbers follow each other: a gap is no fall.
        """
        falls = [(a, b) for a, b in _neighbours(self.points) if b.score < a.score]
        return min(falls, key=lambda ab: ab[1].score - ab[0].score, default=None)

    @property
    def steepest_rise(self) -> tuple[Point, Point] | None:
        """The neighbours in the journey between which the score rises most; the first of equals."""
        rises = [(a, b) for a, b in _neighbours(self.points) if b.score > a.score]
        return max(rises, key=lambda ab: ab[1].score - ab[0].score, default=None)

    @property
    def peak_end(self) -> tuple[float, Point, Point] | None:
        """The mean of the most intense moment and the last, and those two moments.

        Intense is what lies far from the neutral score. The rest as PEAK_END_RULE says.
        """
        met = [p for p in self.points if p.card.channel]
        if not met:
            return None
        peak = max(met, key=lambda p: abs(p.score - self.neutral))
        return (peak.score + met[-1].score) / 2, peak, met[-1]


def scores_of(card: Card, state: str) -> Scores:
    """Return a card's scores in the current or the future state."""
    return card.future if state == "future" else card.emotion


def curve(document: JourneyMap, persona: str, state: str = "current") -> Curve:
    """Return the curve of one persona in one state; it has no points where nothing is scored."""
    points = []
    for number, card in enumerate(index(document).touchpoints, 1):
        score = scores_of(card, state).get(persona)
        if score is not None:
            points.append(Point(number, card, score))
    return Curve(persona, state, tuple(points), document.scale.neutral)


def curves(document: JourneyMap) -> tuple[Curve, ...]:
    """Return every curve that has a point: by persona in order, the current state first.

    The answer is kept for the last few maps.
    """
    return _curves.get(document, None, lambda: _all_curves(document))


def _all_curves(document: JourneyMap) -> tuple[Curve, ...]:
    points: dict[tuple[str, str], list[Point]] = {
        (persona.id, state): [] for persona in document.personas for state in ("current", "future")
    }
    for number, card in enumerate(index(document).touchpoints, 1):
        for state, scores in (("current", card.emotion), ("future", card.future)):
            for persona, score in scores.items():
                if (persona, state) in points:
                    points[persona, state].append(Point(number, card, score))
    neutral = document.scale.neutral
    return tuple(Curve(*key, tuple(own), neutral) for key, own in points.items() if own)


def stage_means(document: JourneyMap, of: Curve) -> Mapping[str, float | None]:
    """Return the mean by stage id, None where a stage has no score."""
    by_stage: dict[str, list[float]] = {stage.id: [] for stage in document.stages}
    stage_of = index(document).stage_of
    for point in of.points:
        by_stage[stage_of[point.card.at].id].append(point.score)
    return {stage: _mean(scores) for stage, scores in by_stage.items()}


def extremes(points: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """Return the local extremes as runs of equal neighbours, in order: every peak and valley.

    A run at an end of the curve counts where the curve rises or falls away from it.
    """
    runs: list[list[Point]] = []
    for point in points:
        if runs and runs[-1][-1].score == point.score:
            runs[-1].append(point)
        else:
            runs.append([point])
    found = []
    for place, run in enumerate(runs):
        before = runs[place - 1][0].score - run[0].score if place else 0.0
        after = runs[place + 1][0].score - run[0].score if place + 1 < len(runs) else 0.0
        if before * after > 0 or (before * after == 0 and before + after != 0):
            found.append(tuple(run))
    return tuple(found)


def intensity(score: float, scale: Scale) -> float:
    """Return how far a score lies from neutral: 0, to 1 at the end of its side of the scale."""
    reach = (scale.high if score > scale.neutral else scale.low) - scale.neutral
    return (score - scale.neutral) / reach if reach else 0.0


def intense(score: float, scale: Scale) -> bool:
    """Tell whether a score lies in the outer two fifths of its side of the scale."""
    return intensity(score, scale) >= 0.6


def _neighbours(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    return [(a, b) for a, b in pairwise(points) if b.number == a.number + 1]


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None

"""Touchpoints worth a second look: suggested moments of truth, and where two curves part."""

from __future__ import annotations

from typing import Final

from journeymapper.analysis.emotion import curve, intensity, scores_of
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index

USUAL_IMPORTANCE: Final = 3
WEIGHTY: Final = 2.25
MOST: Final = 7
MOMENT_RULE: Final = N_(
    "Moment of truth, suggested: intensity of the emotion (0 to 1, the strongest of all personas) "
    "times importance (1 to 5; 3 where none is set) reaches 2.25. The seven weightiest are named; "
    "touchpoints without a channel stay out."
)


@frozen
class Moment:
    """A touchpoint where the relationship may be won or lost; ``weight`` is 0 to 5."""

    number: int
    card: Card
    weight: float


@frozen
class Gap:
    """A touchpoint that two curves see differently: ``by`` is the second score less the first."""

    number: int
    card: Card
    by: float


def moments_of_truth(document: JourneyMap, state: str = "current") -> tuple[Moment, ...]:
    """Return the suggested moments of truth, the weightiest first; the rule is MOMENT_RULE."""
    scale = document.scale
    found = []
    for number, card in enumerate(index(document).touchpoints, 1):
        scores = scores_of(card, state)
        if not card.channel or not scores:
            continue
        importance = USUAL_IMPORTANCE if card.importance is None else card.importance
        weight = max(intensity(score, scale) for score in scores.values()) * importance
        if weight >= WEIGHTY:
            found.append(Moment(number, card, weight))
    found.sort(key=lambda moment: -moment.weight)
    return tuple(found[:MOST])


def widest_gaps(
    document: JourneyMap, first: tuple[str, str], second: tuple[str, str]
) -> tuple[Gap, ...]:
    """Return where two curves, each (persona, state), differ; the widest first."""
    before = {p.number: p for p in curve(document, *first).points}
    gaps = [
        Gap(p.number, p.card, p.score - before[p.number].score)
        for p in curve(document, *second).points
        if p.number in before and p.score != before[p.number].score
    ]
    return tuple(sorted(gaps, key=lambda gap: -abs(gap.by)))

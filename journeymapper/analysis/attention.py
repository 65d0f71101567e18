"""Where to pay attention: hot spots ranked, key points, effort, and who contributes what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from journeymapper.analysis.emotion import intensity, scores_of
from journeymapper.analysis.moments import USUAL_IMPORTANCE
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index, kind_of

USUAL_SEVERITY: Final = 3
HEAVIEST: Final = 5
MOST: Final = 8
HEAT_RULE: Final = N_(
    "Heat, 0 to 15: importance (1 to 5; 3 where none is set) times the sum of how far the lowest "
    "score lies below neutral (0 to 1), the severity of the heaviest pain point (a fifth each; 3 "
    "where none is set) and the effort (1 is 0, 5 is 1). The eight hottest are named."
)
EFFORT_RULE: Final = N_(
    "Effort: the mean of the touchpoints that have one, from 1 (none) to 5 (very much). It is "
    "friction where it is 4 or more."
)
FRICTION: Final = 4
TEAM_RULE: Final = N_(
    "Contribution: the cards, lanes and indicators that name a team or person as owner; those "
    "done count apart. Participants without any are named, too."
)


@frozen
class HotSpot:
    """A touchpoint that wants attention: its heat, and what makes it hot (each 0 to 1)."""

    number: int
    card: Card
    heat: float
    feeling: float
    pain: float
    effort: float


@frozen
class Contribution:
    """What one team or person answers for: cards in all, those done, and lanes."""

    owner: str
    cards: tuple[Card, ...]
    done: int
    lanes: int


def hot_spots(document: JourneyMap, state: str = "current") -> tuple[HotSpot, ...]:
    """Return the touchpoints that want attention, the hottest first; the rule is HEAT_RULE."""
    facts, scale = index(document), document.scale
    found = []
    for number, card in enumerate(facts.touchpoints, 1):
        lowest = min(scores_of(card, state).values(), default=scale.neutral)
        feeling = intensity(lowest, scale) if lowest < scale.neutral else 0.0
        severities = [
            USUAL_SEVERITY if pain.severity is None else pain.severity
            for pain in facts.about.get(card.id, ())
            if kind_of(pain, facts.lanes) == "pain_point"
        ]
        pain = max(severities, default=0) / HEAVIEST
        effort = (card.effort - 1) / (HEAVIEST - 1) if card.effort else 0.0
        importance = USUAL_IMPORTANCE if card.importance is None else card.importance
        heat = importance * (feeling + pain + effort)
        if heat > 0:
            found.append(HotSpot(number, card, heat, feeling, pain, effort))
    found.sort(key=lambda spot: -spot.heat)
    return tuple(found[:MOST])


def key_points(document: JourneyMap) -> tuple[Card, ...]:
    """Return the touchpoints marked as key points, in the order of the journey."""
    return tuple(card for card in index(document).touchpoints if card.key_point)


def mean_effort(cards: Iterable[Card]) -> float | None:
    """Return the mean effort of touchpoints, 1 to 5; None where none has one."""
    efforts = [card.effort for card in cards if card.effort is not None]
    return sum(efforts) / len(efforts) if efforts else None


def effort_by_stage(document: JourneyMap) -> Mapping[str, float]:
    """Return the mean effort by stage id, of the stages that have one."""
    means = {stage: mean_effort(cards) for stage, cards in index(document).path.items()}
    return {stage: mean for stage, mean in means.items() if mean is not None}


def contributions(document: JourneyMap) -> tuple[Contribution, ...]:
    """Return what each owner answers for, the busiest first; the rule is TEAM_RULE."""
    cards: dict[str, list[Card]] = {}
    lanes: dict[str, int] = {}
    for card in document.cards:
        if card.owner:
            cards.setdefault(card.owner, []).append(card)
    for lane in document.lanes:
        if lane.owner:
            lanes[lane.owner] = lanes.get(lane.owner, 0) + 1
    names = dict.fromkeys((*cards, *lanes, *document.participants))
    found = [
        Contribution(
            name,
            tuple(cards.get(name, ())),
            sum(card.status == "done" for card in cards.get(name, ())),
            lanes.get(name, 0),
        )
        for name in names
    ]
    return tuple(sorted(found, key=lambda one: -len(one.cards)))

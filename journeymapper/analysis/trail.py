"""The trail of a pain: from the pain point down a service blueprint to who owns its cause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journeymapper.analysis.kinds import by_kind, cards_of
from journeymapper.analysis.memory import Memory
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index

TRAIL_RULE: Final = N_(
    "The trail of a pain goes from the touchpoint that it is about to frontstage, backstage and "
    "support: to the cards that are about one above or connected with it; where there are none, to "
    "those in the same column that are about no touchpoint. The owner is that of the lowest "
    "cards, or of their lane."
)
LAYERS: Final = ("touchpoint", "frontstage", "backstage", "support")
"""The kinds of card that a trail passes, from the top."""
_trails = Memory()


@frozen
class TrailStep:
    """The cards of one kind on a trail; ``by_place`` if only their column leads there."""

    kind: str
    cards: tuple[Card, ...]
    by_place: bool = False


@frozen
class Trail:
    """A pain point and what lies under it; steps without a card are left out."""

    pain: Card
    steps: tuple[TrailStep, ...]
    owners: tuple[str, ...]
    """Who owns the lowest cards, each once; none where nobody does, or nothing lies under."""

    @property
    def to_support(self) -> bool:
        """Whether it reaches a support process."""
        return any(step.kind == "support" for step in self.steps)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card on it, the pain point first."""
        return (self.pain, *(card for step in self.steps for card in step.cards))


def trails(document: JourneyMap) -> Mapping[str, Trail]:
    """Return the trail of every pain point by its id, by TRAIL_RULE.

    The answer is kept for the last few maps.
    """
    return _trails.get(document, None, lambda: _all_trails(document))


def _all_trails(document: JourneyMap) -> Mapping[str, Trail]:
    pains = cards_of(document, "pain_point")
    if not pains:
        return {}
    beside: dict[str, set[str]] = {}
    for card in document.cards:
        for other in card.about:
            beside.setdefault(card.id, set()).add(other)
            beside.setdefault(other, set()).add(card.id)
    for link in document.links:
        beside.setdefault(link.start, set()).add(link.end)
        beside.setdefault(link.end, set()).add(link.start)
    known = {kind: {card.id: card for card in cards_of(document, kind)} for kind in LAYERS}
    placed: dict[tuple[str, str], list[Card]] = {}
    for kind in LAYERS:
        for card in known[kind].values():
            if not known["touchpoint"].keys().isdisjoint(card.about):
                continue  # it belongs to one touchpoint, and so to no other in its column
            placed.setdefault((kind, card.at), []).append(card)
    return {pain.id: _trail(document, pain, beside, known, placed) for pain in pains}


def _trail(
    document: JourneyMap,
    pain: Card,
    beside: Mapping[str, set[str]],
    known: Mapping[str, Mapping[str, Card]],
    placed: Mapping[tuple[str, str], list[Card]],
) -> Trail:
    above = {pain.id}
    columns = {pain.at}
    steps: list[TrailStep] = []
    for kind in LAYERS:
        near = set().union(*(beside.get(id_, ()) for id_ in above))
        found = tuple(known[kind][id_] for id_ in sorted(near) if id_ in known[kind])
        by_place = not found and kind != "touchpoint"
        if by_place:
            found = tuple(card for at in sorted(columns) for card in placed.get((kind, at), ()))
        if not found:
            continue
        steps.append(TrailStep(kind, found, by_place))
        above.update(card.id for card in found)
        if kind == "touchpoint":
            columns = {card.at for card in found}
    return Trail(pain, tuple(steps), _owners(document, steps))


def _owners(document: JourneyMap, steps: list[TrailStep]) -> tuple[str, ...]:
    if not steps or steps[-1].kind == "touchpoint":
        return ()
    lanes = index(document).lanes
    owners = (
        card.owner or (lanes[card.lane].owner if card.lane in lanes else "")
        for card in steps[-1].cards
    )
    return tuple(dict.fromkeys(owner for owner in owners if owner))


def blueprinted(document: JourneyMap) -> bool:
    """Tell whether a map has support processes, so that pains can be traced down to them."""
    return bool(by_kind(document).get("support"))

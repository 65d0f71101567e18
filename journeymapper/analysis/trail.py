"""The trail of a pain: from the pain point down a service blueprint to who owns its cause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journeymapper.analysis.kinds import by_kind, cards_of
from journeymapper.analysis.memory import Memory
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane
from journeymapper.model.query import index, kind_of

TRAIL_RULE: Final = N_(
    "The trail of a pain goes from the touchpoint that it is about to frontstage, backstage and "
    "support: to the cards that are about one above or connected with it; where there are none, to "
    "those in the same column that are about no touchpoint. The owner is that of the lowest "
    "cards, or of their lane."
)
LAYERS: Final = ("touchpoint", "frontstage", "backstage", "support")
"""The kinds of card that a trail passes, from the top."""
_trails, _one = Memory(), Memory()


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
    ground = _Ground(document)
    return {pain.id: ground.trail(pain) for pain in cards_of(document, "pain_point")}


class _Ground:
    """What trails run over: who is beside whom, and what stands in a column; asked as needed."""

    def __init__(self, document: JourneyMap) -> None:
        self.facts = index(document)
        self._linked: dict[str, set[str]] = {}
        for link in document.links:
            self._linked.setdefault(link.start, set()).add(link.end)
            self._linked.setdefault(link.end, set()).add(link.start)
        self._placed: dict[str, dict[str, list[Card]]] = {}

    def trail(self, pain: Card) -> Trail:
        """Return the trail of a pain point."""
        above = [pain]
        columns = [pain.at]
        steps: list[TrailStep] = []
        for kind in LAYERS:
            found = self._beside(above, kind)
            by_place = not found and kind != "touchpoint"
            if by_place:
                found = tuple(c for at in columns for c in self._in_column(at).get(kind, ()))
            if not found:
                continue
            steps.append(TrailStep(kind, found, by_place))
            above += found
            if kind == "touchpoint":
                columns = list(dict.fromkeys(card.at for card in found))
        return Trail(pain, tuple(steps), _owners(self.facts.lanes, steps))

    def _beside(self, above: list[Card], kind: str) -> tuple[Card, ...]:
        """Return the cards of a kind that are about some cards, or the other way, or connected."""
        facts = self.facts
        near: dict[str, None] = {}
        for card in above:
            near |= dict.fromkeys(card.about)
            near |= dict.fromkeys(other.id for other in facts.about.get(card.id, ()))
            near |= dict.fromkeys(sorted(self._linked.get(card.id, ())))
        found = (facts.cards[id_] for id_ in near if id_ in facts.cards)
        return tuple(card for card in found if kind_of(card, facts.lanes) == kind)

    def _in_column(self, at: str) -> dict[str, list[Card]]:
        """Return the cards of a column by kind, but those that belong to one touchpoint."""
        if at not in self._placed:
            facts = self.facts
            found: dict[str, list[Card]] = {}
            for lane in facts.lanes:
                for card in facts.cells.get((lane, at), ()):
                    if facts.numbers.keys().isdisjoint(card.about):
                        found.setdefault(kind_of(card, facts.lanes), []).append(card)
            self._placed[at] = found
        return self._placed[at]


def _owners(lanes: Mapping[str, Lane], steps: list[TrailStep]) -> tuple[str, ...]:
    if not steps or steps[-1].kind == "touchpoint":
        return ()
    owners = (
        card.owner or (lanes[card.lane].owner if card.lane in lanes else "")
        for card in steps[-1].cards
    )
    return tuple(dict.fromkeys(owner for owner in owners if owner))


def trail_of(document: JourneyMap, card: str) -> Trail | None:
    """Return the trail of a pain point, without asking for all others; None for any other card."""
    facts = index(document)
    found = facts.cards.get(card)
    if found is None or kind_of(found, facts.lanes) != "pain_point":
        return None
    return _one.get(document, card, lambda: _Ground(document).trail(found))


def blueprinted(document: JourneyMap) -> bool:
    """Tell whether a map has support processes, so that pains can be traced down to them."""
    return bool(by_kind(document).get("support"))

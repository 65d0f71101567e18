"""Two journeys over the same steps: their curves, and the steps where they differ most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from journeymapper.analysis.emotion import scores_of
from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.portfolio import folded
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage, Step
from journeymapper.model.query import Index, index

STEP_RULE: Final = N_(
    "Steps are the same by their id, else by their title. Sorted by how far the mean scores lie "
    "apart, in percent of the scale; then by touchpoints that only one side has."
)


@frozen
class Side:
    """One journey of a comparison: a map, one persona of it, one state.

    Empty: all personas, the state that the map is in.
    """

    map: JourneyMap
    persona: str = ""
    state: str = ""


@frozen
class Moment:
    """A scored touchpoint over the steps, each 1 wide; ``level`` is 0 to 1 of the scale."""

    x: float
    level: float
    score: float
    card: str


@frozen
class StepPair:
    """One step of both journeys, or of one only (then the other id is empty).

    ``apart`` is how far the second mean lies above the first, in percent of the scale; ``only`` are
    the touchpoints that one side alone has; ``pains`` counts the pain points of each side.
    """

    number: int
    title: str
    stage: str
    columns: tuple[str, str]
    means: tuple[float | None, float | None]
    apart: float | None
    only: tuple[tuple[str, ...], tuple[str, ...]]
    pains: tuple[int, int]

    @property
    def weight(self) -> tuple[float, int]:
        """What the steps that differ most have most of."""
        return (abs(self.apart or 0.0), len(self.only[0]) + len(self.only[1]))


@frozen
class SideBySide:
    """Two journeys matched: their steps in one order, and the curve of each over them."""

    sides: tuple[Side, Side]
    steps: tuple[StepPair, ...]
    curves: tuple[tuple[Moment, ...], tuple[Moment, ...]]

    @property
    def by_difference(self) -> tuple[StepPair, ...]:
        """The steps, those that differ most first, as STEP_RULE says."""
        return tuple(sorted(self.steps, key=lambda step: step.weight, reverse=True))


def side_by_side(left: Side, right: Side) -> SideBySide:
    """Return two journeys matched step by step."""
    facts = index(left.map), index(right.map)
    sides = left, right
    matched = list(_matched(facts))
    contacts = tuple(_by_column(index(side.map).touchpoints) for side in sides)
    pains = tuple(_by_column(cards_of(side.map, "pain_point")) for side in sides)
    steps: list[StepPair] = []
    curves: tuple[list[Moment], list[Moment]] = ([], [])
    for number, columns in enumerate(matched, 1):
        means: list[float | None] = []
        levels: list[float | None] = []
        here = [contacts[n].get(columns[n], ()) for n in (0, 1)]
        for n in (0, 1):
            moments = list(_moments(sides[n], here[n], number - 1))
            curves[n].extend(moments)
            means.append(_mean([one.score for one in moments]))
            levels.append(_mean([one.level for one in moments]))
        apart = None
        if levels[0] is not None and levels[1] is not None:
            apart = 100 * (levels[1] - levels[0])
        place = 0 if columns[0] else 1
        column, stage = (
            facts[place].columns[columns[place]],
            facts[place].stage_of[columns[place]],
        )
        steps.append(
            StepPair(
                number,
                _title(column),
                "" if column is stage else _title(stage),
                columns,
                (means[0], means[1]),
                apart,
                _only(sides, here),
                (len(pains[0].get(columns[0], ())), len(pains[1].get(columns[1], ()))),
            )
        )
    return SideBySide(sides, tuple(steps), (tuple(curves[0]), tuple(curves[1])))


def _title(column: Stage | Step) -> str:
    return " ".join(column.title.split()) or column.id


def _matched(facts: tuple[Index, Index]) -> Iterator[tuple[str, str]]:
    """Yield the columns of both in one order; what only one has stands behind what it follows."""
    left, right = (list(one.columns) for one in facts)
    pairs = {id_: id_ for id_ in left if id_ in facts[1].columns}
    rest: dict[str, list[str]] = {}
    for id_ in right:
        if id_ not in pairs:
            rest.setdefault(folded(facts[1].columns[id_].title), []).append(id_)
    for id_ in left:
        key = folded(facts[0].columns[id_].title)
        if id_ not in pairs and key and rest.get(key):
            pairs[id_] = rest[key].pop(0)
    taken = set(pairs.values())
    alone: dict[str, list[str]] = {}
    behind = ""
    for id_ in right:
        if id_ in taken:
            behind = id_
        else:
            alone.setdefault(behind, []).append(id_)
    yield from (("", id_) for id_ in alone.get("", ()))
    for id_ in left:
        other = pairs.get(id_, "")
        yield id_, other
        if other:
            yield from (("", one) for one in alone.get(other, ()))


def _by_column(cards: Sequence[Card]) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.at, []).append(card)
    return found


def _moments(side: Side, cards: Sequence[Card], begin: int) -> Iterator[Moment]:
    scale = side.map.scale
    for place, card in enumerate(cards):
        scores = scores_of(card, side.state or side.map.state)
        score = scores.get(side.persona) if side.persona else _mean(list(scores.values()))
        if score is not None:
            level = (score - scale.low) / (scale.high - scale.low)
            yield Moment(begin + (place + 0.5) / len(cards), level, float(score), card.id)


def _only(
    sides: tuple[Side, Side], here: Sequence[Sequence[Card]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles of the touchpoints of a step that one side alone has."""
    ids = [{card.id for card in cards} for cards in here]
    keys = [{_key(sides[n], card) for card in here[n]} for n in (0, 1)]
    return (
        tuple(_lone(sides[0], here[0], ids[1], keys[1])),
        tuple(_lone(sides[1], here[1], ids[0], keys[0])),
    )


def _lone(
    side: Side, cards: Sequence[Card], ids: set[str], keys: set[tuple[str, str]]
) -> Iterator[str]:
    for card in cards:
        if card.id not in ids and _key(side, card) not in keys:
            yield " ".join(card.title.split()) or card.id


def _key(side: Side, card: Card) -> tuple[str, str]:
    channel = index(side.map).channels.get(card.channel)
    return folded(card.title), folded(channel.name) if channel else ""


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None

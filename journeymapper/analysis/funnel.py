"""The funnel: how many people reach each stage, and the share that goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from journeymapper.analysis.emotion import intensity, scores_of
from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.mapping import Reading, grouped, readings
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.query import index

HEAVY: Final = 50
"""Percent that leave from one counted stage to the next: more is a heavy drop."""
STAYING: Final = 95
VOLUME: Final = "volume"
"""The kind of indicator that counts people at a touchpoint."""
GLAD: Final = 0.3
SEVERE: Final = 3
MARKETING_RULE: Final = N_(
    "Marketing view: awareness and discovering are TOFU, learning and choosing MOFU, the purchase "
    "BOFU; each has the count of its first stage. What follows the purchase stands below."
)
CONVERSION_RULE: Final = N_(
    "Conversion view: the counted stages up to the purchase, which marks the conversion."
)
CONTRADICTION_RULE: Final = N_(
    "Map and funnel contradict each other where the mean emotion of a stage is at least 30 percent "
    "of the way to the best and yet more than half leave, or where a pain point of severity 3 or "
    "more (or none given) stands and at least 95 percent go on."
)


@frozen
class Passage:
    """From one counted stage to the next: ``percent`` of the people went on."""

    start: Stage
    end: Stage
    percent: float | None


def counted(document: JourneyMap) -> tuple[Stage, ...]:
    """Return the stages that have a count: their own, or from their touchpoints (COUNT_RULE)."""
    stages = document.stages
    if any(_counts_people(document)):
        from journeymapper.analysis.reached import reached  # few maps need it

        stages = reached(document)
    return tuple([stage for stage in stages if stage.count is not None])


def _counts_people(document: JourneyMap) -> Iterator[bool]:
    """Yield of each indicator whether it counts people, without a look at all cards of a map."""
    rows = index(document).rows
    for lane in document.lanes:
        if lane.kind == "kpis":
            for cells in rows.get(lane.id, {}).values():
                yield from (card.metric == VOLUME for _, cards in cells for card in cards)


def passages(document: JourneyMap) -> tuple[Passage, ...]:
    """Return the way from each counted stage to the next; no percentage after a count of zero."""
    return tuple(Passage(a, b, _percent(a.count, b.count)) for a, b in pairwise(counted(document)))


def overall(document: JourneyMap) -> float | None:
    """Return the percentage of the first count that the last one keeps."""
    stages = counted(document)
    return _percent(stages[0].count, stages[-1].count) if len(stages) > 1 else None


def _percent(first: int | None, last: int | None) -> float | None:
    return 100 * last / first if first and last is not None else None


@frozen
class View:
    """A funnel seen one way: its counted stages with their names there, and what is kept in all."""

    stages: tuple[tuple[str, Stage], ...]
    overall: float | None


def marketing_view(document: JourneyMap, read: Iterable[Reading] | None = None) -> View:
    """Return the first counted stage of TOFU, MOFU, BOFU and what follows, by MARKETING_RULE."""
    found: list[tuple[str, Stage]] = []
    told = {stage.id: stage for stage in counted(document)}
    for word, stages in grouped(document, "funnel", read).items():
        first = next((told[stage.id] for stage in stages if stage.id in told), None)
        if first is not None:
            found.append((word, first))
    return _view(found)


def conversion_view(document: JourneyMap, read: Iterable[Reading] | None = None) -> View:
    """Return the counted stages up to the purchase, by CONVERSION_RULE."""
    found: list[tuple[str, Stage]] = []
    told = {stage.id: stage for stage in counted(document)}
    for reading in readings(document) if read is None else read:
        place = reading.in_model["before_purchase_after"]
        if place == "after":
            break
        if reading.stage.id in told:
            found.append((place, told[reading.stage.id]))
    return _view(found)


def _view(found: list[tuple[str, Stage]]) -> View:
    share = _percent(found[0][1].count, found[-1][1].count) if len(found) > 1 else None
    return View(tuple(found), share)


@frozen
class Contradiction:
    """A stage where map and funnel tell different stories.

    ``kind`` is "glad_but_leaving" (``figure`` is the mean emotion) or "pain_but_staying"
    (``cards`` are the pain points).
    """

    kind: str
    passage: Passage
    figure: float = 0.0
    cards: tuple[Card, ...] = ()


def contradictions(document: JourneyMap) -> tuple[Contradiction, ...]:
    """Return where map and funnel contradict each other, by CONTRADICTION_RULE."""
    found: list[Contradiction] = []
    told = passages(document)
    shares = [passage.percent for passage in told if passage.percent is not None]
    moods = _moods(document) if any(share < 100 - HEAVY for share in shares) else {}
    pains = _severe_pains(document) if any(share >= STAYING for share in shares) else {}
    for passage in told:
        if passage.percent is None:
            continue
        mood = moods.get(passage.start.id)
        if passage.percent < 100 - HEAVY and mood is not None:
            if intensity(mood, document.scale) >= GLAD and mood > document.scale.neutral:
                found.append(Contradiction("glad_but_leaving", passage, mood))
        elif STAYING <= passage.percent <= 100 and passage.start.id in pains:
            cards = tuple(pains[passage.start.id])
            found.append(Contradiction("pain_but_staying", passage, cards=cards))
    return tuple(found)


def _moods(document: JourneyMap) -> dict[str, float]:
    """Return the mean by stage id over all personas, in the map's own state."""
    scores: dict[str, list[float]] = {}
    facts = index(document)
    for card in facts.touchpoints:
        scores.setdefault(facts.stage_of[card.at].id, []).extend(
            scores_of(card, document.state).values()
        )
    return {stage: sum(own) / len(own) for stage, own in scores.items() if own}


def _severe_pains(document: JourneyMap) -> dict[str, list[Card]]:
    facts = index(document)
    found: dict[str, list[Card]] = {}
    for card in cards_of(document, "pain_point"):
        severe = card.severity is None or card.severity >= SEVERE
        if severe and card.at in facts.stage_of:
            found.setdefault(facts.stage_of[card.at].id, []).append(card)
    return found

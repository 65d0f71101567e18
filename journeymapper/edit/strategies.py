"""Operations on the matrix of strategies: a card into a stage for a persona, what it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journeymapper.edit.cards import add_card, move_cards, new_card
from journeymapper.edit.fields import set_field
from journeymapper.edit.lanes import add_lane
from journeymapper.edit.sequence import index_of
from journeymapper.model.document import JourneyMap, Lane, Stage
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of
from journeymapper.model.vocabulary import LANE_KINDS

LANES = {"strategy": "strategies", "message": "messages"}
"""Kind of card -> the kind of lane that it stands in."""


def add_in_cell(
    journey: JourneyMap,
    kind: str,
    stage: str,
    persona: str,
    title: str,
    lane_title: str,
    **fields: Any,
) -> tuple[JourneyMap, str]:
    """Return the map with a strategy or message for a persona (empty: all) in a stage, and its id.

    It stands in the stage's first column, or where the pain point stands that it is about; a lane
    called ``lane_title`` is made where the map has none. KeyError for an unknown stage or persona.
    """
    column = _stage(journey, stage).columns[0].id
    for id_ in fields.get("about", ()):
        about = index(journey).cards.get(id_)
        if about is not None and index(journey).stage_of[about.at].id == stage:
            column = about.at
            break
    journey, lane = _lane_for(journey, kind, persona, lane_title)
    own = "" if LANE_KINDS.get(lane.kind) == kind else kind
    whose = (persona,) if persona and lane.persona != persona else ()
    card = new_card(journey, lane.id, column, title, kind=own, personas=whose, **fields)
    return add_card(journey, card), card.id


def move_to_cell(
    journey: JourneyMap, card: str, stage: str, start: str, end: str, before: str | None = None
) -> JourneyMap:
    """Return the map with a card moved to a stage, and from persona ``start`` to ``end``.

    Empty means all personas. In its own stage a card keeps its column. KeyError for what is
    unknown.
    """
    facts = index(journey)
    one = facts.cards[card]
    if facts.stage_of[one.at].id != stage:
        front = facts.cards.get(before or "")
        same_lane = front is not None and front.lane == one.lane
        column = (
            front.at if front is not None and same_lane else _stage(journey, stage).columns[0].id
        )
        journey = move_cards(journey, (card,), None, column, before if same_lane else None)
    if start == end:
        return journey
    if not end:
        whose: tuple[str, ...] = ()
    elif start and start in one.personas:
        whose = tuple(dict.fromkeys(end if id_ == start else id_ for id_ in one.personas))
    else:
        whose = (end,)
    return set_field(journey, (Ref("card", card),), "personas", whose)


def set_answer(journey: JourneyMap, strategy: str, pain: str, *, answers: bool) -> JourneyMap:
    """Return the map in which a strategy is about a pain point, or no longer is.

    Taken away, neither is about the other. KeyError for an unknown card.
    """
    cards = index(journey).cards
    about = tuple(id_ for id_ in cards[strategy].about if id_ != pain)
    if answers:
        if pain in cards[strategy].about:
            return journey
        return set_field(journey, (Ref("card", strategy),), "about", (*about, pain))
    journey = set_field(journey, (Ref("card", strategy),), "about", about)
    back = tuple(id_ for id_ in cards[pain].about if id_ != strategy)
    return set_field(journey, (Ref("card", pain),), "about", back)


def is_strategic(journey: JourneyMap, card: str) -> bool:
    """Tell whether a card is a strategy or a message."""
    found = index(journey).cards.get(card)
    return found is not None and kind_of(found, index(journey).lanes) in LANES


def _stage(journey: JourneyMap, stage: str) -> Stage:
    return journey.stages[index_of(journey.stages, stage)]


def _lane_for(journey: JourneyMap, kind: str, persona: str, title: str) -> tuple[JourneyMap, Lane]:
    """Return the map with a lane for a kind of card that is open to a persona, and the lane."""
    wanted = LANES[kind]
    fits: tuple[Callable[[Lane], bool], ...] = (
        lambda lane: bool(persona) and lane.persona == persona,
        lambda lane: not lane.persona,
    )
    for fit in fits:
        for lane in journey.lanes:
            if lane.kind == wanted and fit(lane):
                return journey, lane
    journey, id_ = add_lane(journey, wanted, title)
    return journey, journey.lanes[index_of(journey.lanes, id_)]

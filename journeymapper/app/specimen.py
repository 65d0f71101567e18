"""An empty template as it looks once it is filled: for its small picture, nowhere else.

A picture of empty lanes tells templates apart by nothing. The words are too small to be read
there, so cards bear the name of their lane; what shows is where cards, curve and colours go.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from typing import Final

from journeymapper.edit.cards import add_card, new_card
from journeymapper.lanes.catalog import lane_kind
from journeymapper.model.document import Card, JourneyMap
from journeymapper.model.query import index

_SHARES: Final = (0.2, 0.55, 0.7, -0.35, -0.7, 0.4, 0.85, 0.1, -0.5, 0.6)
"""A course of scores, as shares of the way from neutral to an end of the scale."""
_FUNNEL: Final = (10_000, 5_200, 2_600, 1_100, 640, 420, 300, 240)
_WITH_FIGURES: Final = {"kpis"}


def filled(journey: JourneyMap) -> JourneyMap:
    """Return a map with a few cards in every lane; one that has touchpoints stays as it is."""
    if index(journey).touchpoints:
        return journey
    each = 3 if len(journey.stages) < 5 else 2
    journey = _with_touchpoints(journey, each)
    for number, lane in enumerate(journey.lanes):
        if lane.kind != "touchpoints" and lane_kind(lane.kind).cards:
            journey = _with_cards(journey, lane.id, number)
    funnel = (*_FUNNEL, *(_FUNNEL[-1:] * len(journey.stages)))
    stages = (
        replace(stage, count=count) for stage, count in zip(journey.stages, funnel, strict=False)
    )
    return replace(journey, stages=tuple(stages))


def _with_touchpoints(journey: JourneyMap, each: int) -> JourneyMap:
    lane = next((lane for lane in journey.lanes if lane.kind == "touchpoints"), None)
    if lane is None:
        return journey
    sides = [
        [one.id for one in journey.channels if one.kind == kind]
        for kind in ("digital", "traditional")
    ]
    digital, traditional = (cycle(side or [""]) for side in sides)
    person = journey.personas[0].id if journey.personas else ""
    scale, shares, at = journey.scale, cycle(_SHARES), 0
    for stage in journey.stages:
        for number in range(each):
            share = next(shares)
            end = scale.high if share > 0 else scale.low
            score = round(scale.neutral + abs(share) * (end - scale.neutral))
            channel = next(traditional if at % 4 in {2, 3} else digital)
            card = new_card(
                journey,
                lane.id,
                stage.columns[number * len(stage.columns) // each].id,
                lane.title,
                channel=channel,
                emotion={person: score} if person else {},
                moment_of_truth=at % 5 == 3,
            )
            journey, at = add_card(journey, card), at + 1
    return journey


def _with_cards(journey: JourneyMap, lane: str, number: int) -> JourneyMap:
    own = index(journey).lanes[lane]
    for place, stage in enumerate(journey.stages):
        if own.kind in _WITH_FIGURES or (place + number) % 3:
            card = new_card(journey, lane, stage.columns[0].id, own.title)
            journey = add_card(
                journey, _figured(card, place) if own.kind in _WITH_FIGURES else card
            )
    return journey


def _figured(card: Card, place: int) -> Card:
    value = 40.0 + 9 * place
    return replace(card, value=value, target=80.0, unit="%", series=(30.0, 36.0, 33.0, value))

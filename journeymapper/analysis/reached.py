"""How many people reach each stage: its own count, else what its touchpoints counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import isfinite
from typing import Final

from journeymapper.analysis.funnel import VOLUME
from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.memory import Memory
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.query import index

COUNT_RULE: Final = N_(
    "A stage without a count of its own takes the most people counted at one of its touchpoints, "
    "by an indicator of the kind “People counted” that is about it."
)
_volumes = Memory()


@frozen
class Volume:
    """People counted at a touchpoint: how many, and by which indicator."""

    count: int
    indicator: Card
    touchpoint: Card


def volumes(document: JourneyMap) -> Mapping[str, tuple[Volume, ...]]:
    """Return stage id -> what was counted at its touchpoints, the most first."""
    return _volumes.get(document, None, lambda: _counted(document))


def _counted(document: JourneyMap) -> Mapping[str, tuple[Volume, ...]]:
    indicators = cards_of(document, "kpi")
    counting = [card for card in indicators if card.metric == VOLUME and _fits(card)]
    if not counting:
        return {}
    facts = index(document)
    found: dict[str, list[Volume]] = {}
    for card in counting:
        for id_ in card.about:
            if id_ in facts.numbers:
                touchpoint = facts.cards[id_]
                one = Volume(round(card.value or 0), card, touchpoint)
                found.setdefault(facts.stage_of[touchpoint.at].id, []).append(one)
    return {stage: tuple(sorted(told, key=lambda one: -one.count)) for stage, told in found.items()}


def _fits(card: Card) -> bool:
    return card.value is not None and isfinite(card.value) and card.value >= 0


def reached(document: JourneyMap) -> tuple[Stage, ...]:
    """Return the stages of a map, with the counts that COUNT_RULE gives them."""
    counted = volumes(document)
    if not counted:
        return document.stages
    return tuple(_with_count(stage, counted.get(stage.id, ())) for stage in document.stages)


def _with_count(stage: Stage, told: tuple[Volume, ...]) -> Stage:
    if stage.count is not None or not told:
        return stage
    label = stage.count_label or " ".join(told[0].indicator.title.split())
    return replace(stage, count=told[0].count, count_label=label)


def taken_from_touchpoints(document: JourneyMap) -> Mapping[str, Volume]:
    """Return stage id -> what its count is taken from, for the stages without one of their own."""
    counted = volumes(document)
    return {
        stage.id: counted[stage.id][0]
        for stage in document.stages
        if stage.count is None and stage.id in counted
    }

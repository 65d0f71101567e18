"""Operations on columns: stages and their steps.

A stage's cards stand at the stage while it has no steps, and at its steps as soon as it has any.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from journeymapper.edit.cells import Grid
from journeymapper.edit.references import forget
from journeymapper.edit.sequence import changed, index_of, inserted, moved, removed
from journeymapper.model.document import JourneyMap, Stage, Step
from journeymapper.model.ids import fresh_id, slug
from journeymapper.model.values import Number


def column_ids(journey: JourneyMap) -> set[str]:
    """Return the ids of all stages and steps: they share one space of names."""
    ids = {stage.id for stage in journey.stages}
    return ids.union(step.id for stage in journey.stages for step in stage.steps)


def stage_of(journey: JourneyMap, column: str) -> Stage:
    """Return the stage that is, or holds, a column; KeyError if unknown."""
    for stage in journey.stages:
        if stage.id == column or any(step.id == column for step in stage.steps):
            return stage
    raise KeyError(column)


def add_stage(
    journey: JourneyMap, title: str, before: str | None = None, **fields: Any
) -> tuple[JourneyMap, str]:
    """Return the map with a stage in front of ``before`` or at the end, and its id.

    KeyError for an unknown ``before``.
    """
    id_ = fresh_id(column_ids(journey), slug(title) or "stage")
    stage = Stage(id=id_, title=title, **fields)
    return replace(journey, stages=inserted(journey.stages, (stage,), before)), id_


def move_stage(journey: JourneyMap, stage: str, before: str | None = None) -> JourneyMap:
    """Return the map with a stage in front of ``before`` or at the end.

    The same map if it stands there already. KeyError for an unknown stage.
    """
    stages = moved(journey.stages, stage, before)
    return journey if stages is journey.stages else replace(journey, stages=stages)


def delete_stage(journey: JourneyMap, stage: str) -> JourneyMap:
    """Return the map without a stage, its steps and its cards; KeyError if unknown."""
    one = journey.stages[index_of(journey.stages, stage)]
    journey = replace(journey, stages=removed(journey.stages, {stage}))
    return forget(journey, "column", {stage, *(step.id for step in one.steps)})


def add_step(
    journey: JourneyMap, stage: str, title: str, before: str | None = None, **fields: Any
) -> tuple[JourneyMap, str]:
    """Return the map with a step in ``stage`` in front of ``before`` or at the end, and its id.

    The first step of a stage takes over the stage's cards. KeyError for an unknown id.
    """
    one = journey.stages[index_of(journey.stages, stage)]
    step = Step(id=fresh_id(column_ids(journey), slug(title) or "step"), title=title, **fields)
    steps = inserted(one.steps, (step,), before)
    journey = with_stage(journey, stage, lambda found: replace(found, steps=steps))
    if not one.steps:
        journey = cards_moved(journey, {stage}, step.id)
    return journey, step.id


def move_step(journey: JourneyMap, step: str, stage: str, before: str | None = None) -> JourneyMap:
    """Return the map with a step, and its cards, in ``stage`` in front of ``before`` or at the end.

    A stage left without steps has none of its cards left either; those that ``stage`` holds
    itself, having had no steps, join the step. The same map if it stands there already. KeyError
    for an unknown id, and for a stage's id as ``step``.
    """
    source = stage_of(journey, step)
    index = index_of(source.steps, step)
    target = journey.stages[index_of(journey.stages, stage)]
    if source is target:
        steps = moved(source.steps, step, before)
        if steps is source.steps:
            return journey
        return with_stage(journey, stage, lambda found: replace(found, steps=steps))
    one = source.steps[index]
    steps = inserted(target.steps, (one,), before)
    rest = removed(source.steps, {step})
    journey = with_stage(journey, source.id, lambda found: replace(found, steps=rest))
    journey = with_stage(journey, stage, lambda found: replace(found, steps=steps))
    return journey if target.steps else cards_moved(journey, {stage}, step)


def delete_step(journey: JourneyMap, step: str) -> JourneyMap:
    """Return the map without a step and its cards; the cards of a last step go to its stage.

    KeyError if unknown, and for a stage's id.
    """
    stage = stage_of(journey, step)
    rest = removed(stage.steps, {step})
    journey = with_stage(journey, stage.id, lambda found: replace(found, steps=rest))
    if rest:
        return forget(journey, "column", {step})
    return cards_moved(journey, {step}, stage.id)


def set_width(journey: JourneyMap, column: str, width: Number | None) -> JourneyMap:
    """Return the map with a step or stage ``width`` units wide; None: as wide as needed.

    KeyError if unknown; ValueError for a width below zero.
    """
    if width is not None and width < 0:
        raise ValueError("a width is not below zero")
    stage = stage_of(journey, column)
    if stage.id == column:
        if stage.width == width:
            return journey
        return with_stage(journey, column, lambda found: replace(found, width=width))
    steps = changed(
        stage.steps,
        {column},
        lambda step: step if step.width == width else replace(step, width=width),
    )
    if steps is stage.steps:
        return journey
    return with_stage(journey, stage.id, lambda found: replace(found, steps=steps))


def with_stage(journey: JourneyMap, stage: str, change: Callable[[Stage], Stage]) -> JourneyMap:
    """Return the map with one stage changed; KeyError if unknown."""
    return replace(journey, stages=changed(journey.stages, {stage}, change))


def cards_moved(journey: JourneyMap, columns: Collection[str], at: str) -> JourneyMap:
    """Return the map with all cards of ``columns`` standing at ``at``, behind those that do."""
    moved = [replace(card, at=at) for card in journey.cards if card.at in columns]
    if not moved:
        return journey
    if any(card.at == at for card in journey.cards):
        rest = [card for card in journey.cards if card.at not in columns]
        return replace(journey, cards=tuple(Grid(journey).settled(rest, moved)))
    places = iter(moved)
    cards = tuple(next(places) if card.at in columns else card for card in journey.cards)
    return replace(journey, cards=cards)

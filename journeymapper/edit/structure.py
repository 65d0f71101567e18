"""Dividing and joining columns: what was said about them, and all their cards, stay on the map."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.edit.columns import cards_moved, column_ids, stage_of, with_stage
from journeymapper.edit.sequence import index_of, removed
from journeymapper.model.document import JourneyMap, Stage, Step
from journeymapper.model.ids import fresh_id, slug
from journeymapper.model.spec import described


def split_stage(journey: JourneyMap, step: str, title: str) -> tuple[JourneyMap, str]:
    """Return the map with a new stage that begins with ``step`` and takes the steps behind it.

    The second value is its id; it has its stage's phase. KeyError if there is no such step;
    ValueError if it is the first of its stage, which would be left empty.
    """
    stage = stage_of(journey, step)
    index = index_of(stage.steps, step)
    if index == 0:
        raise ValueError("a stage is not split before its first step")
    id_ = fresh_id(column_ids(journey), slug(title) or "stage")
    new = Stage(id=id_, title=title, phase=stage.phase, steps=stage.steps[index:])
    journey = with_stage(journey, stage.id, lambda one: replace(one, steps=one.steps[:index]))
    place = index_of(journey.stages, stage.id) + 1
    stages = (*journey.stages[:place], new, *journey.stages[place:])
    return replace(journey, stages=stages), id_


def merge_stages(journey: JourneyMap, stage: str, other: str) -> JourneyMap:
    """Return the map with ``other`` joined to the end of ``stage``, which keeps what it says.

    What ``stage`` leaves unsaid it takes from ``other``. Two stages without steps become one such;
    else the one without becomes a step. KeyError if unknown; ValueError for a stage with itself.
    """
    if stage == other:
        raise ValueError("a stage is not merged with itself")
    first = journey.stages[index_of(journey.stages, stage)]
    second = journey.stages[index_of(journey.stages, other)]
    rest = removed(journey.stages, {other})
    if not first.steps and not second.steps:
        journey = replace(journey, stages=rest)
        journey = with_stage(journey, stage, lambda one: _filled(one, second))
        return cards_moved(journey, {other}, stage)
    steps = first.steps
    if not steps:
        # The stage keeps its id, so the step that takes over its cards needs one of its own.
        id_ = fresh_id(column_ids(journey), slug(first.title) or "step")
        steps = (Step(id=id_, title=first.title),)
    # The other stage is gone: the step that takes over its cards may have its id.
    more = second.steps or (Step(id=other, title=second.title),)
    journey = replace(journey, stages=rest)
    journey = with_stage(
        journey, stage, lambda one: replace(_filled(one, second), steps=(*steps, *more))
    )
    return journey if first.steps else cards_moved(journey, {stage}, steps[0].id)


def merge_steps(journey: JourneyMap, step: str, other: str) -> JourneyMap:
    """Return the map with step ``other`` gone and its cards behind those of ``step``.

    KeyError if there is no such step; ValueError if they are of two stages, or one and the same.
    """
    stage = stage_of(journey, step)
    index_of(stage.steps, step)
    if step == other or stage_of(journey, other) is not stage:
        raise ValueError("only two steps of one stage are merged")
    rest = removed(stage.steps, {other})
    journey = with_stage(journey, stage.id, lambda one: replace(one, steps=rest))
    return cards_moved(journey, {other}, step)


def _filled(stage: Stage, other: Stage) -> Stage:
    """Return ``stage`` with what ``other`` says where it says nothing itself."""
    unsaid = {
        item.name: getattr(other, item.name)
        for item in described(Stage)
        if item.name not in {"id", "steps", "width"}
        and getattr(stage, item.name) == item.default
        and getattr(other, item.name) != item.default
    }
    extra = {**other.extra, **stage.extra}
    return replace(stage, **unsaid, extra=extra)

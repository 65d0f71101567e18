"""Operations on lanes: add, move, resize, delete."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.edit.references import forget
from journeymapper.edit.sequence import changed, index_of, inserted, moved, removed
from journeymapper.model.document import JourneyMap, Lane
from journeymapper.model.ids import fresh_id, slug
from journeymapper.model.values import Number


def add_lane(
    journey: JourneyMap, kind: str, title: str, before: str | None = None
) -> tuple[JourneyMap, str]:
    """Return the map with a lane in front of ``before`` or at the end, and its id.

    KeyError for an unknown ``before``.
    """
    id_ = fresh_id({lane.id for lane in journey.lanes}, slug(title) or slug(kind) or "lane")
    lane = Lane(id=id_, kind=kind, title=title)
    return replace(journey, lanes=inserted(journey.lanes, (lane,), before)), id_


def move_lane(journey: JourneyMap, lane: str, before: str | None = None) -> JourneyMap:
    """Return the map with a lane in front of ``before`` or at the end.

    The same map if it stands there already. KeyError for an unknown lane.
    """
    lanes = moved(journey.lanes, lane, before)
    return journey if lanes is journey.lanes else replace(journey, lanes=lanes)


def delete_lane(journey: JourneyMap, lane: str) -> JourneyMap:
    """Return the map without a lane, its cards and all that refers to them; KeyError if unknown."""
    journey = replace(journey, lanes=removed(journey.lanes, {lane}))
    return forget(journey, "lane", {lane})


def set_height(journey: JourneyMap, lane: str, height: Number | None) -> JourneyMap:
    """Return the map with a lane ``height`` units high; None: as high as needed.

    KeyError for an unknown lane; ValueError for a height below zero.
    """
    if height is not None and height < 0:
        raise ValueError("a height is not below zero")
    if journey.lanes[index_of(journey.lanes, lane)].height == height:
        return journey
    lanes = changed(journey.lanes, {lane}, lambda one: replace(one, height=height))
    return replace(journey, lanes=lanes)

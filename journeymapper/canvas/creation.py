"""New things on a map, wherever they come from: palette, menu, keyboard, a plus in a cell."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.edit.cards import add_card, new_card
from journeymapper.edit.columns import add_stage, add_step, stage_of
from journeymapper.edit.lanes import add_lane
from journeymapper.edit.structure import split_stage
from journeymapper.i18n import N_, words
from journeymapper.lanes.catalog import lane_for, lane_kind
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.model.vocabulary import LANE_KINDS

ADD_CARD = N_("Add card")
ADD_STAGE = N_("Add stage")
ADD_STEP = N_("Add step")
ADD_LANE = N_("Add lane")


class Spot(NamedTuple):
    """Where a new card goes; an empty lane means the first that is made for its kind."""

    lane: str = ""
    column: str = ""
    before: str | None = None
    about: tuple[str, ...] = ()


class Made(NamedTuple):
    """A map with something new on it, and what that is."""

    map: JourneyMap
    ref: Ref


def lane_title(kind: str, language: str) -> str:
    """Return what a new lane of a kind is called, in the language of the map."""
    return words(language)(lane_kind(kind).label)


def with_card(map_: JourneyMap, kind: str, spot: Spot, before_lane: str | None = None) -> Made:
    """Return the map with a new card of a kind, and a lane and a stage for it where it has none.

    ``before_lane`` is where such a lane goes; None: at the end.
    """
    if not map_.stages:
        map_ = with_stage(map_).map
    lane = spot.lane
    if not lane:
        wanted = lane_for(kind).name
        lanes = sorted(map_.lanes, key=lambda row: row.kind != wanted)
        lane = next((row.id for row in lanes if kind in lane_kind(row.kind).cards), "")
        if not lane:
            map_, lane = add_lane(map_, wanted, lane_title(wanted, map_.language), before_lane)
    usual = LANE_KINDS.get(index(map_).lanes[lane].kind, "text")
    column = spot.column or map_.stages[-1].columns[-1].id
    own = kind if kind and kind != usual else ""
    card = new_card(map_, lane, column, kind=own, about=spot.about)
    return Made(add_card(map_, card, spot.before), Ref("card", card.id))


def with_stage(map_: JourneyMap, before: str | None = None) -> Made:
    """Return the map with a new stage."""
    say = words(map_.language)
    title = say("Stage {number}").format(number=len(map_.stages) + 1)
    after, stage = add_stage(map_, title, before)
    return Made(after, Ref("stage", stage))


def with_stage_from(map_: JourneyMap, step: str) -> Made:
    """Return the map with a new stage that begins with a step; ValueError as ``split_stage``."""
    say = words(map_.language)
    title = say("Stage {number}").format(number=len(map_.stages) + 1)
    after, stage = split_stage(map_, step, title)
    return Made(after, Ref("stage", stage))


def with_step(map_: JourneyMap, column: str = "", before: str | None = None) -> Made:
    """Return the map with a new step in the stage that is or holds ``column``, or in the last."""
    if not map_.stages:
        map_ = with_stage(map_).map
    stage = stage_of(map_, column) if column else map_.stages[-1]
    say = words(map_.language)
    title = say("Step {number}").format(number=len(stage.steps) + 1)
    after, step = add_step(map_, stage.id, title, before)
    return Made(after, Ref("step", step))


def with_lane(map_: JourneyMap, kind: str, before: str | None = None) -> Made:
    """Return the map with a new lane of a kind."""
    after, lane = add_lane(map_, kind, lane_title(kind, map_.language), before)
    return Made(after, Ref("lane", lane))

"""Operations on saved views: keeping one, forgetting it, showing the lanes that it names."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.model.document import JourneyMap
from journeymapper.model.views import View


def keep_view(journey: JourneyMap, view: View) -> JourneyMap:
    """Return the map with a view; one of that name gives way to it, in its place."""
    names = [one.name for one in journey.views]
    if view.name in names:
        place = names.index(view.name)
        views = (*journey.views[:place], view, *journey.views[place + 1 :])
    else:
        views = (*journey.views, view)
    return replace(journey, views=views)


def forget_view(journey: JourneyMap, name: str) -> JourneyMap:
    """Return the map without the view of a name; KeyError for an unknown one."""
    left = tuple(one for one in journey.views if one.name != name)
    if len(left) == len(journey.views):
        raise KeyError(name)
    return replace(journey, views=left)


def shown_lanes(journey: JourneyMap) -> tuple[str, ...]:
    """Return the ids of the lanes that are not hidden."""
    return tuple(lane.id for lane in journey.lanes if not lane.hidden)


def show_lanes(journey: JourneyMap, lanes: tuple[str, ...]) -> JourneyMap:
    """Return the map with exactly these lanes shown, as far as they are still there.

    The same map where none of them is, or where none is named.
    """
    wanted = {lane.id for lane in journey.lanes}.intersection(lanes)
    if not wanted:
        return journey
    after = tuple(
        lane if lane.hidden == (lane.id not in wanted) else replace(lane, hidden=not lane.hidden)
        for lane in journey.lanes
    )
    return journey if after == journey.lanes else replace(journey, lanes=after)

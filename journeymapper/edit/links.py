"""Operations on links: the ways besides the natural order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from journeymapper.edit.references import require_all
from journeymapper.edit.sequence import changed, index_of, removed
from journeymapper.model.document import JourneyMap, Link
from journeymapper.model.ids import next_number


def add_link(journey: JourneyMap, start: str, end: str, **fields: Any) -> tuple[JourneyMap, str]:
    """Return the map with a link from card to card, and its id.

    Where both are linked in this direction already: the same map, and that link's id.
    KeyError for an unknown card; ValueError for a link from a card to itself.
    """
    if start == end:
        raise ValueError("a link leads from one card to another")
    for link in journey.links:
        if (link.start, link.end) == (start, end):
            return journey, link.id
    id_ = next_number({link.id for link in journey.links}, "l")
    link = Link(id=id_, start=start, end=end, **fields)
    require_all(journey, link)
    return replace(journey, links=(*journey.links, link)), id_


def reattach_link(journey: JourneyMap, link: str, end: str, card: str) -> JourneyMap:
    """Return the map with one end of a link ("start" or "end") at another card.

    The same map where it is there already, where it would lead to its own beginning, and where
    both cards are linked in this direction. KeyError for an unknown link or card.
    """
    one = journey.links[index_of(journey.links, link)]
    other = replace(one, start=card) if end == "start" else replace(one, end=card)
    require_all(journey, other)
    taken = {(each.start, each.end) for each in journey.links}
    if other.start == other.end or (other.start, other.end) in taken:
        return journey
    return replace(journey, links=changed(journey.links, {link}, lambda _one: other))


def turn_link(journey: JourneyMap, link: str) -> JourneyMap:
    """Return the map with a link the other way round; KeyError for an unknown one."""
    links = changed(journey.links, {link}, lambda one: replace(one, start=one.end, end=one.start))
    return replace(journey, links=links)


def delete_links(journey: JourneyMap, ids: Collection[str]) -> JourneyMap:
    """Return the map without some links; KeyError for an unknown one."""
    return replace(journey, links=removed(journey.links, frozenset(ids))) if ids else journey

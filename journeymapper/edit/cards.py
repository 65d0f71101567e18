"""Operations on cards: add, move, duplicate, delete. The order in the file is the order in a cell.

A card that is about a touchpoint stands under it on the map. So such cards go along when their
touchpoint moves to another column, and let go of it when they are moved away themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from journeymapper.edit.cells import Grid, Place, cards_in, cell_of, leaf, place_of, require_lane
from journeymapper.edit.references import forget, require_all
from journeymapper.edit.sequence import index_of, removed
from journeymapper.model.document import Card, JourneyMap, Lane
from journeymapper.model.ids import Ref, next_number
from journeymapper.model.query import kind_of
from journeymapper.model.vocabulary import LANE_KINDS

__all__ = [
    "Place",
    "add_card",
    "add_cards",
    "cards_in",
    "delete_cards",
    "duplicate_cards",
    "fresh_card_ids",
    "move_cards",
    "new_card",
    "place_of",
    "prefix_of",
    "select_all",
]

TOUCHPOINT: Final = "touchpoint"
_PREFIXES: Final = {"touchpoint": "c", "pain_point": "p", "opportunity": "o", "kpi": "k"}
_OTHER_PREFIX: Final = "n"


def new_card(journey: JourneyMap, lane: str, at: str, title: str = "", **fields: Any) -> Card:
    """Return a card for a cell, with an id that is free on the map; the map does not have it yet.

    KeyError for an unknown lane or column; ValueError for a lane that takes no cards.
    """
    row = require_lane(journey, lane)
    id_ = next_number(_ids(journey), prefix_of(fields.get("kind", ""), row))
    return Card(id=id_, lane=lane, at=leaf(journey, at), title=title, **fields)


def add_card(journey: JourneyMap, card: Card, before: str | None = None) -> JourneyMap:
    """Return the map with ``card`` in front of ``before`` in its cell, or as the last of it.

    KeyError if it refers to what does not exist; ValueError if its id is taken.
    """
    return add_cards(journey, (card,), before)


def add_cards(
    journey: JourneyMap, cards: Collection[Card], before: str | None = None
) -> JourneyMap:
    """Return the map with ``cards``, each the last of its cell; in that of ``before``, before it.

    They may be about each other. KeyError if one refers to what does not exist; ValueError if
    an id is taken.
    """
    new = [card.id for card in cards]
    taken = set(new)
    for card in journey.cards:
        if card.id in taken:
            raise ValueError(f"there is a card {card.id} already")
    if len(taken) < len(new):
        raise ValueError("two of the cards have one id")
    front = None if before is None else journey.cards[index_of(journey.cards, before)]
    together = Grid(journey).settled(list(journey.cards), cards, front)
    result = replace(journey, cards=tuple(together))
    require_all(result, *cards)
    return result


def delete_cards(journey: JourneyMap, ids: Collection[str]) -> JourneyMap:
    """Return the map without some cards, their links and what others are about them.

    KeyError for an unknown one.
    """
    if not ids:
        return journey
    journey = replace(journey, cards=removed(journey.cards, frozenset(ids)))
    return forget(journey, "card", ids)


def move_cards(
    journey: JourneyMap,
    ids: Collection[str],
    lane: str | None,
    at: str | None,
    before: str | None = None,
) -> JourneyMap:
    """Return the map with some cards moved to a cell, in the order in which they stood.

    They stand in front of ``before`` if it stands there, else last. ``lane`` None keeps each in
    its lane, ``at`` None each in its column. The same map if nothing moves. KeyError for an unknown
    card, lane or column; ValueError for a lane that takes no cards.
    """
    moving = frozenset(ids)
    if lane is not None:
        require_lane(journey, lane)
    if at is not None:
        at = leaf(journey, at)
    grid = Grid(journey)
    going = sorted((card for card in journey.cards if card.id in moving), key=grid.rank)
    if len(going) < len(moving):
        raise KeyError(min(moving.difference(card.id for card in going)))
    followers = _followers(journey, going, at)
    gone = moving.union(card.id for card in followers)
    rest = [card for card in journey.cards if card.id not in gone]
    moved = [_placed(card, lane, at) for card in _let_go(journey, going, at, moving)]
    front = _first_staying(journey, before, gone)
    moved += [_placed(card, None, at) for card in followers]
    result = tuple(grid.settled(rest, moved, front))
    if _reads_the_same(journey.cards, result, going):
        return journey
    return replace(journey, cards=result)


def duplicate_cards(
    journey: JourneyMap, ids: Collection[str]
) -> tuple[JourneyMap, tuple[str, ...]]:
    """Return the map with a copy of each card behind the last original of its cell, and their ids.

    Copies of cards that are about each other, or linked, are so too. KeyError for an unknown id.
    """
    chosen = frozenset(ids)
    originals = [card for card in journey.cards if card.id in chosen]
    if len(originals) < len(chosen):
        raise KeyError(min(chosen.difference(card.id for card in originals)))
    lanes = {lane.id: lane for lane in journey.lanes}
    wishes = [(card.id, prefix_of(card.kind, lanes[card.lane])) for card in originals]
    names = dict(fresh_card_ids(journey, wishes))
    last = {cell_of(card): card.id for card in originals}
    behind: dict[str, list[Card]] = {id_: [] for id_ in last.values()}
    for card in originals:
        about = tuple(names.get(id_, id_) for id_ in card.about)
        behind[last[cell_of(card)]].append(replace(card, id=names[card.id], about=about))
    cards: list[Card] = []
    for card in journey.cards:
        cards.append(card)
        cards.extend(behind.get(card.id, ()))
    taken = [link.id for link in journey.links]
    links = []
    for link in journey.links:
        if link.start in names and link.end in names:
            id_ = next_number(taken, "l")
            taken.append(id_)
            links.append(replace(link, id=id_, start=names[link.start], end=names[link.end]))
    copy = replace(journey, cards=tuple(cards), links=(*journey.links, *links))
    return copy, tuple(names.values())


def select_all(journey: JourneyMap) -> tuple[Ref, ...]:
    """Return a reference to every card."""
    return tuple(Ref("card", card.id) for card in journey.cards)


def fresh_card_ids(
    journey: JourneyMap, wishes: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield (name, free id) for each (name, prefix), each id free and new."""
    taken = _ids(journey)
    counters: dict[str, int] = {}
    for name, prefix in wishes:
        if prefix not in counters:
            counters[prefix] = int(next_number(taken, prefix)[len(prefix) :])
        yield name, f"{prefix}{counters[prefix]}"
        counters[prefix] += 1


def _ids(journey: JourneyMap) -> list[str]:
    return [card.id for card in journey.cards]


def prefix_of(kind: str, lane: Lane) -> str:
    """Return what the ids of cards of a kind begin with; ``kind`` empty: of the lane's kind."""
    return _PREFIXES.get(kind or LANE_KINDS.get(lane.kind, ""), _OTHER_PREFIX)


def _placed(card: Card, lane: str | None, at: str | None) -> Card:
    lane = card.lane if lane is None else lane
    at = card.at if at is None else at
    return card if (lane, at) == cell_of(card) else replace(card, lane=lane, at=at)


def _followers(journey: JourneyMap, going: list[Card], at: str | None) -> list[Card]:
    """Return the cards about nothing but touchpoints that leave their column, standing there."""
    if at is None:
        return []
    lanes = {lane.id: lane for lane in journey.lanes}
    leaving = {c.id: c.at for c in going if c.at != at and kind_of(c, lanes) == TOUCHPOINT}
    if not leaving:
        return []
    columns = set(leaving.values())
    moving = {card.id for card in going}
    staying = [c for c in journey.cards if c.about and c.at in columns and c.id not in moving]
    followers = {}
    found = True
    while found:
        found = False
        for card in staying:
            if card.id not in leaving and all(leaving.get(id_) == card.at for id_ in card.about):
                followers[card.id] = card
                leaving[card.id] = card.at
                found = True
    return [card for card in staying if card.id in followers]


def _let_go(
    journey: JourneyMap, going: list[Card], at: str | None, moving: frozenset[str]
) -> Iterator[Card]:
    """Yield the cards without what they are about where that is a touchpoint left behind."""
    if at is None or not any(card.about for card in going):
        yield from going
        return
    lanes = {lane.id: lane for lane in journey.lanes}
    mentioned = {id_ for card in going for id_ in card.about} - moving
    left_behind = {
        card.id
        for card in journey.cards
        if card.id in mentioned and card.at != at and kind_of(card, lanes) == TOUCHPOINT
    }
    for card in going:
        about = tuple(id_ for id_ in card.about if id_ not in left_behind)
        yield card if about == card.about else replace(card, about=about)


def _first_staying(journey: JourneyMap, before: str | None, gone: Collection[str]) -> Card | None:
    """Return ``before``, or the first behind it in its cell that is not among those ``gone``."""
    if before is None:
        return None
    index = index_of(journey.cards, before)
    cell = cell_of(journey.cards[index])
    for card in journey.cards[index:]:
        if cell_of(card) == cell and card.id not in gone:
            return card
    return None


def _reads_the_same(before: tuple[Card, ...], after: tuple[Card, ...], moved: list[Card]) -> bool:
    """Whether the moved cards are the same as before, in cells that are in the same order."""
    originals = {id(card) for card in moved}
    if len(originals.intersection(id(card) for card in after)) < len(originals):
        return False
    cells = {cell_of(card) for card in moved}
    return all(
        [card.id for card in before if cell_of(card) == cell]
        == [card.id for card in after if cell_of(card) == cell]
        for cell in cells
    )

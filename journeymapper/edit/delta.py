"""What differs between two maps, found by identity: what was not touched is the same object."""

from __future__ import annotations

from dataclasses import dataclass, fields

from journeymapper.edit.cells import cell_of
from journeymapper.edit.references import TABLES
from journeymapper.model.document import Card, JourneyMap

_HEAD = tuple(
    field.name
    for field in fields(JourneyMap)
    if field.name not in {table for table, _ in TABLES.values()}
)


@dataclass(frozen=True, slots=True)
class Delta:
    """What one map has otherwise than another.

    A flag stands for any difference in that table: entities changed, added, removed or reordered.
    """

    added: frozenset[str] = frozenset()
    """Ids of cards, as in the next three."""
    removed: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    cells: frozenset[tuple[str, str]] = frozenset()
    """(lane, column) whose cards are others than before, look different or stand otherwise."""
    head: bool = False
    """Anything of the map's own: title, scale, theme, ..."""
    personas: bool = False
    channels: bool = False
    columns: bool = False
    lanes: bool = False
    links: bool = False
    assets: bool = False

    @property
    def cards(self) -> frozenset[str]:
        """Ids of all cards that were changed, added or removed."""
        return self.changed | self.added | self.removed

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return self != NOTHING


def delta(before: JourneyMap, after: JourneyMap) -> Delta:
    """Return what differs; in time linear in the cards between the first and the last change."""
    if before is after:
        return NOTHING
    old, new = _window(before.cards, after.cards)
    was = {card.id: card for card in old}
    now = {card.id: card for card in new}
    return Delta(
        added=frozenset(id_ for id_ in now if id_ not in was),
        removed=frozenset(id_ for id_ in was if id_ not in now),
        changed=frozenset(id_ for id_ in was if id_ in now and was[id_] is not now[id_]),
        cells=_cells(old, new),
        head=any(getattr(before, name) is not getattr(after, name) for name in _HEAD),
        personas=before.personas is not after.personas,
        channels=before.channels is not after.channels,
        columns=before.stages is not after.stages,
        lanes=before.lanes is not after.lanes,
        links=before.links is not after.links,
        assets=before.assets is not after.assets,
    )


def _window(
    old: tuple[Card, ...], new: tuple[Card, ...]
) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """Return both without what they have in common at the start and at the end."""
    if old is new:
        return (), ()
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] is new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] is new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


def _cells(old: tuple[Card, ...], new: tuple[Card, ...]) -> frozenset[tuple[str, str]]:
    was, now = _by_cell(old), _by_cell(new)
    return frozenset(cell for cell in was.keys() | now.keys() if was.get(cell) != now.get(cell))


def _by_cell(cards: tuple[Card, ...]) -> dict[tuple[str, str], list[int]]:
    cells: dict[tuple[str, str], list[int]] = {}
    for card in cards:
        cells.setdefault(cell_of(card), []).append(id(card))
    return cells


NOTHING = Delta()
"""No difference at all."""

"""Questions that many ask of a map: what stands where, in which order. Answered once per map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from journeymapper.model.card import Card
from journeymapper.model.document import Asset, Channel, JourneyMap, Lane, Persona, Stage, Step
from journeymapper.model.vocabulary import LANE_KINDS


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A map seen from every side; all mappings keep the order of the file."""

    personas: Mapping[str, Persona]
    channels: Mapping[str, Channel]
    stages: Mapping[str, Stage]
    columns: Mapping[str, Stage | Step]
    """The leaf columns, from left to right."""
    stage_of: Mapping[str, Stage]
    """Leaf column id -> its stage."""
    lanes: Mapping[str, Lane]
    cards: Mapping[str, Card]
    cells: Mapping[tuple[str, str], tuple[Card, ...]]
    """(lane id, column id) -> its cards in order."""
    touchpoints: tuple[Card, ...]
    """In the order of the journey."""
    numbers: Mapping[str, int]
    """Touchpoint id -> its 1-based place in the journey."""
    assets: Mapping[str, Asset]
    about: Mapping[str, tuple[Card, ...]]
    """Card id -> the cards that are about it."""


def kind_of(card: Card, lanes: Mapping[str, Lane]) -> str:
    """Return the kind of a card: its own, else the one its lane takes, else free text."""
    if card.kind:
        return card.kind
    lane = lanes.get(card.lane)
    return LANE_KINDS.get(lane.kind, "text") or "text" if lane else "text"


class _ByIdentity:
    """Hashes a map by identity, so that the cache never compares two maps field by field."""

    __slots__ = ("map",)

    def __init__(self, document: JourneyMap) -> None:
        self.map = document

    def __hash__(self) -> int:
        return id(self.map)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.map is self.map


@lru_cache(maxsize=4)
def _index_of(document: _ByIdentity) -> Index:
    return _build(document.map)


def index(document: JourneyMap) -> Index:
    """Return the index of a map; the last four maps asked for are kept."""
    return _index_of(_ByIdentity(document))


def _build(document: JourneyMap) -> Index:
    lanes = {lane.id: lane for lane in document.lanes}
    columns: dict[str, Stage | Step] = {}
    stage_of: dict[str, Stage] = {}
    for stage in document.stages:
        for column in stage.columns:
            columns[column.id] = column
            stage_of[column.id] = stage
    cells: dict[tuple[str, str], list[Card]] = {}
    by_column: dict[str, list[Card]] = {column: [] for column in columns}
    about: dict[str, list[Card]] = {}
    for card in document.cards:
        cells.setdefault((card.lane, card.at), []).append(card)
        for other in card.about:
            about.setdefault(other, []).append(card)
        if card.at in by_column and kind_of(card, lanes) == "touchpoint":
            by_column[card.at].append(card)
    touchpoints = tuple(card for column in by_column.values() for card in column)
    return Index(
        personas={p.id: p for p in document.personas},
        channels={c.id: c for c in document.channels},
        stages={s.id: s for s in document.stages},
        columns=columns,
        stage_of=stage_of,
        lanes=lanes,
        cards={c.id: c for c in document.cards},
        cells={place: tuple(cards) for place, cards in cells.items()},
        touchpoints=touchpoints,
        numbers={card.id: n for n, card in enumerate(touchpoints, 1)},
        assets={a.id: a for a in document.assets},
        about={card: tuple(others) for card, others in about.items()},
    )

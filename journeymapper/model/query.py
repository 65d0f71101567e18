"""Questions that many ask of a map: what stands where, in which order. Answered once per map.

The answer after a small edit is made from the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import compress, count
from operator import attrgetter, is_, is_not
from threading import Lock
from typing import Any, Final

from journeymapper.frozen import frozen
from journeymapper.model.card import Card
from journeymapper.model.document import Asset, Channel, JourneyMap, Lane, Persona, Stage, Step
from journeymapper.model.positions import replaced_places
from journeymapper.model.vocabulary import LANE_KINDS

Cell = tuple[tuple[str, str], tuple[Card, ...]]
"""(lane id, column id) and the cards there, in order."""

MOST_CHANGED: Final = 200
"""With more changed cards than this, the index is made anew."""
KEPT: Final = 4
"""Maps whose index is kept: those before and after an edit, and what they are compared with."""
_kept: list[tuple[JourneyMap, Index]] = []
"""The map that was asked for last stands first."""
_lock: Final = Lock()
_ID: Final = attrgetter("id")


@frozen(eq=False)
class Index:
    """A map seen from every side; mappings keep the order of the file unless they say otherwise.

    What an edit did not touch is the same object as before.
    """

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
    """(lane id, column id) -> its cards in order; itself in no order."""
    touchpoints: tuple[Card, ...]
    """In the order of the journey."""
    numbers: Mapping[str, int]
    """Touchpoint id -> its 1-based place in the journey."""
    assets: Mapping[str, Asset]
    about: Mapping[str, tuple[Card, ...]]
    """Card id -> the cards that are about it; itself in no order."""
    met: Mapping[str, tuple[Card, ...]]
    """Leaf column id -> its touchpoints in order."""
    path: Mapping[str, tuple[Card, ...]]
    """Stage id -> its touchpoints in the order of the journey."""
    held: Mapping[str, tuple[Cell, ...]]
    """Stage id -> its cells that hold any card."""
    rows: Mapping[str, Mapping[str, tuple[Cell, ...]]]
    """Lane id -> stage id -> the cells there that hold any card; in no order."""


def kind_of(card: Card, lanes: Mapping[str, Lane]) -> str:
    """Return the kind of a card: its own, else the one its lane takes, else free text."""
    return card.kind or usual_kind(card.lane, lanes)


def usual_kind(lane_id: str, lanes: Mapping[str, Lane]) -> str:
    """Return the kind of a lane's cards that have none of their own."""
    lane = lanes.get(lane_id)
    return LANE_KINDS.get(lane.kind, "text") or "text" if lane else "text"


def index(document: JourneyMap) -> Index:
    """Return the index of a map; the last few maps asked for are kept, by identity.

    That of a map which was edited a little is made from the one before the edit.
    """
    known = list(_kept)
    if known and known[0][0] is document:
        return known[0][1]
    found = next((each for other, each in known if other is document), None)
    if found is None:
        derived = (followed(other, each, document) for other, each in known)
        found = next((each for each in derived if each is not None), None) or indexed(document)
    with _lock:
        _kept[:] = [(document, found), *(pair for pair in _kept if pair[0] is not document)][:KEPT]
    return found


def indexed(document: JourneyMap) -> Index:
    """Return the index of a map, made anew."""
    lanes = {lane.id: lane for lane in document.lanes}
    ladder = _columns(document)
    columns = ladder["columns"]
    cells: dict[tuple[str, str], list[Card]] = {}
    about: dict[str, list[Card]] = {}
    for card in document.cards:
        cells.setdefault((card.lane, card.at), []).append(card)
        for other in card.about:
            about.setdefault(other, []).append(card)
    met = _met(document.cards, columns, lanes)
    settled = {place: tuple(cards) for place, cards in cells.items()}
    touchpoints = tuple(card for column in met.values() for card in column)
    held = _held(settled, ladder["stages"], ladder["stage_of"])
    return Index(
        personas={p.id: p for p in document.personas},
        channels={c.id: c for c in document.channels},
        **ladder,
        lanes=lanes,
        cards={c.id: c for c in document.cards},
        cells=settled,
        touchpoints=touchpoints,
        numbers={card.id: n for n, card in enumerate(touchpoints, 1)},
        assets={a.id: a for a in document.assets},
        about={card: tuple(others) for card, others in about.items()},
        met=met,
        path={stage.id: _path(stage, met) for stage in document.stages},
        held=held,
        rows=_rows({}, held, held),
    )


def followed(before: JourneyMap, known: Index, document: JourneyMap) -> Index | None:
    """Return the index of a map from that of the map before a small edit; None after a large one.

    Small is what changes few cards and keeps the others in their order, or changes stages and
    lanes but for their order, their columns and their kinds.
    """
    if before.stages is not document.stages or before.lanes is not document.lanes:
        if before.cards is not document.cards or _order(before) != _order(document):
            return None
        known = replace(known, **_columns(document), lanes=_by_id(document.lanes))
    if len(known.cards) != len(before.cards):
        return None  # an id twice
    tables: dict[str, Any] = {
        name: _by_id(getattr(document, name))
        for name in ("personas", "channels", "assets")
        if getattr(document, name) is not getattr(before, name)
    }
    if before.cards is document.cards:
        return replace(known, **tables) if tables else known
    pairs = _replaced(before.cards, document.cards)
    if pairs is not None:
        return replace(known, **_with_replaced(known, pairs), **tables)
    changed = _difference(before.cards, document.cards)
    if changed is None:
        return None
    return replace(known, **_with_moved(known, document, changed), **tables)


def _order(document: JourneyMap) -> tuple[list[list[str]], list[tuple[str, str]]]:
    """Return the columns of each stage, and the lanes with their kinds: widths do not count."""
    stages = [[stage.id, *(column.id for column in stage.columns)] for stage in document.stages]
    return stages, [(lane.id, lane.kind) for lane in document.lanes]


def _columns(document: JourneyMap) -> dict[str, Any]:
    columns: dict[str, Stage | Step] = {}
    stage_of: dict[str, Stage] = {}
    for stage in document.stages:
        for column in stage.columns:
            columns[column.id] = column
            stage_of[column.id] = stage
    return {"stages": _by_id(document.stages), "columns": columns, "stage_of": stage_of}


def _by_id(entities: Iterable[Any]) -> dict[str, Any]:
    return {each.id: each for each in entities}


def _replaced(old: tuple[Card, ...], new: tuple[Card, ...]) -> list[tuple[Card, Card]] | None:
    """Return (before, after) of cards changed in place; None where any moved, came or went."""
    if len(old) != len(new):
        return None
    places = replaced_places(old, new)
    if places is None:
        pairs = list(compress(zip(old, new, strict=True), map(is_not, old, new)))
    else:
        pairs = [(old[at], new[at]) for at in places if old[at] is not new[at]]
    if len(pairs) > MOST_CHANGED:
        return None
    same = all(
        (a.id, a.lane, a.at, a.kind, a.about) == (b.id, b.lane, b.at, b.kind, b.about)
        for a, b in pairs
    )
    return pairs if same else None


def _with_replaced(known: Index, pairs: Sequence[tuple[Card, Card]]) -> dict[str, Any]:
    swap = {id(old): new for old, new in pairs}

    def swapped(cards: tuple[Card, ...]) -> tuple[Card, ...]:
        return tuple([swap.get(id(card), card) for card in cards])

    cards, cells, about = dict(known.cards), dict(known.cells), dict(known.about)
    met, path, held = dict(known.met), dict(known.path), dict(known.held)
    columns: set[str] = set()
    changed: list[str] = []
    for old, new in pairs:
        cards[new.id] = new
        cells[old.lane, old.at] = swapped(cells[old.lane, old.at])
        columns.add(old.at)
        for other in old.about:
            about[other] = swapped(about[other])
    for stage in {known.stage_of[at].id for at in columns if at in known.stage_of}:
        held[stage] = tuple([(place, cells[place]) for place, _ in held[stage]])
        changed.append(stage)
    touched = [at for at in columns if any(id(card) in swap for card in met.get(at, ()))]
    rows = _rows(known.rows, held, changed)
    found: dict[str, Any] = {"cards": cards, "cells": cells, "about": about}
    found |= {"held": held, "rows": rows}
    if touched:
        met.update({at: swapped(met[at]) for at in touched})
        stages = {known.stage_of[at].id for at in touched}
        path.update({stage: _path(known.stages[stage], met) for stage in stages})
        touchpoints = list(known.touchpoints)
        for old, new in pairs:
            if old.at in touched and new.id in known.numbers:
                touchpoints[known.numbers[new.id] - 1] = new
        found |= {"met": met, "path": path, "touchpoints": tuple(touchpoints)}
    return found


def _difference(old: tuple[Card, ...], new: tuple[Card, ...]) -> list[Card] | None:
    """Return the cards that came or went; None if they are many or the rest has another order."""
    shorter = min(len(old), len(new))
    begin = next(compress(count(), map(is_not, old, new)), shorter)
    end = next(compress(count(), map(is_not, reversed(old), reversed(new))), shorter)
    end = min(end, shorter - begin)
    old, new = old[begin : len(old) - end], new[begin : len(new) - end]
    before, after = set(map(id, old)), set(map(id, new))
    gone, come = before - after, after - before
    if len(gone) + len(come) > 2 * MOST_CHANGED:
        return None
    rest_old = [card for card in old if id(card) not in gone]
    rest_new = [card for card in new if id(card) not in come]
    if len(rest_old) != len(rest_new) or not all(map(is_, rest_old, rest_new)):
        return None
    return [card for card in old if id(card) in gone] + [c for c in new if id(c) in come]


def _with_moved(known: Index, document: JourneyMap, changed: Sequence[Card]) -> dict[str, Any]:
    columns = {card.at for card in changed}
    stages = {known.stage_of[at].id for at in columns if at in known.stage_of}
    around = columns.union([each.id for stage in stages for each in known.stages[stage].columns])
    there = [card for card in document.cards if card.at in around]
    fresh: dict[tuple[str, str], list[Card]] = {}
    for card in there:
        fresh.setdefault((card.lane, card.at), []).append(card)
    cells = dict(known.cells)
    for place in {(card.lane, card.at) for card in changed} - fresh.keys():
        del cells[place]
    here = {place: _same(cells.get(place, ()), cards) for place, cards in fresh.items()}
    cells.update(here)
    met = dict(known.met)
    for column, cards in _met(
        there, [at for at in columns if at in known.columns], known.lanes
    ).items():
        met[column] = _same(met[column], cards)
    held = {**known.held, **_held(here, stages, known.stage_of)}
    found: dict[str, Any] = {
        "cards": dict(zip(map(_ID, document.cards), document.cards, strict=True)),
        "cells": cells,
        "about": _about(known, document, changed),
        "held": held,
        "rows": _rows(known.rows, held, stages),
    }
    if any(met[at] is not known.met[at] for at in columns if at in met):
        touchpoints = tuple([card for column in met.values() for card in column])
        path = {s: _same(known.path[s], _path(known.stages[s], met)) for s in stages}
        found |= {"met": met, "path": {**known.path, **path}, "touchpoints": touchpoints}
        ids = list(map(_ID, touchpoints))
        if ids != list(known.numbers):
            found["numbers"] = {each: n for n, each in enumerate(ids, 1)}
    return found


def _about(
    known: Index, document: JourneyMap, changed: Sequence[Card]
) -> Mapping[str, tuple[Card, ...]]:
    others = {other for card in changed for other in card.about}
    if not others:
        return known.about
    same = {id(card) for other in others for card in known.about.get(other, ())}
    wanted = same.union(map(id, changed))
    fresh: dict[str, list[Card]] = {}
    for card in [card for card in document.cards if id(card) in wanted]:
        for other in card.about:
            if other in others:
                fresh.setdefault(other, []).append(card)
    about = {**known.about, **{other: tuple(cards) for other, cards in fresh.items()}}
    for other in others - fresh.keys():
        about.pop(other, None)
    return about


def _same(before: tuple[Card, ...], now: Sequence[Card]) -> tuple[Card, ...]:
    """Return ``before`` itself where both hold the same cards."""
    if len(before) == len(now) and all(map(is_, before, now)):
        return before
    return tuple(now)


def _met(
    cards: Iterable[Card], columns: Iterable[str], lanes: Mapping[str, Lane]
) -> dict[str, tuple[Card, ...]]:
    found: dict[str, list[Card]] = {column: [] for column in columns}
    for card in cards:
        if card.at in found and kind_of(card, lanes) == "touchpoint":
            found[card.at].append(card)
    return {column: tuple(own) for column, own in found.items()}


def _path(stage: Stage, met: Mapping[str, tuple[Card, ...]]) -> tuple[Card, ...]:
    return tuple([card for column in stage.columns for card in met[column.id]])


def _held(
    cells: Mapping[tuple[str, str], tuple[Card, ...]],
    stages: Iterable[str],
    stage_of: Mapping[str, Stage],
) -> dict[str, tuple[Cell, ...]]:
    found: dict[str, list[Cell]] = {stage: [] for stage in stages}
    for place, cards in cells.items():
        stage = stage_of.get(place[1])
        if stage is not None and stage.id in found:
            found[stage.id].append((place, cards))
    return {stage: tuple(own) for stage, own in found.items()}


def _rows(
    known: Mapping[str, Mapping[str, tuple[Cell, ...]]],
    held: Mapping[str, tuple[Cell, ...]],
    stages: Iterable[str],
) -> dict[str, Mapping[str, tuple[Cell, ...]]]:
    """Return the cells by lane and stage; those of ``stages`` anew, and of them what is as known.

    A row of which no cell changed is the row that was known.
    """
    rows: dict[str, Mapping[str, tuple[Cell, ...]]] = dict(known)
    own: dict[str, dict[str, tuple[Cell, ...]]] = {}
    for stage in stages:
        here: dict[str, list[Cell]] = {}
        for cell in held[stage]:
            here.setdefault(cell[0][0], []).append(cell)
        gone = [lane for lane, row in rows.items() if stage in row and lane not in here]
        for lane in (*here, *gone):
            cells = tuple(here.get(lane, ()))
            if rows.get(lane, {}).get(stage, ()) != cells:
                row = own.get(lane)
                if row is None:
                    rows[lane] = row = own[lane] = dict(rows.get(lane, {}))
                if cells:
                    row[stage] = cells
                else:
                    del row[stage]
    return {lane: row for lane, row in rows.items() if row}

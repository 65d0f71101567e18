"""Moving by the shape of the map: what lies left, right, above or below of what is selected.

Along a lane cards follow each other in the order of the journey; above and below lies the nearest
lane with a card in that column, or else the column's own header.
"""

from __future__ import annotations

from typing import Literal

from journeymapper.edit.sequence import index_of
from journeymapper.model.document import Card, JourneyMap
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import Index, index

Direction = Literal["left", "right", "up", "down"]


def neighbour(journey: JourneyMap, ref: Ref, direction: Direction) -> Ref | None:
    """Return what lies beside ``ref``, or None at the end of the map; KeyError if unknown.

    From the map itself every way leads to its first stage, from links and others none does.
    """
    facts = index(journey)
    if ref.kind == "card":
        return _from_card(journey, facts, facts.cards[ref.id], direction)
    if ref.kind in {"stage", "step"}:
        return _from_header(journey, facts, ref, direction)
    if ref.kind == "lane":
        return _from_lane(journey, facts, facts.lanes[ref.id].id, direction)
    if ref == THE_MAP and journey.stages:
        return Ref("stage", journey.stages[0].id)
    return None


def _from_card(journey: JourneyMap, facts: Index, card: Card, direction: Direction) -> Ref | None:
    if direction in {"left", "right"}:
        return _along(facts, card, 1 if direction == "right" else -1)
    rows = [lane.id for lane in journey.lanes if not lane.hidden]
    if card.lane not in rows:
        return None
    row = rows.index(card.lane)
    others = rows[row + 1 :] if direction == "down" else rows[:row][::-1]
    for lane in others:
        cell = facts.cells.get((lane, card.at), ())
        if cell:
            return _ref(_nearest(facts, card, cell))
    return header(facts, card.at) if direction == "up" else None


def _along(facts: Index, card: Card, by: int) -> Ref | None:
    """Return the card before or after one in its lane, over the empty cells."""
    columns = list(facts.columns)
    cell = facts.cells[card.lane, card.at]
    place = index_of(cell, card.id) + by
    if 0 <= place < len(cell):
        return _ref(cell[place])
    column = columns.index(card.at) + by
    while 0 <= column < len(columns):
        cell = facts.cells.get((card.lane, columns[column]), ())
        if cell:
            return _ref(cell[0 if by > 0 else -1])
        column += by
    return None


def _nearest(facts: Index, card: Card, cell: tuple[Card, ...]) -> Card:
    """Return the card of a cell that hangs together with ``card``, or stands at the same place."""
    for other in cell:
        if card.id in other.about or other.id in card.about:
            return other
    own = facts.cells[card.lane, card.at]
    share = index_of(own, card.id) / len(own)
    return cell[min(int(share * len(cell)), len(cell) - 1)]


def header(facts: Index, column: str) -> Ref:
    """Return the step or stage that a leaf column is."""
    return Ref("stage" if column in facts.stages else "step", column)


def _from_header(journey: JourneyMap, facts: Index, ref: Ref, direction: Direction) -> Ref | None:
    stage = facts.stages[ref.id] if ref.kind == "stage" else facts.stage_of[ref.id]
    if direction in {"left", "right"}:
        by = 1 if direction == "right" else -1
        order = list(facts.stages) if ref.kind == "stage" else list(facts.columns)
        place = order.index(ref.id) + by
        if not 0 <= place < len(order):
            return None
        return Ref("stage", order[place]) if ref.kind == "stage" else header(facts, order[place])
    if direction == "up":
        return Ref("stage", stage.id) if ref.kind == "step" else THE_MAP
    if ref.kind == "stage" and stage.steps:
        return Ref("step", stage.steps[0].id)
    for lane in journey.lanes:
        cell = () if lane.hidden else facts.cells.get((lane.id, ref.id), ())
        if cell:
            return _ref(cell[0])
    return None


def _from_lane(journey: JourneyMap, facts: Index, lane: str, direction: Direction) -> Ref | None:
    if direction == "right":
        cells = (facts.cells.get((lane, column), ()) for column in facts.columns)
        return next((_ref(cell[0]) for cell in cells if cell), None)
    if direction == "left":
        return None
    order = [one.id for one in journey.lanes if not one.hidden or one.id == lane]
    place = order.index(lane) + (1 if direction == "down" else -1)
    return Ref("lane", order[place]) if 0 <= place < len(order) else None


def _ref(card: Card) -> Ref:
    return Ref("card", card.id)

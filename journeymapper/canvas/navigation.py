"""Where the arrow keys lead: from card to card and header to header by the shape of the map."""

from __future__ import annotations

from typing import Final, Literal

from journeymapper.canvas.picking import Picker
from journeymapper.layout.arrangement import CardBox
from journeymapper.model.ids import Ref

Direction = Literal["left", "right", "up", "down"]
_STEP: Final = {"left": -1, "right": 1, "up": -1, "down": 1}


def neighbour(picker: Picker, ref: Ref | None, direction: Direction) -> Ref | None:
    """Return what lies beside ``ref``; from nothing, the first card; None at the map's end."""
    if ref is None:
        return first_card(picker)
    if ref.kind == "card":
        box = picker.arrangement.cards.get(ref.id)
        return _from_card(picker, box, direction) if box is not None else first_card(picker)
    if ref.kind in {"stage", "step"}:
        return _from_header(picker, ref, direction)
    if ref.kind == "lane":
        return _from_lane(picker, ref, direction)
    return first_card(picker)


def first_card(picker: Picker) -> Ref | None:
    """Return the card that is read first: in the highest lane that has any, on its left."""
    for lane in picker.arrangement.lanes:
        order = lane_order(picker, lane.id)
        if order:
            return Ref("card", order[0])
    return None


def lane_order(picker: Picker, lane: str) -> list[str]:
    """Return the cards of a lane as they are read: cell by cell, row by row."""
    return [
        box.card
        for column in picker.arrangement.columns
        for row in picker.grid.rows(lane, column.id)
        for box in row
    ]


def _from_card(picker: Picker, box: CardBox, direction: Direction) -> Ref | None:
    step = _STEP[direction]
    rows = picker.grid.rows(box.lane, box.column)
    number = next(i for i, row in enumerate(rows) if box in row)
    if direction in {"left", "right"}:
        row = rows[number]
        at = row.index(box) + step
        if 0 <= at < len(row):
            return Ref("card", row[at].card)
        beside = _beside(picker, box, step)
        return Ref("card", beside.card) if beside else _edge_of(box, direction)
    if 0 <= number + step < len(rows):
        return Ref("card", _nearest(rows[number + step], box.rect.middle).card)
    return _above_or_below(picker, box, step)


def _beside(picker: Picker, box: CardBox, step: int) -> CardBox | None:
    """Return the nearest card of the next cell of the lane that holds any, at the same height."""
    columns = [column.id for column in picker.arrangement.columns]
    at = columns.index(box.column) + step
    while 0 <= at < len(columns):
        rows = picker.grid.rows(box.lane, columns[at])
        if rows:
            row = min(rows, key=lambda r: abs(r[0].rect.y - box.rect.y))
            return row[0] if step > 0 else row[-1]
        at += step
    return None


def _edge_of(box: CardBox, direction: Direction) -> Ref | None:
    return Ref("lane", box.lane) if direction == "left" else None


def _above_or_below(picker: Picker, box: CardBox, step: int) -> Ref | None:
    """Return the card nearest in x of the next lane with cards near; above all: the header."""
    lanes = [lane.id for lane in picker.arrangement.lanes]
    at = lanes.index(box.lane) + step
    while 0 <= at < len(lanes):
        rows = picker.grid.rows(lanes[at], box.column)
        if rows:
            row = rows[0] if step > 0 else rows[-1]
            return Ref("card", _nearest(row, box.rect.middle).card)
        at += step
    if step < 0:
        return _header_of(picker, box.column)
    return None


def _header_of(picker: Picker, column: str) -> Ref | None:
    for span in picker.arrangement.columns:
        if span.id == column:
            return Ref("stage" if span.id == span.stage else "step", column)
    return None


def _nearest(row: list[CardBox], x: float) -> CardBox:
    return min(row, key=lambda box: abs(box.rect.middle - x))


def _from_header(picker: Picker, ref: Ref, direction: Direction) -> Ref | None:
    stages = [span.id for span in picker.arrangement.stages]
    columns = picker.arrangement.columns
    if direction in {"left", "right"}:
        of = stages if ref.kind == "stage" else [c.id for c in columns if c.id != c.stage]
        at = of.index(ref.id) + _STEP[direction] if ref.id in of else -1
        return Ref(ref.kind, of[at]) if 0 <= at < len(of) else None
    if ref.kind == "step" and direction == "up":
        return next((Ref("stage", c.stage) for c in columns if c.id == ref.id), None)
    if direction == "up":
        return None
    steps = [c.id for c in columns if c.stage == ref.id and c.id != ref.id]
    if ref.kind == "stage" and steps:
        return Ref("step", steps[0])
    for lane in picker.arrangement.lanes:
        rows = picker.grid.rows(lane.id, ref.id)
        if rows:
            return Ref("card", rows[0][0].card)
    return None


def _from_lane(picker: Picker, ref: Ref, direction: Direction) -> Ref | None:
    lanes = [span.id for span in picker.arrangement.lanes]
    if direction == "right":
        order = lane_order(picker, ref.id)
        return Ref("card", order[0]) if order else None
    if direction == "left" or ref.id not in lanes:
        return None
    at = lanes.index(ref.id) + _STEP[direction]
    return Ref("lane", lanes[at]) if 0 <= at < len(lanes) else None

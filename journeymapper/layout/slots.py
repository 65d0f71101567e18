"""Where a dragged thing would land and where edges can be pulled: geometry as data, no Qt.

All distances are units of the sheet. Lookups bisect over stages, columns and lanes and look into
one cell, so that a drag costs the same on a map of any size.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final, TypeVar

from journeymapper.display.geometry import Rect
from journeymapper.frozen import frozen
from journeymapper.lanes.catalog import lane_kind
from journeymapper.layout.arrangement import (
    Arrangement,
    CardBox,
    ColumnSpan,
    LaneSpan,
    StageSpan,
    TouchpointSlot,
)
from journeymapper.model.ids import Ref

OUTSIDE: Final = 80.0
"""How far beyond the grid a drop still counts as meant for its nearest cell."""
_PAD: Final = 6.0

_Span = TypeVar("_Span", StageSpan, ColumnSpan, LaneSpan)

Line = tuple[float, float, float, float]
Takes = Callable[[str, str], bool]
"""Tells whether a lane of the first kind takes a card of the second."""


@frozen
class Drop:
    """Where cards would land: the cell, the card they go before, and how that is shown.

    ``line`` is the insertion line, ``slot`` the strip that is tinted; ``after`` and ``following``
    are the neighbours' numbers (0 where there is none) for touchpoints; ``under`` is the
    touchpoint in whose slot the pointer is, where cards that are about it stand.
    """

    lane: str
    column: str
    before: str | None
    line: Line
    slot: Rect
    after: int = 0
    following: int = 0
    under: str = ""


@frozen
class HeaderDrop:
    """Where a stage, a step or a lane would land; ``parent`` is the step's stage."""

    before: str | None
    line: Line
    parent: str = ""


@frozen
class Edge:
    """An edge that resizes ``ref``: a right edge (``vertical``) or a bottom edge, and its size."""

    ref: Ref
    vertical: bool
    place: float
    size: float


class Grid:
    """The places of one arrangement, indexed for looking up; build it once per arrangement."""

    def __init__(self, arrangement: Arrangement) -> None:
        """Take an arrangement; the indexes are built when first needed."""
        self.arrangement = arrangement
        self.stage_rights = [span.x + span.w for span in arrangement.stages]
        self.column_rights = [span.x + span.w for span in arrangement.columns]
        self.lane_bottoms = [span.y + span.h for span in arrangement.lanes]
        self.slot_rights = [slot.left + slot.w for slot in arrangement.touchpoints]
        self._rows: dict[tuple[str, str], list[list[CardBox]]] = {}

    @cached_property
    def cells(self) -> dict[tuple[str, str], list[CardBox]]:
        """The boxes of every cell (lane, column) that holds any, in no order."""
        found: dict[tuple[str, str], list[CardBox]] = {}
        for box in self.arrangement.cards.values():
            found.setdefault((box.lane, box.column), []).append(box)
        return found

    @cached_property
    def by_column(self) -> dict[str, list[TouchpointSlot]]:
        """The touchpoints of every column that holds any, from left to right."""
        found: dict[str, list[TouchpointSlot]] = {}
        for slot in self.arrangement.touchpoints:
            found.setdefault(slot.column, []).append(slot)
        return found

    @cached_property
    def slot_of(self) -> dict[str, TouchpointSlot]:
        """Touchpoint id -> its slot."""
        return {slot.card: slot for slot in self.arrangement.touchpoints}

    def rows(self, lane: str, column: str) -> list[list[CardBox]]:
        """Return the boxes of a cell as they are read: rows from the top, each from the left."""
        key = (lane, column)
        if key not in self._rows:
            self._rows[key] = _in_rows(self.cells.get(key, []))
        return self._rows[key]

    def rows_across(self, lane: str) -> list[list[CardBox]]:
        """Return the boxes of a whole lane as they are read, for one that ignores the columns."""
        key = (lane, "")
        if key not in self._rows:
            cells = [boxes for (row, _), boxes in self.cells.items() if row == lane]
            self._rows[key] = _in_rows([box for boxes in cells for box in boxes])
        return self._rows[key]

    def column_of(self, box: CardBox) -> ColumnSpan:
        """Return the column that a card belongs to, wherever it stands."""
        return next(span for span in self.arrangement.columns if span.id == box.column)

    def stage_at(self, x: float) -> StageSpan | None:
        """Return the stage at x or nearest to it."""
        return _nearest(self.arrangement.stages, self.stage_rights, x)

    def column_at(self, x: float) -> ColumnSpan | None:
        """Return the column at x or nearest to it."""
        return _nearest(self.arrangement.columns, self.column_rights, x)

    def lane_at(self, y: float) -> LaneSpan | None:
        """Return the lane at y or nearest to it."""
        return _nearest(self.arrangement.lanes, self.lane_bottoms, y)

    def touchpoint_at(self, x: float) -> TouchpointSlot | None:
        """Return the touchpoint whose slot holds x, if one does."""
        slots = self.arrangement.touchpoints
        at = bisect_right(self.slot_rights, x)
        return slots[at] if at < len(slots) and slots[at].left <= x else None

    def cell_rect(self, lane: LaneSpan, column: ColumnSpan) -> Rect:
        """Return the rectangle of a cell."""
        return Rect(column.x, lane.y, column.w, lane.h)

    def near(self, x: float, y: float) -> bool:
        """Tell whether a point is in the grid of cells or not far beyond it."""
        columns, lanes = self.arrangement.columns, self.arrangement.lanes
        if not columns or not lanes:
            return False
        return (
            columns[0].x - OUTSIDE <= x <= columns[-1].x + columns[-1].w + OUTSIDE
            and self.arrangement.band.y <= y <= lanes[-1].y + lanes[-1].h + OUTSIDE
        )


def drop_target(grid: Grid, x: float, y: float, kind: str, takes: Takes) -> Drop | None:
    """Return where a card of ``kind`` dropped at (x, y) lands; None off the grid.

    It lands in the lane under the pointer if that one takes it, else in the nearest that does.
    """
    if not grid.near(x, y):
        return None
    lane = _lane_for(grid, y, kind, takes)
    column = grid.column_at(x)
    if lane is None or column is None:
        return None
    if kind == "touchpoint":
        return _between_slots(grid, lane, column, x)
    slot = grid.touchpoint_at(x)
    under = slot.card if slot is not None and slot.column == column.id else ""
    return _in_cell(grid, lane, column, (x, y), under)


def stage_drop(grid: Grid, x: float) -> HeaderDrop | None:
    """Return where a stage dropped at x lands."""
    stages = grid.arrangement.stages
    if not stages:
        return None
    at = bisect_right([span.x + span.w / 2 for span in stages], x)
    top, bottom = grid.arrangement.band.y, grid.arrangement.gutter.bottom
    place = stages[at].x if at < len(stages) else stages[-1].x + stages[-1].w
    before = stages[at].id if at < len(stages) else None
    return HeaderDrop(before, (place, top, place, bottom))


def step_drop(grid: Grid, x: float) -> HeaderDrop | None:
    """Return where a step dropped at x lands: its stage, and the step it goes before."""
    stage = grid.stage_at(x)
    if stage is None:
        return None
    columns = [c for c in grid.arrangement.columns if c.stage == stage.id and c.id != stage.id]
    at = bisect_right([span.x + span.w / 2 for span in columns], x)
    top, bottom = grid.arrangement.band.y, grid.arrangement.gutter.bottom
    if at < len(columns):
        place, before = columns[at].x, columns[at].id
    else:
        place, before = stage.x + stage.w, None
    return HeaderDrop(before, (place, top, place, bottom), stage.id)


def lane_drop(grid: Grid, y: float) -> HeaderDrop | None:
    """Return where a lane dropped at y lands."""
    lanes = grid.arrangement.lanes
    if not lanes:
        return None
    at = bisect_right([span.y + span.h / 2 for span in lanes], y)
    place = lanes[at].y if at < len(lanes) else lanes[-1].y + lanes[-1].h
    before = lanes[at].id if at < len(lanes) else None
    left, right = grid.arrangement.gutter.x, grid.arrangement.band.right
    return HeaderDrop(before, (left, place, right, place))


def edge_at(grid: Grid, x: float, y: float, reach: float) -> Edge | None:
    """Return the edge within ``reach`` of (x, y): of a column in the band, of a lane in the gutter.

    Where stage and step end together, the step is meant in the lower half of the band.
    """
    arrangement = grid.arrangement
    band, gutter = arrangement.band, arrangement.gutter
    if band.y <= y <= band.bottom and x > gutter.right:
        at = _closest(grid.column_rights, x, reach)
        if at is not None:
            return _column_edge(grid, arrangement.columns[at], lower=y > band.y + band.h / 2)
    elif gutter.x <= x <= gutter.right and y > band.bottom:
        at = _closest(grid.lane_bottoms, y, reach)
        if at is not None:
            lane = arrangement.lanes[at]
            return Edge(Ref("lane", lane.id), False, lane.y + lane.h, lane.h)
    return None


def _closest(ends: list[float], at: float, reach: float) -> int | None:
    """Return the index of the end that is within reach and nearest; None for none."""
    after = bisect_right(ends, at)
    near = [i for i in (after - 1, after) if 0 <= i < len(ends) and abs(ends[i] - at) <= reach]
    return min(near, key=lambda i: abs(ends[i] - at), default=None)


def _column_edge(grid: Grid, column: ColumnSpan, *, lower: bool) -> Edge:
    right = column.x + column.w
    stage = grid.stage_at(column.x + column.w / 2)
    if column.id == column.stage or stage is None:
        return Edge(Ref("stage", column.stage), True, right, column.w)
    if abs(stage.x + stage.w - right) < 1 and not lower:
        return Edge(Ref("stage", stage.id), True, right, stage.w)
    return Edge(Ref("step", column.id), True, right, column.w)


def _nearest(spans: Sequence[_Span], ends: list[float], at: float) -> _Span | None:
    if not spans:
        return None
    return spans[min(bisect_right(ends, at), len(spans) - 1)]


def _lane_for(grid: Grid, y: float, kind: str, takes: Takes) -> LaneSpan | None:
    lanes = [lane for lane in grid.arrangement.lanes if takes(lane.kind, kind)]
    return min(lanes, key=lambda lane: max(lane.y - y, y - lane.y - lane.h, 0.0), default=None)


def _between_slots(grid: Grid, lane: LaneSpan, column: ColumnSpan, x: float) -> Drop:
    slots = grid.by_column.get(column.id, [])
    at = bisect_right([slot.x for slot in slots], x)
    previous = slots[at - 1] if at else None
    following = slots[at] if at < len(slots) else None
    if previous is not None:
        place = previous.left + previous.w
    else:
        place = following.left if following is not None else column.x + _PAD
    # The neighbours in the whole journey, so that a drop between two stages names both sides.
    number = slots[0].number + at - 1 if slots else bisect_right(grid.slot_rights, column.x + 1)
    return Drop(
        lane.id,
        column.id,
        following.card if following is not None else None,
        (place, lane.y + _PAD, place, lane.y + lane.h - _PAD),
        Rect(place - 13, lane.y + _PAD, 26, lane.h - 2 * _PAD),
        number,
        number + 1 if number < len(grid.arrangement.touchpoints) else 0,
    )


def _in_cell(
    grid: Grid, lane: LaneSpan, column: ColumnSpan, at: tuple[float, float], under: str
) -> Drop:
    x, y = at
    across = not lane_kind(lane.kind).columns
    rows = grid.rows_across(lane.id) if across else grid.rows(lane.id, column.id)
    cell = grid.cell_rect(lane, column)
    if across and rows:
        # Such a lane fills its whole width: the card joins the cell of those that it lands among.
        column = grid.column_of(rows[-1][-1])
        under = ""
    if not rows:
        slot = Rect(cell.x + _PAD, cell.y + _PAD, cell.w - 2 * _PAD, cell.h - 2 * _PAD)
        line = (cell.x + _PAD, slot.y, cell.x + _PAD, slot.bottom)
        return Drop(lane.id, column.id, None, line, slot, under=under)
    number = min(range(len(rows)), key=lambda i: _distance(rows[i], y))
    row = rows[number]
    if len(row) == 1 and (len(rows) > 1 or row[0].rect.w > 0.6 * cell.w):
        return _stacked(rows, number, (lane, column), y, under)
    place = bisect_right([box.rect.middle for box in row], x)
    after = row[place].card if place < len(row) else _first(rows, number + 1)
    top = min(box.rect.y for box in row)
    bottom = max(box.rect.bottom for box in row)
    if place == len(row):
        edge = row[-1].rect.right + 4
    elif place == 0:
        edge = row[0].rect.x - 4
    else:
        edge = (row[place - 1].rect.right + row[place].rect.x) / 2
    slot = Rect(edge - 8, top, 16, bottom - top)
    return Drop(lane.id, column.id, after, (edge, top, edge, bottom), slot, under=under)


def _stacked(
    rows: list[list[CardBox]],
    number: int,
    cell: tuple[LaneSpan, ColumnSpan],
    y: float,
    under: str,
) -> Drop:
    """Return the drop above or below a row that is one card: cards stand under each other."""
    rect = rows[number][0].rect
    place = number if y < rect.y + rect.h / 2 else number + 1
    if place == 0:
        edge = rect.y - 4
    elif place == len(rows):
        edge = max(box.rect.bottom for box in rows[-1]) + 4
    else:
        above = max(box.rect.bottom for box in rows[place - 1])
        edge = (above + rows[place][0].rect.y) / 2
    line = (rect.x, edge, rect.right, edge)
    slot = Rect(rect.x, edge - 8, rect.w, 16)
    lane, column = cell
    return Drop(lane.id, column.id, _first(rows, place), line, slot, under=under)


def _first(rows: list[list[CardBox]], number: int) -> str | None:
    return rows[number][0].card if number < len(rows) else None


def _distance(row: list[CardBox], y: float) -> float:
    top = min(box.rect.y for box in row)
    bottom = max(box.rect.bottom for box in row)
    return max(top - y, y - bottom, 0.0)


def _in_rows(boxes: list[CardBox]) -> list[list[CardBox]]:
    """Group boxes into rows: a box belongs to the row whose first box it overlaps by half."""
    rows: list[list[CardBox]] = []
    for box in sorted(boxes, key=lambda box: (box.rect.y, box.rect.x)):
        first = rows[-1][0].rect if rows else None
        shared = min(first.bottom, box.rect.bottom) - box.rect.y if first is not None else 0.0
        if first is not None and shared > min(first.h, box.rect.h) / 2:
            rows[-1].append(box)
        else:
            rows.append([box])
    for row in rows:
        row.sort(key=lambda box: box.rect.x)
    return rows

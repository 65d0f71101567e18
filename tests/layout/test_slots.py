"""Drop targets and edges, on hand-made arrangements: geometry alone, no layout, no Qt."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Display
from journeymapper.layout.arrangement import (
    Arrangement,
    CardBox,
    ColumnSpan,
    LaneSpan,
    StageSpan,
    TouchpointSlot,
)
from journeymapper.layout.slots import (
    Grid,
    drop_target,
    edge_at,
    lane_drop,
    stage_drop,
    step_drop,
)
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

LEFT, TOP, PITCH, LANE = 184.0, 400.0, 100.0, 120.0
LANES = ("touchpoints", "emotion", "pain_points", "text")


def takes(lane_kind: str, card_kind: str) -> bool:
    if card_kind == "touchpoint" or lane_kind == "touchpoints":
        return (card_kind == "touchpoint") == (lane_kind == "touchpoints")
    return lane_kind != "emotion"


def arrangement(
    columns: list[tuple[str, str, int]], boxes: tuple[CardBox, ...] = ()
) -> Arrangement:
    """Columns as (column, stage, touchpoints), each touchpoint a pitch wide; an empty one, one."""
    spans, slots, stages = [], [], {}
    x = LEFT
    for column, stage, count in columns:
        w = PITCH * max(count, 1)
        spans.append(ColumnSpan(column, stage, x, w))
        for n in range(count):
            left = x + PITCH * n
            number = len(slots) + 1
            slots.append(
                TouchpointSlot(f"c{number}", column, number, left + PITCH / 2, left, PITCH)
            )
        first, width = stages.get(stage, (x, 0.0))
        stages[stage] = (first, width + w)
        x += w
    lanes = tuple(LaneSpan(k, k, TOP + LANE * i, LANE) for i, k in enumerate(LANES))
    touchpoints = tuple(
        CardBox(s.card, "touchpoints", s.column, Rect(s.left + 2, TOP + 10, s.w - 4, LANE - 20))
        for s in slots
    )
    return Arrangement(
        map=JourneyMap(),
        display=Display(x, 1000, ()),
        band=Rect(0, TOP - 80, x, 58),
        gutter=Rect(0, TOP - 80, LEFT, 80 + LANE * len(lanes)),
        stages=tuple(StageSpan(s, at, w) for s, (at, w) in stages.items()),
        columns=tuple(spans),
        lanes=lanes,
        touchpoints=tuple(slots),
        cards={box.card: box for box in (*touchpoints, *boxes)},
    )


@pytest.fixture
def grid() -> Grid:
    return Grid(arrangement([("see", "learn", 2), ("hear", "learn", 1), ("buy", "buy", 3)]))


@pytest.mark.parametrize(
    ("x", "column", "before", "neighbours", "line"),
    [
        (184 + 10, "see", "c1", (0, 1), 184),
        (184 + 60, "see", "c2", (1, 2), 284),
        (184 + 140, "see", "c2", (1, 2), 284),
        (184 + 190, "see", None, (2, 3), 384),
        (184 + 201, "hear", "c3", (2, 3), 384),
        (184 + 299, "hear", None, (3, 4), 484),
        (184 + 301, "buy", "c4", (3, 4), 484),
        (184 + 590, "buy", None, (6, 0), 784),
    ],
)
def test_a_touchpoint_lands_between_slots(grid, x, column, before, neighbours, line):
    drop = drop_target(grid, x, TOP + 50, "touchpoint", takes)
    assert (drop.lane, drop.column, drop.before) == ("touchpoints", column, before)
    assert (drop.after, drop.following) == neighbours
    assert drop.line[0] == drop.line[2] == line
    assert TOP < drop.line[1] < drop.line[3] < TOP + LANE


def test_an_empty_column_takes_its_first_touchpoint():
    grid = Grid(arrangement([("one", "one", 2), ("none", "none", 0), ("two", "two", 1)]))
    drop = drop_target(grid, LEFT + 250, TOP + 50, "touchpoint", takes)
    assert (drop.column, drop.before) == ("none", None)
    assert (drop.after, drop.following) == (2, 3)
    assert LEFT + 200 <= drop.line[0] <= LEFT + 300


def test_a_card_goes_to_the_nearest_lane_that_takes_it(grid):
    x = LEFT + 50
    assert drop_target(grid, x, TOP + 350, "touchpoint", takes).lane == "touchpoints"
    assert drop_target(grid, x, TOP + 10, "quote", takes).lane == "pain_points"
    assert drop_target(grid, x, TOP + LANE * 3 + 5, "quote", takes).lane == "text"
    assert drop_target(grid, x, TOP, "touchpoint", lambda lane, card: False) is None


def test_far_from_the_grid_nothing_lands(grid):
    for x, y in ((LEFT - 200, TOP + 50), (LEFT + 50, TOP - 300), (LEFT + 50, 2000), (2000, TOP)):
        assert drop_target(grid, x, y, "touchpoint", takes) is None
    assert drop_target(Grid(arrangement([])), LEFT, TOP, "touchpoint", takes) is None


def test_an_empty_cell_is_tinted_whole_and_names_the_touchpoint_above(grid):
    drop = drop_target(grid, LEFT + 150, TOP + LANE * 2 + 60, "pain_point", takes)
    assert (drop.column, drop.before, drop.under) == ("see", None, "c2")
    assert drop.slot.w > 150


def stack(*heights: float) -> tuple[CardBox, ...]:
    """Cards below each other in the cell of «buy», which is three pitches wide."""
    boxes, y = [], TOP + LANE * 2 + 8
    for n, h in enumerate(heights, 1):
        boxes.append(CardBox(f"s{n}", "pain_points", "buy", Rect(LEFT + 10, y, 280, h)))
        y += h + 8
    return tuple(boxes)


def test_stacked_cards_have_gaps_above_between_and_below():
    grid = Grid(arrangement([("buy", "buy", 3)], stack(20, 20, 20)))
    top = TOP + LANE * 2
    found = [
        drop_target(grid, LEFT + 100, y, "pain_point", takes).before
        for y in (top + 5, top + 25, top + 40, top + 55, top + 70, top + 90)
    ]
    assert found == ["s1", "s2", "s2", "s3", "s3", None]
    line = drop_target(grid, LEFT + 100, top + 30, "pain_point", takes).line
    assert line[1] == line[3] == top + 32
    assert (line[0], line[2]) == (LEFT + 10, LEFT + 290)


def row(*places: tuple[float, float], y: float = 8, h: float = 40) -> tuple[CardBox, ...]:
    return tuple(
        CardBox(f"r{int(y)}-{n}", "text", "buy", Rect(LEFT + x, TOP + LANE * 3 + y, w, h))
        for n, (x, w) in enumerate(places, 1)
    )


def test_cards_in_rows_have_gaps_beside_them():
    boxes = row((0, 90), (100, 90), (200, 90)) + row((0, 90), (100, 90), y=56)
    grid = Grid(arrangement([("buy", "buy", 3)], boxes))
    top = TOP + LANE * 3

    def before(x: float, y: float) -> str | None:
        return drop_target(grid, LEFT + x, top + y, "text", takes).before

    assert before(20, 20) == "r8-1"
    assert before(60, 20) == "r8-2"
    assert before(280, 20) == "r56-1"
    assert before(20, 80) == "r56-1"
    assert before(180, 80) is None
    line = drop_target(grid, LEFT + 60, top + 20, "text", takes).line
    assert line[0] == line[2] == LEFT + 95


def test_stages_go_before_the_stage_whose_first_half_is_meant(grid):
    assert stage_drop(grid, 0).before == "learn"
    assert stage_drop(grid, LEFT + 149).before == "learn"
    assert stage_drop(grid, LEFT + 151).before == "buy"
    assert stage_drop(grid, LEFT + 590).before is None
    assert stage_drop(grid, LEFT + 590).line[0] == LEFT + 600
    assert stage_drop(Grid(arrangement([])), 0) is None


def test_steps_stay_within_the_stage_that_is_meant(grid):
    found = step_drop(grid, LEFT + 220)
    assert (found.parent, found.before) == ("learn", "hear")
    assert step_drop(grid, LEFT + 280).before is None
    found = step_drop(grid, LEFT + 400)
    assert (found.parent, found.before) == ("buy", None)


def test_lanes_go_before_the_lane_whose_upper_half_is_meant(grid):
    assert lane_drop(grid, TOP + 10).before == "touchpoints"
    assert lane_drop(grid, TOP + 70).before == "emotion"
    found = lane_drop(grid, TOP + LANE * 4)
    assert found.before is None
    assert found.line == (0, TOP + LANE * 4, LEFT + 600, TOP + LANE * 4)


def test_edges_are_found_within_reach(grid):
    band = TOP - 60
    assert edge_at(grid, LEFT + 203, band, 5).ref == Ref("step", "see")
    assert edge_at(grid, LEFT + 297, band, 5).ref == Ref("stage", "learn")
    assert edge_at(grid, LEFT + 297, TOP - 30, 5).ref == Ref("step", "hear")
    found = edge_at(grid, LEFT + 603, band, 5)
    assert (found.ref, found.vertical, found.size) == (Ref("stage", "buy"), True, 300)
    assert edge_at(grid, LEFT + 250, band, 5) is None
    lane = edge_at(grid, 100, TOP + LANE - 3, 5)
    assert (lane.ref, lane.vertical, lane.size) == (Ref("lane", "touchpoints"), False, LANE)
    assert edge_at(grid, 100, TOP + 50, 5) is None
    assert edge_at(grid, LEFT + 203, TOP + 50, 5) is None


counts = st.lists(st.integers(0, 4), min_size=1, max_size=6)


@given(counts, st.floats(-50, 3000), st.floats(TOP - 70, TOP + LANE * 4))
def test_a_drop_names_a_place_that_exists(wanted, x, y):
    grid = Grid(arrangement([(f"k{i}", f"k{i}", n) for i, n in enumerate(wanted)]))
    drop = drop_target(grid, x, y, "touchpoint", takes)
    if drop is None:
        return
    slots = {s.card: s for s in grid.arrangement.touchpoints}
    assert drop.column in {c.id for c in grid.arrangement.columns}
    if drop.before is not None:
        assert slots[drop.before].column == drop.column
        assert slots[drop.before].number == drop.following
    if drop.after:
        assert drop.following in {drop.after + 1, 0}
    assert drop.line[1] < drop.line[3]


def test_the_cost_of_a_drop_does_not_grow_with_the_map():
    def cost(columns: int) -> float:
        grid = Grid(arrangement([(f"k{i}", f"k{i}", 2) for i in range(columns)]))
        drop_target(grid, LEFT + 100, TOP + 50, "touchpoint", takes)
        best = 1.0
        for _ in range(5):
            start = perf_counter()
            for x in range(50):
                drop_target(grid, LEFT + x * 7, TOP + 50, "touchpoint", takes)
            best = min(best, perf_counter() - start)
        return best

    assert cost(4000) < 5 * cost(40)

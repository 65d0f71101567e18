"""The lines of a service blueprint are lanes: they part others, move across them, hold no card."""

from dataclasses import replace

import pytest

from journeymapper.display.primitives import Path, TextRun
from journeymapper.display.walk import walk_all
from journeymapper.edit.lanes import move_lane
from journeymapper.layout.engine import arrange
from journeymapper.resources import resources
from journeymapper.storage.codec import loads
from tests.measurer import HalfEm, any_symbol

TEXT = HalfEm()
LINES = ("line_of_interaction", "line_of_visibility", "line_of_internal_interaction")


def blueprint(language):
    path = resources() / "templates" / f"service-blueprint-{language}.journey"
    return loads(path.read_text("utf-8"))


def dashed(found, lane):
    """Return the dashed lines of a lane as (left, right, y on the sheet)."""
    (group,) = (g for g in found.display.layer("lanes").parts if g.key == lane)
    paths = [part for part in group.parts if isinstance(part, Path) and part.stroke.dash]
    return [(*(c[1] for c in p.commands), p.commands[0][2] + group.dy) for p in paths]


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_line_runs_between_its_lanes(language):
    found = arrange(blueprint(language), TEXT, any_symbol)
    kinds = [lane.kind for lane in found.lanes]
    for line, below in zip(LINES, ("frontstage", "backstage", "support"), strict=True):
        assert kinds.index(line) == kinds.index(below) - 1
    for lane in found.lanes:
        if lane.kind in LINES:
            ((left, right, y),) = dashed(found, lane.id)
            assert left == found.stages[0].x
            assert right == pytest.approx(found.stages[-1].x + found.stages[-1].w)
            assert lane.y < y < lane.y + lane.h
            assert lane.h < 60, "thin"


def test_no_hairline_runs_along_a_line():
    found = arrange(blueprint("en"), TEXT, any_symbol)
    groups = found.display.layer("lanes").parts
    kinds = [lane.kind for lane in found.lanes]
    solid = [
        any(isinstance(p, Path) and p.stroke and not p.stroke.dash and not p.fill for p in g.parts)
        for g in groups
    ]
    for number, kind in enumerate(kinds):
        beside = kind in LINES or (number and kinds[number - 1] in LINES)
        if beside:
            assert not solid[number]


def test_a_lane_moves_across_a_line():
    document = blueprint("en")
    front = next(lane.id for lane in document.lanes if lane.kind == "frontstage")
    line = next(lane.id for lane in document.lanes if lane.kind == LINES[0])
    before = arrange(document, TEXT, any_symbol)
    after = arrange(move_lane(document, front, line), TEXT, any_symbol, previous=before)

    def above(found):
        y = {lane.id: lane.y for lane in found.lanes}
        return y[front] < y[line]

    assert not above(before)
    assert above(after)


def test_a_long_name_makes_room_for_itself():
    document = blueprint("en")
    line = next(lane for lane in document.lanes if lane.kind == LINES[0])
    longer = replace(line, title="What the customer does and what we do " * 3, note="a border")
    lanes = tuple(longer if lane is line else lane for lane in document.lanes)
    found = arrange(replace(document, lanes=lanes), TEXT, any_symbol)
    span = next(lane for lane in found.lanes if lane.id == line.id)
    names = found.display.layer("gutter")
    (group,) = (g for g in names.parts if g.key == line.id)
    texts = [p.primitive for p in walk_all(found.display) if isinstance(p.primitive, TextRun)]
    own = [run for run in group.parts if isinstance(run, TextRun)]
    assert len(own) > 3
    assert all(run in texts and 0 < run.y < span.h for run in own)

"""What moves the customer in each stage: need, search, information, what lets them advance."""

from __future__ import annotations

from functools import partial
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Group, Primitive
from journeymapper.display.text import ShapedLine
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import runs
from journeymapper.lanes.grid import StageColumn
from journeymapper.lanes.places import EditSpot, Piece
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.document import Lane, Stage
from journeymapper.model.ids import Ref

FIELDS: Final = {
    "need": N_("Customer's need"),
    "investigates": N_("How options are investigated"),
    "information": N_("Information needed"),
    "advances": N_("What lets them advance"),
    "attention": N_("What draws their attention"),
}
PADDING: Final = 14.0
INSET: Final = 10.0
ROW_GAP: Final = 10.0
NO_INFLUENCE: Final = N_("The brand cannot influence it")

_Row = tuple[tuple[ShapedLine, ...], tuple[ShapedLine, ...]]
"""What is asked and what is answered, set for the width of a stage."""
_Places = tuple[tuple[str, float, int, int], ...]
"""Field, its top, how many lines its question and its answers have at most."""


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw a row for each question that any stage answers, aligned over all stages."""
    stages = [(column, context.facts.stages[column.id]) for column in context.grid.stages]
    answered = [name for name in FIELDS if any(getattr(stage, name) for _, stage in stages)]
    asked = tuple(answered or FIELDS)
    alone = any(not stage.influence for _, stage in stages)
    told = [
        context.memo.get(
            ("profile", lane.id, column.id),
            (context.basis, column.w, asked, alone, _told(stage, asked, alone=alone)),
            partial(_set, context, column.w, _told(stage, asked, alone=alone)),
        )
        for column, stage in stages
    ]
    names = ("", *asked) if alone else asked
    places: list[tuple[str, float, int, int]] = []
    y = PADDING
    for row, name in enumerate(names):
        labels = max((len(rows[row][0]) for rows in told), default=1)
        answers = max((len(rows[row][1]) for rows in told), default=1)
        places.append((name, y, labels, max(1, answers) if name else 0))
        y += labels * SMALL_BOLD.line + places[-1][3] * SMALL.line + ROW_GAP
    parts: list[Primitive] = []
    pieces: list[Piece] = []
    for (column, _stage), rows in zip(stages, told, strict=True):
        group = context.memo.get(
            ("profile drawn", lane.id, column.id),
            (context.basis, rows, tuple(places), column.w),
            partial(_draw_stage, context, column, rows, tuple(places)),
        )
        parts.append(group.moved(column.x, 0))
        pieces.append(Piece(column.id, column.x, {}, _spots(context, column, tuple(places))))
    height = max(y - ROW_GAP + PADDING, lane.height or 0.0)
    return LaneDrawing(height, tuple(parts), pieces=tuple(pieces))


def _told(stage: Stage, asked: tuple[str, ...], *, alone: bool) -> tuple[tuple[str, str], ...]:
    """Return question and answer of each row; the first says where the brand has no influence."""
    rows = [(FIELDS[name], getattr(stage, name)) for name in asked]
    if alone:
        rows.insert(0, ("" if stage.influence else NO_INFLUENCE, ""))
    return tuple(rows)


def _set(context: Context, w: float, told: tuple[tuple[str, str], ...]) -> tuple[_Row, ...]:
    room = max(40.0, w - 2 * INSET)
    return tuple(
        (context.wrap(context.say(label), SMALL_BOLD, room), context.wrap(text, SMALL, room))
        for label, text in told
    )


def _draw_stage(
    context: Context, column: StageColumn, rows: tuple[_Row, ...], places: _Places
) -> Group:
    palette = context.palette
    parts: list[Primitive] = []
    bottom = PADDING
    for (name, top, labels, answers), (label, text) in zip(places, rows, strict=True):
        colour = palette.secondary if name else palette.traditional.strong
        parts += runs(label, INSET, top + 12, SMALL_BOLD, colour)
        parts += runs(text, INSET, top + 12 + labels * SMALL_BOLD.line, SMALL, palette.body)
        bottom = top + labels * SMALL_BOLD.line + answers * SMALL.line
    return Group(tuple(parts), Rect(0, 0, column.w, bottom), role="profile", key=column.id)


def _spots(context: Context, column: StageColumn, places: _Places) -> tuple[EditSpot, ...]:
    ink, paper = context.palette.body, context.palette.paper
    w = max(40.0, column.w - 2 * INSET) + 4
    found = []
    for name, top, labels, answers in places:
        if name:
            box = Rect(INSET - 2, top + labels * SMALL_BOLD.line - 2, w, answers * SMALL.line + 4)
            found.append(EditSpot(Ref("stage", column.id), name, box, SMALL, ink, paper))
    return tuple(found)


KIND = LaneKind(
    name="stage_profile",
    label=N_("What moves them, by stage"),
    icon="compass",
    draw=draw,
    explanation=N_(
        "The customer’s need in every stage, how they search, what they must know, "
        "what lets them advance and what draws their attention"
    ),
    order=16,
)

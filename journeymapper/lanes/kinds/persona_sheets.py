"""Persona sheets: all that is known of each persona, as a part of the map that can be hidden."""

from __future__ import annotations

from functools import partial
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Box, Group, Primitive
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import rounded
from journeymapper.lanes.legend import persona_colour
from journeymapper.lanes.persona_sheet import set_sheet
from journeymapper.lanes.places import EditSpot, Piece
from journeymapper.model.document import Lane

NARROWEST: Final = 760.0
GAP: Final = 14.0
RADIUS: Final = 14.0


def read(context: Context, _lane: Lane) -> tuple[object, ...]:
    """Return what the lane reads: the personas."""
    return (context.map.personas,)


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw the sheets in rows of equal width across the whole map."""
    people = [one for one in context.map.personas if lane.persona in {"", one.id}]
    grid, density = context.grid, context.density
    if not people:
        return LaneDrawing(density.empty + 6, subtitle=context.say("No persona yet"))
    fitting = max(1, int((grid.w + GAP) / (NARROWEST + GAP)))
    rows = -(-len(people) // fitting)
    across = -(-len(people) // rows)
    w = (grid.w - GAP * (across - 1)) / across
    parts: list[Primitive] = []
    spots: list[EditSpot] = []
    y = density.tiles_top
    for start in range(0, len(people), across):
        row = people[start : start + across]
        sheets = []
        for one in row:
            colour = persona_colour(context.map, context.palette, one.id)
            sheets.append(
                context.memo.get(
                    ("persona sheet", lane.id, one.id),
                    (context.basis, one, colour, w),
                    partial(set_sheet, context, one, colour, w),
                )
            )
        h = max(sheet.height for sheet in sheets)
        for place, (one, sheet) in enumerate(zip(row, sheets, strict=True)):
            x = place * (w + GAP)
            ground = Box(0, 0, w, h, fill=context.palette.panel, corners=rounded(RADIUS))
            parts.append(
                Group(
                    (ground, *sheet.parts),
                    Rect(0, 0, w, h),
                    grid.x + x,
                    y,
                    role="persona-sheet",
                    key=one.id,
                    alt=f"{context.say('Persona')}: {one.name}",
                )
            )
            spots += [spot.moved(x, y) for spot in sheet.spots]
        y += h + GAP
    height = max(y - GAP + density.tiles_end, lane.height or 0.0)
    return LaneDrawing(
        height,
        tuple(parts),
        pieces=(Piece("", grid.x, {}, tuple(spots)),),
        subtitle=context.say("Who travels this journey"),
    )


KIND = LaneKind(
    name="persona_sheets",
    label=N_("Persona sheets"),
    icon="identification-card",
    draw=draw,
    reads=read,
    columns=False,
    explanation=N_(
        "All that is known of each persona: profiles, habits, goals, needs, the five types of "
        "pain, quote and free fields"
    ),
    order=43,
)

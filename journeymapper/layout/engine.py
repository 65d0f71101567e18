"""The one way from a map to its drawing: columns, heading, band, lanes, links, foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import branded, mixed
from journeymapper.display.primitives import Box, Display, Group, Path, Primitive, Stroke
from journeymapper.display.text import TextMeasurer
from journeymapper.i18n import words
from journeymapper.lanes.base import Context, IconSource, LaneDrawing, LaneKind, Memo
from journeymapper.lanes.catalog import lane_kind
from journeymapper.lanes.grid import MARGIN, Grid, build_grid
from journeymapper.lanes.kinds.touchpoints import word_room
from journeymapper.lanes.naming import NAME_STYLE, LaneName, draw_name
from journeymapper.lanes.places import CardBox, CurvePoint, EditSpot, ScoreAxis
from journeymapper.layout.arrangement import (
    Arrangement,
    ColumnSpan,
    LaneSpan,
    StageSpan,
    TouchpointSlot,
)
from journeymapper.layout.band import draw_band, title_room
from journeymapper.layout.codes import codes_of
from journeymapper.layout.footer import draw_footer
from journeymapper.layout.heading import draw_heading
from journeymapper.layout.leaders import draw_leaders
from journeymapper.layout.links import draw_links, plan_corridor
from journeymapper.layout.panel import draw_panel
from journeymapper.model.document import JourneyMap, Lane
from journeymapper.model.ids import Ref
from journeymapper.model.query import Index, index

SMALLEST_RIGHT: Final = 1640.0
"""A sheet is at least as wide as its heading needs."""
BAND_GAP: Final = 18.0
TINT: Final = 0.055


@dataclass(frozen=True, slots=True)
class _Placed:
    """A lane with its name, and the y where it begins."""

    lane: Lane
    kind: LaneKind
    drawing: LaneDrawing
    name: LaneName
    y: float
    h: float


def arrange(
    document: JourneyMap,
    measurer: TextMeasurer,
    icons: IconSource,
    *,
    previous: Arrangement | None = None,
) -> Arrangement:
    """Lay a map out. What did not change since ``previous`` is taken over from it."""
    facts = index(document)
    palette = branded(document.theme.brand, document.theme.stages)
    context = Context(
        map=document,
        facts=facts,
        grid=Grid(0, 0, (), (), {}),
        palette=palette,
        say=words(document.language or "en"),
        measurer=measurer,
        icons=icons,
        memo=Memo(previous.memo if previous else None),
        codes=codes_of(document, facts),
    )
    context = replace(context, grid=_grid(context, facts))
    right = max(context.grid.right, SMALLEST_RIGHT)

    heading, spots, y = draw_heading(context, right)
    panel, panel_spots, y = draw_panel(context, y, right)
    band_y = y + BAND_GAP
    band = draw_band(context)
    corridor = plan_corridor(context)
    lanes_y = band_y + band.height + BAND_GAP + corridor.height
    placed = _place_lanes(context, lanes_y)
    end = placed[-1].y + placed[-1].h if placed else lanes_y + 200
    footer, bottom = draw_footer(context, end + 14, right)

    boxes = _boxes(placed)
    points = _points(placed)
    spots += [*panel_spots, *(_down(s, band_y) for s in band.spots)]
    spots += [_down(s, p.y) for p in placed for s in p.drawing.spots]
    spots += [_lane_spot(context, p) for p in placed]
    links, traces = draw_links(context, corridor, boxes, lanes_y)
    width, height = right + MARGIN, bottom + 30
    map_bounds = Rect(MARGIN, band_y, right - MARGIN, end - band_y)
    layers = (
        Group((*heading, *panel, *footer), Rect(0, 0, width, height), role="sheet"),
        Group(tuple(_tints(context, band_y + band.height, placed)), map_bounds, role="tints"),
        Group(tuple(draw_leaders(context, points, boxes)), map_bounds, role="leaders"),
        Group(tuple(_lane_groups(placed, right)), map_bounds, role="lanes"),
        Group(tuple(links), map_bounds.grown(40), role="links"),
        Group(tuple(_name_groups(placed)), Rect(MARGIN, band_y, 140, end - band_y), role="gutter"),
        Group(
            (Group(band.name, Rect(MARGIN, 0, 140, band.height), role="band-name"), *band.groups),
            Rect(MARGIN, 0, right - MARGIN, band.height),
            0,
            band_y,
            role="band",
        ),
    )
    grid = context.grid
    return Arrangement(
        map=document,
        display=Display(width, height, layers, document.title, context.language, palette.paper),
        band=Rect(0, band_y, width, band.height),
        gutter=Rect(0, band_y, grid.x, end - band_y),
        stages=tuple(StageSpan(s.id, s.x, s.w) for s in grid.stages),
        columns=tuple(ColumnSpan(c.id, c.stage, c.x, c.w) for c in grid.columns),
        lanes=tuple(LaneSpan(p.lane.id, p.lane.kind, p.y, p.h) for p in placed),
        touchpoints=tuple(
            TouchpointSlot(card, slot.column, slot.number, slot.x, slot.left, slot.w)
            for card, slot in grid.slots.items()
        ),
        cards=boxes,
        points=points,
        axes={p.lane.id: _axis_down(p.drawing.axis, p.y) for p in placed if p.drawing.axis},
        links=traces,
        spots=tuple(spots),
        memo=context.memo,
    )


def _grid(context: Context, facts: Index) -> Grid:
    numbers = {stage.id: n for n, stage in enumerate(context.map.stages, 1)}
    built = build_grid(
        context.map,
        facts,
        context.palette,
        lambda stage: title_room(context, stage, numbers[stage.id]),
        max((word_room(context, card) for card in facts.touchpoints), default=0.0),
    )
    return context.memo.latest("grid", built)


def _place_lanes(context: Context, top: float) -> list[_Placed]:
    placed = []
    y = top
    for lane in context.map.lanes:
        if lane.hidden:
            continue
        kind = lane_kind(lane.kind)
        drawing = kind.draw(context, lane)
        name = draw_name(
            context, lane, kind.icon, drawing.subtitle, drawing.name_width, drawing.name_top
        )
        h = max(drawing.height, name.height, drawing.gutter_height)
        placed.append(_Placed(lane, kind, drawing, name, y, h))
        y += h
    return placed


def _boxes(placed: list[_Placed]) -> dict[str, CardBox]:
    return {
        box.card: CardBox(box.card, box.lane, box.column, box.rect.moved(0, p.y))
        for p in placed
        for box in p.drawing.boxes
    }


def _points(placed: list[_Placed]) -> tuple[CurvePoint, ...]:
    return tuple(
        CurvePoint(c.card, c.persona, c.state, c.lane, c.x, c.y + p.y, c.score)
        for p in placed
        for c in p.drawing.points
    )


def _down(spot: EditSpot, y: float) -> EditSpot:
    rect = spot.rect.moved(0, y)
    return EditSpot(spot.ref, spot.field, rect, spot.style, spot.colour, spot.background)


def _lane_spot(context: Context, p: _Placed) -> EditSpot:
    rect = p.name.title.moved(0, p.y)
    ink, paper = context.palette.ink, context.palette.paper
    return EditSpot(Ref("lane", p.lane.id), "title", rect, NAME_STYLE, ink, paper)


def _axis_down(axis: ScoreAxis, y: float) -> ScoreAxis:
    return ScoreAxis(axis.lane, axis.low, axis.high, axis.y_high + y, axis.per_point)


def _tints(context: Context, band_end: float, placed: list[_Placed]) -> list[Primitive]:
    """Return the light tint of each stage, running down its column through the lanes on columns."""
    stretches: list[tuple[float, float]] = []
    y0 = band_end
    for p in placed:
        if p.kind.columns:
            if stretches and stretches[-1][1] == p.y:
                stretches[-1] = (stretches[-1][0], p.y + p.h)
            else:
                stretches.append((y0 if p is placed[0] else p.y, p.y + p.h))
    if not placed:
        stretches.append((band_end, band_end + 200))
    return [
        Box(stage.x, top, stage.w, end - top, fill=mixed(stage.colour, TINT))
        for stage in context.grid.stages
        for top, end in stretches
    ]


def _lane_groups(placed: list[_Placed], right: float) -> list[Group]:
    groups = []
    for number, p in enumerate(placed):
        parts: list[Primitive] = []
        if number and p.kind.columns:
            line = (("M", MARGIN, 0.0), ("L", right, 0.0))
            parts.append(Path(line, stroke=Stroke("#D3D9E0")))
        bounds = Rect(MARGIN, -60, right - MARGIN, p.h + 120)
        groups.append(Group((*parts, *p.drawing.parts), bounds, 0, p.y, role="lane", key=p.lane.id))
    return groups


def _name_groups(placed: list[_Placed]) -> list[Group]:
    return [
        Group(
            (*p.name.parts, *p.drawing.gutter),
            Rect(MARGIN, 0, 140, p.h),
            0,
            p.y,
            role="lane-name",
            key=p.lane.id,
            alt=p.lane.title,
        )
        for p in placed
    ]

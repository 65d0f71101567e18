"""The one way from a map to its drawing: columns, heading, band, lanes, links, foot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import fields, replace
from functools import partial
from operator import attrgetter
from typing import Any, Final

from journeymapper.analysis.funnel import counted
from journeymapper.display.geometry import Rect, union
from journeymapper.display.later import Later
from journeymapper.display.palette import branded
from journeymapper.display.primitives import Box, Display, Group, Path, Primitive, Stroke
from journeymapper.display.text import TextMeasurer
from journeymapper.display.walk import extent
from journeymapper.frozen import frozen
from journeymapper.i18n import words
from journeymapper.lanes.base import Context, IconSource, LaneDrawing, LaneKind
from journeymapper.lanes.catalog import lane_kind
from journeymapper.lanes.density import density_of
from journeymapper.lanes.feeling import column_tint
from journeymapper.lanes.grid import MAP_X, MARGIN, SMALLEST_WIDTH, Grid, build_grid
from journeymapper.lanes.kinds.touchpoints import word_room
from journeymapper.lanes.memo import Memo
from journeymapper.lanes.naming import LaneName, draw_name, draw_slim_name
from journeymapper.lanes.places import CurvePoint, EditSpot, ScoreAxis
from journeymapper.layout.arrangement import (
    Arrangement,
    ColumnSpan,
    LaneSpan,
    StageSpan,
    TouchpointSlot,
)
from journeymapper.layout.band import title_room
from journeymapper.layout.boxes import Boxes
from journeymapper.layout.codes import codes_of
from journeymapper.layout.figures import journey_figures
from journeymapper.layout.footer import draw_footer
from journeymapper.layout.heading import draw_heading
from journeymapper.layout.leaders import draw_leaders
from journeymapper.layout.links import draw_links, plan_corridor
from journeymapper.layout.panel import draw_panel
from journeymapper.layout.reading import draw_read_band, reading_of
from journeymapper.layout.spots import Spots
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane
from journeymapper.model.ids import Ref
from journeymapper.model.query import Index, index

SMALLEST_RIGHT: Final = MAP_X + SMALLEST_WIDTH
"""A sheet is at least as wide as its heading needs."""
BEYOND: Final = 30.0
"""How far what stands at the edge of a lane may reach over it."""
NOWHERE: Final = Rect(0, 0, 0, 0)
_HEAD: Final = attrgetter(
    *[each.name for each in fields(JourneyMap) if each.name not in {"stages", "cards", "links"}]
)
"""What a map says of itself as a whole."""


@frozen
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
    if previous:
        index(previous.map)  # so that the next is made from it
    facts = index(document)
    memo = Memo(previous.memo if previous else None)
    theme = document.theme
    if theme.font or theme.heading_font:
        measurer = measurer.in_families(theme.font, theme.heading_font)
    palette = branded(theme.brand, theme.stages, theme.palette)
    context = Context(
        map=document,
        facts=facts,
        grid=Grid(0, 0, (), (), {}),
        palette=palette,
        say=words(document.language or "en"),
        measurer=measurer,
        icons=icons,
        memo=memo,
        codes=codes_of(document, facts, memo),
        density=density_of(theme.density),
    )
    context = replace(context, grid=_grid(context))
    right = max(context.grid.right, SMALLEST_RIGHT)

    grid, stages = context.grid, document.stages
    told = context.basis, _HEAD(document), right
    heading, spots, y = memo.get("heading", told, partial(draw_heading, context, right))
    told_of_path = context.curves, context.media, context.behaviour, len(facts.touchpoints)
    figures = memo.get(
        "figures",
        (context.basis, counted(document), *told_of_path),
        partial(journey_figures, context),
    )
    panel, panel_spots, y = memo.get(
        "panel", (*told, figures, y), partial(draw_panel, context, figures, y, right)
    )
    gap = context.density.band_gap
    band_y = y + gap
    read = reading_of(context)
    band = memo.get(
        "band", (context.basis, stages, grid, read), partial(draw_read_band, context, read)
    )
    corridor = memo.get("corridor", (document.links, grid), partial(plan_corridor, context))
    lanes_y = band_y + band.height + gap + corridor.height
    placed = _place_lanes(context, lanes_y)
    end = placed[-1].y + placed[-1].h if placed else lanes_y + 200
    footer, bottom = draw_footer(context, end + 14, right)

    boxes = Boxes([(p.lane.id, p.y, p.drawing.pieces) for p in placed], facts)
    axes = {p.lane.id: _axis_down(p.drawing.axis, p.y) for p in placed if p.drawing.axis}
    links, traces = draw_links(context, corridor, boxes, lanes_y)
    width, height = right + MARGIN, bottom + 30
    below = band_y + band.height
    name = Group(band.name, Rect(MARGIN, 0, 140, band.height), role="band-name")
    layers = (
        Group((*heading, *panel, *footer), Rect(0, 0, width, height), role="sheet"),
        _layer("tints", _tints(context, below, placed), Rect(grid.x, below, grid.w, end - below)),
        _layer(
            "leaders",
            draw_leaders(context, axes, boxes, end),
            Rect(grid.x, lanes_y, grid.w, end - lanes_y),
        ),
        _layer(
            "lanes",
            _lane_groups(context, placed, right),
            Rect(MARGIN, lanes_y, right - MARGIN, end - lanes_y).grown(BEYOND),
        ),
        _layer("links", links, union(extent(part) for part in links)),
        _layer("gutter", _name_groups(placed), Rect(MARGIN, lanes_y, 140, end - lanes_y)),
        _layer("band", (name, *band.groups), Rect(MARGIN, 0, right - MARGIN, band.height), band_y),
    )
    spans = memo.get("spans", (grid,), partial(_spans, grid))
    where = Spots(
        (*spots, *panel_spots),
        lambda: [spot.moved(0, band_y) for spot in band.spots()],
        [(p.y, p.drawing.pieces) for p in placed],
        lambda: [_lane_spot(context, p) for p in placed],
        facts,
    )
    memo.settle()
    return Arrangement(
        map=document,
        display=Display(
            width,
            height,
            layers,
            document.title,
            context.language,
            palette.paper,
            context.density.unit,
        ),
        band=Rect(0, band_y, width, band.height),
        gutter=Rect(0, band_y, grid.x, end - band_y),
        stages=spans[0],
        columns=spans[1],
        lanes=tuple(LaneSpan(p.lane.id, p.lane.kind, p.y, p.h) for p in placed),
        touchpoints=spans[2],
        cards=boxes,
        points=Later(lambda: _points(placed, facts.touchpoints)),
        points_of=lambda ids: _points(placed, _touchpoints(facts, ids)),
        axes=axes,
        links=traces,
        spots=where,
        spot_of=where.of,
        memo=memo,
    )


def _layer(role: str, parts: Sequence[Primitive], bounds: Rect, y: float = 0.0) -> Group:
    return Group(tuple(parts), bounds if parts else NOWHERE, 0, y, role=role)


def _grid(context: Context) -> Grid:
    longest = word_room(context)
    facts, memo = context.facts, context.memo
    order = memo.version("order of the columns", facts.numbers, _columns(facts))
    grid = memo.get(
        "grid",
        (context.map.stages, order, context.palette, context.density, context.measurer, longest),
        lambda: build_grid(
            context.map,
            facts,
            context.palette,
            partial(title_room, context),
            longest,
            context.density,
        ),
    )
    return memo.get("same grid", (grid,), lambda: grid)  # equal grids are one


def _columns(facts: Index) -> tuple[int, ...]:
    """Return how many touchpoints each column holds."""
    return tuple([len(cards) for cards in facts.met.values()])


def _spans(
    grid: Grid,
) -> tuple[tuple[StageSpan, ...], tuple[ColumnSpan, ...], Sequence[TouchpointSlot]]:
    """Return where stages, columns and touchpoints stand; the last when someone asks."""
    return (
        tuple([StageSpan(s.id, s.x, s.w) for s in grid.stages]),
        tuple([ColumnSpan(c.id, c.stage, c.x, c.w) for c in grid.columns]),
        Later(
            lambda: tuple(
                [
                    TouchpointSlot(card, slot.column, slot.number, slot.x, slot.left, slot.w)
                    for card, slot in grid.slots.items()
                ]
            )
        ),
    )


def _place_lanes(context: Context, top: float) -> list[_Placed]:
    placed = []
    y = top
    for lane in context.map.lanes:
        if lane.hidden:
            continue
        kind = lane_kind(lane.kind)
        drawing = _lane(context, lane, kind)
        name = _name(context, lane, kind, drawing)
        h = max(drawing.height, name.height, drawing.gutter_height)
        placed.append(_Placed(lane, kind, drawing, name, y, h))
        y += h
    return placed


def _lane(context: Context, lane: Lane, kind: LaneKind) -> LaneDrawing:
    """Return a lane, drawn: carried over as long as what its kind reads is as it was."""
    if kind.reads is None:
        return kind.draw(context, lane)
    read = kind.reads(context, lane)
    return context.memo.get(
        ("lane", lane.id),
        (context.kit, context.grid, kind, lane, *read),
        partial(kind.draw, context, lane),
    )


def _name(context: Context, lane: Lane, kind: LaneKind, drawing: LaneDrawing) -> LaneName:
    """Return a lane's name in the gutter."""
    said: tuple[Any, ...] = drawing.subtitle, drawing.height
    draw: Callable[..., LaneName] = draw_slim_name
    if not drawing.slim:
        room = drawing.name_width, drawing.name_top, drawing.note_top
        said, draw = (kind.icon, drawing.subtitle, *room), draw_name
    return context.memo.get(
        ("name", lane.id), (context.kit, draw, lane, said), partial(draw, context, lane, *said)
    )


def _touchpoints(facts: Index, ids: Collection[str]) -> tuple[Card, ...]:
    known = sorted(facts.numbers[id_] for id_ in ids if id_ in facts.numbers)
    return tuple(facts.touchpoints[number - 1] for number in known)


def _points(placed: list[_Placed], cards: Sequence[Card]) -> tuple[CurvePoint, ...]:
    return tuple(
        CurvePoint(c.card, c.persona, c.state, c.lane, c.x, c.y + p.y, c.score)
        for p in placed
        for c in p.drawing.points(cards)
    )


def _lane_spot(context: Context, p: _Placed) -> EditSpot:
    rect = p.name.title.moved(0, p.y)
    ink, paper = context.palette.ink, context.palette.paper
    return EditSpot(Ref("lane", p.lane.id), "title", rect, p.name.style, ink, paper)


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
    stages, palette = context.grid.stages, context.palette

    def boxes() -> list[Primitive]:
        return [
            Box(stage.x, top, stage.w, end - top, fill=column_tint(palette, stage.colour))
            for stage in stages
            for top, end in stretches
        ]

    return context.memo.get("tints", (stages, palette, tuple(stretches)), boxes)


def _lane_groups(context: Context, placed: list[_Placed], right: float) -> list[Group]:
    groups = []
    hairline = Path(
        (("M", MARGIN, 0.0), ("L", right, 0.0)), stroke=Stroke(context.palette.hairline)
    )
    for number, p in enumerate(placed):
        parts = p.drawing.parts
        parted = p.kind.border or (number > 0 and placed[number - 1].kind.border)
        if number and p.kind.columns and not parted:
            parts = (hairline, *parts)
        bounds = Rect(MARGIN, 0, right - MARGIN, p.h).grown(BEYOND) if parts else NOWHERE
        groups.append(Group(parts, bounds, 0, p.y, role="lane", key=p.lane.id))
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

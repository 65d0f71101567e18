"""The stage band: one continuous row of arrows, and the thin band of steps below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import mixed
from journeymapper.display.primitives import Box, Command, Ellipse, Group, Icon, Path, Primitive
from journeymapper.display.text import ShapedLine, TextStyle
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import centred, middle, rounded, runs
from journeymapper.lanes.grid import MARGIN, StageColumn
from journeymapper.lanes.naming import NAME_STYLE
from journeymapper.lanes.places import EditSpot
from journeymapper.lanes.styles import BODY_BOLD, HEAD, SMALL_BOLD
from journeymapper.model.document import Stage
from journeymapper.model.ids import Ref

TIP: Final = 20.0
DISC: Final = 14.0
STEP_GAP: Final = 4.0
TWO_LINES: Final = TextStyle(15, 600, 18, heading=True)


@frozen
class Band:
    """The band drawn from y = 0: one group per stage, one per step, and what can be edited."""

    groups: tuple[Group, ...]
    name: tuple[Primitive, ...]
    spots: Callable[[], list[EditSpot]]
    height: float


def inset(first: bool) -> float:  # one plain question
    """Return how far the number's disc stands from the stage's left edge."""
    return 20.0 if first else 32.0


def title_room(context: Context, stage: Stage, number: int) -> float:
    """Return the least width that a stage needs so that no word of its title is broken."""
    return context.memo.get(
        ("title room", stage.id),
        (context.measurer, stage.title, number == 1),
        partial(_title_room, context, stage.title, first=number == 1),
    )


def _title_room(context: Context, title: str, *, first: bool) -> float:
    words = [context.width(word, TWO_LINES) for word in title.split()]
    whole = context.width(title, TWO_LINES)
    return inset(first) + 38 + 24 + min(420.0, max([40.0, *words, whole * 0.56]))


def draw_band(context: Context) -> Band:
    """Draw the stages, and the steps of those that have them."""
    grid, facts = context.grid, context.facts
    count = len(grid.stages)
    titles = {
        stage.id: context.memo.get(
            ("stage title", stage.id),
            (
                context.basis,
                facts.stages[stage.id].title,
                stage.w,
                stage.number == 1,
                stage.number == count,
            ),
            partial(_set_title, context, facts.stages[stage.id], stage, last=stage.number == count),
        )
        for stage in grid.stages
    }
    tall = max(
        [
            context.density.band,
            *(len(title.lines) * title.style.line + 8 for title in titles.values()),
        ]
    )
    groups: list[Group] = []
    spots: list[tuple[EditSpot, float]] = []
    for stage in grid.stages:
        entity, title = facts.stages[stage.id], titles[stage.id]
        last = stage.number == count
        group, spot = context.memo.get(
            ("stage", stage.id),
            (context.basis, entity, title, stage.number, stage.w, stage.colour, last, tall),
            partial(_draw_stage, context, entity, title, stage, tall, last=last),
        )
        groups.append(group.moved(stage.x, 0))
        spots.append((spot, stage.x))
    steps, step_spots, height = _draw_steps(context, tall)
    spots += step_spots
    return Band(
        (*groups, *steps),
        _name(context, tall),
        lambda: [spot.moved(x, 0) for spot, x in spots],
        height,
    )


@frozen
class _Title:
    """A stage's title, set: in one large line, else in as many of the smaller size as it needs."""

    lines: tuple[ShapedLine, ...]
    style: TextStyle
    room: float


def _set_title(context: Context, entity: Stage, stage: StageColumn, *, last: bool) -> _Title:
    room = max(20.0, stage.w - inset(stage.number == 1) - 38 - (TIP + 4 if last else 8))
    lines = context.wrap(entity.title, HEAD, room)
    if len(lines) > 1:
        return _Title(context.wrap(entity.title, TWO_LINES, room), TWO_LINES, room)
    return _Title(lines, HEAD, room)


def _draw_stage(
    context: Context, entity: Stage, title: _Title, stage: StageColumn, tall: float, *, last: bool
) -> tuple[Group, EditSpot]:
    first = stage.number == 1
    x = inset(first)
    style = title.style
    parts: list[Primitive] = [
        Path(_arrow(stage.w, tall, first=first, last=last), fill=stage.colour),
        Ellipse(x + DISC, tall / 2, DISC, DISC, fill=context.palette.on_stage),
    ]
    number = context.line(str(stage.number), BODY_BOLD)
    baseline = middle(0, tall, BODY_BOLD)
    parts.append(centred(number, x + DISC, baseline, BODY_BOLD, stage.colour))
    start = middle(0, tall, style) - max(0, len(title.lines) - 1) * style.line / 2
    parts += runs(title.lines, x + 38, start, style, context.palette.on_stage)
    if not entity.influence:
        icon = context.icons("regular/eye-slash")
        parts.append(
            Icon(icon, stage.w - (TIP + 22 if last else 22), 6, 14, context.palette.on_stage)
        )
    box = Rect(
        x + 36, start - style.size, title.room + 4, max(1, len(title.lines)) * style.line + 6
    )
    group = Group(
        tuple(parts),
        Rect(0, 0, stage.w if last else stage.w + TIP, tall),
        role="stage",
        key=entity.id,
        alt=f"{context.say('Stage')} {stage.number}: {entity.title}",
    )
    return group, EditSpot(
        Ref("stage", entity.id), "title", box, style, context.palette.on_stage, stage.colour
    )


def _arrow(w: float, tall: float, *, first: bool, last: bool) -> tuple[Command, ...]:
    """Return a chevron: flat and rounded at the left for the first, its tip inside for the last."""
    right = w - TIP if last else w
    tip: tuple[Command, ...] = (
        ("L", right, 0.0),
        ("L", right + TIP, tall / 2),
        ("L", right, tall),
    )
    if first:
        return (
            ("M", 6.0, 0.0),
            *tip,
            ("L", 6.0, tall),
            ("C", 2.7, tall, 0.0, tall - 2.7, 0.0, tall - 6),
            ("L", 0.0, 6.0),
            ("C", 0.0, 2.7, 2.7, 0.0, 6.0, 0.0),
            ("Z",),
        )
    return (("M", 0.0, 0.0), *tip, ("L", 0.0, tall), ("L", TIP, tall / 2), ("Z",))


def _draw_steps(
    context: Context, top: float
) -> tuple[list[Group], list[tuple[EditSpot, float]], float]:
    """Return the steps below the stages, what can be edited with its x, and the band's height."""
    facts = context.facts
    stepped = [stage for stage in context.grid.stages if facts.stages[stage.id].steps]
    if not stepped:
        return [], [], top
    texts = {
        stage.id: context.memo.get(
            ("step titles", stage.id),
            (context.basis, facts.stages[stage.id].steps, stage.columns),
            partial(_set_steps, context, stage),
        )
        for stage in stepped
    }
    most = max(len(lines) for each in texts.values() for lines in each)
    tall = max(context.density.step, most * SMALL_BOLD.line + context.density.step - 16)
    groups: list[Group] = []
    spots: list[tuple[EditSpot, float]] = []
    for stage in stepped:
        drawn = context.memo.get(
            ("steps", stage.id),
            (context.basis, stage.columns, texts[stage.id], stage.colour, top, tall),
            partial(_draw_stage_steps, context, stage, texts[stage.id], top + STEP_GAP, tall),
        )
        for group, spot in drawn:
            groups.append(group.moved(stage.x, 0))
            spots.append((spot, stage.x))
    return groups, spots, top + STEP_GAP + tall


def _set_steps(context: Context, stage: StageColumn) -> tuple[tuple[ShapedLine, ...], ...]:
    columns = context.facts.columns
    return tuple(
        context.wrap(columns[column.id].title, SMALL_BOLD, max(20.0, column.w - 20))
        for column in stage.columns
    )


def _draw_stage_steps(
    context: Context,
    stage: StageColumn,
    texts: Sequence[tuple[ShapedLine, ...]],
    top: float,
    tall: float,
) -> list[tuple[Group, EditSpot]]:
    tint, ink = mixed(stage.colour, 0.16, context.palette.paper), context.palette.ink
    found = []
    for column, lines in zip(stage.columns, texts, strict=True):
        start = middle(top, tall, SMALL_BOLD) - max(0, len(lines) - 1) * SMALL_BOLD.line / 2
        parts: tuple[Primitive, ...] = (
            Box(column.x + 1, top, column.w - 2, tall, fill=tint, corners=rounded(4)),
            *runs(lines, column.x + 10, start, SMALL_BOLD, ink),
        )
        title = context.facts.columns[column.id].title
        group = Group(
            parts,
            Rect(column.x, top, column.w, tall),
            role="step",
            key=column.id,
            alt=f"{context.say('Step')}: {title}",
        )
        box = Rect(column.x + 8, top + 3, max(20.0, column.w - 14), tall - 6)
        spot = EditSpot(Ref("step", column.id), "title", box, SMALL_BOLD, ink, tint)
        found.append((group, spot))
    return found


def _name(context: Context, tall: float) -> tuple[Primitive, ...]:
    line = context.line(context.say("Stages"), NAME_STYLE)
    return (
        Icon(context.icons("path"), MARGIN, tall / 2 - 11, 22, context.palette.body),
        *runs([line], MARGIN + 30, middle(0, tall, NAME_STYLE), NAME_STYLE, context.palette.ink),
    )

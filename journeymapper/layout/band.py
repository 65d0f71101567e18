"""The stage band: one continuous row of arrows, and the thin band of steps below it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import mixed
from journeymapper.display.primitives import Box, Command, Ellipse, Group, Icon, Path, Primitive
from journeymapper.display.text import TextStyle
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import centred, middle, runs
from journeymapper.lanes.grid import MARGIN, Column, StageColumn
from journeymapper.lanes.places import EditSpot
from journeymapper.lanes.styles import BODY_BOLD, HEAD, SMALL_BOLD
from journeymapper.model.document import Stage
from journeymapper.model.ids import Ref

HEIGHT: Final = 58.0
TIP: Final = 20.0
DISC: Final = 14.0
STEP_HEIGHT: Final = 30.0
STEP_GAP: Final = 4.0
TWO_LINES: Final = TextStyle(15, 600, 18)


@dataclass(frozen=True, slots=True)
class Band:
    """The band drawn from y = 0: one group per stage, one per step, and what can be edited."""

    groups: tuple[Group, ...]
    name: tuple[Primitive, ...]
    spots: tuple[EditSpot, ...]
    height: float


def inset(first: bool) -> float:  # one plain question
    """Return how far the number's disc stands from the stage's left edge."""
    return 20.0 if first else 32.0


def title_room(context: Context, stage: Stage, number: int) -> float:
    """Return the least width that a stage needs so that no word of its title is broken."""
    around = inset(number == 1) + 38 + 24
    words = [context.width(word, TWO_LINES) for word in stage.title.split()]
    whole = context.width(stage.title, TWO_LINES)
    return around + min(420.0, max([40.0, *words, whole * 0.56]))


def draw_band(context: Context) -> Band:
    """Draw the stages, and the steps of those that have them."""
    grid, facts = context.grid, context.facts
    stepped = any(stage.steps for stage in context.map.stages)
    groups: list[Group] = []
    spots: list[EditSpot] = []
    for place, stage in enumerate(grid.stages):
        entity = facts.stages[stage.id]
        last = place == len(grid.stages) - 1
        group, spot = context.memo.get(
            ("stage", stage.id),
            (entity, stage.number, stage.w, stage.colour, last, context.measurer),
            partial(_draw_stage, context, entity, stage, last=last),
        )
        groups.append(group.moved(stage.x, 0))
        rect = spot.rect.moved(stage.x, 0)
        spots.append(EditSpot(spot.ref, spot.field, rect, spot.style, spot.colour, spot.background))
    height = HEIGHT
    if stepped:
        colours = {s.id: s.colour for s in grid.stages}
        tall = STEP_HEIGHT
        texts = {}
        for column in grid.columns:
            if facts.stages[column.stage].steps:
                title = facts.columns[column.id].title
                lines = context.wrap(title, SMALL_BOLD, max(20.0, column.w - 20))
                texts[column.id] = lines
                tall = max(tall, len(lines) * SMALL_BOLD.line + 14)
        for column in grid.columns:
            if column.id in texts:
                drawn, spot = _draw_step(context, column, colours[column.stage], tall)
                groups.append(drawn)
                spots.append(spot)
        height += STEP_GAP + tall
    return Band(tuple(groups), _name(context), tuple(spots), height)


def _draw_stage(
    context: Context, entity: Stage, stage: StageColumn, *, last: bool
) -> tuple[Group, EditSpot]:
    first = stage.number == 1
    x = inset(first)
    room = max(20.0, stage.w - x - 38 - (TIP + 4 if last else 8))
    style = HEAD
    lines = context.wrap(entity.title, HEAD, room)
    if len(lines) > 1:
        style = TWO_LINES
        lines = context.wrap(entity.title, TWO_LINES, room)
    shown = lines[:3] if len(lines) > 2 else lines
    parts: list[Primitive] = [
        Path(_arrow(stage.w, first=first, last=last), fill=stage.colour),
        Ellipse(x + DISC, HEIGHT / 2, DISC, DISC, fill="#FFFFFF"),
    ]
    number = context.line(str(stage.number), BODY_BOLD)
    baseline = middle(0, HEIGHT, BODY_BOLD)
    parts.append(centred(number, x + DISC, baseline, BODY_BOLD, stage.colour))
    start = middle(0, HEIGHT, style) - (len(shown) - 1) * style.line / 2
    parts += runs(shown, x + 38, start, style, "#FFFFFF")
    if not entity.influence:
        icon = context.icons("regular/eye-slash")
        parts.append(Icon(icon, stage.w - (TIP + 22 if last else 22), 6, 14, "#FFFFFF"))
    title = Rect(x + 36, start - style.size, room + 4, len(shown) * style.line + 6)
    ref = Ref("stage", entity.id)
    group = Group(
        tuple(parts),
        Rect(0, 0, stage.w + TIP, HEIGHT),
        role="stage",
        key=entity.id,
        alt=f"{context.say('Stage')} {stage.number}: {entity.title}",
    )
    return group, EditSpot(ref, "title", title, style, "#FFFFFF", stage.colour)


def _arrow(w: float, *, first: bool, last: bool) -> tuple[Command, ...]:
    """Return a chevron: flat and rounded at the left for the first, its tip inside for the last."""
    right = w - TIP if last else w
    tip: tuple[Command, ...] = (
        ("L", right, 0.0),
        ("L", right + TIP, HEIGHT / 2),
        ("L", right, HEIGHT),
    )
    if first:
        return (
            ("M", 6.0, 0.0),
            *tip,
            ("L", 6.0, HEIGHT),
            ("C", 2.7, HEIGHT, 0.0, HEIGHT - 2.7, 0.0, HEIGHT - 6),
            ("L", 0.0, 6.0),
            ("C", 0.0, 2.7, 2.7, 0.0, 6.0, 0.0),
            ("Z",),
        )
    return (("M", 0.0, 0.0), *tip, ("L", 0.0, HEIGHT), ("L", TIP, HEIGHT / 2), ("Z",))


def _draw_step(
    context: Context, column: Column, colour: str, tall: float
) -> tuple[Group, EditSpot]:
    entity = context.facts.columns[column.id]
    tint = mixed(colour, 0.16)
    top = HEIGHT + STEP_GAP
    lines = context.wrap(entity.title, SMALL_BOLD, max(20.0, column.w - 20))
    start = middle(top, tall, SMALL_BOLD) - max(0, len(lines) - 1) * SMALL_BOLD.line / 2
    parts: list[Primitive] = [
        Box(column.x + 1, top, column.w - 2, tall, fill=tint, corners=(4, 4, 4, 4)),
        *runs(lines, column.x + 10, start, SMALL_BOLD, context.palette.ink),
    ]
    group = Group(
        tuple(parts),
        Rect(column.x, top, column.w, tall),
        role="step",
        key=column.id,
        alt=f"{context.say('Step')}: {entity.title}",
    )
    box = Rect(column.x + 8, top + 3, max(20.0, column.w - 14), tall - 6)
    ref = Ref("step", column.id)
    return group, EditSpot(ref, "title", box, SMALL_BOLD, context.palette.ink, tint)


def _name(context: Context) -> tuple[Primitive, ...]:
    line = context.line(context.say("Stages"), BODY_BOLD)
    return (
        Icon(context.icons("path"), MARGIN, HEIGHT / 2 - 11, 22, context.palette.body),
        *runs([line], MARGIN + 30, middle(0, HEIGHT, BODY_BOLD), BODY_BOLD, context.palette.ink),
    )

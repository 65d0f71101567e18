"""The panel below the title: personas, scenario, goal, and the journey in figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import readable_ground
from journeymapper.display.primitives import (
    Box,
    Ellipse,
    Group,
    Icon,
    Path,
    Picture,
    Primitive,
    Stroke,
)
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import centred, rounded, runs, shortened
from journeymapper.lanes.grid import MARGIN
from journeymapper.lanes.legend import persona_colour
from journeymapper.lanes.places import EditSpot
from journeymapper.lanes.styles import BODY, BODY_BOLD, BODY_ITALIC, HEAD, SMALL, SMALL_BOLD
from journeymapper.layout.figures import Figure
from journeymapper.model.document import Persona
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.numerals import quoted

PADDING: Final = 24.0
RADIUS: Final = 14.0
PORTRAIT: Final = 62.0
MOST_HABITS: Final = 3
MOST_QUOTE: Final = 6
WITH_QUOTE: Final = 640.0
"""A persona's block as wide as this has room for a quote."""


@frozen
class _Block:
    """One part of the panel, drawn at the origin."""

    parts: list[Primitive]
    spots: list[EditSpot]
    w: float
    h: float
    top: float = 18.0


def draw_panel(
    context: Context, figures: Sequence[Figure], top: float, right: float
) -> tuple[list[Primitive], list[EditSpot], float]:
    """Return the panel's parts, its editable texts, and the y of its lower edge."""
    room = right - MARGIN - 2 * PADDING
    people = _people(context, room)
    told = _told(context, figures, room, sum(b.w for b in people))
    if people and sum(b.w for b in (*people, *told)) > room:
        alone = min(760.0, max(room / len(people), people[0].w))
        people = _personas(context, alone)
    rows = _rows(people, told, room)
    if not rows:
        return [], [], top
    parts: list[Primitive] = []
    spots: list[EditSpot] = []
    y = top
    for row in rows:
        h = max(context.density.panel, *(block.top + block.h + 13 for block in row))
        x = MARGIN + PADDING
        for place, block in enumerate(row):
            if place:
                rule = (("M", x - 26, y + 24), ("L", x - 26, y + h - 24))
                parts.append(Path(rule, stroke=Stroke(context.palette.hairline)))
            parts.append(Group(tuple(block.parts), Rect(0, 0, block.w, h), x, y + block.top))
            spots += [
                EditSpot(
                    s.ref, s.field, s.rect.moved(x, y + block.top), s.style, s.colour, s.background
                )
                for s in block.spots
            ]
            x += block.w
        y += h
    ground = Box(
        MARGIN, top, right - MARGIN, y - top, fill=context.palette.panel, corners=rounded(RADIUS)
    )
    return [ground, *parts], spots, y


def _rows(people: Sequence[_Block], told: Sequence[_Block], room: float) -> list[list[_Block]]:
    """Break blocks into rows: all in one where they fit, else the personas above the rest."""
    if sum(b.w for b in (*people, *told)) <= room:
        return [[*people, *told]] if people or told else []
    rows: list[list[_Block]] = []
    left = 0.0
    for block in (*people, *told):
        if rows and block.w <= left + 0.01 and block is not (told[0] if told else None):
            rows[-1].append(block)
            left -= block.w
        else:
            rows.append([block])
            left = room - block.w
    return rows


def _people(context: Context, room: float) -> list[_Block]:
    count = len(context.map.personas)
    share = 0.2 if count < 2 else 0.16
    return _personas(context, min(490.0, max(340.0, room * share), room))


def _personas(context: Context, w: float) -> list[_Block]:
    return [
        context.memo.get(
            ("persona", persona.id, w),
            (context.basis, context.map.personas),
            partial(_persona, context, persona, w),
        )
        for persona in context.map.personas
    ]


def _told(context: Context, figures: Sequence[Figure], room: float, used: float) -> list[_Block]:
    """Return scenario, goal, outcome and figures; the figures take what the others leave."""
    document, say = context.map, context.say
    many = len(document.personas) > 1
    share = 0.12 if many or document.outcome else 0.16
    w = min(390.0, max(270.0, room * share), room)
    blocks = []
    scenario = document.scenario
    if document.scope_from or document.scope_to:
        words = say("Scope: from {start} to {end}.")
        if not document.scope_to:
            words = say("Scope: from {start}.")
        elif not document.scope_from:
            words = say("Scope: to {end}.")
        scope = words.format(start=document.scope_from, end=document.scope_to)
        scenario = f"{scenario} {scope}".strip()
    if scenario:
        blocks.append(_text(context, "compass", say("Scenario"), scenario, "scenario", w))
    if document.goal:
        blocks.append(_text(context, "target", say("Goal"), document.goal, "goal", w))
    if document.outcome:
        icon, label = "flag-checkered", say("Expected outcome")
        outcome = _text(context, icon, label, document.outcome, "outcome", w)
        blocks.append(outcome)
    if figures:
        wanted = context.density.figure * len(figures)
        here = sum(b.w for b in blocks)
        rest = room - here - used
        if rest < wanted:
            rest = room - here if room - here >= wanted else room
        blocks.append(_figures(context, figures, rest))
    return blocks


def _persona(context: Context, persona: Persona, w: float) -> _Block:
    palette = context.palette
    colour = persona_colour(context.map, palette, persona.id)
    r = PORTRAIT if w >= 420 else 48.0
    cx = cy = r
    parts: list[Primitive] = [Ellipse(cx, cy, r + 2, r + 2, fill=palette.paper)]
    portrait = context.facts.assets.get(persona.portrait)
    if portrait and portrait.data:
        box = (cx - r, cy - r, 2 * r, 2 * r)
        parts.append(Picture(*box, portrait.media_type, portrait.data, r, alt=persona.name))
    else:
        parts.append(Ellipse(cx, cy, r, r, fill=palette.accent_tint))
        initials = "".join(word[0] for word in persona.name.split()[:2]).upper()
        line = context.line(initials, HEAD)
        shade = readable_ground(colour, palette.accent_tint)
        parts.append(centred(line, cx, cy + 8, HEAD, shade))
    x = 2 * r + 24
    quote = context.wrap(quoted(persona.quote, context.language), BODY_ITALIC, 280.0)
    if w < WITH_QUOTE or not persona.quote or len(quote) > MOST_QUOTE:
        quote = ()
    room = w - x - (350 if quote else 30)
    parts += runs(quote, x + room + 30, 22, BODY_ITALIC, palette.secondary)
    name = context.wrap(persona.name, HEAD, room)
    y = 28.0
    parts += runs(name, x, y, HEAD, palette.ink)
    spot = Rect(x - 2, 0, room, 26.0 * max(1, len(name)) + 4)
    spots = [EditSpot(Ref("persona", persona.id), "name", spot, HEAD, palette.ink, palette.panel)]
    y += max(0, len(name) - 1) * HEAD.line + 23
    summary = context.wrap(persona.summary, BODY, room)
    parts += runs(summary, x, y, BODY, palette.secondary)
    if summary:
        y += (len(summary) - 1) * BODY.line + 5
    for habit in persona.habits[:MOST_HABITS]:
        lines = context.wrap(habit, SMALL, room - 23)
        parts.append(Icon(context.icons("check-circle"), x, y + 7, 16, colour))
        parts += runs(lines, x + 23, y + 19, SMALL, palette.body)
        y += 21 + (len(lines) - 1) * SMALL.line
    return _Block(parts, spots, w, max(2 * r, y + 6), top=13.0)


def _text(context: Context, icon: str, label: str, text: str, name: str, w: float) -> _Block:
    return context.memo.get(
        ("text", name),
        (context.basis, icon, label, text, w),
        partial(_draw_text, context, icon, label, text, name, w),
    )


def _draw_text(context: Context, icon: str, label: str, text: str, name: str, w: float) -> _Block:
    palette = context.palette
    line = context.line(label, BODY_BOLD)
    parts: list[Primitive] = [
        Icon(context.icons(icon), 0, 0, 24, palette.accent),
        *runs([line], 32, 17, BODY_BOLD, palette.ink),
    ]
    room = w - 60
    lines = context.wrap(text, BODY, room)
    parts += runs(lines, 0, 47, BODY, palette.body)
    height = 47 + max(0, len(lines) - 1) * BODY.line + 6
    box = Rect(-2, 31, room + 8, len(lines) * BODY.line + 4)
    spots = [EditSpot(THE_MAP, name, box, BODY, palette.body, palette.panel)]
    return _Block(parts, spots, w, height)


def _figures(context: Context, figures: Sequence[Figure], w: float) -> _Block:
    palette = context.palette
    parts: list[Primitive] = [
        Icon(context.icons("chart-line-up"), 0, 0, 24, palette.accent),
        *runs(
            [context.line(context.say("The journey in figures"), BODY_BOLD)],
            32,
            17,
            BODY_BOLD,
            palette.ink,
        ),
    ]
    step = w / len(figures)
    height = 98.0
    for place, told in enumerate(figures):
        drawn, end = context.memo.get(
            ("figure", place),
            (context.basis, told, step),
            partial(_figure, context, told, place * step, step - 14),
        )
        parts += drawn
        height = max(height, end)
    return _Block(parts, [], w, height)


def _figure(context: Context, told: Figure, x: float, room: float) -> tuple[list[Primitive], float]:
    """Return a figure with its label and its rule below each other, and the y below them."""
    palette = context.palette
    colour = palette.bad if told.alarming else palette.ink
    value = shortened(context, told.value, HEAD, room)
    parts = runs([context.line(value, HEAD)], x, 58, HEAD, colour)
    label = context.wrap(told.label, SMALL_BOLD, room)
    parts += runs(label, x, 81, SMALL_BOLD, palette.ink)
    y = 81 + max(0, len(label) - 1) * SMALL_BOLD.line + 17
    note = context.wrap(told.note, SMALL, room)
    parts += runs(note, x, y, SMALL, palette.secondary)
    return parts, y + max(0, len(note) - 1) * SMALL.line + 4

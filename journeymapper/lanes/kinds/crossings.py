"""Channel crossings: the path between a digital and a traditional rail, every crossing numbered."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from journeymapper.analysis.omnichannel import behaviour, channel_kind, crossings
from journeymapper.display.palette import Tone
from journeymapper.display.primitives import Box, Command, Ellipse, Icon, Path, Primitive, Stroke
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import centred, ended, middle, rounded, runs
from journeymapper.lanes.grid import MAP_X
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.document import Lane
from journeymapper.model.vocabulary import BEHAVIOURS, CHANNEL_KINDS

HEIGHT: Final = 124.0
DIGITAL_Y: Final = HEIGHT * 0.34
TRADITIONAL_Y: Final = HEIGHT * 0.80
PROOF: Final = {
    "webrooming": N_("researches online, buys at the point of sale"),
    "showrooming": N_("sees it at the point of sale, buys online"),
    "boomerooming": N_("researches online, sees it at the point of sale, buys online"),
}


def draw(context: Context, _lane: Lane) -> LaneDrawing:
    """Draw the two rails, the path along them, and the behaviour it shows."""
    palette, say, grid = context.palette, context.say, context.grid
    if not grid.slots:
        return LaneDrawing(HEIGHT, gutter=_rail_names(context), name_width=84, name_top=6)
    rails: list[Primitive] = [
        Path((("M", grid.x, y), ("L", grid.right, y)), stroke=Stroke(tone.border, 1, (2, 5)))
        for y, tone in ((DIGITAL_Y, palette.digital), (TRADITIONAL_Y, palette.traditional))
    ]
    runs_: list[Primitive] = []
    marks: list[Primitive] = []
    met: list[tuple[float, str]] = []
    for card in context.facts.touchpoints:
        x = grid.slots[card.id].x
        kind = channel_kind(context.map, card)
        if kind:
            met.append((x, kind))
            marks += _mark(context, x, kind)
        else:
            marks += _missing(context, x)
    for (x0, kind0), (x1, kind1) in pairwise(met):
        runs_.append(_run(context, x0, kind0, x1, kind1))
    for crossing in crossings(context.map):
        x = (grid.slots[crossing.start.id].x + grid.slots[crossing.end.id].x) / 2
        y = (DIGITAL_Y + TRADITIONAL_Y) / 2
        marks.append(Ellipse(x, y, 9.5, 9.5, fill="#FFFFFF", stroke=Stroke(palette.secondary, 1.2)))
        line = context.line(str(crossing.number), SMALL)
        marks.append(centred(line, x, y + 4.4, SMALL, palette.body))
    pill = _pill(context, met)
    return LaneDrawing(
        HEIGHT,
        (*rails, *runs_, *marks, *pill),
        gutter=_rail_names(context),
        name_width=84,
        name_top=6,
        subtitle="" if met else say("No channel yet"),
    )


def _rail_names(context: Context) -> tuple[Primitive, ...]:
    names = (
        ("digital", DIGITAL_Y, context.palette.digital),
        ("traditional", TRADITIONAL_Y, context.palette.traditional),
    )
    return tuple(
        ended(
            context.line(context.say(CHANNEL_KINDS[kind]), SMALL_BOLD),
            MAP_X - 12,
            y + 4.4,
            SMALL_BOLD,
            tone.strong,
        )
        for kind, y, tone in names
    )


def _rail(context: Context, kind: str) -> tuple[float, Tone]:
    if kind == "digital":
        return DIGITAL_Y, context.palette.digital
    return TRADITIONAL_Y, context.palette.traditional


def _mark(context: Context, x: float, kind: str) -> list[Primitive]:
    y, tone = _rail(context, kind)
    if kind == "digital":
        return [Ellipse(x, y, 6.2, 6.2, fill=tone.strong)]
    return [Ellipse(x, y, 6.2, 6.2, fill="#FFFFFF", stroke=Stroke(tone.strong, 2.6))]


def _missing(context: Context, x: float) -> list[Primitive]:
    tone = context.palette.no_channel
    y = (DIGITAL_Y + TRADITIONAL_Y) / 2 - 2
    line = context.line(context.say("no channel"), SMALL)
    return [
        Ellipse(x, y, 6.2, 6.2, stroke=Stroke(tone.strong, 1.2, (2, 2))),
        centred(line, x, y + 22, SMALL, context.palette.secondary),
    ]


def _run(context: Context, x0: float, kind0: str, x1: float, kind1: str) -> Primitive:
    y0, tone = _rail(context, kind0)
    y1, _ = _rail(context, kind1)
    if kind0 == kind1:
        straight: tuple[Command, ...] = (("M", x0, y0), ("L", x1, y1))
        return Path(straight, stroke=Stroke(tone.strong, 3.2))
    half = (x0 + x1) / 2
    bend: tuple[Command, ...] = (("M", x0, y0), ("C", half, y0, half, y1, x1, y1))
    return Path(bend, stroke=Stroke(context.palette.faces[2].disc, 2.2))


def _pill(context: Context, met: list[tuple[float, str]]) -> list[Primitive]:
    """Return the behaviour's name, set where the traditional rail is free for longest."""
    found = behaviour(context.map)
    personas = [p.behaviour for p in context.map.personas if p.behaviour]
    name = personas[0] if personas else found.name
    if name not in PROOF:
        return []
    say = context.say
    text = f"{say(BEHAVIOURS[name])}: {say(PROOF[name])}"
    line = context.line(text, SMALL_BOLD)
    w = line.width * SMALL_BOLD.size + 44
    busy = [x for x, kind in met if kind == "traditional"]
    stops = [context.grid.x, *busy, context.grid.right]
    room, left, right = max((b - a, a, b) for a, b in pairwise(stops))
    if room < w + 50:
        return []
    x = left + (right - left - w) / 2
    top = TRADITIONAL_Y - 13
    tone = context.palette.traditional
    return [
        Box(
            x, top, w, 26, fill="#FFFFFF", stroke=Stroke(context.palette.rule), corners=rounded(13)
        ),
        Icon(context.icons("storefront"), x + 12, top + 5, 16, tone.strong),
        *runs([line], x + 33, middle(top, 26, SMALL_BOLD), SMALL_BOLD, context.palette.ink),
    ]


KIND = LaneKind(
    name="crossings",
    label=N_("Channel crossings"),
    icon="arrows-left-right",
    draw=draw,
    explanation=N_("Where the path changes between digital and traditional channels"),
    order=12,
)

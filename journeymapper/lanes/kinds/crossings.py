"""Channel crossings: the path between a digital and a traditional rail, every crossing numbered.

Where emotion falls on the way, the number stands in the tone of pain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from journeymapper.analysis.omnichannel import changes_at_crossings
from journeymapper.display.geometry import Rect, union
from journeymapper.display.palette import Tone
from journeymapper.display.primitives import (
    Box,
    Command,
    Ellipse,
    Group,
    Icon,
    Path,
    Primitive,
    Stroke,
)
from journeymapper.display.walk import extent
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import centred, ended, middle, rounded, runs
from journeymapper.lanes.grid import MAP_X
from journeymapper.lanes.places import Piece
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.vocabulary import BEHAVIOURS, CHANNEL_KINDS

DIGITAL: Final = 0.34
TRADITIONAL: Final = 0.80
MIDDLE: Final = (DIGITAL + TRADITIONAL) / 2
"""Where the rails run, and halfway between them, as shares of the lane's height."""
PROOF: Final = {
    "webrooming": N_("researches online, buys at the point of sale"),
    "showrooming": N_("sees it at the point of sale, buys online"),
    "boomerooming": N_("researches online, sees it at the point of sale, buys online"),
}


@frozen
class _Stretch:
    """A stage of the path: (x from its left edge, channel kind) of its touchpoints.

    ``stops`` run on through touchpoints without a channel to the next that has one; the first
    ``own`` belong to the stage. ``number`` is that of the next crossing;
    emotion falls at those whose numbers are in ``falls``.
    """

    stops: tuple[tuple[float, str], ...]
    own: int
    number: int
    falls: tuple[int, ...]
    reach: float


def read(context: Context, _lane: Lane) -> tuple[object, ...]:
    """Return what the lane reads: channels, scores, continuity, and the behaviours they show."""
    told = _handed(context), _behaviours(context)
    return context.order, context.channels_met, context.felt, *told


def _handed(context: Context) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return by stage whether what was begun goes on at each touchpoint, and what passes on.

    Nothing for a stage that tells of neither.
    """
    return context.by_stage("handed", (), _told_by)


def _told_by(cards: Sequence[Card]) -> tuple[tuple[str, str], ...]:
    told = tuple([(card.handover, card.continuity) for card in cards])
    return told if any(map(any, told)) else ()


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw the two rails, the path along them, and the behaviour it shows."""
    channels, grid = context.facts.channels, context.grid
    path = context.facts.touchpoints
    kinds = [channels[card.channel].kind if card.channel in channels else "" for card in path]
    met = [n for n, kind in enumerate(kinds) if kind]
    crossed = [a for a, b in pairwise(met) if kinds[a] != kinds[b]]
    fallen = falls_of(context, lane)
    rails: list[Group] = []
    ways: list[Group] = []
    begin = 0
    for place, stage in enumerate(grid.stages):
        end = begin + len(context.path.get(stage.id, ()))
        following = bisect_left(met, end)
        last = met[following] + 1 if following < len(met) else end
        stops = tuple(
            (round(grid.slots[path[n].id].x - stage.x, 6), kinds[n]) for n in range(begin, last)
        )
        after = grid.stages[place + 1].x if place + 1 < len(grid.stages) else grid.right
        number = bisect_left(crossed, begin) + 1
        own = range(number, bisect_left(crossed, end) + 1)
        falls = tuple(n for n in own if n in fallen)
        stretch = _Stretch(stops, end - begin, number, falls, round(after - stage.x, 6))
        rail, way = context.memo.get(
            ("crossings", lane.id, stage.id),
            (context.basis, stretch),
            partial(_draw_stage, context, stage.id, stretch),
        )
        rails.append(rail.moved(stage.x, 0))
        ways.append(way.moved(stage.x, 0))
        begin = end
    height, notes, pieces = _continuity(context, kinds)
    behaviours = _behaviours(context)
    pill = _pill(context, kinds, behaviours)
    return LaneDrawing(
        height,
        (*rails, *notes, *ways, *pill),
        pieces=pieces,
        gutter=_rail_names(context),
        name_width=84,
        name_top=6,
        note_top=_at(context, TRADITIONAL) + 6,
        subtitle=context.say("No channel yet") if kinds and not met else "" if pill else behaviours,
    )


def _continuity(
    context: Context, kinds: Sequence[str]
) -> tuple[float, tuple[Primitive, ...], tuple[Piece, ...]]:
    """Return the lane's height, and below the rails what crossings tell of continuity."""
    path, height = context.facts.touchpoints, context.density.crossings
    if not any(_handed(context).values()):
        return height, (), ()
    from journeymapper.lanes.continuity import draw_notes, told_of  # few maps need it

    told = told_of(context, path, kinds)
    notes = draw_notes(context, told, _at(context, MIDDLE), height - 2)
    pieces = (Piece("", context.grid.x, {}, notes.spots),) if told else ()
    return notes.end if told else height, notes.parts, pieces


def _draw_stage(context: Context, stage: str, stretch: _Stretch) -> tuple[Group, Group]:
    """Draw the rails, and the path from the stage's first touchpoint on with its marks."""
    palette = context.palette
    digital, traditional = _at(context, DIGITAL), _at(context, TRADITIONAL)
    rails = tuple(
        Path((("M", 0.0, y), ("L", stretch.reach, y)), stroke=Stroke(tone.border, 1, (2, 5)))
        for y, tone in ((digital, palette.digital), (traditional, palette.traditional))
    )
    parts: list[Primitive] = []
    marks: list[Primitive] = []
    number = stretch.number
    met = [(n, x, kind) for n, (x, kind) in enumerate(stretch.stops) if kind]
    for (start, x0, kind0), (end, x1, kind1) in pairwise(met):
        if start >= stretch.own:
            break
        bend = stretch.stops[end - 1][0]
        parts.append(_run(context, x0, kind0, bend, x1, kind1))
        if kind0 != kind1:
            half = (bend + x1) / 2
            if number in stretch.falls:
                marks += _fallen(context, half, number, down=kind0 == "digital")
            else:
                marks += _numbered(context, half, number)
            number += 1
    for x, kind in stretch.stops[: stretch.own]:
        marks += _mark(context, x, kind) if kind else _missing(context, x)
    parts += marks
    whole = Rect(0, digital, stretch.reach, traditional - digital).grown(1)
    bounds = union(extent(part) for part in parts).grown(3)
    return Group(rails, whole, role="rails", key=stage), Group(
        tuple(parts), bounds, role="crossings", key=stage
    )


def falls_of(context: Context, lane: Lane) -> frozenset[int]:
    """Return the numbers of the crossings at which anyone of a lane feels worse than before."""
    changes = context.memo.once("falls", partial(_falls, context))
    return frozenset(number for number, persona in changes if lane.persona in {"", persona})


def _falls(context: Context) -> tuple[tuple[int, str], ...]:
    """Return (number of the crossing, persona) wherever anyone feels worse than before."""
    document = context.map
    return context.memo.get(
        "falls",
        (document.channels, document.state, context.order, context.channels_met, context.felt),
        lambda: tuple(
            (each.crossing.number, each.persona)
            for each in changes_at_crossings(document, document.state)
            if each.change < 0
        ),
    )


def _fallen(context: Context, x: float, number: int, *, down: bool) -> list[Primitive]:
    """Return a number in the tone of pain, and a falling line where the way leaves room for it."""
    tone = context.palette.pain
    line = context.line(str(number), SMALL_BOLD)
    y = _at(context, MIDDLE)
    top = y - 20 if down else y + 7
    return [
        Ellipse(x, y, 9.5, 9.5, fill=tone.tint, stroke=Stroke(tone.strong, 1.8)),
        centred(line, x, y + 4.4, SMALL_BOLD, tone.strong),
        Icon(context.icons("regular/trend-down"), x + 8, top, 13, tone.strong),
    ]


def _numbered(context: Context, x: float, number: int) -> list[Primitive]:
    y = _at(context, MIDDLE)
    line = context.line(str(number), SMALL)
    return [
        Ellipse(
            x, y, 9.5, 9.5, fill=context.palette.card, stroke=Stroke(context.palette.secondary, 1.2)
        ),
        centred(line, x, y + 4.4, SMALL, context.palette.body),
    ]


def _rail_names(context: Context) -> tuple[Primitive, ...]:
    names = (
        ("digital", _at(context, DIGITAL), context.palette.digital),
        ("traditional", _at(context, TRADITIONAL), context.palette.traditional),
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


def _at(context: Context, share: float) -> float:
    """Return the y at a share of the lane's height."""
    return context.density.crossings * share


def _rail(context: Context, kind: str) -> tuple[float, Tone]:
    if kind == "digital":
        return _at(context, DIGITAL), context.palette.digital
    return _at(context, TRADITIONAL), context.palette.traditional


def _mark(context: Context, x: float, kind: str) -> list[Primitive]:
    y, tone = _rail(context, kind)
    if kind == "digital":
        return [Ellipse(x, y, 6.2, 6.2, fill=tone.strong)]
    return [Ellipse(x, y, 6.2, 6.2, fill=context.palette.card, stroke=Stroke(tone.strong, 2.6))]


def _missing(context: Context, x: float) -> list[Primitive]:
    tone = context.palette.no_channel
    y = _at(context, MIDDLE) - 2
    line = context.line(context.say("no channel"), SMALL)
    return [
        Ellipse(x, y, 6.2, 6.2, stroke=Stroke(tone.strong, 1.2, (2, 2))),
        centred(line, x, y + 22, SMALL, context.palette.secondary),
    ]


def _run(context: Context, x0: float, kind0: str, bend: float, x1: float, kind1: str) -> Primitive:
    """Return the way to the next channel; a crossing leaves its rail at the touchpoint before."""
    y0, tone = _rail(context, kind0)
    y1, _ = _rail(context, kind1)
    if kind0 == kind1:
        straight: tuple[Command, ...] = (("M", x0, y0), ("L", x1, y1))
        return Path(straight, stroke=Stroke(tone.strong, 3.2))
    half = (bend + x1) / 2
    way: tuple[Command, ...] = (("M", x0, y0), ("C", half, y0, half, y1, x1, y1))
    if bend > x0:
        way = (way[0], ("L", bend, y0), way[1])
    return Path(way, stroke=Stroke(context.palette.faces[2].disc, 2.2))


def _behaviours(context: Context) -> str:
    """Return the behaviour that all personas share with its proof in words, else that of each."""
    say, name = context.say, context.behaviour
    if name:
        return f"{say(BEHAVIOURS[name])}: {say(PROOF[name])}" if name in PROOF else ""
    people = context.facts.personas
    return " · ".join(
        f"{next(iter(people[id_].name.split()), id_)}: {say(BEHAVIOURS[own])}"
        for id_, own in context.behaviours
        if own in BEHAVIOURS
    )


def _pill(context: Context, kinds: Sequence[str], text: str) -> list[Primitive]:
    """Return the behaviours, set where the traditional rail is free for longest; else nothing."""
    if not text:
        return []
    line = context.line(text, SMALL_BOLD)
    w = line.width * SMALL_BOLD.size + 44
    left, right = _longest_gap(context, kinds)
    if right - left < w + 20:
        return []
    x = left + (right - left - w) / 2
    top = _at(context, TRADITIONAL) - 13
    tone = context.palette.traditional
    border = Stroke(context.palette.rule)
    parts = (
        Box(0, 0, w, 26, fill=context.palette.card, stroke=border, corners=rounded(13)),
        Icon(context.icons("storefront"), 12, 5, 16, tone.strong),
        *runs([line], 33, middle(0, 26, SMALL_BOLD), SMALL_BOLD, context.palette.ink),
    )
    return [Group(parts, Rect(-0.5, -0.5, w + 1, 27), x, top, role="behaviour")]


def _longest_gap(context: Context, kinds: Sequence[str]) -> tuple[float, float]:
    """Return where the traditional rail runs longest without a mark, a bend or a word."""
    slots = context.grid.slots
    xs = [slots[card.id].x for card in context.facts.touchpoints]
    free, best = context.grid.x + 10, (0.0, 0.0)
    before = ""
    for n, (x, kind) in enumerate(zip(xs, kinds, strict=True)):
        if kind == "digital" and before != "traditional":
            before = kind
            continue
        bending = kind and before not in {"", kind}
        begin = xs[n - 1] if bending else x - 36
        if before == "traditional":
            begin = free  # the path itself runs here
        best = max(best, (free, begin), key=lambda gap: gap[1] - gap[0])
        free = x + 36 if kind != "digital" else x
        before = kind or before
    if before != "traditional":
        best = max(best, (free, context.grid.right - 10), key=lambda gap: gap[1] - gap[0])
    return best


KIND = LaneKind(
    name="crossings",
    label=N_("Channel crossings"),
    icon="arrows-left-right",
    draw=draw,
    reads=read,
    explanation=N_("Where the path changes between digital and traditional channels"),
    order=12,
)

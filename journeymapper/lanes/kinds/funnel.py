"""The funnel: how many people reach each stage, as a body that narrows under the same columns.

It shows every counted stage, or the marketing funnel (TOFU, MOFU, BOFU), or the way to the
purchase; where map and funnel contradict each other, it says so below.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import log10
from typing import Final

from journeymapper.analysis.funnel import Contradiction, conversion_view, counted, marketing_view
from journeymapper.analysis.mapping import FUNNEL
from journeymapper.analysis.segments import segments
from journeymapper.display.palette import mixed, readable_ground
from journeymapper.display.primitives import Box, Command, Group, Icon, Path, Primitive, Stroke
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import centred, middle, rounded, runs, shortened
from journeymapper.lanes.brackets import HEIGHT as LENS
from journeymapper.lanes.brackets import Bracket, draw_brackets
from journeymapper.lanes.contradictions import contradictions_of, draw_contradictions
from journeymapper.lanes.readings import readings_of
from journeymapper.lanes.styles import BODY, BODY_BOLD, HEAD, SMALL
from journeymapper.model.document import Lane, Stage
from journeymapper.model.vocabulary import FUNNEL_VIEWS
from journeymapper.numerals import figure, percent

MARGINS: Final = 20.0
"""The room above and below the tallest body, together."""
THINNEST: Final = 12.0
BEND: Final = 46.0
"""The last stretch of a stage, over which its body takes the height of the next."""
PILL: Final = 28.0


@frozen
class _Part:
    """A stretch of the funnel: the stage that is counted, and the columns it stands for."""

    stage: Stage
    left: float
    right: float
    colour: str
    share: float | None = None
    """Percent of the people of the part before that came here."""
    lost: int = 0

    @property
    def count(self) -> int:
        return self.stage.count or 0


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw a body per part, its count, what goes on and what is lost, and the lens below."""
    read, against = readings_of(context), contradictions_of(context)
    told = context.order, context.codes, counted(context.map), read, against
    return context.memo.get(
        ("funnel", lane.id),
        (context.basis, context.grid, lane, *told),
        partial(_draw, context, lane, against),
    )


def _draw(context: Context, lane: Lane, against: tuple[Contradiction, ...]) -> LaneDrawing:
    shown = _parts(context, lane.view)
    if not shown:
        return LaneDrawing(context.density.funnel / 2, subtitle=context.say("No counts yet"))
    tall, centre = context.density.funnel, _centre(context)
    heights = _heights([part.count for part in shown], tall - MARGINS)
    parts: list[Primitive] = []
    starts: list[float] = []
    pills: list[Primitive] = []
    for place, part in enumerate(shown):
        last = place + 1 == len(shown)
        end = part.right if last else shown[place + 1].left
        after = heights[place if last else place + 1]
        body = _body(part.left, end, centre, (heights[place], after), last=last)
        parts.append(Path(body, fill=_ground(context, part)))
        before = shown[max(0, place - 1)]
        drawn, start = _pill(context, part, before, centre + heights[place] / 2)
        pills += drawn
        starts.append(start)
    for place, (part, start) in enumerate(zip(shown, starts, strict=True)):
        last = place + 1 == len(shown)
        end = part.right if last else shown[place + 1].left
        parts += _count(context, part.stage, start, end - (10 if last else 48))
    told, height = draw_contradictions(context, against, tall + 12)
    lens = (group.moved(0, height) for group in _lens(context, lane.view))
    subtitle = context.say("Height on a logarithmic scale")
    if lane.view != "every_stage" and lane.view in FUNNEL_VIEWS:
        subtitle = f"{context.say(FUNNEL_VIEWS[lane.view])}. {subtitle}"
    return LaneDrawing(height + LENS + 8, (*parts, *pills, *told, *lens), subtitle=subtitle)


def _parts(context: Context, view: str) -> list[_Part]:
    """Return what a view of the funnel shows, from left to right."""
    at = {stage.id: stage for stage in context.grid.stages}
    read = readings_of(context)
    if view == "marketing_funnel":
        marketing = marketing_view(context.map, read)
        spans = {
            word: [reading.stage.id for reading in read if reading.in_model["funnel"] == word]
            for word, _stage in marketing.stages
        }
        groups = [(stage, spans[word]) for word, stage in marketing.stages]
    elif view == "conversion_funnel":
        groups = [(stage, [stage.id]) for _, stage in conversion_view(context.map, read).stages]
    else:
        groups = [(stage, [stage.id]) for stage in counted(context.map)]
    found: list[_Part] = []
    for stage, ids in groups:
        columns = [at[id_] for id_ in ids]
        left, right = min(c.x for c in columns), max(c.x + c.w for c in columns)
        before = found[-1].count if found else 0
        share = 100 * (stage.count or 0) / before if before else None
        lost = before - (stage.count or 0)
        found.append(_Part(stage, left, right, at[stage.id].colour, share, lost))
    return found


def _centre(context: Context) -> float:
    """Return the y of the funnel's axis."""
    return context.density.funnel / 2 + 6


def _heights(counts: Sequence[int], tallest: float) -> list[float]:
    """Return the height of each body: logarithmic between a sixth of a decade below the least."""
    most = max(1, *counts)
    floor = min(2.2, log10(max(1, min(counts))) - 0.4)
    span = max(log10(most) - floor, 0.1)
    return [
        THINNEST + (tallest - THINNEST) * max(0.0, log10(max(1, n)) - floor) / span for n in counts
    ]


def _body(
    x: float, end: float, centre: float, heights: tuple[float, float], *, last: bool
) -> tuple[Command, ...]:
    """Return a stretch of the body around ``centre``, from its own height to that of the next."""
    tall, after = heights
    top, low = centre - tall / 2, centre + tall / 2
    if last:
        r = min(6.0, tall / 2)
        return (
            ("M", x, top),
            ("L", end - r, top),
            ("C", end - r / 2, top, end, top + r / 2, end, top + r),
            ("L", end, low - r),
            ("C", end, low - r / 2, end - r / 2, low, end - r, low),
            ("L", x, low),
            ("Z",),
        )
    top2, low2 = centre - after / 2, centre + after / 2
    bend = max(x, end - BEND)
    half = (bend + end) / 2
    return (
        ("M", x, top),
        ("L", bend, top),
        ("C", half, top, half, top2, end, top2),
        ("L", end, low2),
        ("C", half, low2, half, low, bend, low),
        ("L", x, low),
        ("Z",),
    )


def _ground(context: Context, part: _Part) -> str:
    return mixed(part.colour, 0.26, context.palette.paper)


def _readable(context: Context, *parts: _Part) -> str:
    """Return the colour of a loss, as it can be read on the bodies of all these parts."""
    colour = context.palette.bad
    for part in parts:
        colour = readable_ground(colour, _ground(context, part))
    return colour


def _pill(
    context: Context, part: _Part, before: _Part, edge: float
) -> tuple[list[Primitive], float]:
    """Return the share that goes on, what is lost below it, and where a count may start.

    ``edge`` is the lower edge of the body there: what is lost stands clear of it, on this part
    and the one ``before``.
    """
    if part.share is None:
        return [], part.left + 18
    palette = context.palette
    rounded_share = round(part.share, 1)
    places = 0 if rounded_share == int(rounded_share) else 1
    line = context.line(percent(part.share, context.language, places), BODY_BOLD)
    w = line.width * BODY_BOLD.size + 40
    x, top = part.left - 3 - w / 2, _centre(context) - PILL / 2
    pill = Box(
        x, top, w, PILL, fill=palette.card, stroke=Stroke(palette.rule), corners=rounded(PILL / 2)
    )
    caret = context.icons("regular/caret-right")
    found: list[Primitive] = [
        pill,
        *runs([line], x + 14, middle(top, PILL, BODY_BOLD), BODY_BOLD, palette.ink),
        Icon(caret, x + w - 24, top + PILL / 2 - 7, 14, palette.secondary),
    ]
    if part.lost > 0:
        lost = context.line(figure(-part.lost, context.language, 0), SMALL)
        y = top + PILL + 15
        if y - 13 < edge < y + 5:
            y = edge + 14
        found.append(centred(lost, part.left - 3, y, SMALL, _readable(context, part, before)))
    return found, x + w + 16


def _count(context: Context, entity: Stage, x: float, right: float) -> list[Primitive]:
    """Set the count and what the people did: beside it where that fits, else below."""
    ink = context.palette.ink
    baseline = middle(0, context.density.funnel + 12, HEAD)
    count = context.line(figure(entity.count or 0, context.language, 0), HEAD)
    wide = count.width * HEAD.size
    if not entity.count_label:
        return runs([count], x, baseline, HEAD, ink)
    for style in (BODY, SMALL):
        if x + wide + 12 + context.width(entity.count_label, style) <= right:
            label = context.line(entity.count_label, style)
            beside = runs([label], x + wide + 12, baseline, style, ink)
            return [*runs([count], x, baseline, HEAD, ink), *beside]
    room = max(40.0, right + 24 - x)
    label = context.line(shortened(context, entity.count_label, SMALL, room), SMALL)
    return [
        *runs([count], x, baseline - 8, HEAD, ink),
        *runs([label], x, baseline + 11, SMALL, ink),
    ]


def _lens(context: Context, view: str) -> tuple[Group, ...]:
    """Return the brackets of TOFU, MOFU and BOFU below the columns that the view shows."""
    at = {stage.id: stage for stage in context.grid.stages}
    brackets = []
    for segment in segments(readings_of(context), "funnel"):
        if view == "conversion_funnel" and segment.word == "after":
            continue
        first, last = at[segment.stages[0].id], at[segment.stages[-1].id]
        word = context.say(FUNNEL[segment.word])
        short = word.partition(":")[0] if ":" in word else ""
        brackets.append(Bracket(first.x, last.x + last.w, word, short, alt=word))
    return draw_brackets(context, brackets, above=False)


KIND = LaneKind(
    name="funnel",
    label=N_("Funnel"),
    icon="funnel",
    draw=draw,
    explanation=N_("How many people reach each stage, and the share that goes on"),
    order=40,
)

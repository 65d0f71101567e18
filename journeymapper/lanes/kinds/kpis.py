"""Indicators: tiles of equal width with value, trend, past values and the bar toward the target."""

from __future__ import annotations

from functools import partial
from typing import Final

from journeymapper.analysis.kpi import RATES, Result, result_of, shall_fall, success
from journeymapper.display.geometry import Rect
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
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import disc, ended, known_icon, rounded, runs, shortened
from journeymapper.lanes.chips import evolved
from journeymapper.lanes.places import CardBox, EditSpot, Piece
from journeymapper.lanes.styles import BODY_BOLD, HEAD, SMALL, SMALL_BOLD
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.ids import Ref
from journeymapper.numerals import calendar_day, figure, percent, with_unit

TILE: Final = 122.0
GAP: Final = 14.0
NARROWEST: Final = 290.0
MOST: Final = 8
ICONS: Final = {
    "nps": "thumbs-up",
    "csat": "smiley",
    "ces": "barbell",
    "retention": "arrows-clockwise",
    "conversion": "funnel",
    "acquisition": "user-plus",
    "volume": "users-three",
}
TREND_ICONS: Final = {"up": "trend-up", "down": "trend-down", "flat": "arrow-right"}


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw the indicators in rows of equal tiles across the whole map."""
    cards = [card for card in context.map.cards if card.lane == lane.id]
    if any(card.value is None and card.metric in RATES for card in cards):
        from journeymapper.analysis.customers import customers, with_funnel_figure

        won = customers(context.map)
        cards = [with_funnel_figure(card, won) for card in cards]
    grid = context.grid
    fitting = max(1, min(MOST, int((grid.w + GAP) / (NARROWEST + GAP))))
    rows = max(1, -(-len(cards) // fitting))
    across = max(1, -(-len(cards) // rows), min(fitting, 3))
    w = (grid.w - GAP * (across - 1)) / across
    parts: list[Primitive] = []
    boxes: dict[str, CardBox] = {}
    spots: list[EditSpot] = []
    ink, card_ground = context.palette.ink, context.palette.card
    for place, card in enumerate(cards):
        x = (place % across) * (w + GAP)
        y = context.density.tiles_top + (place // across) * (TILE + GAP)
        group = context.memo.get(
            ("kpi", card.id),
            (context.basis, context.order if card.about else 0, card, w),
            partial(_tile, context, card, w),
        )
        parts.append(group.moved(grid.x + x, y))
        boxes[card.id] = CardBox(card.id, lane.id, card.at, Rect(x, y, w, TILE))
        box = Rect(x + 52, y + 16, w - 64, 24)
        spots.append(EditSpot(Ref("card", card.id), "title", box, BODY_BOLD, ink, card_ground))
    density = context.density
    full = density.tiles_top + rows * (TILE + GAP) - GAP + density.tiles_end
    height = full if cards else density.empty + 6
    return LaneDrawing(
        height,
        tuple(parts),
        pieces=(Piece("", grid.x, boxes, tuple(spots)),),
        subtitle=context.say("Value, target and trend"),
    )


def shown_value(context: Context, card: Card, value: float) -> str:
    """Return a value with the unit of its indicator."""
    language = context.language
    if card.unit == "%":
        return percent(value, language, max(_places(value), _places(card.value or 0) // 2 * 2))
    if card.metric == "nps":
        return figure(value, language, 0, signed=True)
    return with_unit(value, card.unit, language)


def _places(value: float) -> int:
    """Return the decimals that a value has, two at most; a target follows a value that has two."""
    value = round(float(value), 2)
    return 0 if value == int(value) else 1 if round(value, 1) == value else 2


def _tile(context: Context, card: Card, w: float) -> Group:
    palette = context.palette
    tone = Tone(palette.accent, palette.accent_tint, palette.border)
    border = Stroke(palette.border)
    parts: list[Primitive] = [
        Box(0.5, 0.5, w - 1, TILE - 1, fill=palette.card, stroke=border, corners=rounded(8))
    ]
    icon = known_icon(context, card.icon, ICONS.get(card.metric, "chart-line-up"))
    parts += disc(icon, 28, 28, 16, tone)
    name = context.line(shortened(context, card.title, BODY_BOLD, w - 70), BODY_BOLD)
    parts += runs([name], 54, 33, BODY_BOLD, palette.ink)
    x = 16.0
    if card.value is not None:
        value = shown_value(context, card, card.value)
        line = context.line(shortened(context, value, HEAD, w - 32), HEAD)
        parts += runs([line], x, 78, HEAD, palette.ink)
        x += line.width * HEAD.size + 13
    parts += _trend(context, card, x, w - (120 if len(card.series) > 1 else 16))
    if len(card.series) > 1:
        parts += _sparkline(context, card, w - 16 - 92, 52)
    parts += _sample(context, card, w - 54 - 16)
    parts += _bar(context, card, w)
    alt = f"{context.say('Indicator')}: {card.title}"
    if card.value is not None:
        alt += f" {shown_value(context, card, card.value)}"
    alt += evolved(context, card)
    return Group(
        tuple(parts),
        Rect(0, 0, w, TILE),
        role="card",
        key=card.id,
        alt=alt,
        url=card.urls[0] if card.urls else "",
    )


def _sample(context: Context, card: Card, room: float) -> list[Primitive]:
    """Return below the name of how many answers a value is, of what, and where it comes from."""
    told = " · ".join(_origin(context, card))
    result = result_of(card)
    if result is not None:
        told = f"{_of_answers(context, card, result)} · {told}".rstrip(" ·")
    if not told:
        return []
    line = context.line(shortened(context, told, SMALL, room), SMALL)
    return runs([line], 54, 49, SMALL, context.palette.secondary)


def _origin(context: Context, card: Card) -> list[str]:
    """Return what an indicator is about, when it was measured, and where it comes from."""
    numbers = sorted(
        context.facts.numbers[id_] for id_ in card.about if id_ in context.facts.numbers
    )
    found = []
    if numbers:
        shown = ", ".join(map(str, numbers))
        found.append(context.say("contact {number}").format(number=shown))
    if card.measured_on:
        found.append(calendar_day(card.measured_on, context.language))
    return [*found, *([card.source] if card.source else [])]


def _of_answers(context: Context, card: Card, result: Result) -> str:
    language = context.language
    told = context.say("n = {n}").format(n=figure(result.n, language))
    if result.low is not None and result.high is not None:
        places = 1 if card.metric == "ces" else 0
        low, high = (figure(end, language, places) for end in (result.low, result.high))
        interval = context.say("{low} to {high}").format(low=low, high=high)
        told = f"{told} · {interval}"
    return told


def _colour_of_trend(context: Context, card: Card) -> str:
    better, worse = context.palette.good, context.palette.bad
    if shall_fall(card):
        better, worse = worse, better
    return {"up": better, "down": worse}.get(card.trend, context.palette.secondary)


def _trend(context: Context, card: Card, x: float, right: float) -> list[Primitive]:
    if not card.trend or x + 40 > right:
        return []
    colour = _colour_of_trend(context, card)
    parts: list[Primitive] = [
        Icon(context.icons(f"regular/{TREND_ICONS[card.trend]}"), x, 63, 18, colour)
    ]
    if card.trend == "flat" and not card.change:
        text = context.say("no change")
    elif card.change is not None:
        unit = context.say("pts") if card.unit == "%" else card.unit
        text = figure(card.change, context.language, signed=True)
        text += f"\N{NO-BREAK SPACE}{unit}" if unit else ""
    else:
        text = ""
    line = context.line(shortened(context, text, SMALL_BOLD, right - x - 22), SMALL_BOLD)
    parts += runs([line], x + 22, 77, SMALL_BOLD, colour)
    if card.parts:
        told = " / ".join(figure(p, context.language) for p in card.parts)
        at = x + 36 + line.width * SMALL_BOLD.size
        if at + context.width(told, SMALL) < right:
            parts += runs([context.line(told, SMALL)], at, 77, SMALL, context.palette.secondary)
    return parts


def _sparkline(context: Context, card: Card, x: float, y: float) -> list[Primitive]:
    low, high = min(card.series), max(card.series)
    span = (high - low) or 1
    step = 92 / (len(card.series) - 1)
    points = [(x + n * step, y + 28 * (1 - (v - low) / span)) for n, v in enumerate(card.series)]
    commands: tuple[Command, ...] = (
        ("M", *points[0]),
        *(("L", px, py) for px, py in points[1:]),
    )
    return [
        Path(commands, stroke=Stroke(context.palette.spark, 1.8, round=True)),
        Ellipse(*points[-1], 4, 4, fill=_colour_of_trend(context, card)),
    ]


def _bar(context: Context, card: Card, w: float) -> list[Primitive]:
    palette = context.palette
    parts: list[Primitive] = []
    right = w - 16
    if card.target is not None:
        told = context.say("target {value}").format(value=shown_value(context, card, card.target))
        line = context.line(shortened(context, told, SMALL, w - 32), SMALL)
        parts.append(ended(line, w - 16, 104, SMALL, palette.secondary))
        right -= line.width * SMALL.size + 14
        reached = success(card)
        if reached is not None and right > 80:
            mark = context.icons("regular/check-circle" if reached else "regular/x-circle")
            parts.append(Icon(mark, right - 5, 93, 14, palette.good if reached else palette.bad))
            right -= 14
    room = right - 16
    if room < 30:
        return parts
    top, half = 96.0, rounded(4)
    if len(card.parts) == 3 and sum(card.parts) > 0:
        x = 16.0
        total = sum(card.parts)
        for place, (part, colour) in enumerate(zip(card.parts, palette.nps, strict=True)):
            wide = room * part / total
            corners = ((4.0, 0.0, 0.0, 4.0), (0.0,) * 4, (0.0, 4.0, 4.0, 0.0))[place]
            parts.append(Box(x, top, wide, 8, fill=colour, corners=corners))
            x += wide
        return parts
    if card.value is None:
        return parts
    low, high = _ends(card, card.value)
    parts.append(Box(16, top, room, 8, fill=palette.track, corners=half))
    filled = room * min(1.0, max(0.0, (card.value - low) / (high - low)))
    if filled > 0:
        parts.append(Box(16, top, max(8.0, filled), 8, fill=palette.accent, corners=half))
    if card.target is not None:
        x = 16 + room * min(1.0, max(0.0, (card.target - low) / (high - low)))
        parts.append(Box(x - 1.5, top - 4, 3, 16, fill=palette.ink, corners=rounded(1.5)))
    return parts


def _ends(card: Card, value: float) -> tuple[float, float]:
    """Return where the bar of an indicator begins and ends: its own scale, where it has one."""
    if card.metric == "nps":
        return -100.0, 100.0
    end = card.best or (100.0 if card.unit == "%" and value > 10 else 0.0)
    return 0.0, end or 1.35 * max(abs(value), abs(card.target or 0)) or 1.0


KIND = LaneKind(
    name="kpis",
    label=N_("Indicators"),
    icon="gauge",
    draw=draw,
    cards=("kpi",),
    columns=False,
    explanation=N_("Figures with value, target and trend"),
    order=42,
)

"""Touchpoints: contacts between customer and brand, left to right as the journey goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from journeymapper.display.geometry import Rect
from journeymapper.display.later import Drawn, Later, Wanted
from journeymapper.display.palette import Tone
from journeymapper.display.primitives import Box, Group, Icon, Primitive
from journeymapper.display.text import ShapedLine
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context, LaneDrawing, LaneKind
from journeymapper.lanes.blocks import (
    CHIP_HEIGHT,
    Chip,
    barred,
    disc,
    draw_chip,
    ended,
    known_icon,
    rounded,
    runs,
    struck,
)
from journeymapper.lanes.chips import (
    EVIDENCE_ICONS,
    EVOLUTION_ICONS,
    evolution_tone,
    evolved,
    strongest_evidence,
)
from journeymapper.lanes.grid import Column
from journeymapper.lanes.places import CardBox, EditSpot, LaterBoxes, Piece
from journeymapper.lanes.styles import BODY_BOLD, SMALL, SMALL_BOLD
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, Lane
from journeymapper.model.ids import Ref
from journeymapper.model.vocabulary import CHANGES, CHANNEL_KINDS

BAR: Final = 4.0
TEXT_X: Final = 9.5
ROLE_ICONS: Final = {
    "trigger": "lightning",
    "research": "magnifying-glass",
    "trial": "flask",
    "purchase": "shopping-cart-simple",
    "service": "lifebuoy",
    "loyalty": "heart",
}
MEDIA_ICONS: Final = {"paid": "megaphone", "earned": "users-three"}
"""What is worth a mark: who speaks where it is not the brand itself."""


@frozen
class _Text:
    title: tuple[ShapedLine, ...]
    channel: tuple[ShapedLine, ...]
    note: tuple[ShapedLine, ...]
    truth: tuple[ShapedLine, ...]
    chips: tuple[Chip, ...]
    end: float
    height: float


class _Named(NamedTuple):
    """A channel's name, set, and the chip of its kind: many touchpoints show the same."""

    name: tuple[ShapedLine, ...]
    chip: Chip


@frozen(eq=False)
class _Set:
    """A touchpoint whose text is set; x is counted from the stage's left edge.

    ``place`` is its place among all touchpoints of the stage.
    """

    card: Card
    place: int
    column: str
    x: float
    w: float
    text: _Text


@frozen(eq=False)
class _Stage:
    """The touchpoints of a lane in a stage, set with what ``kit`` holds, and how tall they are."""

    kit: Context
    cards: tuple[_Set, ...]
    height: float


@frozen(eq=False)
class _Shown:
    """The touchpoints of a stage to be drawn when they are seen, and where they stand."""

    group: Group
    piece: Piece
    cards: tuple[_Set, ...]
    tall: float


def channel_tone(context: Context, channel: Channel | None) -> Tone:
    """Return the tone of a channel's kind."""
    if channel is None:
        return context.palette.no_channel
    return context.palette.digital if channel.kind == "digital" else context.palette.traditional


def word_room(context: Context) -> float:
    """Return the least width of a slot in which no word of any touchpoint's title is broken."""
    rooms = context.memo.answers(
        "longest word", context.facts.met, (context.measurer,), partial(_word_room, context)
    )
    return max(rooms.values(), default=0.0)


_BREAKS: Final = re.compile(r"(?<=[-/–—])|[ \n]")
"""Where a title may be broken without breaking a word."""


def _word_room(context: Context, cards: tuple[Card, ...]) -> float:
    if not cards:
        return 0.0
    words = set(_BREAKS.split("\n".join([card.title for card in cards])))
    widest = max((context.width(word, SMALL_BOLD) for word in words), default=0.0)
    return widest + TEXT_X + 3.9 + 4


def read(context: Context, _lane: Lane) -> tuple[object, ...]:
    """Return what the lane reads: the touchpoints; their numbers follow from their order."""
    return (context.path,)


def draw(context: Context, lane: Lane) -> LaneDrawing:
    """Draw the touchpoints, all as tall as the tallest."""
    kit, path, memo = context.kit, context.path, context.memo
    numbers = context.facts.numbers
    met = {stage.id: (stage, path[stage.id]) for stage in context.grid.stages if path[stage.id]}
    texts = memo.each(
        "text",
        {stage.id: (stage.columns, cards) for stage, cards in met.values()},
        (kit, lane.id),
        partial(_set_anew, kit, lane),
    )
    texts = {stage: found for stage, found in texts.items() if found.cards}
    tallest = max([found.height for found in texts.values()], default=0.0)
    tall = max(context.density.touchpoint if texts else 120.0, tallest)
    if lane.height:
        tall = max(tallest, lane.height - context.density.lane_end)
    drawn = memo.each(
        "drawn",
        {stage: (stage, found, numbers[path[stage][0].id]) for stage, found in texts.items()},
        (lane.id, tall),
        partial(_draw_stage, lane.id, tall),
    )
    parts: list[Primitive] = []
    pieces: list[Piece] = []
    for stage, shown in drawn.items():
        x = met[stage][0].x
        parts.append(shown.group.moved(x, 0))
        pieces.append(shown.piece.at(x))
    count = sum([len(found.cards) for found in texts.values()])
    say = context.say
    subtitle = say.plural(
        "{count} in order of the journey", "{count} in order of the journey", count
    )
    return LaneDrawing(
        tall + context.density.lane_end,
        tuple(parts),
        pieces=tuple(pieces),
        subtitle=subtitle.format(count=count) if count else "",
    )


def _set_anew(
    kit: Context,
    lane: Lane,
    of: tuple[tuple[Column, ...], tuple[Card, ...]],
    before: _Stage | None,
) -> _Stage:
    """Return the touchpoints of a lane in a stage, their text set for their slots."""
    columns, cards = of
    known = {each.card.id: each for each in before.cards} if before and before.kit is kit else {}
    channels = kit.facts.channels
    named: dict[tuple[str, float], _Named] = {}
    by_id = {card.id: (place, card) for place, card in enumerate(cards)}
    found = []
    for column in columns:
        pitch = column.pitch
        w = round(pitch - 4, 6)
        for at, id_ in enumerate(column.touchpoints):
            place, card = by_id[id_]
            if card.lane != lane.id:
                continue
            last = known.get(id_)
            if last and last.card is card and last.w == w:
                text = last.text
            else:
                key = card.channel, w
                if key not in named:
                    named[key] = _set_channel(kit, channels.get(card.channel), w)
                text = _set_text(kit, card, named[key], w)
            x = round(column.x + at * pitch + 2, 6)
            found.append(_Set(card, place, column.id, x, w, text))
    return _Stage(kit, tuple(found), max([each.text.height for each in found], default=0.0))


def _draw_stage(
    lane: str,
    tall: float,
    of: tuple[str, _Stage, int],
    before: _Shown | None,
) -> _Shown:
    """Return the touchpoints of a stage, to be drawn when they are seen, and where they stand.

    ``of`` says which stage, its touchpoints, and the number of the first.
    """
    stage, found, first = of
    kit, cards = found.kit, found.cards

    def wanted() -> Iterator[Wanted]:
        for e in cards:
            yield e.card.id, (kit, e.card, e.text, e.w, tall, first + e.place), e.x, 0.0

    def boxes() -> tuple[CardBox, ...]:
        return tuple([CardBox(e.card.id, lane, e.column, Rect(e.x, 0, e.w, tall)) for e in cards])

    shade = kit.palette.border
    row = Drawn(wanted, _draw_card, shade, before.group.parts if before else None)
    left, last = cards[0].x, cards[-1]
    bounds = Rect(left, 0, last.x + last.w - left, tall)
    group = Group(row, bounds, role="cards", key=stage)
    stands = before is not None and before.tall == tall and _places(before.cards) == _places(cards)
    where = before.piece.boxes if before and stands else LaterBoxes(boxes)
    piece = Piece(stage, 0.0, where, Later(partial(_spots, kit, cards)))
    return _Shown(group, piece, cards, tall)


def _places(cards: tuple[_Set, ...]) -> list[tuple[str, str, float, float]]:
    return [(each.card.id, each.column, each.x, each.w) for each in cards]


def _spots(kit: Context, cards: tuple[_Set, ...]) -> tuple[EditSpot, ...]:
    ink, ground = kit.palette.ink, kit.palette.card
    found = []
    for each in cards:
        high = max(1, len(each.text.title)) * SMALL_BOLD.line + 4
        box = Rect(each.x + TEXT_X, kit.density.title - 13, each.w - TEXT_X - 3, high)
        spot = EditSpot(Ref("card", each.card.id), "title", box, SMALL_BOLD, ink, ground)
        found.append(spot)
    return tuple(found)


def _set_channel(context: Context, channel: Channel | None, w: float) -> _Named:
    """Set a channel's name as touchpoints of a width show it, with the chip of its kind."""
    kind = channel.kind if channel else ""
    say = context.say
    label = say(CHANNEL_KINDS[kind]) if kind in CHANNEL_KINDS else say("No channel")
    name = context.wrap(channel.name, SMALL, _room(w)) if channel else ()
    return _Named(name, Chip(label, channel_tone(context, channel)))


def _room(w: float) -> float:
    """Return how wide text may run in a card of a width."""
    return max(20.0, w - TEXT_X - 3.9)


def _set_text(context: Context, card: Card, channel: _Named, w: float) -> _Text:
    room = _room(w)
    title = context.wrap(card.title, SMALL_BOLD, room)
    name = channel.name
    note = context.wrap(card.note, SMALL, room) if w >= 150 else ()
    truth = _set_truth(context, room) if card.moment_of_truth else ()
    chips = [channel.chip]
    icon = EVOLUTION_ICONS.get(card.evolution)
    if icon:
        shown = icon if w >= 120 else ""
        tone = evolution_tone(context.palette, card)
        chips.append(Chip(context.say(CHANGES[card.evolution]), tone, shown))
    end = context.density.title + max(0, len(title) - 1) * SMALL_BOLD.line
    if name:
        end += 18 + (len(name) - 1) * SMALL.line
    if note:
        end += 20 + (len(note) - 1) * SMALL.line
    bottom = 8 + len(chips) * (CHIP_HEIGHT + 4)
    if truth:
        bottom += 7 + len(truth) * SMALL.line + 4
    return _Text(title, name, note, truth, tuple(chips), end, end + 8 + bottom)


def _set_truth(context: Context, room: float) -> tuple[ShapedLine, ...]:
    """Set the words for a moment of truth: the first line stands beside the star."""
    text = context.say("Moment of truth")
    first = context.wrap(text, SMALL, room - 20)[0]
    rest = text[len(first.text.rstrip()) :].strip()
    return first, *context.wrap(rest, SMALL, room - 6)


def _draw_card(context: Context, card: Card, text: _Text, w: float, h: float, number: int) -> Group:
    palette, first, r = context.palette, context.density.title, context.density.disc
    channel = context.facts.channels.get(card.channel)
    tone = channel_tone(context, channel)
    gone = card.evolution == "removed"
    bar = tone.border if gone else card.colour or tone.strong
    ground = palette.panel if gone else palette.card
    parts: list[Primitive] = barred(w, h, BAR, bar, ground, palette.border)
    icon = known_icon(
        context, card.icon or (channel.icon if channel else ""), _usual(card, channel)
    )
    parts += disc(icon, 9.5 + r, 9 + r, r, tone, dashed=channel is None)
    above = first - 60  # what stands above the title moves with it
    figure = context.line(str(number), BODY_BOLD)
    parts.append(ended(figure, w - 8, 21 + above / 3, BODY_BOLD, palette.secondary))
    parts += _marks(context, card, w, 28 + above * 0.6)
    ink = palette.secondary if gone else palette.ink
    parts += runs(text.title, TEXT_X, first, SMALL_BOLD, ink)
    if gone:
        parts += struck(text.title, TEXT_X, first, SMALL_BOLD, ink)
    y = first + max(0, len(text.title) - 1) * SMALL_BOLD.line
    if text.channel:
        parts += runs(text.channel, TEXT_X, y + 18, SMALL, palette.secondary)
        y += 18 + (len(text.channel) - 1) * SMALL.line
    parts += runs(text.note, TEXT_X, y + 20, SMALL, palette.secondary)
    top = h - 8
    for chip in text.chips:
        top -= CHIP_HEIGHT
        parts += draw_chip(context, chip, TEXT_X - 1, top, w - TEXT_X - 2)
        top -= 4
    if text.truth:
        parts += _truth(context, text.truth, w, top)
    where = channel.name if channel else context.say("No channel")
    return Group(
        tuple(parts),
        Rect(0, 0, w, h),
        role="card",
        key=card.id,
        alt=f"{context.say('Touchpoint')} {number}: {card.title}. {where}{evolved(context, card)}",
        url=card.urls[0] if card.urls else "",
    )


def _usual(card: Card, channel: Channel | None) -> str:
    if channel is None:
        return ROLE_ICONS.get(card.role, "hand-tap")
    return "globe" if channel.kind == "digital" else "storefront"


def _marks(context: Context, card: Card, w: float, y: float) -> list[Primitive]:
    """Return the small icons below the number: role, key point, strongest evidence."""
    names = [ROLE_ICONS.get(card.role, ""), "key" if card.key_point else ""]
    names.append(MEDIA_ICONS.get(card.media, ""))
    names.append(EVIDENCE_ICONS.get(strongest_evidence(card), ""))
    parts: list[Primitive] = []
    x = w - 8.0
    for name in names:
        if name and x > 58:
            x -= 14
            symbol = context.icons(f"regular/{name}")
            parts.append(Icon(symbol, x, y, 14, context.palette.secondary))
            x -= 3
    return parts


def _truth(
    context: Context, lines: tuple[ShapedLine, ...], w: float, bottom: float
) -> list[Primitive]:
    tone = context.palette.truth
    h = 7 + len(lines) * SMALL.line
    x, wide = TEXT_X - 1, min(78.0, w - TEXT_X - 2)
    widths = [line.width * SMALL.size for line in lines]
    wide = max(wide, widths[0] + 24, *(each + 10 for each in widths[1:]))
    top = bottom - h
    star = context.icons("fill/star")
    return [
        Box(x, top, wide, h, fill=tone.tint, corners=rounded(9)),
        Icon(star, x + 4, top + 4, 14, tone.strong),
        *runs(lines[:1], x + 20, top + 14.5, SMALL, tone.strong),
        *runs(lines[1:], x + 5, top + 14.5 + SMALL.line, SMALL, tone.strong),
    ]


KIND = LaneKind(
    name="touchpoints",
    label=N_("Touchpoints"),
    icon="hand-tap",
    draw=draw,
    reads=read,
    cards=("touchpoint",),
    explanation=N_("Contacts between the customer and the brand, in the order they happen"),
    order=10,
)

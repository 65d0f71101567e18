"""The foot of the sheet: a legend of what this map uses, version and next review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from journeymapper.analysis.evidence import level
from journeymapper.analysis.measured_emotion import measured_points
from journeymapper.display.primitives import Box, Ellipse, Icon, Path, Primitive, Stroke
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import centred, ended, rounded, runs
from journeymapper.lanes.chips import EVIDENCE_ICONS, strongest_evidence
from journeymapper.lanes.faces import draw_face, score_figure
from journeymapper.lanes.gap import OPACITY as GAP_OPACITY
from journeymapper.lanes.gap import gap_colours, sides
from journeymapper.lanes.grid import MARGIN
from journeymapper.lanes.kinds.crossings import falls_of
from journeymapper.lanes.kinds.emotion import main_curve
from journeymapper.lanes.kinds.touchpoints import MEDIA_ICONS, ROLE_ICONS
from journeymapper.lanes.measured import MEASURED, diamond, whisker
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.query import Cell, kind_of
from journeymapper.model.vocabulary import CHANNEL_KINDS, EVIDENCE_LEVELS, MEDIA, ROLES
from journeymapper.numerals import calendar_day

ROW: Final = 30.0
GAP: Final = 24.0

Mark = Callable[[float, float], list[Primitive]]
Entry = tuple[str, float, Mark]
"""What it says, how wide its mark is, and the mark drawn at (x, middle y)."""


def draw_footer(context: Context, top: float, right: float) -> tuple[list[Primitive], float]:
    """Return the foot's parts from its rule down, and the y of its end."""
    palette = context.palette
    rule = Stroke(palette.rule, 1.2)
    parts: list[Primitive] = [Path((("M", MARGIN, top), ("L", right, top)), stroke=rule)]
    told = context.line(_imprint(context), SMALL)
    imprint = told.width * SMALL.size
    heading = context.line(context.say("Legend"), SMALL_BOLD)
    first = MARGIN + heading.width * SMALL_BOLD.size + 24
    signs, marks = _signs(context), _mark_entries(context)
    room = right - imprint - 40
    # What does not fit one row is parted by meaning: a row of signs, and a row of small icons.
    parted = first + sum(_width(context, each) + GAP for each in (*signs, *marks)) - GAP > room
    y = top + 29
    x = first
    for number, entry in enumerate((*signs, *marks)):
        text, wide, mark = entry
        w = _width(context, entry)
        limit = room if y < top + 30 else right
        begins = parted and number == len(signs)
        if (x + w > limit or begins) and x > first:
            x, y = first, y + ROW
        parts += mark(x, y)
        parts += runs([context.line(text, SMALL)], x + wide + 8, y + 4.4, SMALL, palette.body)
        x += w + GAP
    if signs or marks:
        parts += runs([heading], MARGIN, top + 33.4, SMALL_BOLD, palette.ink)
    parts.append(ended(told, right, top + 33.4, SMALL, palette.secondary))
    if any(context.map.participants):
        from journeymapper.layout.participants import draw_participants  # few maps need it

        named, y = draw_participants(context, first, y, right)
        parts += named
    return parts, y + 20


def _imprint(context: Context) -> str:
    document, say = context.map, context.say
    told = []
    if document.version:
        told.append(say("Version {version}").format(version=document.version))
    if document.review.next:
        day = calendar_day(document.review.next, context.language)
        told.append(say("Next review: {day}").format(day=day))
    return " · ".join(told)


def _width(context: Context, entry: Entry) -> float:
    text, wide, _ = entry
    return wide + 8 + context.line(text, SMALL).width * SMALL.size


def _signs(context: Context) -> list[Entry]:
    return [*_channel_entries(context), *_curve_entries(context), *_card_entries(context)]


def _channel_entries(context: Context) -> list[Entry]:
    say, palette = context.say, context.palette
    kinds = _present(context, "channel")
    found: list[Entry] = []
    if "digital" in kinds:
        mark = _dot(palette.digital.strong, palette.digital.strong)
        found.append((say(CHANNEL_KINDS["digital"]), 12, mark))
    if "traditional" in kinds:
        mark = _dot(palette.traditional.strong, palette.card)
        found.append((say(CHANNEL_KINDS["traditional"]), 12, mark))
    if "" in kinds:
        found.append((say("No channel"), 12, _dashed(palette.no_channel.strong)))
    if _drawn(context, "crossings") and context.media.crossings:
        found.append((say("Channel crossing, numbered"), 19, _numbered(context)))
        lanes = (lane for lane in context.map.lanes if lane.kind == "crossings" and not lane.hidden)
        if any(falls_of(context, lane) for lane in lanes):
            found.append((say("Emotion falls at the crossing"), 32, _falling(context)))
    if _present(context, "truth"):
        found.append((say("Moment of truth"), 24, _star(context)))
    return found


def _present(context: Context, what: str) -> set[str]:
    """Return the values of a sort that the cards of the map show."""
    found = context.memo.get("legend", (context.map,), partial(_all_shown, context))
    return {value for sort, value in found if sort == what}


def _all_shown(context: Context) -> set[tuple[str, str]]:
    return {
        each
        for stage, cells in context.cells.items()
        for each in context.memo.get(
            ("legend", stage),
            (context.map.lanes, context.map.channels, cells),
            partial(_shown, context, cells),
        )
    }


def _shown(context: Context, cells: Sequence[Cell]) -> frozenset[tuple[str, str]]:
    """Return (sort, value) of everything in some cells that the legend may explain."""
    found: set[tuple[str, str]] = set()
    for _, cards in cells:
        for card in cards:
            kind = kind_of(card, context.facts.lanes)
            found |= {("kind", kind), ("evidence", strongest_evidence(card))}
            if kind == "touchpoint":
                found.add(("strip", level(card)))
                channel = context.facts.channels.get(card.channel)
                found |= {("role", card.role), ("channel", channel.kind if channel else "")}
                found |= {("media", card.media), ("key", "yes" if card.key_point else "")}
                if card.moment_of_truth:
                    found.add(("truth", "yes"))
            elif kind == "pain_point" and card.about:
                found.add(("leader", "yes"))
    return frozenset(found)


def _drawn(context: Context, kind: str) -> bool:
    return any(lane.kind == kind and not lane.hidden for lane in context.map.lanes)


def _curve_entries(context: Context) -> list[Entry]:
    if not _drawn(context, "emotion") or not context.curves:
        return []
    say, scale = context.say, context.map.scale
    text = say("Emotion, from {low} to {high}").format(
        low=score_figure(scale.low, scale, context.language),
        high=score_figure(scale.high, scale, context.language),
    )
    found: list[Entry] = [(text, 108, _faces(context))]
    if measured_points(context.map):
        found.append((say(MEASURED), 14, _measured(context.palette.ink, context.palette.paper)))
    opened = _gap_sides(context)
    for better, label in ((True, say("To-be above as-is")), (False, say("To-be below as-is"))):
        if better in opened:
            found.append((label, 20, _shade(gap_colours(context.palette)[better])))
    if _present(context, "leader"):
        found.append((say("The point of the curve that causes the pain"), 26, _leader(context)))
    return found


def _gap_sides(context: Context) -> set[bool]:
    """Return whether any curve shall be better somewhere (True), and worse (False)."""
    found: set[bool] = set()
    for lane in context.map.lanes:
        main = main_curve(context, lane) if lane.kind == "emotion" and not lane.hidden else None
        if main and len([c for c in context.curves if c.persona == main.persona]) == 2:
            paths = [cards for cards in context.path.values() if cards]
            for cards, after in zip(paths, (*paths[1:], ()), strict=True):
                found |= context.memo.get(
                    ("gap", main.persona, cards[0].id),
                    (cards, after[:1]),
                    partial(sides, (*cards, *after[:1]), main.persona),
                )
    return found


def _card_entries(context: Context) -> list[Entry]:
    say, palette = context.say, context.palette
    present = _present(context, "kind")
    tones = (
        ("pain_point", say("Pain"), palette.pain.strong),
        ("opportunity", say("Opportunity"), palette.opportunity.strong),
    )
    return [(text, 13, _square(colour)) for kind, text, colour in tones if kind in present]


def _mark_entries(context: Context) -> list[Entry]:
    """Return the small icons of the cards: roles, then levels of evidence."""
    say = context.say
    roles, levels = _present(context, "role"), _present(context, "evidence")
    if _drawn(context, "evidence_strip"):
        levels |= _present(context, "strip")
    named = [(ROLES[role], icon) for role, icon in ROLE_ICONS.items() if role in roles]
    if "yes" in _present(context, "key"):
        named.append((N_("Key point"), "key"))
    media = _present(context, "media")
    named += [(MEDIA[each], icon) for each, icon in MEDIA_ICONS.items() if each in media]
    named += [
        (EVIDENCE_LEVELS[each], icon) for each, icon in EVIDENCE_ICONS.items() if each in levels
    ]
    return [(say(label), 14, _icon(context, icon)) for label, icon in named]


def _dot(colour: str, fill: str) -> Mark:
    ring = None if fill == colour else Stroke(colour, 2.4)
    return lambda x, y: [Ellipse(x + 6, y, 5.6, 5.6, fill=fill, stroke=ring)]


def _dashed(colour: str) -> Mark:
    return lambda x, y: [Ellipse(x + 6, y, 6, 6, stroke=Stroke(colour, 1.2, (2, 2)))]


def _numbered(context: Context) -> Mark:
    stroke = Stroke(context.palette.secondary, 1.2)
    line = context.line("3", SMALL)
    return lambda x, y: [
        Ellipse(x + 9.5, y, 9.5, 9.5, fill=context.palette.card, stroke=stroke),
        centred(line, x + 9.5, y + 4.4, SMALL, context.palette.body),
    ]


def _falling(context: Context) -> Mark:
    tone, line = context.palette.pain, context.line("3", SMALL_BOLD)
    symbol = context.icons("regular/trend-down")
    return lambda x, y: [
        Ellipse(x + 9.5, y, 9.5, 9.5, fill=tone.tint, stroke=Stroke(tone.strong, 1.8)),
        centred(line, x + 9.5, y + 4.4, SMALL_BOLD, tone.strong),
        Icon(symbol, x + 20, y - 7, 13, tone.strong),
    ]


def _star(context: Context) -> Mark:
    tone, star = context.palette.truth, context.icons("fill/star")
    return lambda x, y: [
        Box(x, y - 10, 24, 20, fill=tone.tint, corners=rounded(9)),
        Icon(star, x + 5, y - 7, 14, tone.strong),
    ]


def _faces(context: Context) -> Mark:
    scale = context.map.scale
    low, middle, high = scale.low, scale.neutral, scale.high
    scores = (low, low + (middle - low) * 0.5, middle, middle + (high - middle) * 0.5, high)

    def mark(x: float, y: float) -> list[Primitive]:
        parts: list[Primitive] = []
        for place, score in enumerate(scores):
            parts.append(draw_face(context.palette, score, scale, x + 10 + place * 21.5, y, 9))
        return parts

    return mark


def _leader(context: Context) -> Mark:
    stroke = Stroke(context.palette.pain.strong, 1.5, (1.5, 4))
    return lambda x, y: [Path((("M", x, y), ("L", x + 26, y)), stroke=stroke)]


def _measured(ink: str, ground: str) -> Mark:
    return lambda x, y: [*whisker(x + 6, y - 10, y + 10, ink), *diamond(x + 6, y, ink, ground)]


def _square(colour: str) -> Mark:
    return lambda x, y: [Box(x, y - 6.5, 13, 13, fill=colour, corners=rounded(3))]


def _shade(colour: str) -> Mark:
    return lambda x, y: [Box(x, y - 6.5, 20, 13, fill=colour, opacity=GAP_OPACITY)]


def _icon(context: Context, name: str) -> Mark:
    symbol = context.icons(f"regular/{name}")
    return lambda x, y: [Icon(symbol, x, y - 7, 14, context.palette.secondary)]

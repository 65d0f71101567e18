"""The foot of the sheet: a legend of what this map uses, version and next review."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from journeymapper.analysis.evidence import WEAKEST, level
from journeymapper.analysis.measured_emotion import measured_points
from journeymapper.display.palette import Tone
from journeymapper.display.primitives import Box, Ellipse, Icon, Path, Primitive, Stroke
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import centred, ended, rounded, runs, severity_dots
from journeymapper.lanes.chips import EVIDENCE_ICONS, strongest_evidence
from journeymapper.lanes.faces import draw_face, score_figure
from journeymapper.lanes.gap import OPACITY as GAP_OPACITY
from journeymapper.lanes.gap import gap_colours, sides
from journeymapper.lanes.grid import MARGIN
from journeymapper.lanes.kinds.crossings import falls_of
from journeymapper.lanes.kinds.touchpoints import MEDIA_ICONS, ROLE_ICONS
from journeymapper.lanes.legend import main_curve
from journeymapper.lanes.measured import MEASURED, diamond, whisker
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, Lane
from journeymapper.model.query import Cell, usual_kind
from journeymapper.model.vocabulary import CHANNEL_KINDS, EVIDENCE_LEVELS, MEDIA, ROLES
from journeymapper.numerals import calendar_day

ROW: Final = 30.0
GAP: Final = 24.0

Mark = Callable[[float, float], list[Primitive]]
Entry = tuple[str, float, Mark]
"""What it says, how wide its mark is, and the mark drawn at (x, middle y)."""


@frozen
class _Used:
    """What the map uses of all that a legend may explain.

    ``shown`` are the values that its cards show, by sort; ``gaps`` whether any curve shall be
    better somewhere (True), and worse (False).
    """

    shown: frozenset[tuple[str, str]]
    crossed: bool
    falling: bool
    felt: bool
    measured: bool
    gaps: frozenset[bool]

    def of(self, sort: str) -> set[str]:
        """Return the values of a sort."""
        return {value for each, value in self.shown if each == sort}


def draw_footer(context: Context, top: float, right: float) -> tuple[list[Primitive], float]:
    """Return the foot's parts from its rule down, and the y of its end."""
    document, used = context.map, _used(context)
    return context.memo.get(
        "footer",
        (
            context.basis,
            document.version,
            document.review,
            document.participants,
            used,
            top,
            right,
        ),
        partial(_draw, context, used, top, right),
    )


def _draw(context: Context, used: _Used, top: float, right: float) -> tuple[list[Primitive], float]:
    palette = context.palette
    rule = Stroke(palette.rule, 1.2)
    parts: list[Primitive] = [Path((("M", MARGIN, top), ("L", right, top)), stroke=rule)]
    told = context.line(_imprint(context), SMALL)
    imprint = told.width * SMALL.size
    heading = context.line(context.say("Legend"), SMALL_BOLD)
    first = MARGIN + heading.width * SMALL_BOLD.size + 24
    signs, marks = _signs(context, used), _mark_entries(context, used)
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


def _used(context: Context) -> _Used:
    shown = context.memo.answers(
        "legend",
        context.cells,
        (context.map.lanes, context.map.channels),
        partial(_shown, context.facts.lanes, context.facts.channels),
    )
    crossings = [lane for lane in context.map.lanes if lane.kind == "crossings" and not lane.hidden]
    return _Used(
        frozenset().union(*shown.values()),
        bool(crossings and context.media.crossings),
        any(falls_of(context, lane) for lane in crossings),
        bool(context.curves),
        bool(measured_points(context.map)),
        _gap_sides(context),
    )


def _signs(context: Context, used: _Used) -> list[Entry]:
    return [
        *_channel_entries(context, used),
        *_curve_entries(context, used),
        *_card_entries(context, used),
    ]


def _channel_entries(context: Context, used: _Used) -> list[Entry]:
    say, palette = context.say, context.palette
    kinds = used.of("channel")
    found: list[Entry] = []
    if "digital" in kinds:
        mark = _dot(palette.digital.strong, palette.digital.strong)
        found.append((say(CHANNEL_KINDS["digital"]), 12, mark))
    if "traditional" in kinds:
        mark = _dot(palette.traditional.strong, palette.card)
        found.append((say(CHANNEL_KINDS["traditional"]), 12, mark))
    if "" in kinds:
        found.append((say("No channel"), 12, _dashed(palette.no_channel.strong)))
    if used.crossed:
        found.append((say("Channel crossing, numbered"), 19, _numbered(context)))
        if used.falling:
            found.append((say("Emotion falls at the crossing"), 32, _falling(context)))
    if used.of("truth"):
        found.append((say("Moment of truth"), 24, _star(context)))
    return found


def _shown(
    lanes: Mapping[str, Lane], channels: Mapping[str, Channel], cells: Sequence[Cell]
) -> frozenset[tuple[str, str]]:
    """Return (sort, value) of everything in some cells that the legend may explain."""
    kinds: dict[str, list[Card]] = {}
    for (lane, _), cards in cells:
        usual = usual_kind(lane, lanes)
        for card in cards:
            kinds.setdefault(card.kind or usual, []).append(card)
    found = {("kind", kind) for kind in kinds}
    found |= {
        ("evidence", strongest_evidence(card))
        for cards in kinds.values()
        for card in cards
        if card.evidence
    }
    met = kinds.get("touchpoint", ())
    found |= {("strip", level(card)) for card in met if card.evidence}
    if any(not card.evidence for card in met):
        found.add(("strip", WEAKEST))
    found |= {("role", role) for role in {card.role for card in met}}
    found |= {("media", each) for each in {card.media for card in met}}
    ids = {card.channel for card in met}
    found |= {("channel", channels[each].kind if each in channels else "") for each in ids}
    if any(card.key_point for card in met):
        found.add(("key", "yes"))
    if any(card.moment_of_truth for card in met):
        found.add(("truth", "yes"))
    pains = kinds.get("pain_point", ())
    if any(card.about for card in pains):
        found.add(("leader", "yes"))
    if any(card.severity for card in pains):
        found.add(("severity", "yes"))
    return frozenset(found)


def _drawn(context: Context, kind: str) -> bool:
    return any(lane.kind == kind and not lane.hidden for lane in context.map.lanes)


def _curve_entries(context: Context, used: _Used) -> list[Entry]:
    if not _drawn(context, "emotion") or not used.felt:
        return []
    say, scale = context.say, context.map.scale
    text = say("Emotion, from {low} to {high}").format(
        low=score_figure(scale.low, scale, context.language),
        high=score_figure(scale.high, scale, context.language),
    )
    found: list[Entry] = [(text, 108, _faces(context))]
    if used.measured:
        found.append((say(MEASURED), 14, _measured(context.palette.ink, context.palette.paper)))
    for better, label in ((True, say("To-be above as-is")), (False, say("To-be below as-is"))):
        if better in used.gaps:
            found.append((label, 20, _shade(gap_colours(context.palette)[better])))
    if used.of("leader"):
        found.append((say("The point of the curve that causes the pain"), 26, _leader(context)))
    return found


def _gap_sides(context: Context) -> frozenset[bool]:
    """Return whether any curve shall be better somewhere (True), and worse (False)."""
    lanes = [lane for lane in context.map.lanes if lane.kind == "emotion" and not lane.hidden]
    mains = {main.persona for lane in lanes if (main := main_curve(context, lane))}
    both = [p for p in sorted(mains) if len([c for c in context.curves if c.persona == p]) == 2]
    if not both:
        return frozenset()
    found: set[bool] = set()
    path = [cards for cards in context.path.values() if cards]
    for persona in both:
        inside = context.by_stage(f"gaps of {persona}", (persona,), sides, persona)
        found.update(*inside.values())
        for cards, after in pairwise(path):
            found |= sides((cards[-1], after[0]), persona)
    return frozenset(found)


def _card_entries(context: Context, used: _Used) -> list[Entry]:
    say, palette = context.say, context.palette
    present = used.of("kind")
    tones = (
        ("pain_point", say("Pain"), palette.pain.strong),
        ("opportunity", say("Opportunity"), palette.opportunity.strong),
    )
    found = [(text, 13.0, _square(colour)) for kind, text, colour in tones if kind in present]
    if used.of("severity"):
        found.append((say("Severity, 1 to 5"), 26, _severity(palette.pain)))
    return found


def _mark_entries(context: Context, used: _Used) -> list[Entry]:
    """Return the small icons of the cards: roles, then levels of evidence."""
    say = context.say
    roles, levels = used.of("role"), used.of("evidence")
    if _drawn(context, "evidence_strip"):
        levels |= used.of("strip")
    named = [(ROLES[role], icon) for role, icon in ROLE_ICONS.items() if role in roles]
    if used.of("key"):
        named.append((N_("Key point"), "key"))
    media = used.of("media")
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


def _severity(tone: Tone) -> Mark:
    return lambda x, y: severity_dots(3, x + 13, y, tone)


def _shade(colour: str) -> Mark:
    return lambda x, y: [Box(x, y - 6.5, 20, 13, fill=colour, opacity=GAP_OPACITY)]


def _icon(context: Context, name: str) -> Mark:
    symbol = context.icons(f"regular/{name}")
    return lambda x, y: [Icon(symbol, x, y - 7, 14, context.palette.secondary)]

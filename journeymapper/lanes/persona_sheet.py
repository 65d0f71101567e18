"""One persona's sheet: portrait, name and quote, then all that is known of them in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import readable_ground
from journeymapper.display.primitives import Ellipse, Icon, Picture, Primitive
from journeymapper.display.text import ShapedLine
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import centred, runs
from journeymapper.lanes.chips import PAIN_ICONS
from journeymapper.lanes.places import EditSpot
from journeymapper.lanes.styles import BODY, BODY_ITALIC, HEAD, SMALL, SMALL_BOLD
from journeymapper.model.document import Persona
from journeymapper.model.ids import Ref
from journeymapper.model.vocabulary import BEHAVIOURS
from journeymapper.numerals import quoted

PADDING: Final = 24.0
PORTRAIT: Final = 48.0
HEAD_WIDTH: Final = 260.0
BESIDE: Final = 900.0
"""A sheet as wide as this has name and quote beside the columns, a narrower one above them."""
COLUMN: Final = 220.0
"""The least width of a column."""
GAP: Final = 28.0
BELOW: Final = 16.0
"""The room between two sections of a column."""
_INSET: Final = 14.0
"""Where the words of a list begin, after its dot."""

TOLD: Final = (
    ("demographic", N_("Demographic profile"), "identification-card"),
    ("psychographic", N_("Psychographic profile"), "brain"),
    ("habits", N_("Consumption habits"), "shopping-cart"),
    ("goals", N_("Goals"), "target"),
    ("motivations", N_("Motivations"), PAIN_ICONS["motivation"]),
    ("needs", N_("Needs"), PAIN_ICONS["need"]),
    ("frustrations", N_("Frustrations"), PAIN_ICONS["frustration"]),
    ("inefficiencies", N_("Inefficiencies"), PAIN_ICONS["inefficiency"]),
    ("problems", N_("Problems"), PAIN_ICONS["problem"]),
)
"""Field, its label and its icon, in the order of the sheet; free fields and the note follow."""
CHANNELS: Final = N_("Channels that reach them")
PAINS: Final = frozenset({"needs", "frustrations", "inefficiencies", "problems"})


@frozen
class Sheet:
    """A sheet drawn at the origin, and the height that it needs."""

    parts: tuple[Primitive, ...]
    spots: tuple[EditSpot, ...]
    height: float


@frozen
class _Section:
    """What is told under one label: words, or a list; ``field`` is empty where none is edited."""

    field: str
    label: tuple[ShapedLine, ...]
    icon: str
    items: tuple[tuple[ShapedLine, ...], ...]
    dotted: bool
    height: float


def set_sheet(context: Context, persona: Persona, colour: str, w: float) -> Sheet:
    """Set the sheet of a persona, whose curve has this colour, for a width."""
    beside = w >= BESIDE
    parts: list[Primitive] = []
    head_w = HEAD_WIDTH if beside else w - 2 * PADDING
    head, spots, low = _head(context, persona, colour, head_w, beside=beside)
    parts += head
    x, y = (PADDING + HEAD_WIDTH + GAP, PADDING) if beside else (PADDING, low + BELOW)
    room = w - PADDING - x
    count = max(1, int((room + GAP) / (COLUMN + GAP)))
    wide = (room - GAP * (count - 1)) / count
    columns = _columns(_sections(context, persona, wide), count)
    ends = [low]
    for place, column in enumerate(columns):
        drawn, own, end = _column(context, persona, column, x + place * (wide + GAP), y, wide)
        parts += drawn
        spots += own
        ends.append(end)
    if not columns:
        line = context.line(context.say("Nothing more is known of them yet"), SMALL)
        parts += runs([line], x, y + 12, SMALL, context.palette.secondary)
        ends.append(y + SMALL.line)
    return Sheet(tuple(parts), tuple(spots), max(ends) + PADDING)


def _head(
    context: Context, persona: Persona, colour: str, w: float, *, beside: bool
) -> tuple[list[Primitive], list[EditSpot], float]:
    """Return portrait, name, line and quote, their editable texts, and the y of their end."""
    palette, ref = context.palette, Ref("persona", persona.id)
    r = PORTRAIT
    cx = cy = PADDING + r
    parts: list[Primitive] = [Ellipse(cx, cy, r + 2, r + 2, fill=palette.paper)]
    portrait = context.facts.assets.get(persona.portrait)
    if portrait and portrait.data:
        square = (cx - r, cy - r, 2 * r, 2 * r)
        parts.append(Picture(*square, portrait.media_type, portrait.data, r, alt=persona.name))
    else:
        parts.append(Ellipse(cx, cy, r, r, fill=palette.accent_tint))
        initials = "".join(word[0] for word in persona.name.split()[:2]).upper()
        shade = readable_ground(colour, palette.accent_tint)
        parts.append(centred(context.line(initials, HEAD), cx, cy + 8, HEAD, shade))
    spots: list[EditSpot] = []
    x = PADDING + 2 * r + 20
    room = PADDING + w - x
    y = PADDING + 30
    for field, style, ink in (
        ("name", HEAD, readable_ground(colour, palette.panel)),
        ("summary", BODY, palette.secondary),
    ):
        lines = context.wrap(getattr(persona, field), style, room)
        if lines:
            box = Rect(x - 2, y - style.size, room, len(lines) * style.line + 2)
            spots.append(EditSpot(ref, field, box, style, ink, palette.panel))
            parts += runs(lines, x, y, style, ink)
            y += len(lines) * style.line
    low = max(y - 8, PADDING + 2 * r)
    if persona.quote:
        x, room = (PADDING, w) if beside else (x, room)
        baseline = low + 28 if beside else y + 4
        lines = context.wrap(quoted(persona.quote, context.language), BODY_ITALIC, room)
        parts += runs(lines, x, baseline, BODY_ITALIC, palette.secondary)
        box = Rect(x - 2, baseline - 15, room, len(lines) * BODY_ITALIC.line + 4)
        spots.append(EditSpot(ref, "quote", box, BODY_ITALIC, palette.secondary, palette.panel))
        low = max(low, baseline + (len(lines) - 1) * BODY_ITALIC.line + 5)
    return parts, spots, low


def _sections(context: Context, persona: Persona, w: float) -> Iterator[_Section]:
    say = context.say
    for field, label, icon in TOLD:
        value = getattr(persona, field)
        items = value if isinstance(value, tuple) else (value,)
        yield from _section(context, (field, say(label), icon), items, w)
        if field == "habits":
            known = context.facts.channels
            names = [known[id_].name for id_ in persona.channels if id_ in known]
            yield from _section(context, ("", say(CHANNELS), "broadcast"), names, w)
    for name, text in persona.free.items():
        yield from _section(context, ("", name, "note-pencil"), (text,), w)
    if persona.behaviour in BEHAVIOURS:
        told = say(BEHAVIOURS[persona.behaviour])
        yield from _section(context, ("", say("Omnichannel behaviour"), "path"), (told,), w)
    yield from _section(context, ("note", say("Note"), "note-pencil"), (persona.note,), w)


def _section(
    context: Context, named: tuple[str, str, str], items: Sequence[str], w: float
) -> Iterator[_Section]:
    """Yield a section, unless nothing is told in it."""
    field, label, icon = named
    dotted = len(items) > 1
    inset = _INSET if dotted else 0.0
    told = tuple([context.wrap(item, SMALL, w - inset) for item in items if item.strip()])
    if told:
        head = context.wrap(label, SMALL_BOLD, w - 22)
        height = len(head) * SMALL_BOLD.line + sum(len(each) for each in told) * SMALL.line
        height += 3 * len(told)
        yield _Section(field, head, icon, told, dotted, height)


def _columns(sections: Iterator[_Section], count: int) -> list[list[_Section]]:
    """Part sections into so many columns at most, in order and as low as can be."""
    told = list(sections)
    if not told:
        return []
    low = max(each.height for each in told)
    high = sum(each.height + BELOW for each in told)
    while high - low > 1:
        half = (low + high) / 2
        low, high = (low, half) if len(_filled(told, half)) <= count else (half, high)
    return _filled(told, high)


def _filled(sections: Sequence[_Section], height: float) -> list[list[_Section]]:
    found: list[list[_Section]] = []
    used = 0.0
    for each in sections:
        if found and used + BELOW + each.height <= height:
            found[-1].append(each)
            used += BELOW + each.height
        else:
            found.append([each])
            used = each.height
    return found


def _column(
    context: Context, persona: Persona, column: Sequence[_Section], x: float, y: float, w: float
) -> tuple[list[Primitive], list[EditSpot], float]:
    palette = context.palette
    parts: list[Primitive] = []
    spots: list[EditSpot] = []
    for each in column:
        tone = palette.pain.strong if each.field in PAINS else palette.accent
        parts.append(Icon(context.icons(each.icon), x, y, 16, tone))
        parts += runs(each.label, x + 22, y + 12.5, SMALL_BOLD, palette.ink)
        end = y + each.height
        top = y = y + len(each.label) * SMALL_BOLD.line + 3
        for lines in each.items:
            inset = _INSET if each.dotted else 0.0
            if each.dotted:
                parts.append(Ellipse(x + 4, y + 7.5, 2, 2, fill=tone))
            parts += runs(lines, x + inset, y + 12, SMALL, palette.body)
            y += len(lines) * SMALL.line + 3
        if each.field and not each.dotted and isinstance(getattr(persona, each.field), str):
            box = Rect(x - 2, top - 2, w + 4, y - top)
            ref = Ref("persona", persona.id)
            spots.append(EditSpot(ref, each.field, box, SMALL, palette.body, palette.panel))
        y = end + BELOW
    return parts, spots, y - BELOW

"""The title block on top of the sheet: what it is, title, client, author, date, logo."""

from __future__ import annotations

from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import Tone
from journeymapper.display.primitives import Box, Icon, Path, Picture, Primitive, Stroke
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import middle, rounded, runs, shortened
from journeymapper.lanes.grid import MARGIN
from journeymapper.lanes.places import EditSpot
from journeymapper.lanes.styles import BODY, HEAD_PLAIN, SMALL, SMALL_BOLD, TITLE
from journeymapper.lanes.styles import BODY_BOLD as OVERLINE
from journeymapper.model.ids import THE_MAP
from journeymapper.model.vocabulary import JOURNEYS, STATES
from journeymapper.numerals import calendar_day

TOP: Final = 46.0
LOGO: Final = 72.0
WIDEST_FACT: Final = 230.0


def draw_heading(context: Context, right: float) -> tuple[list[Primitive], list[EditSpot], float]:
    """Return the heading's parts, its editable texts, and the y below it."""
    palette, say, document = context.palette, context.say, context.map
    parts: list[Primitive] = []
    line = context.line(say("Customer journey map"), OVERLINE)
    parts += runs([line], MARGIN, TOP + 16, OVERLINE, palette.accent)
    x = MARGIN + line.width * OVERLINE.size + 14
    chip, x = _state_chip(context, x, TOP)
    parts += chip
    product, spots = _product(context, x + 16, right)
    parts += product
    facts, left = _facts(context, right)
    parts += facts
    room = max(300.0, left - MARGIN - 30)
    title = context.wrap(document.title, TITLE, room)
    baseline = TOP + 71.0
    parts += runs(title, MARGIN, baseline, TITLE, palette.ink)
    end = baseline + max(0, len(title) - 1) * TITLE.line
    last = MARGIN + (title[-1].width * TITLE.size + 22 if title else 0)
    height = max(1, len(title)) * TITLE.line
    box = Rect(MARGIN - 2, baseline - 46, max(240.0, min(room, last - MARGIN)), height + 8)
    spots.append(EditSpot(THE_MAP, "title", box, TITLE, palette.ink, palette.paper))
    if document.subtitle:
        wide = context.width(document.subtitle, HEAD_PLAIN)
        if last + wide <= left - 20:
            below = [context.line(document.subtitle, HEAD_PLAIN)]
            at, y = last, end
        else:
            below = list(context.wrap(document.subtitle, HEAD_PLAIN, room))
            at, y = MARGIN, end + 34
        parts += runs(below, at, y, HEAD_PLAIN, palette.secondary)
        spot = Rect(at - 2, y - 22, min(room, wide + 24), 28.0 * len(below))
        spots.append(
            EditSpot(THE_MAP, "subtitle", spot, HEAD_PLAIN, palette.secondary, palette.paper)
        )
        end = max(end, y + (len(below) - 1) * HEAD_PLAIN.line)
    return parts, spots, max(end + 28, TOP + 100)


def _state_chip(context: Context, x: float, top: float) -> tuple[list[Primitive], float]:
    accent = context.palette.accent
    tone = Tone(context.palette.paper, accent, accent)
    text = context.say(STATES.get(context.map.state, context.map.state))
    if context.map.journey in JOURNEYS:
        text += f" · {context.say(JOURNEYS[context.map.journey])}"
    line = context.line(text, SMALL)
    w = line.width * SMALL.size + 35
    parts: list[Primitive] = [
        Box(x, top, w, 22, fill=tone.tint, corners=rounded(11)),
        Icon(context.icons("regular/map-pin"), x + 7, top + 4, 14, tone.strong),
        *runs([line], x + 25, middle(top, 22, SMALL), SMALL, tone.strong),
    ]
    return parts, x + w


def _product(context: Context, x: float, right: float) -> tuple[list[Primitive], list[EditSpot]]:
    """Return what the journey is about: a quiet word beside the map's state."""
    palette = context.palette
    if not context.map.product:
        return [], []
    shown = shortened(context, context.map.product, BODY, right - x - LOGO - 22)
    line = context.line(shown, BODY)
    spot = Rect(x + 20, TOP - 1, line.width * BODY.size + 24, 24)
    return [
        Icon(context.icons("package"), x, TOP + 2, 16, palette.secondary),
        *runs([line], x + 22, TOP + 16, BODY, palette.secondary),
    ], [EditSpot(THE_MAP, "product", spot, BODY, palette.secondary, palette.paper)]


def _facts(context: Context, right: float) -> tuple[list[Primitive], float]:
    """Return client, author, date and logo from the right edge, and the x where they begin."""
    document, say, palette = context.map, context.say, context.palette
    parts: list[Primitive] = []
    logo = context.facts.assets.get(document.theme.logo)
    x = right
    if logo and logo.data:
        x -= LOGO
        box = (x, TOP + 20, LOGO, LOGO)
        parts.append(Picture(*box, logo.media_type, logo.data, 12, alt=document.organisation))
        x -= 40
    day = document.dated or document.created
    told = [
        ("buildings", say("Client"), document.organisation),
        ("pen-nib", say("Author"), document.author),
        ("calendar-blank", say("Date"), calendar_day(day, context.language) if day else ""),
    ]
    for icon, label, value in reversed([t for t in told if t[2]]):
        shown = context.line(shortened(context, value, BODY, WIDEST_FACT), BODY)
        name = context.line(label, SMALL_BOLD)
        w = max(shown.width * BODY.size, name.width * SMALL_BOLD.size + 22, 76.0)
        x -= w
        parts.append(Icon(context.icons(icon), x, TOP + 33, 16, palette.secondary))
        parts += runs([name], x + 22, TOP + 46, SMALL_BOLD, palette.secondary)
        parts += runs([shown], x, TOP + 69, BODY, palette.ink)
        rule = (("M", x - 18, TOP + 33), ("L", x - 18, TOP + 75))
        parts.append(Path(rule, stroke=Stroke(palette.hairline)))
        x -= 48
    return parts, x

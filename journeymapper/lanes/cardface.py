"""How a card other than a touchpoint looks: a bar, an icon with its code, text, chips."""

from __future__ import annotations

from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import Tone, readable_ground
from journeymapper.display.primitives import Group, Icon, Picture, Primitive
from journeymapper.display.text import ShapedLine, TextStyle
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import (
    Chip,
    barred,
    centred,
    chip_rows,
    chips_height,
    draw_chips,
    known_icon,
    runs,
    severity_dots,
    struck,
)
from journeymapper.lanes.chips import EVIDENCE_ICONS, chips_of, evolved, strongest_evidence
from journeymapper.lanes.density import COMFORTABLE
from journeymapper.lanes.styles import BODY_BOLD, SMALL, SMALL_BOLD, SMALL_ITALIC
from journeymapper.model.card import Card
from journeymapper.model.vocabulary import CARD_KINDS
from journeymapper.numerals import quoted

BAR: Final = 5.0
NARROW: Final = 150.0
"""Below this width a card stacks its icon over its text."""


@frozen
class Look:
    """How the cards of one kind look: the tone's name in the palette, the icon, the size."""

    tone: str
    icon: str
    large: bool = False
    quoted: bool = False
    tinted: bool = False


LOOKS: Final = {
    "pain_point": Look("pain", "warning-circle", large=True, tinted=True),
    "opportunity": Look("opportunity", "lightbulb", large=True, tinted=True),
    "solution": Look("plan", "puzzle-piece", large=True, tinted=True),
    "strategy": Look("plan", "strategy", large=True, tinted=True),
    "idea": Look("idea", "sparkle", large=True, tinted=True),
    "option": Look("idea", "scales"),
    "gain": Look("opportunity", "smiley", large=True, tinted=True),
    "message": Look("voice", "megaphone-simple"),
    "quote": Look("voice", "quotes", quoted=True),
    "thought": Look("voice", "cloud"),
    "action": Look("plan", "person-simple-walk"),
    "goal": Look("opportunity", "target"),
    "image": Look("calm", "image"),
    "physical_evidence": Look("idea", "package"),
    "frontstage": Look("digital", "storefront"),
    "backstage": Look("inner", "mask-happy"),
    "support": Look("inner", "gear"),
    "text": Look("calm", "text-align-left"),
    "kpi": Look("calm", "chart-line-up"),
}


@frozen
class CardText:
    """A card's text, set for one width, and the height that it needs."""

    title: tuple[ShapedLine, ...]
    note: tuple[ShapedLine, ...]
    rows: tuple[tuple[Chip, ...], ...]
    height: float
    x: float
    baseline: float
    style: TextStyle


def tone_of(context: Context, card: Card, kind: str) -> Tone:
    """Return the tone of a card: its own colour where it has one, dark enough to be read."""
    base: Tone = getattr(context.palette, LOOKS.get(kind, LOOKS["text"]).tone)
    if not card.colour:
        return base
    return Tone(readable_ground(card.colour, base.tint), base.tint, base.border)


def set_card(context: Context, card: Card, kind: str, w: float) -> CardText:
    """Set the text of a card for width ``w``."""
    look = LOOKS.get(kind, LOOKS["text"])
    stacked = look.large and w < NARROW
    x = 44.0 if look.large and not stacked else 12.0 if look.large else 30.0 if w >= 120 else 11.0
    style = BODY_BOLD if look.large and not stacked else SMALL_BOLD
    if look.quoted:
        style = SMALL_ITALIC
    density = context.density
    top = 44.0 if stacked or (not look.large and w < 120) else 26.0 if look.large else 20.0
    room = max(20.0, w - x - (24 if card.evidence and x < 40 else 10))
    said = quoted(card.title, context.language) if look.quoted and card.title else card.title
    title = context.wrap(said, style, room)
    note = context.wrap(_note(card), SMALL, room)
    rows = chip_rows(
        context, chips_of(context, card, tone_of(context, card, kind), related=look.large), room
    )
    end = top + max(0, len(title) - 1) * style.line
    if note:
        end += len(note) * SMALL.line + 3
    bottom = 29.0 + chips_height(rows) - 20 if rows else 0.0
    height = end + 10.5 + bottom if rows else end + density.card_end
    least = density.small_card
    if look.large and not stacked:  # icon, evidence and code stand below each other
        least = COMFORTABLE.large_card if card.evidence else density.large_card
    picture = context.facts.assets.get(card.picture)
    if picture and picture.data:
        tall = _picture_height(w) + 6
        height += tall
        if look.large and not stacked:
            least += tall
    if kind in {"image", "physical_evidence"} and card.picture and not card.title:
        height -= 14
    return CardText(title, note, tuple(tuple(r) for r in rows), max(least, height), x, top, style)


def _note(card: Card) -> str:
    """Return a card's note, below what an option is compared by."""
    compared = [f"{name}: {words}" for name, words in card.criteria.items()]
    return "\n".join([*compared, *([card.note] if card.note else [])])


def _picture_height(w: float) -> float:
    return round((w - 12) * 0.62, 2)


def draw_card(
    context: Context, card: Card, kind: str, text: CardText, w: float, h: float, code: str
) -> Group:
    """Draw a card at the origin, with its short name on paper."""
    look = LOOKS.get(kind, LOOKS["text"])
    tone = tone_of(context, card, kind)
    palette = context.palette
    ground = tone.tint if look.tinted else palette.card
    border = tone.border if look.tinted else palette.border
    parts: list[Primitive] = barred(w, h, BAR, card.colour or tone.strong, ground, border)
    top = 0.0
    asset = context.facts.assets.get(card.picture)
    if asset and asset.data:
        tall = _picture_height(w)
        box = (BAR + 3, 6.0, w - BAR - 9, tall)
        parts.append(Picture(*box, asset.media_type, asset.data, 4, alt=card.title or asset.name))
        top = tall + 6
    icon = known_icon(context, card.icon, look.icon)
    if look.large and text.x > 40:
        parts.append(Icon(icon, 14, top + 11, 22, tone.strong))
        if code:
            line = context.line(code, SMALL_BOLD)
            parts.append(centred(line, 25, h - 15, SMALL_BOLD, tone.strong))
        parts += severity_dots(card.severity, 25, h - 32, tone)
    else:
        parts.append(Icon(icon, 10, top + 7, 18 if look.large else 16, tone.strong))
        if code:
            line = context.line(code, SMALL_BOLD)
            parts += runs([line], 33, top + 20.5, SMALL_BOLD, tone.strong)
        parts += severity_dots(card.severity, 46, top + 29, tone) if look.large else []
    level = strongest_evidence(card)
    if level and w >= 60:
        mark = context.icons(f"regular/{EVIDENCE_ICONS[level]}")
        aside = look.large and text.x > 40
        x, y = (18.0, top + 37) if aside else (w - 20, top + 6)
        parts.append(Icon(mark, x, y, 14, tone.strong if aside else palette.secondary))
    gone = card.evolution == "removed"
    ink = palette.secondary if gone else palette.body if look.quoted else palette.ink
    parts += runs(text.title, text.x, top + text.baseline, text.style, ink)
    if gone:
        parts += struck(text.title, text.x, top + text.baseline, text.style, ink)
    below = top + text.baseline + max(0, len(text.title) - 1) * text.style.line + 3
    parts += runs(text.note, text.x, below + SMALL.line, SMALL, palette.secondary)
    if text.rows:
        chips_top = h - 9 - chips_height(text.rows)
        parts += draw_chips(context, text.rows, text.x, chips_top, max(20.0, w - text.x - 10))
    label = context.say(CARD_KINDS.get(kind, kind))
    return Group(
        tuple(parts),
        Rect(0, 0, w, h),
        role="card",
        key=card.id,
        alt=f"{label}: {card.title}{evolved(context, card)}",
        url=card.urls[0] if card.urls else "",
    )

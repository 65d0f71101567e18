"""The parts that cards are made of: lines of text, chips, discs, frames with a coloured bar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from journeymapper.display.palette import Tone
from journeymapper.display.primitives import (
    Box,
    Ellipse,
    Icon,
    Path,
    Primitive,
    Stroke,
    Symbol,
    TextRun,
)
from journeymapper.display.text import ShapedLine, TextStyle
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.styles import SMALL

CARD_RADIUS: Final = 7.0
CHIP_HEIGHT: Final = 20.0
CHIP_GAP: Final = 6.0
_INSET: Final = 7.5
_ICON_INSET: Final = 22.5
_BREAKABLE: Final = re.compile(r"[ \t\r\n]+")
"""White space that may end a line: a no-break space in a figure stays what it is."""


def runs(
    lines: Iterable[ShapedLine], x: float, baseline: float, style: TextStyle, colour: str
) -> list[Primitive]:
    """Return lines set below each other, the first on ``baseline``."""
    return [
        TextRun(x, baseline + number * style.line, line, style.size, colour)
        for number, line in enumerate(lines)
    ]


def centred(line: ShapedLine, x: float, baseline: float, style: TextStyle, colour: str) -> TextRun:
    """Return one line whose middle is x."""
    return TextRun(x - line.width * style.size / 2, baseline, line, style.size, colour)


def ended(
    line: ShapedLine, right: float, baseline: float, style: TextStyle, colour: str
) -> TextRun:
    """Return one line that ends at ``right``."""
    return TextRun(right - line.width * style.size, baseline, line, style.size, colour)


def middle(top: float, height: float, style: TextStyle) -> float:
    """Return the baseline that centres capitals between top and top + height."""
    return top + height / 2 + style.size * 0.345


def known_icon(context: Context, wished: str, usual: str) -> Symbol:
    """Return the wished icon, or the usual one where the wish is empty or not in our set."""
    if wished:
        try:
            return context.icons(wished)
        except KeyError:
            pass  # a file may name an icon of a newer version
    return context.icons(usual)


def rounded(radius: float) -> tuple[float, float, float, float]:
    """Return four equal corners."""
    return (radius, radius, radius, radius)


def barred(
    w: float, h: float, bar: float, colour: str, ground: str, border: str
) -> list[Primitive]:
    """Return a card's ground with a hairline around, and a bar in the colour of its kind."""
    r, left = CARD_RADIUS, min(CARD_RADIUS, bar)
    edge = Stroke(border)
    return [
        Box(0.5, 0.5, w - 1, h - 1, fill=ground, stroke=edge, corners=rounded(r - 0.5)),
        Box(0, 0, bar, h, fill=colour, corners=(left, 0, 0, left)),
    ]


def struck(
    lines: Iterable[ShapedLine], x: float, baseline: float, style: TextStyle, colour: str
) -> list[Primitive]:
    """Return strokes through lines that ``runs`` has set."""
    found: list[Primitive] = []
    for number, line in enumerate(lines):
        y = baseline + number * style.line - style.size * 0.3
        end = x + line.width * style.size
        if end > x:
            found.append(Path((("M", x, y), ("L", end, y)), stroke=Stroke(colour, 1.2)))
    return found


@frozen
class Chip:
    """What a chip says, in which tone, with an icon where one helps."""

    text: str
    tone: Tone
    icon: str = ""
    outlined: bool = False


def chip_width(context: Context, chip: Chip) -> float:
    """Return how wide a chip runs."""
    return context.width(chip.text, SMALL) + (_ICON_INSET if chip.icon else _INSET) + _INSET


def draw_chip(
    context: Context, chip: Chip, x: float, y: float, widest: float = 1e9
) -> list[Primitive]:
    """Return a chip at its top left corner; text too wide for ``widest`` is cut short."""
    inset = _ICON_INSET if chip.icon else _INSET
    text = shortened(context, chip.text, SMALL, widest - inset - _INSET - 1)
    line = context.line(text, SMALL)
    w = line.width * SMALL.size + inset + _INSET
    parts: list[Primitive] = [
        Box(
            x + 0.5,
            y + 0.5,
            w - 1,
            CHIP_HEIGHT - 1,
            fill=context.palette.card if chip.outlined else chip.tone.tint,
            stroke=Stroke(chip.tone.border if chip.outlined else chip.tone.tint),
            corners=rounded(CHIP_HEIGHT / 2 - 0.5),
        )
    ]
    if chip.icon:
        parts.append(Icon(context.icons(chip.icon), x + 6, y + 3, 14, chip.tone.strong))
    baseline = middle(y, CHIP_HEIGHT, SMALL)
    parts.append(TextRun(x + inset, baseline, line, SMALL.size, chip.tone.strong))
    return parts


def shortened(context: Context, text: str, style: TextStyle, width: float) -> str:
    """Return text that fits one line of ``width``, ended with an ellipsis where it was cut."""
    text = _BREAKABLE.sub(" ", text).strip()
    if context.width(text, style) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        half = (low + high + 1) // 2
        if context.width(text[:half].rstrip() + "…", style) <= width:
            low = half
        else:
            high = half - 1
    return text[:low].rstrip() + "…"


def chip_rows(context: Context, chips: Sequence[Chip], width: float) -> list[list[Chip]]:
    """Return chips broken into rows no wider than ``width``; one alone may be cut when drawn."""
    rows: list[list[Chip]] = []
    room = 0.0
    for chip in chips:
        w = min(chip_width(context, chip), width)
        if rows and w <= room:
            rows[-1].append(chip)
            room -= w + CHIP_GAP
        else:
            rows.append([chip])
            room = width - w - CHIP_GAP
    return rows


def draw_chips(
    context: Context, rows: Sequence[Sequence[Chip]], x: float, y: float, width: float
) -> list[Primitive]:
    """Return rows of chips from a top left corner down."""
    parts: list[Primitive] = []
    for row in rows:
        left = x
        for chip in row:
            parts += draw_chip(context, chip, left, y, width)
            left += min(chip_width(context, chip), width) + CHIP_GAP
        y += CHIP_HEIGHT + 4
    return parts


def chips_height(rows: Sequence[Sequence[Chip]]) -> float:
    """Return the height of rows of chips."""
    return len(rows) * (CHIP_HEIGHT + 4) - 4 if rows else 0.0


def disc(
    symbol: Symbol, cx: float, cy: float, r: float, tone: Tone, *, dashed: bool = False
) -> list[Primitive]:
    """Return an icon on a disc of its tint; dashed for what is missing."""
    size = r * 1.25
    ring = Stroke(tone.strong, 1.2, (2.0, 3.0)) if dashed else None
    return [
        Ellipse(cx, cy, r, r, fill=tone.tint, stroke=ring),
        Icon(symbol, cx - size / 2, cy - size / 2, size, tone.strong),
    ]


def severity_dots(severity: int | None, cx: float, cy: float, tone: Tone) -> list[Primitive]:
    """Return a severity from 1 to 5 as so many dots of five, around a point; none for None."""
    if severity is None:
        return []
    return [
        Ellipse(
            cx + (place - 2) * 4.9,
            cy,
            1.9,
            1.9,
            fill=tone.strong if place < severity else tone.border,
        )
        for place in range(5)
    ]

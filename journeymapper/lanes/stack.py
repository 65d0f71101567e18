"""A lane of cards in cells: under the touchpoint they are about, or filling their rows."""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Primitive
from journeymapper.lanes.base import Context, LaneDrawing
from journeymapper.lanes.cardface import LOOKS, CardText, draw_card, set_card
from journeymapper.lanes.cells import Place, Wish, place_cards
from journeymapper.lanes.grid import Column
from journeymapper.lanes.places import CardBox, EditSpot
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.ids import Ref
from journeymapper.model.query import kind_of

PADDING: Final = 13.0
GAP: Final = 4.0
ROW_GAP: Final = 6.0
EMPTY_HEIGHT: Final = 74.0

Cell = tuple[Column, tuple[tuple[Card, str, Place, CardText], ...]]


def draw_stack(context: Context, lane: Lane) -> LaneDrawing:
    """Draw a lane of cards; cards of one row are as tall as the tallest of that row."""
    cells = [
        _cell(context, lane, column)
        for column in context.grid.columns
        if (lane.id, column.id) in context.facts.cells
    ]
    heights: list[float] = []
    for _, cards in cells:
        for _, _, place, text in cards:
            while len(heights) <= place.row:
                heights.append(0.0)
            heights[place.row] = max(heights[place.row], text.height)
    tops = list(accumulate((h + ROW_GAP for h in heights), initial=PADDING))
    bottom = tops[-1] - ROW_GAP if heights else EMPTY_HEIGHT - PADDING
    parts: list[Primitive] = []
    boxes: list[CardBox] = []
    spots: list[EditSpot] = []
    for column, cards in cells:
        for card, kind, place, text in cards:
            x = column.x + place.start * column.pitch + 2
            w = place.width * column.pitch - GAP
            h = heights[place.row]
            group = context.memo.get(
                ("card", card.id, kind),
                (card, text, w, h, context.codes.get(card.id, ""), context.palette),
                partial(draw_card, context, card, kind, text, w, h),
            )
            parts.append(group.moved(x, tops[place.row]))
            rect = Rect(x, tops[place.row], w, h)
            boxes.append(CardBox(card.id, lane.id, column.id, rect))
            spots.append(_spot(context, card, kind, text, rect))
    height = max(bottom + PADDING, lane.height or 0.0)
    return LaneDrawing(height, tuple(parts), boxes=tuple(boxes), spots=tuple(spots))


def _cell(context: Context, lane: Lane, column: Column) -> Cell:
    cards = context.facts.cells[lane.id, column.id]
    kinds = [kind_of(card, context.facts.lanes) for card in cards]
    large = any(LOOKS.get(kind, LOOKS["text"]).large for kind in kinds)
    wishes = [_wish(context, card, column) for card in cards]
    places = {place.key: place for place in place_cards(wishes, *_limits(column, large=large))}
    found = []
    for card, kind in zip(cards, kinds, strict=True):
        place = places[card.id]
        w = place.width * column.pitch - GAP
        text = context.memo.get(
            ("card text", card.id, kind),
            (card, w, context.measurer, context.language, _mentions(context, card)),
            partial(set_card, context, card, kind, w),
        )
        found.append((card, kind, place, text))
    return column, tuple(found)


def _mentions(context: Context, card: Card) -> str:
    """Return what the chips of a card say about others, which may change without the card."""
    slots = context.grid.slots
    return " ".join(
        str(slots[other].number) if other in slots else context.codes.get(other, "")
        for other in card.about
    )


def _anchor(card: Card, column: Column) -> float | None:
    """Return the slot of the first touchpoint of the column that a card is about."""
    for other in card.about:
        if other in column.touchpoints:
            return float(column.touchpoints.index(other))
    return None


def _wish(context: Context, card: Card, column: Column) -> Wish:
    """Anchor a card under its touchpoint, or under the card of another lane that it answers."""
    anchor = _anchor(card, column)
    if anchor is not None:
        return Wish(card.id, anchor)
    for other in card.about:
        answered = context.facts.cards.get(other)
        if answered and answered.at == column.id and answered.lane != card.lane:
            anchor = _anchor(answered, column)
            if anchor is not None:
                return Wish(card.id, anchor, _span(context, answered, column))
    return Wish(card.id)


def _span(context: Context, card: Card, column: Column) -> tuple[float, float] | None:
    """Return the span of the card that is answered, so that both stand below each other."""
    cell = context.facts.cells.get((card.lane, column.id), ())
    wishes = [Wish(other.id, _anchor(other, column)) for other in cell]
    large = LOOKS.get(kind_of(card, context.facts.lanes), LOOKS["text"]).large
    places = place_cards(wishes, *_limits(column, large=large))
    return next(((p.start, p.width) for p in places if p.key == card.id), None)


def _limits(column: Column, *, large: bool) -> tuple[float, float, float]:
    """Return the slots of a cell, and the least and the most that a card takes of them."""
    slots = float(max(1, len(column.touchpoints)))
    narrowest = max(0.2, (170.0 if large else 91.0) / column.pitch)
    widest = max(1.0, (3 if large else 2) * 95.5 / column.pitch)
    return slots, narrowest, widest if column.touchpoints else slots


def _spot(context: Context, card: Card, kind: str, text: CardText, rect: Rect) -> EditSpot:
    look = LOOKS.get(kind, LOOKS["text"])
    tone = getattr(context.palette, look.tone)
    lines = max(1, len(text.title))
    top = rect.y + text.baseline - text.style.size * 1.05
    box = Rect(rect.x + text.x, top, max(20.0, rect.w - text.x - 8), lines * text.style.line + 4)
    ground = tone.tint if look.tinted else context.palette.paper
    return EditSpot(Ref("card", card.id), "title", box, text.style, context.palette.ink, ground)
